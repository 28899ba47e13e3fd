"""The process that sets letters beside others of its kind: each core has a typesetter of its own.

Pickles on standard input: first where modules lie, the templates and the fonts, then one tuple of `LetterSheet` after
the other; each is answered by a pickle of its `PdfObjects`. Whatever goes wrong ends it without an answer.
"""

import sys

ARGUMENT = "--set-letters"
"""Of a frozen program, which is its own interpreter."""


def main() -> None:
    import pickle  # noqa: PLC0415 - the window imports this module for its names alone

    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    path, templates, fonts = pickle.load(questions)  # noqa: S301 - written by the program itself
    sys.path[:] = path or sys.path
    from kiberatung.basics.own_process import forbid_memory_images  # noqa: PLC0415 - the line before says from where
    from kiberatung.documents.typesetting import Typesetter  # noqa: PLC0415

    forbid_memory_images()
    typesetter = Typesetter(templates, fonts)
    while True:
        try:
            sheets = pickle.load(questions)  # noqa: S301
        except EOFError:
            return
        pickle.dump(typesetter.set_letters(sheets), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


if __name__ == "__main__":
    main()
