"""Each form of German support with when it fits, and how long it is expected to last."""

from datetime import date
from typing import Any

import pytest

from kiberatung.domain.children import GermanLevel
from kiberatung.domain.languages import Literacy
from kiberatung.domain.matching.german_support import propose_german_support
from kiberatung.domain.school_options.supports import literacy_option, support_end, support_options
from kiberatung.domain.school_options.values import CareerFacts, Option
from kiberatung.domain.schools import GermanSupport
from tests.domain.school_options.career import TODAY, a_child, career

KLASSE, GRUPPE = GermanSupport.DEUTSCHFOERDERKLASSE, GermanSupport.DEUTSCHFOERDERGRUPPE
INNERE, NONE = GermanSupport.INNERE_DIFFERENZIERUNG, GermanSupport.NONE
IFK, FFM = GermanSupport.INTERNATIONALE_FOERDERKLASSE, GermanSupport.FIT_FUER_MEHR


def options(facts: CareerFacts, grade: int | None) -> dict[GermanSupport, Option[GermanSupport]]:
    proposal = propose_german_support(facts.child, grade, TODAY)
    return {one.key: one for one in support_options(facts, grade, proposal)}


def test_all_forms_stand_there_with_their_norm_and_its_state() -> None:
    found = options(career(), 6)
    assert list(found) == list(GermanSupport)
    assert [kind for kind, one in found.items() if one.is_proposed] == [KLASSE]
    assert all("BASS" in one.norm or "APO-BK" in one.norm for one in found.values())
    assert all("Stand" in one.norm or "RdErl." in one.norm for one in found.values())


@pytest.mark.parametrize(
    ("level", "grade", "kind", "text", "is_for"),
    [
        (GermanLevel.NONE, 6, KLASSE, "Passt meist bei Deutsch unter A2.", True),
        (GermanLevel.A2, 6, KLASSE, "Ab A2 genügt meist eine Gruppe neben der Regelklasse.", False),
        (None, 3, KLASSE, "In der Grundschule lernen Kinder meist von Anfang an in der Regelklasse.", False),
        (GermanLevel.NONE, 3, GRUPPE, "In der Grundschule die übliche Form.", True),
        (GermanLevel.A1, 7, GRUPPE, "Mit Deutsch unter A2 ist der Fachunterricht noch schwer zu verstehen.", False),
        (GermanLevel.A2, 7, GRUPPE, "Passt meist bei Deutsch auf Niveau A2.", True),
        (GermanLevel.B1, 7, INNERE, "Mit B1 ist das Ziel der Erstförderung erreicht.", True),
        (GermanLevel.A2, 7, INNERE, "Unter B1 fehlt der eigene Deutschunterricht.", False),
        (GermanLevel.B2, 7, NONE, "Deutsch auf Niveau B1 oder höher reicht für den Unterricht.", True),
        (None, 7, NONE, "Bis Niveau B1 steht Kindern, die neu sind, Deutschförderung offen.", False),
        (None, 7, KLASSE, "Der Stand in Deutsch ist noch nicht eingetragen.", False),
        (None, 11, KLASSE, "In der Sekundarstufe II sind Internationale Förderklasse und Fit für mehr üblich.", False),
    ],
)  # fmt: skip
def test_when_a_form_fits(level: GermanLevel | None, grade: int, kind: GermanSupport, text: str, is_for: bool) -> None:
    found = options(career(a_child(german_level=level)), grade)[kind]
    assert text in (found.pros if is_for else found.cons)
    assert text not in (found.cons if is_for else found.pros)


@pytest.mark.parametrize(
    ("changed", "grade", "kind", "text"),
    [
        ({"age": 14}, 9, IFK, "Aufnahme erst ab 16 Jahren."),
        ({"age": 14}, 9, IFK, "Nur in der Sekundarstufe II; die Bezirksregierung entscheidet."),
        ({"age": 16}, 11, IFK, "Aufnahme meist erst am 01.08.2027."),
        ({"age": 26}, 11, FFM, "Nur von 16 bis 25 Jahren."),
        ({"age": 17}, 9, FFM, "Nur in der Sekundarstufe II; die Bezirksregierung entscheidet."),
        ({"age": 17}, 11, FFM, "Kein Abschluss."),
    ],
)
def test_what_speaks_against_the_berufskolleg(
    changed: dict[str, Any], grade: int, kind: GermanSupport, text: str
) -> None:
    assert text in options(career(a_child(**changed)), grade)[kind].cons


def test_whoever_is_no_longer_schulpflichtig_has_a_right_to_fit_fuer_mehr() -> None:
    grown = a_child(age=19, schulpflichtig=False)
    assert "Von 18 bis 25 Jahren besteht ein Recht auf Aufnahme." in options(career(grown), 11)[FFM].pros


def test_without_a_grade_there_is_no_form() -> None:
    assert options(career(), None) == {}


@pytest.mark.parametrize(
    ("literacy", "reads_other", "text", "is_for"),
    [
        (None, None, "Ob das Kind lateinische Buchstaben liest, ist nicht bekannt.", False),
        (Literacy.NONE, False, "Das Kind liest und schreibt noch nicht in lateinischer Schrift.", True),
        (
            Literacy.NONE,
            True,
            "Es liest sicher in einer anderen Schrift; vielleicht genügen die neuen Buchstaben.",
            False,
        ),
        (Literacy.FLUENT, True, "Das Kind liest schon in lateinischer Schrift.", False),
    ],
)
def test_literacy_course(literacy: Literacy | None, reads_other: bool | None, text: str, is_for: bool) -> None:
    facts = career(a_child(latin_literacy=literacy), reads_other_script=reads_other)
    option = literacy_option(facts, propose_german_support(facts.child, 6, TODAY))
    assert text in (option.pros if is_for else option.cons)
    assert "Nr.\u00a03.4" in option.norm


@pytest.mark.parametrize(
    ("kind", "changed", "child", "until"),
    [
        (KLASSE, {}, {}, date(2028, 11, 22)),
        (GRUPPE, {"begins_on": date(2026, 12, 1), "begins_is_known": True}, {}, date(2028, 11, 30)),
        (INNERE, {"german_school_since": date(2026, 2, 1)}, {}, date(2028, 1, 31)),
        (KLASSE, {"german_school_since": date(2023, 2, 1)}, {}, None),
        (KLASSE, {"begins_on": date(2028, 2, 29)}, {}, date(2030, 2, 28)),
        (IFK, {}, {}, date(2028, 7, 31)),
        (IFK, {"begins_on": date(2027, 8, 1)}, {}, date(2028, 7, 31)),
        (FFM, {}, {}, date(2027, 7, 31)),
        (FFM, {"begins_on": date(2026, 10, 31)}, {"schulpflichtig": False}, date(2027, 7, 31)),
        (FFM, {"begins_on": date(2026, 11, 1)}, {"schulpflichtig": False}, date(2028, 7, 31)),
        (FFM, {"begins_on": date(2027, 2, 1)}, {"schulpflichtig": False}, date(2028, 7, 31)),
        (NONE, {}, {}, None),
    ],
)
def test_expected_end(kind: GermanSupport, changed: dict[str, Any], child: dict[str, Any], until: date | None) -> None:
    found = support_end(career(a_child(**child), **changed), kind)
    assert found.until == until
    assert bool(found.reasons) is (kind is not NONE)


def test_the_end_says_from_when_it_is_counted() -> None:
    assert "Gerechnet ab heute; mit dem Schulbeginn verschiebt sich der Tag." in support_end(career(), KLASSE).reasons
    known = support_end(career(begins_on=date(2026, 12, 1), begins_is_known=True), KLASSE)
    assert "Gerechnet ab 01.12.2026, dem vereinbarten Schulbeginn." in known.reasons
    over = support_end(career(german_school_since=date(2023, 2, 1)), KLASSE)
    assert over.reasons[-1].startswith("Diese Zeit ist schon vorbei.")
