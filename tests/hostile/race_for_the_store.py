"""Run as a program: many processes race for one store; prints what became of them as JSON.

python race_for_the_store.py race COUNT STORE PASSPHRASE
python race_for_the_store.py kill COUNT STORE PASSPHRASE
"""

import json
import sys
from pathlib import Path

from kiberatung.basics.clock import SystemClock
from kiberatung.domain.errors import TellableError
from kiberatung.storage import stores
from kiberatung.storage.keys.unlocking import unlock
from tests.hostile.racing import racing

WROTE = "geschrieben"


def main(deed: str, count: int, store: Path, passphrase: str) -> None:
    key = unlock(store, passphrase)
    place = stores.StorePlace(store, Path("migrations"), SystemClock())
    held = []

    def attempt() -> str:
        try:
            held.append(stores.open_unlocked(place, key))
        except TellableError as refusal:
            return str(refusal)
        return WROTE

    if deed == "race":
        with racing(count, attempt) as racers:
            sys.stdout.write(json.dumps([racer.said for racer in racers]))
        return
    said = []
    for _round in range(count):
        with racing(1, attempt) as racers:
            said.append(racers[0].said)
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
