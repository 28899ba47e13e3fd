"""What follows from schooling and scripts, in words."""

from dataclasses import replace
from datetime import date

import pytest

from kiberatung.domain.children import Child
from kiberatung.domain.languages import Literacy, ScriptLiteracy, ScriptLiteracyId
from kiberatung.domain.schooling import SchoolingGap, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.services.desk import Desk
from kiberatung.services.schooling_page import SchoolingPage, read_schooling
from kiberatung.ui.family.schooling import line_words
from tests.support.desks import a_desk
from tests.ui.family.child_pages import yasmin_and_omar


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def child(desk: Desk) -> Child:
    return yasmin_and_omar(desk).children[0]


def put(desk: Desk, record: object) -> None:
    with desk.changing("Angabe") as work:
        work.put(record)  # type: ignore[type-var]  # any record
        work.commit()


def a_span(desk: Desk, child: Child, first: date, last: date | None, grade: int | None = None) -> SchoolingSpan:
    identifier = SchoolingSpanId(desk.identifiers.next())
    return SchoolingSpan(
        id=identifier, child_id=child.id, country="475", started_on=first, ended_on=last, last_grade=grade
    )


def found(page: SchoolingPage, desk: Desk, title: str) -> line_words.Consequence:
    return next(one for one in line_words.consequences(page, desk.words.country) if one.title == title)


def test_a_span_reads_as_a_sentence(desk: Desk, child: Child) -> None:
    span = a_span(desk, child, date(2016, 9, 1), date(2020, 1, 31), 4)
    sentence = line_words.span_sentence(span, desk.words.country)
    assert sentence == "Syrien: Grundschule, bis Klasse 4, 09.2016 bis 01.2020"
    unknown = replace(span, country="", started_on=date(2016, 9, 5), ended_on=None, last_grade=None)
    assert line_words.span_sentence(unknown, desk.words.country) == "Land offen: Grundschule, 05.09.2016 bis heute"
    assert line_words.end_words(date(2020, 1, 30)) == "30.01.2020"


def test_told_years_that_disagree_are_said(desk: Desk, child: Child) -> None:
    put(desk, a_span(desk, child, date(2016, 9, 1), date(2020, 7, 31)))
    years = found(read_schooling(desk, child.id), desk, "Abgeschlossene Schuljahre")
    assert (years.value, years.tone) == ("4", "warn")
    assert "In der Aufnahme stehen 7." in years.detail
    page = read_schooling(desk, child.id)
    page = replace(page, child=replace(page.child, years_of_schooling=None))
    assert found(page, desk, "Abgeschlossene Schuljahre").detail == "Syrien"


def test_gaps_add_up(desk: Desk, child: Child) -> None:
    gaps = (SchoolingGap(date(2020, 1, 31), date(2021, 9, 1)), SchoolingGap(date(2025, 6, 30), date(2026, 7, 31)))
    page = replace(read_schooling(desk, child.id), gaps=gaps)
    without = found(page, desk, "Zeit ohne Schule")
    assert (without.value, without.detail) == ("32 Monate", "01.2020 bis 09.2021, 06.2025 bis 07.2026")
    assert line_words.gap_note(gaps[0]) == "19 Monate"


def test_two_grades_are_shown_when_they_disagree(desk: Desk, child: Child) -> None:
    page = read_schooling(desk, child.id)
    assert found(page, desk, "Nach dem Alter").value == "Jahrgang 10"
    assert found(page, desk, "Zweiter Vorschlag").value
    assert "Sie entscheiden in der Empfehlung" in line_words.disagreement(page)
    single = replace(page, grade=replace(page.grade, alternative=None))
    assert found(single, desk, "Passender Jahrgang").value == "Jahrgang 10"
    assert line_words.disagreement(single) == ""
    nothing = replace(page, grade=replace(page.grade, grade=None, alternative=None))
    assert found(nothing, desk, "Passender Jahrgang").value == "offen"


def test_literacy_follows_from_the_latin_script(desk: Desk, child: Child) -> None:
    assert found(read_schooling(desk, child.id), desk, "Erstalphabetisierung").value == "offen"
    latin = ScriptLiteracy(
        id=ScriptLiteracyId(desk.identifiers.next()), child_id=child.id, script="Latn", literacy=Literacy.FLUENT
    )
    put(desk, latin)
    sure = found(read_schooling(desk, child.id), desk, "Erstalphabetisierung")
    assert (sure.value, sure.tone) == ("nicht nötig", "ok")
    page = read_schooling(desk, child.id)
    page = replace(page, support=replace(page.support, literacy_course=True))
    assert found(page, desk, "Erstalphabetisierung").value == "vorgeschlagen"


def test_the_duty_left_is_a_day(desk: Desk, child: Child) -> None:
    page = read_schooling(desk, child.id)
    assert found(page, desk, "Schulpflicht bis").value == "31.07.2029"
    assert found(replace(page, answer=None), desk, "Schulpflicht").value == "noch offen"
    assert page.answer is not None
    over = replace(page, answer=page.answer._replace(answer=Answer.NO_LONGER))
    assert found(over, desk, "Schulpflicht").value == "beendet"
