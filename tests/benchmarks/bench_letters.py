"""Median time of a two-column Arabic letter after the first, beside a bare Typst document of the same text.

Run: python -m tests.benchmarks.bench_letters [letters]
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import typst

from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.letters import LetterKind
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.values import LetterSheet
from tests.services.letters.paper_desk import FAMILY, OMAR, RESOURCES, TEXTS, a_desk, a_store

BARE = b"""#set text(font: ("Noto Sans", "Noto Naskh Arabic"), size: 10pt)
#let texts = json(bytes(sys.inputs.texts))
#for one in texts { par(one) }
"""


def milliseconds(letters: int, make: Callable[[int], object]) -> tuple[float, float, float]:
    """Of the first, then the median and the fastest of all others, the last less touched by other work."""
    times = []
    for number in range(letters + 1):
        begun = time.perf_counter()
        make(number)
        times.append((time.perf_counter() - begun) * 1000)
    return times[0], statistics.median(times[1:]), min(times[1:])


def bare_letter(sheet: LetterSheet) -> Callable[[int], object]:
    compiler = typst.Compiler(font_paths=[RESOURCES / "fonts"], ignore_system_fonts=True)
    texts = [text for one in sheet.paragraphs for text in (one.text.german, one.text.translated)]

    def make(number: int) -> object:
        inputs = {"texts": json.dumps([*texts, f"Fall {number}"])}
        return compiler.compile(input=BARE, format="pdf", sys_inputs=inputs)

    return make


def main(letters: int) -> None:
    desk, typesetter = a_desk(a_store()), Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")
    request = LetterRequest(kind=LetterKind.PLACEMENT, family_id=FAMILY, child_id=OMAR, language="ar")
    sheet = prepare_letter(desk, TEXTS, request).sheet
    size = len(typesetter.render_letter(sheet)) / 1024

    def set_letter(number: int) -> object:
        return typesetter.render_letter(replace(sheet, signature=(f"Person {number}",), reference=f"Fall {number}"))

    def compose_and_set(number: int) -> object:
        composed = prepare_letter(desk, TEXTS, request).sheet
        return typesetter.render_letter(replace(composed, recipient=(f"Person {number}",)))

    fresh = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")
    first_of_all, *_others = milliseconds(2, lambda _number: fresh.render_letter(sheet))
    lines = [
        f"letter of {size:.0f} KiB, {letters} each; milliseconds: first, median, fastest",
        f"first letter of a new typesetter {first_of_all:8.1f}",
        "two columns, set                 {:8.1f} {:8.1f} {:8.1f}".format(*milliseconds(letters, set_letter)),
        "two columns, composed and set    {:8.1f} {:8.1f} {:8.1f}".format(*milliseconds(letters, compose_and_set)),
        "peer: same text, bare Typst      {:8.1f} {:8.1f} {:8.1f}".format(*milliseconds(letters, bare_letter(sheet))),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
