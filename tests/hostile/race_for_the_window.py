"""Run as a program: many processes claim the window of one store; prints as JSON which of them got it.

python race_for_the_window.py COUNT STORE FOLDER
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kiberatung.app.single_instance import SingleInstance
from tests.hostile.racing import racing


def main(count: int, store: str, folder: Path) -> None:
    kept: list[object] = []

    def attempt() -> str:
        kept.append(QCoreApplication([]))
        instance = SingleInstance(store, folder)
        kept.append(instance)
        return "first" if instance.claim() else "second"

    with racing(count, attempt) as racers:
        sys.stdout.write(json.dumps([racer.said for racer in racers]))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
