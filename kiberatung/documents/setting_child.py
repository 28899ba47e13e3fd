"""The process that sets letters beside others of its kind: each core has a typesetter of its own.

First it hears where modules, the templates and the fonts lie, then letters again and again; it answers with the objects
of their file. Whatever goes wrong ends it without an answer.
"""

import sys

ARGUMENT = "--set-letters"
"""Of a frozen program, which is its own interpreter."""


def main() -> None:
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    import json  # noqa: PLC0415 - the window imports this module for its names alone

    told = json.loads(questions.readline())
    sys.path[:] = told["path"] or sys.path
    from pathlib import Path  # noqa: PLC0415

    from kiberatung.basics.own_process import forbid_memory_images  # noqa: PLC0415 - the line before says from where
    from kiberatung.documents.setting_talk import heard_letters, say_file  # noqa: PLC0415
    from kiberatung.documents.typesetting import Typesetter  # noqa: PLC0415

    forbid_memory_images()
    typesetter = Typesetter(Path(told["templates"]), Path(told["fonts"]))
    while True:
        try:
            sheets = heard_letters(questions)
        except EOFError:
            return
        say_file(answers, typesetter.set_letters(sheets))


if __name__ == "__main__":
    main()
