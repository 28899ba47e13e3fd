"""Every rule has a family in which it asks and one in which it does not."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from kiberatung.domain.appointments import Appointment, AppointmentId
from kiberatung.domain.assessments import Assessment, AssessmentId
from kiberatung.domain.children import Child, ChildId, DateCertainty
from kiberatung.domain.consistency.doubt import Doubt, Household
from kiberatung.domain.consistency.free_days import easter, free_day
from kiberatung.domain.consistency.guard import RULES, doubts_of
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian, GuardianId, GuardianKind
from kiberatung.domain.schooling import SchoolingKind, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind

TODAY = date(2026, 11, 23)
SYRIA, GERMANY = "475", "000"
Values = dict[str, Any]


@dataclass(frozen=True)
class A:
    """A household in few words: the first child is Yasmin, born on 14.10.2014, the second Omar."""

    family: Values = field(default_factory=dict)
    child: Values = field(default_factory=dict)
    second: Values | None = None
    guardian: Values | None = None
    spans: tuple[Values, ...] = ()
    assessed: Values | None = None
    talk: Values | None = None

    def house(self) -> Household:
        family = Family(id=FamilyId(UUID(int=1)), **({"family_name": "Al-Khatib"} | self.family))
        first = {"given_names": "Yasmin", "family_name": "Al-Khatib", "date_of_birth": date(2014, 10, 14)} | self.child
        children = [Child(id=ChildId(UUID(int=2)), family_id=family.id, **first)]
        if self.second is not None:
            other = {"given_names": "Omar", "family_name": "Al-Khatib", "date_of_birth": date(2017, 5, 2)} | self.second
            children.append(Child(id=ChildId(UUID(int=3)), family_id=family.id, position=1, **other))
        house = Household(family=family, children=tuple(children), today=TODAY)
        return replace(house, **self._more(house))

    def _more(self, house: Household) -> Values:
        child_id, family_id = house.children[0].id, house.family.id
        more: Values = {"spans": tuple(_span(child_id, number, one) for number, one in enumerate(self.spans))}
        if self.guardian is not None:
            more["guardians"] = (Guardian(id=GuardianId(UUID(int=5)), family_id=family_id, **self.guardian),)
        if self.assessed is not None:
            known = {"assessed_on": TODAY} | self.assessed
            more["assessments"] = (Assessment(id=AssessmentId(UUID(int=6)), child_id=child_id, **known),)
        if self.talk is not None:
            more["appointments"] = (Appointment(id=AppointmentId(UUID(int=7)), family_id=family_id, **self.talk),)
        return more


def _span(child_id: ChildId, number: int, known: Values) -> SchoolingSpan:
    return SchoolingSpan(id=SchoolingSpanId(UUID(int=100 + number)), child_id=child_id, **({"country": SYRIA} | known))


def at(*moment: int) -> Values:
    return {"starts_at": datetime(*moment, tzinfo=UTC)}  # type: ignore[misc]  # year to minute


PARENT = {"kind": GuardianKind.MOTHER, "given_names": "Rania"}
CASES: dict[str, tuple[A, str, A]] = {
    "born-in-future": (
        A(child={"date_of_birth": date(2027, 5, 5)}),
        "Liegt in der Zukunft.",
        A(child={"date_of_birth": None}),
    ),
    "early-and-deferred": (
        A(child={"deferred": True, "early_admission_on": date(2020, 8, 1)}),
        "Vorzeitig eingeschult und zurückgestellt?",
        A(child={"deferred": True}),
    ),
    "apprenticeship-without-begin": (
        A(child={"date_of_birth": date(2008, 5, 5), "apprenticeship_until": date(2029, 7, 31)}),
        "Der Beginn der Ausbildung fehlt.",
        A(child={"date_of_birth": date(2008, 5, 5), "apprenticeship_from": date(2026, 8, 1)}),
    ),
    "language-course-of-germans": (
        A(child={"suspension": SuspensionKind.LANGUAGE_COURSE, "residence_status": ResidenceStatus.GERMAN}),
        "Sprachkurs mit deutscher Staatsangehörigkeit?",
        A(child={"suspension": SuspensionKind.LANGUAGE_COURSE, "residence_status": ResidenceStatus.EU}),
    ),
    "early-suspension": (
        A(child={"suspension": SuspensionKind.MATERNITY}),
        "Die Schulpflicht ruht mit 12 Jahren?",
        A(child={"suspension": SuspensionKind.MATERNITY, "date_of_birth": date(2012, 11, 23)}),
    ),
    "entry-phase-elsewhere": (
        A(child={"third_entry_year": True, "resident_since": date(2024, 10, 14)}),
        "Erst mit 10 Jahren nach NRW gekommen.",
        A(child={"third_entry_year": True, "resident_since": date(2024, 10, 13)}),
    ),
    "born-on-first-of-january": (
        A(child={"date_of_birth": date(2015, 1, 1)}),
        "01.01. ist oft geschätzt.",
        A(child={"date_of_birth": date(2015, 1, 1), "date_of_birth_certainty": DateCertainty.YEAR}),
    ),
    "too-young-for-school": (
        A(child={"date_of_birth": date(2024, 5, 5)}),
        "Jünger als 5 Jahre.",
        A(child={"date_of_birth": TODAY.replace(year=2021)}),
    ),
    "too-old-for-school": (A(child={"date_of_birth": date(2006, 5, 5)}), "Älter als 18 Jahre.", A()),
    "siblings-too-close": (
        A(second={"date_of_birth": date(2015, 1, 14)}),
        "Yasmin ist nur 3 Monate älter.",
        A(second={"date_of_birth": date(2015, 9, 14)}),
    ),
    "perhaps-twins": (
        A(second={"date_of_birth": date(2014, 10, 15)}),
        "Zwilling von Yasmin?",
        A(child={"date_of_birth": date(2014, 1, 1)}, second={"date_of_birth": date(2014, 1, 1)}),
    ),
    "same-given-name": (A(second={"given_names": "yasmin "}), "Heißt wie ein Geschwisterkind.", A(second={})),
    "unlisted-letter": (
        A(child={"given_names": "Omar☃"}),
        "Zeichen „☃“ prüfen.",
        A(child={"given_names": "Çağla-Şükran"}),
    ),
    "only-capitals": (A(child={"given_names": "YASMIN"}), "Nur Großbuchstaben.", A(child={"given_names": "AJ"})),
    "given-name-is-family-name": (
        A(child={"given_names": "Al-Khatib"}),
        "Vorname und Familienname sind gleich.",
        A(child={"given_names": ""}),
    ),
    "postcode-shape": (A(family={"postcode": "D-48282"}), "Fünf Ziffern erwartet.", A(family={"postcode": "48282"})),
    "short-phone": (A(family={"phone": "0257"}), "Zu wenige Ziffern.", A(family={"phone": "0170 / 123 45"})),
    "email-without-at": (A(family={"email": "rania.example"}), "Ein @ fehlt.", A(family={"email": "r@example.org"})),
    "arrival-in-future": (
        A(family={"arrived_in_germany_on": date(2027, 1, 1)}),
        "Liegt in der Zukunft.",
        A(family={"arrived_in_germany_on": TODAY}),
    ),
    "arrival-before-birth": (
        A(child={"arrived_in_germany_on": date(2014, 1, 1)}),
        "Liegt vor der Geburt.",
        A(child={"arrived_in_germany_on": date(2014, 10, 14)}),
    ),
    "resident-before-arrival": (
        A(family={"arrived_in_germany_on": date(2026, 9, 1), "resident_since": date(2026, 8, 1)}),
        "Liegt vor der Einreise.",
        A(family={"arrived_in_germany_on": date(2026, 9, 1), "resident_since": date(2026, 9, 1)}),
    ),
    "born-here-and-arrived": (
        A(child={"country_of_birth": GERMANY, "arrived_in_germany_on": date(2026, 9, 1)}),
        "In Deutschland geboren und später eingereist?",
        A(child={"country_of_birth": SYRIA, "arrived_in_germany_on": date(2026, 9, 1)}),
    ),
    "german-and-foreign-status": (
        A(child={"nationalities": (SYRIA, GERMANY), "residence_status": ResidenceStatus.ASYLUM}),
        "Passt nicht zur deutschen Staatsangehörigkeit.",
        A(child={"nationalities": (GERMANY,), "residence_status": ResidenceStatus.GERMAN}),
    ),
    "asylum-without-application": (
        A(child={"residence_status": ResidenceStatus.ASYLUM, "asylum_application": False}),
        "Im Asylverfahren, aber kein Antrag gestellt?",
        A(child={"residence_status": ResidenceStatus.ASYLUM}),
    ),
    "assigned-and-in-reception": (
        A(child={"in_state_reception": True, "assigned_on": date(2026, 10, 1)}),
        "Zugewiesen und noch in der Landesunterkunft?",
        A(child={"in_state_reception": False, "assigned_on": date(2026, 10, 1)}),
    ),
    "german-in-reception": (
        A(child={"in_state_reception": True, "residence_status": ResidenceStatus.GERMAN}),
        "Deutsche wohnen nicht in Landesunterkünften.",
        A(child={"in_state_reception": True, "residence_status": ResidenceStatus.ASYLUM}),
    ),
    "too-many-school-years": (
        A(child={"years_of_schooling": 9}),
        "Viel für dieses Alter.",
        A(child={"years_of_schooling": 8}),
    ),
    "told-and-counted-years": (
        A(child={"years_of_schooling": 5}, spans=({"started_on": date(2021, 9, 1), "ended_on": date(2023, 7, 31)},)),
        "Der Schulweg ergibt 2 Jahre.",
        A(child={"years_of_schooling": 3}, spans=({"started_on": date(2021, 9, 1), "ended_on": date(2023, 7, 31)},)),
    ),
    "certificate-of-nothing": (
        A(child={"certificate_present": True, "years_of_schooling": 0}),
        "Zeugnis ohne Schulbesuch?",
        A(child={"certificate_present": True}),
    ),
    "long-kindergarten": (
        A(child={"kindergarten_months": 120}),
        "Mehr als sechs Jahre.",
        A(child={"kindergarten_months": 36}),
    ),
    "school-times-overlap": (
        A(spans=({"started_on": date(2021, 9, 1)}, {"started_on": date(2023, 9, 1), "country": GERMANY})),
        "Zwei Schulbesuche überschneiden sich ab 01.09.2023.",
        A(
            spans=(
                {"started_on": date(2021, 9, 1), "ended_on": date(2023, 9, 20)},
                {"started_on": date(2023, 9, 1), "country": GERMANY},
            )
        ),
    ),
    "school-before-third-birthday": (
        A(spans=({"started_on": date(2016, 9, 1), "ended_on": date(2017, 6, 30)},)),
        "Schule schon mit 1 Jahr begonnen.",
        A(spans=({"started_on": date(2016, 9, 1), "kind": SchoolingKind.KINDERGARTEN},)),
    ),
    "upper-secondary-early": (
        A(spans=({"started_on": date(2026, 8, 1), "kind": SchoolingKind.UPPER_SECONDARY},)),
        "Oberstufe schon mit 11 Jahren begonnen.",
        A(
            child={"date_of_birth": date(2011, 8, 1)},
            spans=({"started_on": date(2026, 8, 1), "kind": SchoolingKind.UPPER_SECONDARY},),
        ),
    ),
    "school-before-birth": (
        A(spans=({"started_on": date(2013, 9, 1)},)),
        "Ein Schulbesuch beginnt vor der Geburt.",
        A(spans=({"started_on": date(2020, 9, 1)},)),
    ),
    "school-here-before-arrival": (
        A(
            child={"arrived_in_germany_on": date(2026, 9, 1)},
            spans=({"started_on": date(2025, 9, 1), "country": GERMANY},),
        ),
        "Schule in Deutschland vor der Einreise.",
        A(
            child={"arrived_in_germany_on": date(2026, 9, 1)},
            spans=({"started_on": date(2026, 9, 5), "country": GERMANY},),
        ),
    ),
    "school-abroad-after-arrival": (
        A(child={"arrived_in_germany_on": date(2025, 9, 1)}, spans=({"started_on": date(2024, 9, 1)},)),
        "Schule im Ausland nach der Einreise.",
        A(
            child={"arrived_in_germany_on": date(2025, 9, 1)},
            spans=({"started_on": date(2024, 9, 1), "ended_on": date(2025, 9, 15)},),
        ),
    ),
    "last-grade-and-age": (
        A(spans=({"started_on": date(2021, 9, 1), "ended_on": date(2024, 6, 30), "last_grade": 9},)),
        "Klasse 9 mit 9 Jahren.",
        A(spans=({"started_on": date(2021, 9, 1), "ended_on": date(2024, 6, 30), "last_grade": 3},)),
    ),
    "assessed-grade-and-age": (
        A(assessed={"grade": 2}),
        "Eingeschätzt für Klasse 2 mit 12 Jahren.",
        A(assessed={"grade": 6}),
    ),
    "assessed-before-arrival": (
        A(child={"arrived_in_germany_on": date(2026, 9, 1)}, assessed={"assessed_on": date(2026, 8, 1)}),
        "Eingeschätzt vor der Einreise.",
        A(child={"arrived_in_germany_on": date(2026, 9, 1)}, assessed={}),
    ),
    "early-admission-age": (
        A(child={"early_admission_on": date(2016, 8, 1)}),
        "Eingeschult mit 1 Jahren.",
        A(child={"early_admission_on": date(2020, 8, 1)}),
    ),
    "apprenticeship-dates": (
        A(
            child={
                "date_of_birth": date(2009, 3, 1),
                "apprenticeship_from": date(2026, 9, 1),
                "apprenticeship_until": date(2026, 8, 1),
            }
        ),
        "Liegt vor dem Beginn.",
        A(child={"date_of_birth": date(2009, 3, 1), "apprenticeship_from": date(2026, 9, 1)}),
    ),
    "sek2-completed-early": (
        A(child={"sek2_completed_on": date(2026, 6, 30)}),
        "Unter 16 Jahren.",
        A(child={"date_of_birth": date(2008, 3, 1), "sek2_completed_on": date(2026, 6, 30)}),
    ),
    "parent-too-young": (
        A(guardian=PARENT | {"date_of_birth": date(2005, 1, 1)}),
        "Rania wäre bei der Geburt 9 Jahre alt gewesen.",
        A(guardian=PARENT | {"date_of_birth": date(1999, 1, 1)}),
    ),
    "mother-too-old": (
        A(guardian=PARENT | {"date_of_birth": date(1950, 1, 1)}),
        "Rania wäre bei der Geburt 64 Jahre alt gewesen.",
        A(guardian=PARENT | {"date_of_birth": date(1950, 1, 1), "kind": GuardianKind.OTHER_RELATIVE}),
    ),
    "guardian-under-age": (
        A(guardian=PARENT | {"date_of_birth": date(2009, 1, 1), "has_custody": True, "kind": GuardianKind.OTHER}),
        "Rania hat das Sorgerecht und ist noch nicht volljährig.",
        A(guardian=PARENT | {"date_of_birth": date(2009, 1, 1), "kind": GuardianKind.OTHER}),
    ),
    "unaccompanied-with-parents": (
        A(child={"unaccompanied": True}, guardian=PARENT | {"lives_with_children": True}),
        "Ein Elternteil wohnt bei den Kindern.",
        A(child={"unaccompanied": True}, guardian=PARENT | {"lives_with_children": False}),
    ),
    "wish-without-sibling": (
        A(child={"with_sibling": True}),
        "Kein Geschwisterkind eingetragen.",
        A(child={"with_sibling": True}, second={}),
    ),
    "health-check-date": (
        A(child={"health_check_on": date(2028, 1, 12)}),
        "Mehr als ein Jahr voraus.",
        A(child={"health_check_on": date(2026, 12, 1)}),
    ),
    "talk-on-free-day": (
        A(talk=at(2026, 12, 25, 9, 0)),
        "Der Termin am 25.12.2026 fällt auf: 1. Weihnachtstag.",
        A(talk=at(2026, 12, 23, 9, 0)),
    ),
    "talk-at-night": (
        A(talk=at(2026, 12, 1, 2, 0)),
        "Der Termin am 01.12.2026 beginnt um 03:00 Uhr.",
        A(talk=at(2026, 12, 1, 9, 0)),
    ),
    "talk-in-other-language": (
        A(family={"interpreter_language": "apc"}, talk=at(2026, 12, 1, 9, 0) | {"language": "ukr"}),
        "Für den Termin am 01.12.2026 ist eine andere Sprache vorgesehen.",
        A(family={"interpreter_language": "apc"}, talk=at(2026, 12, 1, 9, 0) | {"language": "apc"}),
    ),
    "reported-in-future": (
        A(family={"reported_on": date(2027, 1, 1)}),
        "Die Meldung vom 01.01.2027 liegt in der Zukunft.",
        A(family={"reported_on": TODAY}),
    ),
}


def said_by(rule: str, house: Household) -> list[Doubt]:
    return [doubt for doubt in doubts_of(house) if doubt.rule == rule]


@pytest.mark.parametrize("rule", CASES)
def test_the_rule_asks_where_something_stands_out(rule: str) -> None:
    [doubt] = said_by(rule, CASES[rule][0].house())[:1]
    assert doubt.sentence == CASES[rule][1]
    assert doubt.reason.endswith(".")


@pytest.mark.parametrize("rule", CASES)
def test_the_rule_is_silent_where_nothing_does(rule: str) -> None:
    assert said_by(rule, CASES[rule][2].house()) == []


def test_each_rule_has_its_cases_and_there_are_enough() -> None:
    assert CASES.keys() == {rule.name for rule in RULES}
    assert len(RULES) >= 25


def test_a_plain_family_raises_no_doubt() -> None:
    house = A(second={}, guardian=PARENT | {"date_of_birth": date(1988, 4, 4)}).house()
    assert list(doubts_of(house)) == []


def test_what_all_share_is_asked_once() -> None:
    shared = {"arrived_in_germany_on": date(2027, 1, 1)}
    house = A(family=shared, child=shared, second=shared).house()
    assert [doubt.child_id for doubt in said_by("arrival-in-future", house)] == [None]


@pytest.mark.requirement(
    "U36", figure="01.01. stands out, with the year alone it does not; another date is another doubt"
)
def test_another_value_is_another_doubt() -> None:
    [first] = said_by("born-on-first-of-january", A(child={"date_of_birth": date(2015, 1, 1)}).house())
    [second] = said_by("born-on-first-of-january", A(child={"date_of_birth": date(2014, 1, 1)}).house())
    assert first.key != second.key


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Karfreitag"),
        (date(2026, 4, 6), "Ostermontag"),
        (date(2026, 5, 14), "Christi Himmelfahrt"),
        (date(2026, 6, 4), "Fronleichnam"),
        (date(2026, 10, 31), ""),
        (date(2027, 11, 1), "Allerheiligen"),
    ],
)
def test_holidays_of_nrw(day: date, name: str) -> None:
    assert free_day(day) == name


@pytest.mark.parametrize(
    ("year", "day"), [(2000, (4, 23)), (2011, (4, 24)), (2026, (4, 5)), (2049, (4, 18)), (2038, (4, 25))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(("born", "is_early"), [(date(2011, 8, 2), True), (date(2011, 8, 1), False)])
def test_the_upper_secondary_school_of_a_fourteen_year_old_asks_for_a_second_look(born: date, is_early: bool) -> None:
    span = {"started_on": date(2026, 8, 1), "kind": SchoolingKind.UPPER_SECONDARY}
    found = [doubt.rule for doubt in doubts_of(A(child={"date_of_birth": born}, spans=(span,)).house())]
    assert ("upper-secondary-early" in found) is is_early
