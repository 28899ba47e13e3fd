"""What is known about a child when its Schulpflicht is determined; None always means unknown."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199


class ResidenceStatus(StrEnum):
    """Only as fine as § 34 Abs. 6 SchulG needs it."""

    EU = "eu"
    THIRD_COUNTRY = "third_country"
    TEMPORARY_PROTECTION = "temporary_protection"
    ASYLUM = "asylum"
    OBLIGED_TO_LEAVE = "obliged_to_leave"
    UNACCOMPANIED = "unaccompanied"
    GERMAN = "german"
    UNDETERMINED = "undetermined"


class SuspensionKind(StrEnum):
    """Grounds on which the Schulpflicht rests (R-20, § 40 SchulG)."""

    LANGUAGE_COURSE = "language_course"
    CARE_OF_OWN_CHILD = "care_of_own_child"
    MATERNITY = "maternity"
    VOLUNTARY_SERVICE = "voluntary_service"
    MILITARY_SERVICE = "military_service"
    UNIVERSITY = "university"
    OTHER = "other"


class SchulpflichtFacts(NamedTuple):
    """The facts the rules ask for, in the names of the command line; `years_of_schooling` counts completed years."""

    date_of_birth: date
    reference_date: date
    residence_status: ResidenceStatus
    resident_since: date | None = None
    assigned_on: date | None = None
    in_state_reception: bool | None = None
    asylum_application: bool | None = None
    years_of_schooling: int | None = None
    early_admission_on: date | None = None
    deferred: bool | None = None
    third_entry_year: bool | None = None
    apprenticeship_from: date | None = None
    apprenticeship_until: date | None = None
    sek2_completed_on: date | None = None
    suspension: SuspensionKind | None = None


class SpanFacts(NamedTuple):
    """The facts that alone decide when the duty begins and ends; thousands of children share them."""

    date_of_birth: date
    early_admission_on: date | None
    deferred: bool | None
    third_entry_year: bool | None
    apprenticeship_from: date | None
    apprenticeship_until: date | None
    sek2_completed_on: date | None


def span_facts(facts: SchulpflichtFacts) -> SpanFacts:
    return SpanFacts(
        facts.date_of_birth,
        facts.early_admission_on,
        facts.deferred,
        facts.third_entry_year,
        facts.apprenticeship_from,
        facts.apprenticeship_until,
        facts.sek2_completed_on,
    )


DATE_FIELDS = (
    "date_of_birth",
    "reference_date",
    "resident_since",
    "assigned_on",
    "early_admission_on",
    "apprenticeship_from",
    "apprenticeship_until",
    "sek2_completed_on",
)


def birth_date_missing() -> DomainError:
    """For every caller that finds no date of birth before it can state the facts."""
    return DomainError(
        _("Ohne Geburtsdatum (date_of_birth) lässt sich die Schulpflicht nicht feststellen."),
        _("Tragen Sie das Geburtsdatum ein, notfalls das geschätzte."),
    )


def require_usable(facts: SchulpflichtFacts) -> None:
    """Refuse what cannot be computed; contradictions between facts are hints, never errors."""
    for field in DATE_FIELDS:
        day: date | None = getattr(facts, field)
        if day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            raise DomainError(
                _("Das Datum „{field}“ liegt außerhalb der Jahre {first} bis {last}.").format(
                    field=field, first=EARLIEST_YEAR, last=LATEST_YEAR
                ),
                _("Prüfen Sie die Jahreszahl."),
            )
    if facts.date_of_birth > facts.reference_date:
        raise DomainError(
            _("Das Geburtsdatum (date_of_birth) liegt nach dem Stichtag (reference_date)."),
            _("Prüfen Sie beide Tage."),
        )
    if facts.years_of_schooling is not None and facts.years_of_schooling < 0:
        raise DomainError(
            _("Die Zahl der Schuljahre (years_of_schooling) ist kleiner als null."),
            _("Tragen Sie null oder mehr abgeschlossene Schuljahre ein."),
        )
