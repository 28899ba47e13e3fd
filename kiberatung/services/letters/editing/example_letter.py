"""A letter to an invented family, so that a wording is seen on its page: what is edited stands on it in any case."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from uuid import UUID

from kiberatung.basics.german_time import moment_of
from kiberatung.domain.appointments import Appointment, AppointmentId
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian, GuardianId, GuardianKind
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office import Office, OfficeId
from kiberatung.services.desk import Desk
from kiberatung.services.letters.composing import Example, composed_sheet
from kiberatung.services.letters.editing.faults import Paragraph
from kiberatung.services.letters.facts import LetterFacts
from kiberatung.services.letters.field_values import FAMILY_WORDS
from kiberatung.services.letters.filling import FieldValue, WeekdayAndDay, Word, Words
from kiberatung.services.letters.further_facts import FurtherFacts, SchoolRefusal
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.office_texts import SHARED
from kiberatung.services.letters.recipients import Recipient
from kiberatung.services.letters.schools import SchoolAddress
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import Detail, LetterSheet
from kiberatung.services.letters.wording import Part, Wording
from kiberatung.services.ports import Records

_NAME, _CHILDREN = "Beispiel", ("Samira", "Daniel")
_FAMILY = FamilyId(UUID(int=1))
_SCHOOL = SchoolAddress("Gesamtschule Beispielstadt", "Schulstraße 1", "12345", "Beispielstadt", "01234 5678")
_OUTSIDE = Recipient((), ("Beispielamt", "Musterallee 7", "12345 Beispielstadt"), (), (), is_outside=True)
_SHOWN_WITH_SHARED = LetterKind.INVITATION
_HOUR = time(9)
_USUAL = "Termin"
"""Holds in most letters that are sent."""


def example_letter(desk: Desk, records: Records, texts: LetterTexts, place: Paragraph, language: str) -> LetterSheet:
    """Of `texts` as they are, with the paragraph at `place` printed."""
    kind = _SHOWN_WITH_SHARED if place.letter == SHARED else LetterKind(place.letter)
    german_only = RULES[kind].german_only
    facts = _facts(desk, records)
    salutation = frozenset({"eine Stelle"}) if german_only else frozenset({"eine Frau"})
    if place.letter == SHARED and place.part == "Anrede":
        salutation = frozenset({place.condition} - {""})
    example = Example(_holding(texts.wordings[kind], place), salutation, _values(facts))
    recipient = _OUTSIDE if german_only else _household(facts)
    return composed_sheet(texts, kind, facts, recipient, GERMAN if german_only else language, example)


def _holding(wording: Wording, place: Paragraph) -> frozenset[str]:
    """What makes this variant stand, and of every other paragraph one, as far as that does not take its place."""
    holding = {place.condition} - {""}
    edited = next((part for part in wording.parts if part.title == place.part), None)
    if _still_stands(edited, place, holding | {_USUAL}):
        holding.add(_USUAL)
    for part in wording.parts:
        first = part.variants[0].condition if part.variants else ""
        if part.text_for(holding) is None and _still_stands(edited, place, holding | {first}):
            holding.add(first)
    return frozenset(holding)


def _still_stands(edited: Part | None, place: Paragraph, holding: Iterable[str]) -> bool:
    if edited is None:
        return True
    held = set(holding)
    standing = next((one for one in edited.variants if not one.condition or one.condition in held), None)
    return standing is not None and standing.condition == place.condition


def _facts(desk: Desk, records: Records) -> LetterFacts:
    known = next(iter(records.find(Office)), None)
    office = known or Office(id=OfficeId(UUID(int=2)), name="Beispielzentrum", kreis="")
    kreis = desk.catalogues.kreis(office.kreis)
    family = Family(
        id=_FAMILY,
        family_name=_NAME,
        case_number=f"{desk.today.year}-0000",
        street="Musterweg",
        house_number="3",
        postcode=office.postcode or "12345",
        town=office.town or "Beispielstadt",
    )
    mother = Guardian(
        id=GuardianId(UUID(int=3)),
        family_id=_FAMILY,
        kind=GuardianKind.MOTHER,
        given_names="Maria",
        family_name=_NAME,
        has_custody=True,
    )
    children = tuple(_child(number, name, desk.today) for number, name in enumerate(_CHILDREN))
    starts_at = moment_of(desk.today + timedelta(days=7), _HOUR)
    return LetterFacts(
        today=desk.today,
        office=office,
        kreis_name=kreis.name if kreis else "",
        counsellor=desk.account,
        family=family,
        guardians=(mother,),
        children=children,
        child=children[0],
        appointment=Appointment(id=AppointmentId(UUID(int=4)), family_id=_FAMILY, starts_at=starts_at),
        answer=None,
        answer_is_decided=False,
        recommendation=None,
        place=None,
        school=_SCHOOL,
        further=_further(desk.today),
    )


def _child(number: int, name: str, today: date) -> Child:
    born_on = today.replace(day=1) - timedelta(days=365 * (12 - 2 * number))
    return Child(
        id=ChildId(UUID(int=10 + number)),
        family_id=_FAMILY,
        position=number,
        family_name=_NAME,
        given_names=name,
        date_of_birth=born_on,
    )


def _further(today: date) -> FurtherFacts:
    refusal = SchoolRefusal(_SCHOOL.name, today - timedelta(days=3), "Die Klassen des Jahrgangs sind voll.")
    rows = (Detail("Name", f"{_NAME}, {_CHILDREN[0]}"), Detail("Schulbesuchsjahre", "5"))
    return FurtherFacts(refusals=(refusal,), rows=rows, german_years=2, german_since=today - timedelta(days=800))


def _household(facts: LetterFacts) -> Recipient:
    family = facts.family
    lines = (f"Frau Maria {_NAME}", f"{family.street} {family.house_number}", f"{family.postcode} {family.town}")
    return Recipient(facts.guardians, lines, (), ())


def _values(facts: LetterFacts) -> dict[str, FieldValue]:
    """Something for each field there is, whether or not the letter would know it of this family."""
    today, next_month = facts.today, facts.today + timedelta(days=30)
    return {
        "addressee": _NAME,
        "answered_on": today - timedelta(days=2),
        "authority": Word(FAMILY_WORDS[0]),
        "backups_until": today + timedelta(days=facts.office.backup_days),
        "bezirksregierung": Word("Bezirksregierung"),
        "data_protection_contact": facts.office.data_protection_contact or "datenschutz@beispiel.example",
        "direction": Word("Norden"),
        "distance": "4",
        "full_time_until": today + timedelta(days=1500),
        "german_since": today - timedelta(days=800),
        "grade": "6",
        "school_class": "6a",
        "schulamt": Word("Schulamt"),
        "schulform": Word("Gesamtschule"),
        "schulformen": Words(("Gesamtschule", "Realschule")),
        "since": today - timedelta(days=60),
        "spoken_language": "Arabisch",
        "starts_on": WeekdayAndDay(next_month),
        "support_until": today + timedelta(days=700),
        "until": today + timedelta(days=2500),
    }
