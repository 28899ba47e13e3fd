"""Families, children and guardians: taken in, added, taken out."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kiberatung.basics.texts import N_, _
from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian, GuardianId
from kiberatung.domain.incoming_reports import IncomingReport, IncomingReportId, ReportingOffice
from kiberatung.services.cases import open_case
from kiberatung.services.desk import Desk
from kiberatung.services.intake import SHARED_FIELDS, carried_over
from kiberatung.services.permissions import COUNSELLING, OFFICE, reads_file, use_case
from kiberatung.services.ports import Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class FamilyFile:
    """A family with all its people, in the order of the screen."""

    family: Family
    guardians: tuple[Guardian, ...]
    children: tuple[Child, ...]
    cases: tuple[Case, ...]

    def case_of(self, child_id: ChildId) -> Case:
        return next(case for case in self.cases if case.child_id == child_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFamily:
    """What the first report says; everything may be missing but a name."""

    family_name: str
    given_names_of_children: tuple[str, ...]
    office: ReportingOffice = ReportingOffice.OTHER
    reported_by: str = ""
    received_on: date | None = None
    reference: str = ""


@reads_file()
def load_family(desk: Desk, family_id: FamilyId) -> FamilyFile:
    with desk.reading() as records:
        return read_family(records, family_id)


def read_family(records: Records, family_id: FamilyId) -> FamilyFile:
    return FamilyFile(
        records.get(Family, family_id),
        tuple(records.find(Guardian, family_id=family_id)),
        tuple(records.find(Child, family_id=family_id)),
        tuple(records.find(Case, family_id=family_id)),
    )


@use_case(allowed=OFFICE)
def report_family(desk: Desk, report: ReportedFamily) -> FamilyId:
    """A new family from a first report, with a case for each child."""
    if not report.family_name.strip() and not any(name.strip() for name in report.given_names_of_children):
        raise DomainError(
            _("Es fehlt ein Name. Die Familie wurde nicht angelegt."),
            _("Tragen Sie den Familiennamen oder einen Vornamen ein."),
        )
    family_id = FamilyId(desk.identifiers.next())
    with desk.changing(N_("Familie aufgenommen"), family_id) as work:
        family = new_family(desk, family_id, family_name=report.family_name.strip(), reported_by=report.reported_by)
        family = work.put(replace(family, reported_on=report.received_on or desk.today, reference=report.reference))
        keep_report(desk, work, family, report.office)
        for given_names in report.given_names_of_children or ("",):
            put_new_child(desk, work, family, given_names.strip())
        work.commit()
    return family_id


def new_family(desk: Desk, family_id: FamilyId, **known: object) -> Family:
    """A family with the next case number of this year, as 2026-0412; not stored yet. The Verwaltung takes no cases."""
    year = desk.today.year
    number = f"{year}-{desk.lists.next_number('case', year):04}"
    counsellor_id = desk.account.id if desk.account.role in COUNSELLING else None
    return Family(id=family_id, case_number=number, counsellor_id=counsellor_id, **known)  # type: ignore[arg-type]  # fields by name


def keep_report(desk: Desk, work: UnitOfWork, family: Family, office: ReportingOffice) -> None:
    work.put(
        IncomingReport(
            id=IncomingReportId(desk.identifiers.next()),
            family_id=family.id,
            office=office,
            reported_by=family.reported_by,
            reference=family.reference,
            received_on=family.reported_on or desk.today,
        )
    )


def put_new_child(desk: Desk, work: UnitOfWork, family: Family, given_names: str) -> Child:
    """A child that follows the family in all they share, with its case opened."""
    shared = {field: getattr(family, field) for field in SHARED_FIELDS}
    position = len(work.find(Child, family_id=family.id))
    child = Child(
        id=ChildId(desk.identifiers.next()),
        family_id=family.id,
        position=position,
        given_names=given_names,
        marks=tuple(mark for mark in family.marks if mark.field in SHARED_FIELDS),
        **shared,
    )
    child = work.put(child)
    open_case(desk, work, family.id, child.id, family.reported_by)
    return child


@use_case(allowed=OFFICE)
def add_child(desk: Desk, family_id: FamilyId, given_names: str = "") -> Child:
    """One more sibling: what the youngest one answered and the family did not is carried over and marked."""
    with desk.changing(N_("Kind hinzugefügt"), family_id) as work:
        siblings = work.find(Child, family_id=family_id)
        child = put_new_child(desk, work, work.get(Family, family_id), given_names.strip())
        carried = carried_over(child, siblings[-1]) if siblings else child
        child = work.put(carried) if carried != child else child
        work.commit()
    return child


@use_case(allowed=OFFICE)
def remove_child(desk: Desk, child_id: ChildId) -> None:
    """Taken out of the family by mistake or twice: undo brings it back."""
    with desk.reading() as records:
        family_id = records.get(Child, child_id).family_id
    with desk.changing(N_("Kind entfernt"), family_id) as work:
        for case in work.find(Case, child_id=child_id):
            work.remove(case)
        work.remove(work.get(Child, child_id))
        work.commit()


@use_case(allowed=OFFICE)
def put_guardian(desk: Desk, guardian: Guardian) -> Guardian:
    with desk.changing(N_("Erziehungsberechtigte Person eingetragen"), guardian.family_id) as work:
        guardian = work.put(guardian)
        work.commit()
    return guardian


@use_case(allowed=OFFICE)
def change_guardian(desk: Desk, guardian_id: GuardianId, field: str, value: object) -> Guardian:
    """One field, written over whatever the person is by now."""
    with desk.reading() as records:
        family_id = records.get(Guardian, guardian_id).family_id
    changed: dict[str, Any] = {field: value}
    with desk.changing(N_("Erziehungsberechtigte Person eingetragen"), family_id) as work:
        guardian = work.put(replace(work.get(Guardian, guardian_id), **changed))
        work.commit()
    return guardian


@use_case(allowed=OFFICE)
def new_guardian(desk: Desk, family: FamilyFile) -> Guardian:
    return Guardian(
        id=GuardianId(desk.identifiers.next()),
        family_id=family.family.id,
        position=len(family.guardians),
        family_name=family.family.family_name,
    )


@use_case(allowed=OFFICE)
def remove_guardian(desk: Desk, guardian: Guardian) -> None:
    with desk.changing(N_("Erziehungsberechtigte Person entfernt"), guardian.family_id) as work:
        work.remove(guardian)
        work.commit()
