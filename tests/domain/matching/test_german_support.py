"""Which form of Deutschförderung is proposed, and when literacy comes first."""

from datetime import date

import pytest

from kiberatung.domain.children import GermanLevel
from kiberatung.domain.languages import Literacy
from kiberatung.domain.matching.german_support import next_ffm_window, propose_german_support
from kiberatung.domain.matching.values import SEK2_GRADE, ChildFacts
from kiberatung.domain.schools import GermanSupport

NOVEMBER = date(2026, 11, 24)
AUGUST = date(2026, 8, 20)
JULY = date(2027, 7, 1)


@pytest.mark.parametrize(
    ("level", "grade", "expected"),
    [
        (GermanLevel.NONE, 2, GermanSupport.DEUTSCHFOERDERGRUPPE),
        (GermanLevel.A2, 4, GermanSupport.DEUTSCHFOERDERGRUPPE),
        (GermanLevel.NONE, 5, GermanSupport.DEUTSCHFOERDERKLASSE),
        (GermanLevel.A1, 10, GermanSupport.DEUTSCHFOERDERKLASSE),
        (GermanLevel.A2, 7, GermanSupport.DEUTSCHFOERDERGRUPPE),
        (GermanLevel.B1, 3, GermanSupport.INNERE_DIFFERENZIERUNG),
        (GermanLevel.B1, SEK2_GRADE, GermanSupport.INNERE_DIFFERENZIERUNG),
        (GermanLevel.B2, 7, GermanSupport.NONE),
        (GermanLevel.C1, SEK2_GRADE, GermanSupport.NONE),
        (None, 7, GermanSupport.DEUTSCHFOERDERKLASSE),
    ],
)
def test_form_follows_level_and_grade(level: GermanLevel | None, grade: int, expected: GermanSupport) -> None:
    child = ChildFacts(age=16, german_level=level, latin_literacy=Literacy.FLUENT)
    assert propose_german_support(child, grade, NOVEMBER).kind is expected


def test_an_unknown_level_is_said() -> None:
    proposal = propose_german_support(ChildFacts(latin_literacy=Literacy.FLUENT), 7, NOVEMBER)
    assert "Der Stand in Deutsch fehlt noch. Der Vorschlag gilt für Deutsch unter B1." in proposal.reasons


@pytest.mark.parametrize(
    ("age", "schulpflichtig", "as_of", "expected"),
    [
        (16, True, NOVEMBER, GermanSupport.FIT_FUER_MEHR),
        (17, True, date(2027, 5, 1), GermanSupport.FIT_FUER_MEHR),
        (17, True, date(2027, 5, 2), GermanSupport.INTERNATIONALE_FOERDERKLASSE),
        (17, True, date(2026, 10, 31), GermanSupport.INTERNATIONALE_FOERDERKLASSE),
        (17, True, date(2026, 11, 1), GermanSupport.FIT_FUER_MEHR),
        (16, True, JULY, GermanSupport.INTERNATIONALE_FOERDERKLASSE),
        (15, True, NOVEMBER, GermanSupport.INTERNATIONALE_FOERDERKLASSE),
        (19, False, AUGUST, GermanSupport.FIT_FUER_MEHR),
        (19, False, NOVEMBER, GermanSupport.FIT_FUER_MEHR),
        (25, False, NOVEMBER, GermanSupport.FIT_FUER_MEHR),
        (26, False, NOVEMBER, GermanSupport.NONE),
        (None, True, AUGUST, GermanSupport.INTERNATIONALE_FOERDERKLASSE),
    ],
)
def test_sekundarstufe_2(age: int | None, schulpflichtig: bool, as_of: date, expected: GermanSupport) -> None:
    child = ChildFacts(age=age, schulpflichtig=schulpflichtig, german_level=GermanLevel.A1)
    assert propose_german_support(child, SEK2_GRADE, as_of).kind is expected


def test_fit_fuer_mehr_names_how_long_and_the_next_day() -> None:
    child = ChildFacts(age=19, schulpflichtig=False, german_level=GermanLevel.A1)
    assert "bis 31.10." in propose_german_support(child, SEK2_GRADE, AUGUST).reasons[0]
    late = propose_german_support(child, SEK2_GRADE, NOVEMBER).reasons
    assert "folgenden Schuljahrs" in late[0]
    assert late[1] == "Nächster üblicher Aufnahmetag: 01.02.2027, örtlich verschieden."


@pytest.mark.parametrize(
    ("day", "window"),
    [
        (date(2026, 8, 1), date(2026, 11, 1)),
        (date(2026, 11, 1), date(2026, 11, 1)),
        (date(2026, 11, 2), date(2027, 2, 1)),
        (date(2027, 2, 2), date(2027, 5, 1)),
        (date(2027, 5, 2), date(2027, 11, 1)),
    ],
)
def test_next_window_of_fit_fuer_mehr(day: date, window: date) -> None:
    assert next_ffm_window(day) == window


@pytest.mark.parametrize(
    ("latin", "completed", "level", "grade", "expected"),
    [
        (Literacy.NONE, 4, GermanLevel.NONE, 6, True),
        (Literacy.LETTERS, 4, GermanLevel.WORDS, 6, True),
        (Literacy.SLOW, 4, GermanLevel.NONE, 6, False),
        (Literacy.FLUENT, 0, GermanLevel.NONE, 6, False),
        (Literacy.NONE, 4, None, 6, True),
        (Literacy.NONE, 4, GermanLevel.A1, 6, False),  # at the latest until A1
        (Literacy.NONE, 0, GermanLevel.NONE, 1, False),  # grade 1 learns it anyway
        (Literacy.NONE, 0, GermanLevel.NONE, 2, True),
        (None, 0, GermanLevel.NONE, 8, True),
        (None, 3, GermanLevel.NONE, 8, False),
        (None, None, GermanLevel.NONE, 8, False),
        (Literacy.NONE, None, GermanLevel.NONE, SEK2_GRADE, True),
    ],
)
def test_literacy(
    latin: Literacy | None, completed: int | None, level: GermanLevel | None, grade: int, expected: bool
) -> None:
    child = ChildFacts(age=17, latin_literacy=latin, completed_years=completed, german_level=level)
    assert propose_german_support(child, grade, NOVEMBER).literacy_course is expected


def test_an_unknown_script_is_asked_for() -> None:
    proposal = propose_german_support(ChildFacts(german_level=GermanLevel.NONE), 6, NOVEMBER)
    assert proposal.reasons[-1] == "Ob das Kind die lateinische Schrift liest, ist nicht bekannt. Bitte fragen."


def test_no_form_without_a_grade() -> None:
    proposal = propose_german_support(ChildFacts(), None, NOVEMBER)
    assert (proposal.kind, proposal.literacy_course) == (GermanSupport.NONE, False)
    assert proposal.reasons == ("Ohne Jahrgang ist die Deutschförderung offen.",)
