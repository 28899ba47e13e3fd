"""The determination on paper: answer, reasons, facts and norms; neither address nor stay; the line of a life."""

from datetime import date
from typing import Any

import pytest

from kiberatung.basics import texts
from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import FieldMark, Source
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.schulpflicht.determining import decide_schulpflicht
from kiberatung.services.schulpflicht.life_line import LifeLine, Stage
from kiberatung.services.schulpflicht.page import read_schulpflicht
from kiberatung.services.schulpflicht.paper import DeterminationSheet, PaperTable, determination_sheet
from tests.support.builders import a_family
from tests.support.desks import RESOURCES, a_desk

TRANSLATIONS = RESOURCES.parent / "translations"
ASYLUM = {
    "date_of_birth": date(2010, 10, 14),
    "residence_status": ResidenceStatus.ASYLUM,
    "asylum_application": True,
    "resident_since": date(2026, 9, 1),
    "assigned_on": date(2026, 10, 5),
    "years_of_schooling": 7,
    "name_in_script": "ياسمين",
}


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def a_child(desk: Desk, **more: Any) -> Child:
    family = a_family("Al-Khatib", street="Geheimweg", house_number="7", address_protected=True)
    return family.with_child("Yasmin", **(ASYLUM | more)).stored_in(desk.store).children[0]


def a_table(sheet: DeterminationSheet, title: str) -> PaperTable:
    return next(table for table in sheet.tables if table.title == title)


def all_words(sheet: DeterminationSheet) -> str:
    rows = [cell for table in sheet.tables for row in table.rows for cell in row]
    pairs = [word for pair in (*sheet.person, *sheet.figures) for word in pair]
    words = "\n".join((*rows, *pairs, sheet.answer, sheet.answer_note, *sheet.notes, *sheet.letterhead))
    return words.replace("\u00a0", " ")


def test_it_says_answer_figures_reasons_facts_and_norms_with_their_state(desk: Desk) -> None:
    child = a_child(desk, marks=(FieldMark("date_of_birth", source=Source.PASSPORT),))
    sheet = determination_sheet(desk, child.id)
    assert sheet.answer == "Ja, Yasmin ist schulpflichtig."
    assert dict(sheet.person) == {
        "Name": "Yasmin Al-Khatib",
        "Name in eigener Schrift": "ياسمين",
        "Geboren am": "14.10.2010",
    }
    assert dict(sheet.figures)["Bis"] == "31.07.2029"
    assert ("Geburtsdatum", "14.10.2010", "Pass, gesehen") in a_table(sheet, "Tatsachen").rows
    assert [row[2] for row in a_table(sheet, "Welcher Teil?").rows][-1] == "Sekundarstufe II, Berufskolleg"
    norms = {row[0].replace("\u00a0", " "): row for row in a_table(sheet, "Rechtsgrundlagen").rows}
    assert norms["§ 35 Abs. 1 SchulG"][2] == "Wortlaut, Stand 01.08.2011"
    assert sheet.reference == "Fall 2026-0001"


def test_neither_stay_nor_address_ever_stands_on_it(desk: Desk) -> None:
    words = all_words(determination_sheet(desk, a_child(desk).id))
    for secret in ("Asyl", "Geheimweg", "Herford", "Abs. 6", "Drittstaat", "ausreise", "Landesunterkunft"):
        assert secret not in words
    assert "liegen seit dem 05.10.2026 vor" in words


@pytest.mark.parametrize("status", list(ResidenceStatus))
def test_no_kind_of_stay_is_told(desk: Desk, status: ResidenceStatus) -> None:
    words = all_words(determination_sheet(desk, a_child(desk, residence_status=status).id))
    assert not any(part in words for part in ("Abs. 6", "Asyl", "24 AufenthG", "Ausreise", "ungeklärt", "Schulmail"))


def test_it_is_german_on_an_english_screen(desk: Desk) -> None:
    child = a_child(desk)
    german = determination_sheet(desk, child.id)
    texts.install("en", TRANSLATIONS)
    try:
        assert determination_sheet(desk, child.id) == german
    finally:
        texts.install("de", TRANSLATIONS)


def test_a_decision_that_deviates_stands_on_it_with_who_and_why(desk: Desk) -> None:
    child = a_child(desk)
    decide_schulpflicht(desk, child.id, "yes", "sek2", "Auskunft der Bezirksregierung")
    rows = dict(a_table(determination_sheet(desk, child.id), "Abweichende Festlegung").rows)
    assert rows == {
        "Festgelegt": "Ja, Sekundarstufe II",
        "Begründung": "Auskunft der Bezirksregierung",
        "Von": "Anke Terhorst",
        "Am": "23.11.2026",
        "Damals berechnet": "Ja, Teil zu prüfen",
    }
    record_answer(desk, Place(child.family_id, "years_of_schooling", child.id), Given(8))
    assert "erneut zu prüfen" in a_table(determination_sheet(desk, child.id), "Abweichende Festlegung").note


def test_without_an_answer_it_says_what_is_missing(desk: Desk) -> None:
    sheet = determination_sheet(desk, a_child(desk, date_of_birth=None).id)
    assert "noch nicht bestimmen" in sheet.answer
    assert "(date_of_birth)" not in sheet.answer_note
    assert sheet.figures == ()
    assert dict(sheet.person)["Geboren am"] == "unbekannt"
    assert any("Geburtsurkunde" in note for note in sheet.notes)
    open_day = determination_sheet(desk, a_child(desk, assigned_on=None).id)
    assert not any("liegen seit" in row[1] for row in a_table(open_day, "Begründung").rows)


def test_its_printing_is_noted_and_a_reading_account_prints_nothing(desk: Desk) -> None:
    child = a_child(desk)
    determination_sheet(desk, child.id)
    noted = desk.at_work().lists.noted_since(desk.clock.now().replace(year=2020), [Deed.PRINT], 10)
    assert [one.what for one in noted] == ["Feststellung zur Schulpflicht ausgegeben"]
    with pytest.raises(DomainError, match="darf das nicht"):
        determination_sheet(a_desk(desk.store, Role.READER), child.id)


# the line of a life


def line_of(desk: Desk, **more: Any) -> LifeLine:
    line = read_schulpflicht(desk, a_child(desk, **more).id).line
    assert line is not None
    return line


def test_the_stages_follow_each_other_without_a_gap(desk: Desk) -> None:
    line = line_of(desk)
    assert [(one.stage, one.first, one.last) for one in line.stages] == [
        (Stage.PRIMARY, date(2017, 8, 1), date(2021, 7, 31)),
        (Stage.SEK1, date(2021, 8, 1), date(2027, 7, 31)),
        (Stage.SEK2, date(2027, 8, 1), date(2029, 7, 31)),
    ]
    assert (line.since, line.until, line.ends_on) == (date(2026, 10, 5), date(2029, 7, 31), date(2029, 7, 31))


def test_a_third_year_in_the_entry_phase_moves_what_follows(desk: Desk) -> None:
    line = line_of(desk, third_entry_year=True)
    assert [one.last for one in line.stages[:2]] == [date(2022, 7, 31), date(2028, 7, 31)]


def test_an_adult_has_no_day_since_and_the_line_reaches_today(desk: Desk) -> None:
    line = line_of(desk, date_of_birth=date(2004, 5, 5))
    assert line.since is None
    assert line.ends_on == date(2026, 11, 23)
