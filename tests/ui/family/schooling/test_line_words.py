"""What follows from schooling and scripts, in words."""

from dataclasses import replace
from datetime import date

import pytest

from kiberatung.domain.children import Child, GermanLevel
from kiberatung.domain.language_checks import LanguageCheck, LanguageCheckId
from kiberatung.domain.languages import Literacy, ScriptLiteracy, ScriptLiteracyId
from kiberatung.domain.schooling import CertificateState, SchoolingGap, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schooling_gaps import GapCause, GapReason, GapReasonId
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.services.desk import Desk
from kiberatung.services.schooling.page import ExplainedGap, SchoolingPage, read_schooling
from kiberatung.services.schooling.words import end_words, span_sentence
from kiberatung.ui.family.schooling import line_words
from tests.support.builders import a_family
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
    consequences = line_words.consequences(page, desk.words.country, desk.today)
    return next(one for one in consequences if one.title == title)


def test_a_span_reads_as_a_sentence(desk: Desk, child: Child) -> None:
    span = a_span(desk, child, date(2016, 9, 1), date(2020, 1, 31), 4)
    sentence = span_sentence(span, desk.words.country)
    assert sentence == "Syrien: Grundschule, bis Klasse 4, 09.2016 bis 01.2020"
    unknown = replace(span, country="", started_on=date(2016, 9, 5), ended_on=None, last_grade=None)
    assert span_sentence(unknown, desk.words.country) == "Land offen: Grundschule, 05.09.2016 bis heute"
    assert end_words(date(2020, 1, 30)) == "30.01.2020"


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
    war = GapReason(
        id=GapReasonId(desk.identifiers.next()),
        child_id=child.id,
        started_on=gaps[0].started_on,
        ended_on=gaps[0].ended_on,
        cause=GapCause.WAR,
    )
    explained = (ExplainedGap(gaps[0], war), ExplainedGap(gaps[1], None, is_before_school=True))
    page = replace(read_schooling(desk, child.id), gaps=explained)
    without = found(page, desk, "Zeit ohne Schule")
    assert (without.value, without.detail) == ("2 Jahre 8 Monate", "Krieg")
    assert [line_words.gap_title(one) for one in explained] == ["Krieg", "keine Schule"]
    assert line_words.gap_note(explained[0]) == "1 Jahr 7 Monate"
    assert line_words.gap_row(explained[1], desk.today).endswith("1 Jahr 1 Monat (ab dem üblichen Schulbeginn)")


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
    duty = found(page, desk, "Schulpflicht bis")
    assert (duty.value, duty.detail) == ("31.07.2029", "Ja, noch 2 Jahre 8 Monate")
    assert found(replace(page, answer=None), desk, "Schulpflicht").value == "noch offen"
    assert page.answer is not None
    over = replace(page, answer=page.answer._replace(answer=Answer.NO_LONGER))
    assert found(over, desk, "Schulpflicht").value == "beendet"


def test_the_grade_of_the_years_at_school_says_how_much_older(desk: Desk, child: Child) -> None:
    older = found(read_schooling(desk, child.id), desk, "Nach besuchten Jahren")
    assert (older.value, older.detail, older.tone) == (
        "Jahrgang 8",
        "Dort wäre das Kind 2 Jahre älter als üblich.",
        "warn",
    )
    page = read_schooling(desk, child.id)
    younger = replace(page, standing=replace(page.standing, apart=-1))
    assert found(younger, desk, "Nach besuchten Jahren").detail == "Dort wäre es 1 Jahr jünger."
    same = replace(page, standing=replace(page.standing, apart=0))
    assert found(same, desk, "Nach besuchten Jahren").detail == "Das passt zum Alter."


@pytest.mark.parametrize(
    ("country", "value", "detail"),
    [
        ("423", "8", "Afghanistan: Schulbeginn mit 7 Jahren (UNESCO, Stand 2023)."),
        ("000", "9", "Deutschland: Schulbeginn mit 6 Jahren."),
        ("475", "offen", "Syrien: Das Einschulungsalter ist nicht belegt. Fragen Sie, wann dort die Schule beginnt."),
        ("", "offen", "Das Land ist offen. Fragen Sie, wo das Kind zuerst zur Schule ging."),
    ],
)
def test_possible_years_follow_the_entry_age_of_the_country(
    desk: Desk, child: Child, country: str, value: str, detail: str
) -> None:
    put(desk, replace(a_span(desk, child, date(2018, 9, 1), None), country=country))
    possible = found(read_schooling(desk, child.id), desk, "Nach dem Alter mögliche Schuljahre")
    assert (possible.value, possible.detail) == (value, detail)


def test_a_leaving_certificate_names_the_office(desk: Desk, child: Child) -> None:
    span = replace(a_span(desk, child, date(2016, 9, 1), date(2025, 6, 30), 9), certificate_state=CertificateState.SEEN)
    put(desk, span)
    asked = found(read_schooling(desk, child.id), desk, "Zeugnisanerkennung")
    assert asked.value == "Bezirksregierung Köln"
    assert "mittleren Reife" in asked.detail
    assert "gelesen am 22.11.2026" in asked.detail
    put(desk, replace(span, version=1, last_grade=12))
    assert found(read_schooling(desk, child.id), desk, "Zeugnisanerkennung").value == "Bezirksregierung Düsseldorf"


def test_the_level_of_the_intake_says_where_it_comes_from(desk: Desk, child: Child) -> None:
    identifier = LanguageCheckId(desk.identifiers.next())
    day = date(2026, 11, 20)
    check = LanguageCheck(id=identifier, child_id=child.id, checked_on=day, overall=GermanLevel.A1)
    page = replace(read_schooling(desk, child.id), checks=(check,))
    assert line_words.german_hint(page) == "Zuletzt festgestellt: A1 am 20.11.2026. Hier gilt die Angabe der Aufnahme."
    known = replace(page, child=replace(page.child, german_level=GermanLevel.A1, german_level_on=day))
    assert line_words.german_hint(known) == "Festgestellt am 20.11.2026."
    assert line_words.german_hint(replace(page, checks=())) == ""


def test_without_a_grade_no_support_is_proposed(desk: Desk) -> None:
    family = a_family("Melnyk").with_child("Sofija", date_of_birth=date(2022, 4, 3)).stored_in(desk.store)
    page = read_schooling(desk, family.children[0].id)
    assert found(page, desk, "Deutschförderung").value == "offen"
