"""Letters are joined, stacked and ordered as a shaping engine of its own does it, in each language there is.

The reference is HarfBuzz itself; the typesetter has a translation of it. What is read back goes through pdfium, as a
viewer does when somebody searches or copies. A new folder under `translations/` is taken along.
"""

import io
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from kiberatung.domain.letters import LetterKind
from kiberatung.domain.names.listed_letters import LATIN_LETTERS, LATIN_SEQUENCES
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.values import Bilingual, Direction, LetterSheet, Paragraph
from tests.documents.glyphs import CHINESE, PageReader
from tests.documents.pages import texts_of
from tests.documents.sheets import RESOURCES, TYPESETTER, a_sheet
from tests.services.letters.paper_desk import FAMILY, OMAR, TEXTS, a_desk, a_store

READER = PageReader(RESOURCES / "fonts")
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
FALLBACKS = ("NotoSansEthiopic", "NotoSansDevanagari", "NotoSansBengali")


def fonts(language: str, direction: Direction, weight: str) -> tuple[str, ...]:
    """As `base.typ` orders them; a font without this weight is taken in the next one it has."""
    arabic = "NotoNastaliqUrdu" if language == "ur" else "NotoNaskhArabic"
    heavy = {"NotoSansEthiopic": "SemiBold"}
    rest = tuple(f"{name}-{heavy.get(name, weight) if weight == 'Bold' else weight}" for name in FALLBACKS)
    first = (f"{arabic}-{weight}",) if direction is Direction.RIGHT_TO_LEFT else ()
    return (*first, f"NotoSans-{weight}", "NotoNaskhArabic-Regular", *rest, CHINESE)


def texts_on(sheet: LetterSheet, pages: int) -> list[tuple[str, str, tuple[str, ...]]]:
    """Everything that stands on the pages, with language and fonts."""
    german, german_bold = (fonts("de", Direction.LEFT_TO_RIGHT, weight) for weight in ("Regular", "Bold"))
    own, own_bold = (fonts(sheet.language, sheet.direction, weight) for weight in ("Regular", "Bold"))
    lines = [*sheet.letterhead[1:], sheet.sender_line, *sheet.recipient, *sheet.signature]
    lines += [part for detail in sheet.details for part in (detail.label, detail.value)]
    lines += [sheet.reference, "Seite von"] * (pages - 1) + ["Seite von"] * (pages > 1)
    found = [(line, "de", german) for line in lines] + [(sheet.letterhead[0], "de", german_bold)]
    usual = [sheet.salutation, sheet.closing, *(one.text for one in sheet.paragraphs), *sheet.enclosures]
    strong = [sheet.subject, *([sheet.enclosures_title] if sheet.enclosures else [])]
    found += [(one.german, "de", german) for one in usual] + [(one.german, "de", german_bold) for one in strong]
    tag = sheet.language.partition("-")[0]
    if sheet.draft_mark:
        found += [(sheet.draft_mark.german, "de", german), (sheet.draft_mark.translated, tag, own)] * pages
    found += [(one.translated, tag, own) for one in usual] + [(one.translated, tag, own_bold) for one in strong]
    return found


@cache
def letter(language: str) -> tuple[LetterSheet, bytes]:
    request = LetterRequest(kind=LetterKind.PLACEMENT, family_id=FAMILY, child_id=OMAR, language=language)
    sheet = prepare_letter(a_desk(a_store()), TEXTS, request).sheet
    return sheet, TYPESETTER.render_letter(sheet)


def actual_texts(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tags = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/ActualText" in one]
        return {str(one.ActualText) for one in tags if one.get("/Type") == "/StructElem"}


@pytest.mark.parametrize("language", TEXTS.languages.tags())
def test_every_word_of_a_letter_is_drawn_as_the_reference_draws_it(language: str) -> None:
    sheet, pdf = letter(language)
    drawn = READER.words(pdf)
    expected = READER.expected(texts_on(sheet, len(texts_of(pdf))))
    assert Counter(drawn) == Counter(expected)


@pytest.mark.parametrize("language", TEXTS.languages.tags())
def test_every_text_is_read_back_in_its_order(language: str) -> None:
    """Of the page as pdfium reads it; from right to left of the tags, as a screen reader does."""
    sheet, pdf = letter(language)
    texts = [sheet.subject, sheet.salutation, *(one.text for one in sheet.paragraphs), sheet.closing]
    wanted = [text.translated or text.german for text in texts]
    if sheet.direction is Direction.RIGHT_TO_LEFT:
        spoken = actual_texts(pdf)
        assert [text for text in wanted if text.translate(ISOLATES) not in spoken] == []
    else:
        read = "".join(filter(str.isalnum, "".join(texts_of(pdf))))
        assert [text for text in wanted if "".join(filter(str.isalnum, text)) not in read] == []


@pytest.mark.requirement("R50", figure="649 letters of DIN 91379 drawn as by the reference, none lost in reading")
def test_every_listed_letter_of_a_name_is_drawn_and_read_back() -> None:
    letters = sorted(LATIN_LETTERS | LATIN_SEQUENCES)
    assert len(letters) == 649
    lines = [" ".join(letters[begin : begin + 60]) for begin in range(0, len(letters), 60)]
    paragraphs = tuple(Paragraph(number, "", Bilingual(line)) for number, line in enumerate(lines, 1))
    pdf = TYPESETTER.render_letter(replace(a_sheet(language="de"), paragraphs=paragraphs))
    expected = READER.expected((line, "de", fonts("de", Direction.LEFT_TO_RIGHT, "Regular")) for line in lines)
    assert expected - READER.words(pdf) == Counter()
    assert all(glyph != READER.fonts[name].drawn(0) for name, word in expected for glyph in word)
    read = unicodedata.normalize("NFC", "".join(texts_of(pdf)))
    assert [letter for letter in letters if letter not in read] == []


def test_a_letter_that_is_joined_wrongly_is_found() -> None:
    """The test of the test: two Persian words of which the second must begin like a word."""
    order = fonts("fa", Direction.RIGHT_TO_LEFT, "Regular")
    joined, apart = (READER.expected([(text, "fa", order)]) for text in ("می\u200cپرسد", "می پ رسد"))
    assert joined != apart
