"""What the Erfassungsbogen says of schooling and languages is what the page shows."""

from dataclasses import replace
from datetime import date

import pytest

from kiberatung.domain.children import Child, GermanLevel
from kiberatung.domain.language_checks import LanguageCheck, LanguageCheckId
from kiberatung.domain.languages import LanguageSkill, LanguageSkillId, ScriptLiteracy, ScriptLiteracyId, SkillLevel
from kiberatung.domain.schooling import CertificateState, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schooling_gaps import GapCause
from kiberatung.services.desk import Desk
from kiberatung.services.language_checks import put_check
from kiberatung.services.schooling.page import read_schooling
from kiberatung.services.schooling.sheet import schooling_sections
from kiberatung.services.schooling.spans import explain_gap, put_script, put_skill, put_span
from tests.support.builders import a_family
from tests.support.desks import a_desk


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def child(desk: Desk) -> Child:
    return a_family().with_child("Yasmin", date_of_birth=date(2010, 10, 14)).stored_in(desk.store).children[0]


def rows(desk: Desk, child: Child) -> dict[str, str]:
    return {row.label.german: row.answers[0] for one in schooling_sections(desk, child) for row in one.rows}


def test_times_at_school_and_without_it_stand_in_their_order(desk: Desk, child: Child) -> None:
    span = SchoolingSpan(
        id=SchoolingSpanId(desk.identifiers.next()),
        child_id=child.id,
        country="475",
        started_on=date(2017, 9, 1),
        ended_on=date(2019, 6, 30),
        last_grade=2,
        language="apc",
        regular=True,
    )
    put_span(desk, span)
    later = replace(span, id=SchoolingSpanId(desk.identifiers.next()), country="163", started_on=date(2021, 9, 1))
    later = replace(
        later, ended_on=None, certificate="Klasse 5", certificate_state=CertificateState.SEEN, regular=False
    )
    put_span(desk, later)
    explain_gap(desk, child.id, read_schooling(desk, child.id).gaps[0].gap, GapCause.WAR)
    school = "Türkei: Grundschule, bis Klasse 2, Unterricht auf Arabisch (levantinisch), mit Lücken"
    assert list(rows(desk, child).items()) == [
        (
            "09.2017 bis 06.2019",
            "Syrien: Grundschule, bis Klasse 2, Unterricht auf Arabisch (levantinisch), regelmäßig",
        ),
        ("07.2019 bis 08.2021", "keine Schule – 2 Jahre 2 Monate (Krieg)"),
        ("09.2021 bis heute", f"{school}, Zeugnis Klasse 5 (gesehen)"),
        ("Abgeschlossene Schuljahre", str(read_schooling(desk, child.id).completed)),
    ]


def test_languages_scripts_and_findings_stand_below(desk: Desk, child: Child) -> None:
    skill = LanguageSkill(
        id=LanguageSkillId(desk.identifiers.next()),
        child_id=child.id,
        language="tir",
        speaks=SkillLevel.SURE,
        with_siblings=True,
        years_taught=1,
    )
    put_skill(desk, skill)
    put_script(desk, ScriptLiteracy(id=ScriptLiteracyId(desk.identifiers.next()), child_id=child.id, script="Ethi"))
    check = LanguageCheck(
        id=LanguageCheckId(desk.identifiers.next()),
        child_id=child.id,
        checked_on=date(2026, 11, 20),
        overall=GermanLevel.A1,
        reads=GermanLevel.A2,
    )
    put_check(desk, check)
    put_check(desk, replace(check, id=LanguageCheckId(desk.identifiers.next()), overall=None, reads=None))
    assert rows(desk, child) == {
        "Tigrinya": "Erstsprache, spricht sicher, mit Geschwistern gesprochen, 1 Jahr darin unterrichtet",
        "Schrift: Äthiopisch": "keine",
        "Sprachstand Deutsch vom 20.11.2026": "gesamt A1, liest A2, Gespräch in der Beratung",
    }


def test_a_child_of_whom_nothing_is_recorded_gets_no_section(desk: Desk, child: Child) -> None:
    assert list(schooling_sections(desk, child)) == []
