"""Each kind of letter in each language as a file: accessible, small, readable back, in the window of the envelope."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pdfua import Severity, validate

from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office import LetterForm
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.text_warnings import texts_in
from kiberatung.services.letters.values import LetterSheet, SheetLayout
from tests.documents.pages import Box, characters, find_text, lines, texts_of
from tests.services.letters.paper_desk import FAMILY, OMAR, RESOURCES, TEXTS, a_desk, a_store

TYPESETTER = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")
LARGEST = 60_000
"""Bytes of a letter of one page in two scripts."""
FLOWING = {"ar", "fa", "prs", "ur"}
"""Languages whose ligatures a reader gives back as drawn; of fifty letters it may leave out one over another."""
SLOPING, SECOND_PAGE = {"ur": 62_000}, {"ur": 0.5}
"""The letters of Urdu have three times as many shapes; share of it for another page."""
CASES = [
    (kind, language)
    for kind in LetterKind
    for language in (("de",) if RULES[kind].german_only else TEXTS.languages.tags())
]
EVERY_LETTER = pytest.mark.parametrize(("kind", "language"), CASES)
FOR_THE_ENVELOPE = [kind for kind in LetterKind if RULES[kind].layout is SheetLayout.LETTER]
WINDOWS = {LetterForm.A: Box(7.5, 24.5, 112.5, 79.5), LetterForm.B: Box(7.5, 42.5, 112.5, 97.5)}
FIELDS = {LetterForm.A: 27, LetterForm.B: 45}


@cache
def sheet_of(kind: LetterKind, language: str, form: LetterForm = LetterForm.B) -> LetterSheet:
    about = OMAR if RULES[kind].about_child else None
    request = LetterRequest(kind=kind, family_id=FAMILY, child_id=about, language=language)
    return replace(prepare_letter(a_desk(a_store()), TEXTS, request).sheet, form=form)


@cache
def page_of(kind: LetterKind, language: str) -> bytes:
    """Set once; what is looked at in it is a test each."""
    return TYPESETTER.render_letter(sheet_of(kind, language))


def letters_of(text: str) -> str:
    """Without spaces, marks that are not seen and vowel signs, which a reader may put before or after their letter."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] not in "ZCM")


@EVERY_LETTER
def test_a_checker_of_accessibility_finds_nothing(kind: LetterKind, language: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(page_of(kind, language))
    assert [str(one) for one in validate(file).findings if one.severity is Severity.ERROR] == []


@EVERY_LETTER
def test_the_file_is_small(kind: LetterKind, language: str) -> None:
    pdf = page_of(kind, language)
    pages = len(texts_of(pdf))
    assert pages <= 2
    assert len(pdf) < SLOPING.get(language, LARGEST) * (1 + (pages - 1) * SECOND_PAGE.get(language, 0.25))


@EVERY_LETTER
def test_what_went_in_can_be_read_back(kind: LetterKind, language: str) -> None:
    """Every word stands there whole; where letters flow together every letter, because the reader turns them round.

    That those words are written in their order as well is held by the texts behind the tags, in `tests/documents`.
    """
    sheet = sheet_of(kind, language)
    read = letters_of("".join(texts_of(page_of(kind, language))))
    whole = [one.german if language in FLOWING else f"{one.german} {one.translated}" for one in texts_in(sheet)]
    words = [part for text in whole for word in text.split() for part in re.findall(r"\w{2,}", letters_of(word))]
    assert [word for word in words if word not in read] == []
    letters = Counter(sign for one in texts_in(sheet) for sign in letters_of(one.translated) if sign.isalnum())
    left_out = (letters - Counter(read)).total()
    assert left_out <= (letters.total() // 50 if language in FLOWING else 0)


@pytest.mark.parametrize("form", LetterForm)
@pytest.mark.parametrize("kind", FOR_THE_ENVELOPE)
def test_nothing_but_the_address_stands_in_the_window(kind: LetterKind, form: LetterForm) -> None:
    language = "de" if RULES[kind].german_only else "ar"
    sheet = replace(sheet_of(kind, language, form), sender_line="", annotations=(), recipient=())
    pdf = TYPESETTER.render_letter(sheet)
    window = WINDOWS[form]
    assert [one for one in (*characters(pdf), *lines(pdf)) if one.overlaps(window) and one.right - one.left > 0.1] == []


@pytest.mark.parametrize("form", LetterForm)
@pytest.mark.parametrize("kind", FOR_THE_ENVELOPE)
def test_measures_of_din_5008_hold_to_half_a_millimetre(kind: LetterKind, form: LetterForm) -> None:
    sheet = sheet_of(kind, "de", form)
    pdf = TYPESETTER.render_letter(sheet)
    top = FIELDS[form]
    first = find_text(pdf, sheet.recipient[0])
    assert first.left == pytest.approx(25, abs=0.5)
    assert top + 17.2 <= first.top <= top + 20.2  # the cap height stands below the upper edge of the zone
    assert find_text(pdf, "Auskunft").left == pytest.approx(125, abs=0.5)
    assert find_text(pdf, sheet.subject.german).left == pytest.approx(25, abs=0.5)
    marks = sorted(line.top for line in lines(pdf) if line.right < 20)
    assert marks == [pytest.approx(y, abs=0.5) for y in sorted((top + 60, top + 165, 148.5))]


@EVERY_LETTER
def test_a_very_long_name_stays_whole(kind: LetterKind, language: str) -> None:
    name = "Maria-Magdalena Konstantinopoulou-Papadimitriou von und zu Hohenlohe-Langenburg-Weikersheim-Künzelsau"
    sheet = replace(sheet_of(kind, language), recipient=(name, "Lange Straße 12", "48282 Emsdetten"))
    assert letters_of(name) in letters_of(texts_of(TYPESETTER.render_letter(sheet))[0])


@EVERY_LETTER
def test_no_paragraph_is_empty_in_either_column(kind: LetterKind, language: str) -> None:
    sheet = sheet_of(kind, language)
    assert all(text.german for text in texts_in(sheet))
    assert language == "de" or all(text.translated for text in texts_in(sheet))
    assert [one.number for one in sheet.paragraphs] == list(range(1, len(sheet.paragraphs) + 1))
