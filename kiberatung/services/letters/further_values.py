"""Fields and conditions that only some kinds of letters use: offices by name, data protection, school by age."""

from datetime import date, timedelta

from kiberatung.basics.school_years import age_on, school_year_of
from kiberatung.basics.texts import family_
from kiberatung.domain.letters import LetterKind
from kiberatung.services.letters.facts import LetterFacts
from kiberatung.services.letters.filling import FieldValue, Word, Words

SCHULFORMEN = {
    "G": family_("Grundschule"),
    "H": family_("Hauptschule"),
    "R": family_("Realschule"),
    "SK": family_("Sekundarschule"),
    "GE": family_("Gesamtschule"),
    "GY": family_("Gymnasium"),
    "BK": family_("Berufskolleg"),
}
_STAGES = {
    "Grundschulalter": ("G",),
    "Sekundarstufe-I-Alter": ("H", "R", "SK", "GE", "GY"),
    "Sekundarstufe-II-Alter": ("GE", "GY", "BK"),
}
"""Schulformen for children of an age, in the order in which they are named."""
_AGES = ((16, "Sekundarstufe-II-Alter"), (10, "Sekundarstufe-I-Alter"), (6, "Grundschulalter"))
_SECONDARY = frozenset({"Sekundarstufe-I-Alter", "Sekundarstufe-II-Alter"})
_DAY_OF_SCHOOL_AGE = (9, 30)
"""Who is six on it is schulpflichtig that year (§ 35 Abs. 1 SchulG)."""


def further_values(facts: LetterFacts) -> dict[str, FieldValue]:
    office, further = facts.office, facts.further
    values: dict[str, FieldValue] = {
        "backup_days": str(office.backup_days),
        "backups_until": facts.today + timedelta(days=office.backup_days),
        "case_number": facts.family.case_number,
        "data_protection_contact": office.data_protection_contact.strip(),
        "german_years": str(further.german_years),
        "office": office.name,
        "office_address": f"{office.street} {office.house_number}, {office.postcode} {office.town}".strip(" ,"),
        "spoken_language": further.spoken_language,
        "town": facts.family.town,
    }
    if facts.child and facts.child.date_of_birth:
        values["born_on"] = facts.child.date_of_birth
    if further.german_since:
        values["german_since"] = further.german_since
    if stage := _stage(facts):
        values["schulformen"] = Words(_schulformen(facts, stage))
    return values | _offices(facts)


def further_conditions(facts: LetterFacts, kind: LetterKind) -> set[str]:
    found = {"geschützte Anschrift"} if facts.family.address_protected else set()
    if facts.family.address_protected and facts.appointment and facts.appointment.place:
        found.add("Ort geschützt")
    return found | _school_conditions(facts) if kind is LetterKind.SCHOOL_SYSTEM else found


def _school_conditions(facts: LetterFacts) -> set[str]:
    stage = _stage(facts)
    if stage is None:
        return {"Kita-Alter"}
    found = {stage, "Schulalter"} | ({"Sekundarstufe"} if stage in _SECONDARY else set())
    return found | ({"Schulen im Ort"} if _schulformen(facts, stage) else set())


def _stage(facts: LetterFacts) -> str | None:
    """By the age in this school year, not by law: what parents of children of this age want to know."""
    born_on = facts.child.date_of_birth if facts.child else None
    if born_on is None:
        return None
    reference = date(school_year_of(facts.today), *_DAY_OF_SCHOOL_AGE)
    age = age_on(born_on, reference)
    return next((stage for least, stage in _AGES if age >= least), None)


def _schulformen(facts: LetterFacts, stage: str) -> tuple[str, ...]:
    return tuple(SCHULFORMEN[key] for key in _STAGES[stage] if key in facts.further.schulformen_in_town)


def _offices(facts: LetterFacts) -> dict[str, FieldValue]:
    """By name, where the lists or the office know it: whoever signs must know who gets it (Art. 7 DSGVO)."""
    further = facts.further
    health = next(iter(facts.office.health_office.replace(";", ",").split(",")), "").strip()
    return {
        "schulamt": further.schulamt or Word(family_("Schulamt")),
        "bezirksregierung": further.bezirksregierung or Word(family_("Bezirksregierung")),
        "gesundheitsamt": health or facts.kreis_name or Word(family_("Gesundheitsamt")),
    }
