"""Processor time of a two-column Arabic letter after the first, beside a bare Typst document of the same text.

Every letter goes to another person about another child, in the worst case no paragraph is like any set before.
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
from kiberatung.services.letters.values import Bilingual, LetterSheet
from tests.services.letters.paper_desk import FAMILY, OMAR, RESOURCES, TEXTS, a_desk, a_store

BARE = b"""#set text(font: ("Noto Sans", "Noto Naskh Arabic"), size: 10pt)
#let texts = json(bytes(sys.inputs.texts))
#for one in texts { par(one) }
"""


def milliseconds(letters: int, make: Callable[[int], object]) -> tuple[float, float, float]:
    """Of the first, then the median and the fastest of all others, the last less touched by other work."""
    times = []
    for number in range(letters + 1):
        begun = time.process_time()
        make(number)
        times.append((time.process_time() - begun) * 1000)
    return times[0], statistics.median(times[1:]), min(times[1:])


def another(sheet: LetterSheet, number: int, added: str = "") -> LetterSheet:
    """The letter for another family; `added` ends every paragraph, so that none is like one of another letter."""

    def renamed(text: Bilingual) -> Bilingual:
        german, translated = (one.replace("Omar", f"Omar{number}") for one in (text.german, text.translated))
        return replace(text, german=german + added, translated=translated + added)

    return replace(
        sheet,
        recipient=(f"Person {number}", *sheet.recipient[1:]),
        reference=f"Fall {number}",
        subject=renamed(sheet.subject),
        paragraphs=tuple(replace(one, text=renamed(one.text)) for one in sheet.paragraphs),
    )


def bare_letter(sheet: LetterSheet) -> Callable[[int], object]:
    compiler = typst.Compiler(font_paths=[RESOURCES / "fonts"], ignore_system_fonts=True)

    def make(number: int) -> object:
        paragraphs = another(sheet, number).paragraphs
        texts = [text for one in paragraphs for text in (one.text.german, one.text.translated)]
        return compiler.compile(input=BARE, format="pdf", sys_inputs={"texts": json.dumps([*texts, f"Fall {number}"])})

    return make


def main(letters: int) -> None:
    desk, typesetter = a_desk(a_store()), Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")
    request = LetterRequest(kind=LetterKind.PLACEMENT, family_id=FAMILY, child_id=OMAR, language="ar")
    sheet = prepare_letter(desk, TEXTS, request).sheet
    begun = time.process_time()
    size = len(typesetter.render_letter(sheet)) / 1024
    first_of_all = (time.process_time() - begun) * 1000

    def set_letter(number: int) -> object:
        return typesetter.render_letter(another(sheet, number))

    def set_with_new_paragraphs(number: int) -> object:
        return typesetter.render_letter(another(sheet, 1_000_000 + number, f" {number}"))

    def compose_and_set(number: int) -> object:
        return typesetter.render_letter(another(prepare_letter(desk, TEXTS, request).sheet, 2_000_000 + number))

    lines = [
        f"letter of {size:.0f} KiB, {letters} each; milliseconds of one processor: first, median, fastest",
        f"first letter of all              {first_of_all:8.1f}",
        "two columns, set                 {:8.1f} {:8.1f} {:8.1f}".format(*milliseconds(letters, set_letter)),
        "the same, all paragraphs new     {:8.1f} {:8.1f} {:8.1f}".format(
            *milliseconds(letters, set_with_new_paragraphs)
        ),
        "two columns, composed and set    {:8.1f} {:8.1f} {:8.1f}".format(*milliseconds(letters, compose_and_set)),
        "peer: same text, bare Typst      {:8.1f} {:8.1f} {:8.1f}".format(*milliseconds(letters, bare_letter(sheet))),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
