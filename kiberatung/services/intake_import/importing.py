"""Families from JSON into the store: each all or nothing, duplicates reported and never merged."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian, GuardianId
from kiberatung.domain.incoming_reports import ReportingOffice
from kiberatung.domain.language_checks import GERMAN, LanguageCheck, LanguageCheckId
from kiberatung.domain.languages import LanguageSkill, LanguageSkillId, ScriptLiteracy, ScriptLiteracyId
from kiberatung.domain.names.person import Person
from kiberatung.domain.names.same_person import POSSIBLE_FROM
from kiberatung.domain.notes import Note, NoteId
from kiberatung.domain.schooling import SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schooling_gaps import GapReason, GapReasonId
from kiberatung.services.cases import open_case
from kiberatung.services.desk import Desk
from kiberatung.services.families import keep_report, new_family
from kiberatung.services.intake import SHARED_FIELDS
from kiberatung.services.intake_import.shape import ChildGiven, FamilyGiven, IntakeShape
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import UnitOfWork
from kiberatung.services.read_models import SearchHit


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one family of the file: taken in, or refused with a sentence."""

    number: int
    family_id: FamilyId | None = None
    case_number: str = ""
    child_ids: tuple[ChildId, ...] = ()
    duplicates: tuple[SearchHit, ...] = ()
    error: str = ""


@use_case(allowed=OFFICE)
def take_in_families(desk: Desk, value: object) -> list[TakenIn]:
    """`value` is the parsed JSON; a family with a fault is refused whole, the others are taken in."""
    if not isinstance(value, list):
        raise DomainError(
            _("Die Datei enthält keine Liste von Familien. Es wurde nichts übernommen."),
            _("Das Format steht in der Hilfe zum Befehl „intake“."),
        )
    shape = IntakeShape(desk.words)
    return [_take_in(desk, shape, item, number) for number, item in enumerate(value, start=1)]


def _take_in(desk: Desk, shape: IntakeShape, value: object, number: int) -> TakenIn:
    try:
        given = shape.read(value, _("Familie {number}").format(number=number))
        duplicates = tuple(hit for child in given.children for hit in _alike(desk, given, child))
        family_id, case_number, child_ids = _store(desk, given)
    except DomainError as error:
        return TakenIn(number, error=str(error))
    return TakenIn(number, family_id, case_number, child_ids, duplicates)


def _alike(desk: Desk, given: FamilyGiven, child: ChildGiven) -> list[SearchHit]:
    siblings = (one.fields.get("given_names", "") for one in given.children if one is not child)
    person = Person(
        child.fields.get("family_name", ""),
        child.fields.get("given_names", ""),
        child.fields.get("name_in_script", ""),
        child.fields.get("date_of_birth"),
        child.fields.get("sex"),
        tuple(filter(None, siblings)),
    )
    return [hit for hit in desk.lists.similar(person, 5) if hit.score >= POSSIBLE_FROM]


def _store(desk: Desk, given: FamilyGiven) -> tuple[FamilyId, str, tuple[ChildId, ...]]:
    family_id = FamilyId(desk.identifiers.next())
    with desk.changing(N_("Familie aufgenommen"), family_id) as work:
        known = {"reported_on": desk.today, **_common(given), **given.fields}
        family = work.put(new_family(desk, family_id, **known))
        keep_report(desk, work, family, ReportingOffice.OTHER)
        for position, guardian in enumerate(given.guardians):
            work.put(
                Guardian(id=GuardianId(desk.identifiers.next()), family_id=family_id, position=position, **guardian)
            )
        child_ids = tuple(_store_child(desk, work, family, item, n) for n, item in enumerate(given.children))
        if given.notes:
            _store_note(desk, work, family_id, given.notes)
        work.commit()
    return family_id, family.case_number, child_ids


def _common(given: FamilyGiven) -> dict[str, Any]:
    """What every child says alike becomes the family's answer; what is absent in one stays unknown there."""
    common: dict[str, Any] = {}
    for field in SHARED_FIELDS:
        values = {
            child.fields.get(field, _spoken(child) if field == "home_languages" else None) for child in given.children
        }
        if len(values) == 1 and (value := values.pop()):
            common[field] = value
    names = Counter(child.fields["family_name"] for child in given.children if child.fields.get("family_name"))
    return {**common, "family_name": names.most_common(1)[0][0]} if names else common


def _spoken(child: ChildGiven) -> tuple[str, ...]:
    return tuple(row["language"] for row in child.languages if row.get("role") in (None, "first", "family"))


def _store_child(desk: Desk, work: UnitOfWork, family: Family, given: ChildGiven, position: int) -> ChildId:
    child_id = ChildId(desk.identifiers.next())
    child = Child(
        id=child_id,
        family_id=family.id,
        position=position,
        home_languages=_spoken(given),
        german_level_on=_german_found_on(given),
        **given.fields,
    )
    own = tuple(field for field in SHARED_FIELDS if getattr(child, field) != getattr(family, field))
    work.put(replace(child, own_fields=own))
    open_case(desk, work, family.id, child_id, family.reported_by)
    for n, row in enumerate(given.languages):
        work.put(LanguageSkill(id=LanguageSkillId(desk.identifiers.next()), child_id=child_id, position=n, **row))
    for row in given.scripts:
        work.put(ScriptLiteracy(id=ScriptLiteracyId(desk.identifiers.next()), child_id=child_id, **row))
    for row in given.schooling:
        work.put(SchoolingSpan(id=SchoolingSpanId(desk.identifiers.next()), child_id=child_id, **row))
    for row in given.gaps:
        work.put(GapReason(id=GapReasonId(desk.identifiers.next()), child_id=child_id, **row))
    for row in given.checks:
        work.put(LanguageCheck(id=LanguageCheckId(desk.identifiers.next()), child_id=child_id, **row))
    return child_id


def _german_found_on(given: ChildGiven) -> date | None:
    """The day of the newest finding that says the same level as the child."""
    level = given.fields.get("german_level")
    days = [row["checked_on"] for row in given.checks if row.get("language", GERMAN) == GERMAN]
    last = max(days, default=None)
    same = any(row["checked_on"] == last and row.get("overall") == level for row in given.checks)
    return last if level is not None and same else None


def _store_note(desk: Desk, work: UnitOfWork, family_id: FamilyId, text: str) -> None:
    work.put(
        Note(
            id=NoteId(desk.identifiers.next()),
            family_id=family_id,
            text=text,
            written_at=desk.clock.now(),
            account_id=desk.account.id,
        )
    )
