"""Cells of SchILD files: nothing that breaks a line, nothing replaced or cut in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiberatung.domain.catalogues.schild import SchildColumn, SchildFilling, SchildType
from kiberatung.domain.children import ChildId
from kiberatung.domain.names.graphemes import count_letters
from kiberatung.exchange.schild.letters import Fitting
from kiberatung.services.handovers.forms import SchildEncoding
from kiberatung.services.handovers.ports import Cut, ReplacedLetter
from tests.services.handovers.handover_desk import OMAR as CHILD

ANSI, UTF_8 = SchildEncoding.WINDOWS_1252, SchildEncoding.UTF_8


def column(heading: str = "Nachname", length: int | None = 50) -> SchildColumn:
    return SchildColumn(
        file="SchuelerBasisdaten.dat",
        position=1,
        heading=heading,
        type=SchildType.TEXT,
        length=length,
        filling=SchildFilling.REQUIRED,
        note="",
        catalogue="",
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Gülşen Yılmaz", "Gülsen Yilmaz"),
        ("Çağrı", "Çagri"),
        ("İpek", "Ipek"),
        ("Đorđević", "Dordevic"),
        ("Łukasz Żółw", "Lukasz Zólw"),
        ("Əliyeva", "Eliyeva"),
        ("J\u030cana", "Jana"),
        ("Мельник", "Melnik"),
        ("Großmann-Žižek", "Großmann-Žižek"),
    ],
)
def test_letters_windows_1252_does_not_have_become_the_nearest(name: str, expected: str) -> None:
    fitting = Fitting(ANSI)
    assert fitting.fit(name, column(), CHILD) == expected
    assert bool(fitting.replaced) == (name != expected)


def test_utf_8_keeps_every_letter() -> None:
    fitting = Fitting(UTF_8)
    assert fitting.fit("Ğülşen J\u030c Мельник عمر", column(), CHILD) == "Ğülşen J\u030c Мельник عمر"
    assert fitting.replaced == ()
    assert fitting.encoded(["Ğ"]) == "\ufeffĞ\r\n".encode()


def test_pipe_and_line_break_are_replaced_and_shown() -> None:
    fitting = Fitting(UTF_8)
    assert fitting.fit("Al|Khatib\r\nOmar\u2028A", column(), CHILD) == "Al/Khatib  Omar A"
    assert fitting.replaced == (ReplacedLetter("|", "/"), ReplacedLetter("Zeilenumbruch", "Leerzeichen"))


def test_a_cut_is_shown_and_counts_letters_as_people_see_them() -> None:
    fitting = Fitting(UTF_8)
    assert fitting.fit("K\u035fh" * 30, column(length=30), CHILD) == "K\u035fh" * 30
    assert fitting.cuts == ()
    assert fitting.fit("ñ" * 31, column(length=30), CHILD) == "ñ" * 30
    assert fitting.cuts == (Cut(CHILD, "Nachname", "ñ" * 31, "ñ" * 30),)


def test_a_phone_number_loses_its_blanks_or_stays_away_but_is_never_cut() -> None:
    fitting = Fitting(ANSI)
    phone = column("Telefonnr.", 20)
    assert fitting.fit("+49 (0) 176 1234 5678", phone, CHILD) == "+49(0)17612345678"
    assert fitting.cuts == ()
    assert fitting.fit("+49 176 123456789012345678", phone, CHILD) == ""
    assert fitting.cuts[0].kept == ""


@given(st.text(), st.sampled_from(SchildEncoding), st.integers(1, 60))
def test_any_text_fits_its_cell(text: str, encoding: SchildEncoding, length: int) -> None:
    fitting = Fitting(encoding)
    cell = fitting.fit(text, column(length=length), ChildId(CHILD))
    assert not set("|\r\n") & set(cell)
    assert len(cell.splitlines()) <= 1
    assert count_letters(cell) <= length
    assert fitting.encoded([cell]).decode("cp1252" if encoding is ANSI else "utf-8-sig") == f"{cell}\r\n"
