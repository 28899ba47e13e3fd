"""Letters after DIN 5008, forms A and B: measured on the page, ±0.5 mm (FORMATS 9, TRUST-AND-UX U51)."""

from dataclasses import replace

import pytest

from kiberatung.domain.office import LetterForm
from kiberatung.services.letters.values import Bilingual, Paragraph
from tests.documents.pages import Box, characters, find_text, font_sizes, lines, texts_of
from tests.documents.sheets import TYPESETTER, a_sheet

FORMS = pytest.mark.parametrize(
    ("form", "field_top", "block_top", "folds", "head_bottom"),
    [(LetterForm.A, 27, 32, (87, 192), 27), (LetterForm.B, 45, 50, (105, 210), 45)],
)
# What the window can show in the extreme positions of the sheet, with the tolerances of envelope and window.
WINDOWS = pytest.mark.parametrize(
    ("form", "window"),
    [
        (LetterForm.A, Box(7.5, 24.5, 112.5, 79.5)),
        (LetterForm.A, Box(-1.5, 24.5, 112.5, 83.5)),
        (LetterForm.B, Box(7.5, 42.5, 112.5, 97.5)),
        (LetterForm.B, Box(-1.5, 42.5, 112.5, 101.5)),
    ],
)


@pytest.mark.requirement("U51", figure="forms A and B: field, fold and punch marks within 0.5 mm; no text below 9 pt")
@FORMS
def test_address_field(form: LetterForm, field_top: float, block_top: float, folds: object, head_bottom: float) -> None:
    pdf = TYPESETTER.render_letter(a_sheet(form))
    return_line = find_text(pdf, "Integrationszentrum · Beispielplatz")
    annotation = find_text(pdf, "Persönlich übergeben")
    first, last = find_text(pdf, "Frau Rania Darwish"), find_text(pdf, "48282 Emsdetten")
    assert return_line.left == pytest.approx(25, abs=0.5)
    assert field_top < return_line.top < return_line.bottom < field_top + 5.5
    assert annotation.left == pytest.approx(25, abs=0.5)
    assert field_top + 5 < annotation.top < annotation.bottom < field_top + 17.7
    assert first.left == pytest.approx(25, abs=0.5)
    assert first.top == pytest.approx(field_top + 17.7, abs=0.5)
    assert last.bottom < field_top + 45


@FORMS
def test_details_text_and_letterhead(
    form: LetterForm, field_top: float, block_top: float, folds: object, head_bottom: float
) -> None:
    pdf = TYPESETTER.render_letter(a_sheet(form))
    details, subject = find_text(pdf, "Fall"), find_text(pdf, "Ein Schulplatz")
    assert (details.left, details.top) == (pytest.approx(125, abs=0.5), pytest.approx(block_top, abs=0.5))
    assert subject.left == pytest.approx(25, abs=0.5)
    assert subject.top == pytest.approx(field_top + 57.5, abs=0.5)
    assert find_text(pdf, "Kreis Steinfurt").bottom < head_bottom


@FORMS
def test_fold_and_punch_marks(
    form: LetterForm, field_top: float, block_top: float, folds: tuple[float, float], head_bottom: float
) -> None:
    marks = [line for line in lines(TYPESETTER.render_letter(a_sheet(form))) if line.right < 20]
    assert sorted(mark.top for mark in marks) == [pytest.approx(y, abs=0.5) for y in sorted([*folds, 148.5])]
    fold_marks = [mark for mark in marks if mark.top != pytest.approx(148.5, abs=0.5)]
    assert all(mark.right <= 5.1 for mark in fold_marks)


@WINDOWS
def test_window_shows_only_the_address_field(form: LetterForm, window: Box) -> None:
    """Without return line, annotation and address nothing is left that any envelope could show."""
    blank = replace(a_sheet(form, paragraphs=30), sender_line="", annotations=(), recipient=())
    pdf = TYPESETTER.render_letter(blank)
    seen = [box for box in (*characters(pdf), *lines(pdf)) if box.overlaps(window) and box.right - box.left > 0.1]
    assert seen == []


@FORMS
def test_very_long_name_stays_in_the_field_and_whole(
    form: LetterForm, field_top: float, block_top: float, folds: object, head_bottom: float
) -> None:
    name = "Maria-Magdalena Konstantinopoulou-Papadimitriou von und zu Hohenlohe-Langenburg-Weikersheim-Künzelsau"
    sheet = replace(a_sheet(form), recipient=(name, "c/o Unterkunft Nord", "Lange Straße 12", "48282 Emsdetten"))
    pdf = TYPESETTER.render_letter(sheet)
    assert "".join(name.split()) in "".join(texts_of(pdf)[0].split())
    end, town = find_text(pdf, "Künzelsau"), find_text(pdf, "48282 Emsdetten")
    assert end.right <= 100.5
    assert town.bottom < field_top + 45.5


@pytest.mark.requirement("U51")
def test_no_text_is_too_small() -> None:
    sizes = font_sizes(TYPESETTER.render_letter(a_sheet()))
    assert min(sizes) >= 7
    assert min(sizes - {7.0}) >= 9


def test_following_pages_name_letter_and_number() -> None:
    pages = texts_of(TYPESETTER.render_letter(a_sheet(paragraphs=20)))
    assert len(pages) == 2
    assert "Seite 1 von 2" in pages[0]
    assert "Fall 2026-0412 · 08.12.2026" in pages[1]
    assert "Seite 2 von 2" in pages[1]


def test_one_page_carries_no_number() -> None:
    assert "Seite" not in texts_of(TYPESETTER.render_letter(a_sheet()))[0]


def test_marks_stand_on_the_first_page_only() -> None:
    pdf = TYPESETTER.render_letter(a_sheet(paragraphs=20))
    assert [line for line in lines(pdf, page=1) if line.right < 20] == []


def test_right_to_left_column_begins_at_the_right_margin() -> None:
    pdf = TYPESETTER.render_letter(a_sheet())
    arabic = [box for box in characters(pdf) if "\u0600" <= box.text <= "\u06ff" or "\ufb50" <= box.text <= "\ufefc"]
    first_line = [box for box in arabic if box.top == pytest.approx(min(one.top for one in arabic), abs=3)]
    assert max(box.right for box in first_line) == pytest.approx(190, abs=0.5)
    assert min(box.left for box in arabic) > 107


def test_both_columns_share_their_base_lines() -> None:
    sheet = a_sheet()
    first = Paragraph(1, "", Bilingual("Tag: Montag", "اليوم: 14.12.2026"))
    pdf = TYPESETTER.render_letter(replace(sheet, paragraphs=(first,)))
    assert find_text(pdf, "Montag").top == pytest.approx(find_text(pdf, "14.12.2026").top, abs=0.5)


def test_telephone_number_stays_on_one_line_in_its_own_order() -> None:
    number = Paragraph(
        1, "", Bilingual("Telefon", "يمكنكم الوصول إلينا على هذا الرقم في المكتب: \u206802551 69-2720\u2069.")
    )
    pdf = TYPESETTER.render_letter(replace(a_sheet(), paragraphs=(number,)))
    begin, end = find_text(pdf, "02551"), find_text(pdf, "2720")
    assert begin.top == pytest.approx(end.top, abs=0.5)
    assert begin.right < end.left
