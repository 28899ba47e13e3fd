"""Moving a child's case along the steps of the process; the history keeps every step."""

from kiberatung.basics.texts import N_, _
from kiberatung.domain.cases import Case, CaseId, CaseState, CaseStep, CaseStepId, SideExit
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import Records, UnitOfWork


def case_of(records: Records, child_id: ChildId) -> Case:
    found = records.find(Case, child_id=child_id)
    if not found:
        raise DomainError(
            _("Zu diesem Kind gibt es keinen Fall. Es wurde nichts geändert."), _("Laden Sie die Familie neu.")
        )
    return found[0]


def open_case(desk: Desk, work: UnitOfWork, family_id: FamilyId, child_id: ChildId, reason: str = "") -> Case:
    case = Case(
        id=CaseId(desk.identifiers.next()),
        family_id=family_id,
        child_id=child_id,
        state_since=desk.today,
        opened_on=desk.today,
    )
    case = work.put(case)
    _keep_step(desk, work, case, reason)
    return case


def move_case(desk: Desk, work: UnitOfWork, child_id: ChildId, state: CaseState, reason: str = "") -> Case:
    """Moves on within a larger deed; a case that is already further, or closed, stays where it is."""
    case = case_of(work, child_id)
    if not case.is_open or case.state.order >= state.order:
        return case
    return _set_state(desk, work, case.moved_to(state, desk.today), reason)


def move_family(desk: Desk, work: UnitOfWork, family_id: FamilyId, state: CaseState, reason: str = "") -> None:
    for case in work.find(Case, family_id=family_id):
        move_case(desk, work, case.child_id, state, reason)


@use_case(allowed=OFFICE)
def set_case_state(desk: Desk, child_id: ChildId, state: CaseState, reason: str = "") -> Case:
    """Forward, skipping steps, or back: what the person says holds. A case that stands there already stays as it is."""
    with desk.reading() as records:
        case = case_of(records, child_id)
    if case.state is state and case.side_exit is None:
        return case
    family_id = case.family_id
    with desk.changing(N_("Stand des Falls geändert"), family_id) as work:
        case = _set_state(desk, work, case_of(work, child_id).moved_to(state, desk.today), reason)
        work.commit()
    return case


@use_case(allowed=OFFICE)
def leave_by_side_exit(desk: Desk, child_id: ChildId, side_exit: SideExit, reason: str) -> Case:
    if not reason.strip():
        raise DomainError(
            _("Der Grund fehlt. Der Fall ist unverändert."), _("Schreiben Sie in einem Satz, warum der Fall endet.")
        )
    with desk.reading() as records:
        family_id = case_of(records, child_id).family_id
    with desk.changing(N_("Fall beendet"), family_id) as work:
        case = _set_state(desk, work, case_of(work, child_id).left_by(side_exit, desk.today), reason)
        work.commit()
    return case


def _set_state(desk: Desk, work: UnitOfWork, case: Case, reason: str) -> Case:
    case = work.put(case)
    _keep_step(desk, work, case, reason)
    return case


def _keep_step(desk: Desk, work: UnitOfWork, case: Case, reason: str) -> None:
    work.put(
        CaseStep(
            id=CaseStepId(desk.identifiers.next()),
            case_id=case.id,
            state=case.state,
            side_exit=case.side_exit,
            happened_on=desk.today,
            recorded_at=desk.clock.now(),
            account_id=desk.account.id,
            reason=reason,
        )
    )
