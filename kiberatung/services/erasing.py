"""The final erasure of a family: asked by one account, granted by another, with a reason that can stay."""

from dataclasses import dataclass
from enum import StrEnum

from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account, AccountId
from kiberatung.domain.approvals import Approval, ApprovalId, ApprovalKind
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.office import Office
from kiberatung.services.approvals import (
    ApprovalWish,
    alive_approvals,
    ask_approval,
    missing_approval,
    require_why,
    subject_of,
    usable_approvals,
    use_approval,
)
from kiberatung.services.changes import Deed, Erasure
from kiberatung.services.clock_state import require_plausible_clock
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, use_case
from kiberatung.services.ports import Records
from kiberatung.services.sight import Refused


class ErasureReason(StrEnum):
    """All that is kept of why: it names nobody."""

    RETENTION = "retention"
    WISH = "wish"
    OBJECTION = "objection"
    MISTAKE = "mistake"


_WORDS = {
    ErasureReason.RETENTION: N_("Aufbewahrungsfrist abgelaufen"),
    ErasureReason.WISH: N_("Wunsch der Familie"),
    ErasureReason.OBJECTION: N_("Widerspruch der Familie"),
    ErasureReason.MISTAKE: N_("Irrtümlich angelegt"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRequest:
    """`granted_by` is empty while it cannot be used; `hindrance` is what stands against erasing at this moment."""

    approval: Approval
    family_name: str
    case_number: str
    asked_by: str
    granted_by: str
    is_own: bool
    why: ErasureReason | None
    hindrance: DomainError | None
    backup_days: int
    """Backups from before hold the family until they are thinned out: at most so long."""


def reasons_with_words() -> list[tuple[ErasureReason, str]]:
    return [(reason, _(word)) for reason, word in _WORDS.items()]


@use_case(allowed=COUNSELLING)
def ask_erasure(desk: Desk, family_id: FamilyId, why: ErasureReason, reason: str) -> Approval:
    """Of the family the second account, which may not see it, reads the kind of reason and the number of the case."""
    require_why(reason)
    with desk.reading() as records:
        number = records.get(Family, family_id).case_number
    told = _("{why}, Fall {number}: {reason}").format(why=_(_WORDS[why]), number=number, reason=reason.strip())
    purpose = ApprovalKind.FINAL_ERASURE
    return ask_approval(desk, ApprovalWish(purpose=purpose, reason=told, kind_of_reason=why.value, family_id=family_id))


@use_case(allowed=COUNSELLING)
def erasure_request(desk: Desk, family_id: FamilyId) -> ErasureRequest | None:
    """The own one, else that of a colleague; None while nobody asks."""
    purpose, subject = ApprovalKind.FINAL_ERASURE, subject_of(family_id)
    with desk.reading() as records:
        family = records.get(Family, family_id)
        usable = usable_approvals(desk, records, purpose, subject)
        alive = alive_approvals(desk, records, purpose, subject)
        own = [one for one in alive if one.asked_by == desk.account.id]
        approval = next(iter([*usable, *own, *alive]), None)
        if approval is None:
            return None
        return ErasureRequest(
            approval=approval,
            family_name=family.family_name or _("ohne Namen"),
            case_number=family.case_number,
            asked_by=_name(records, approval.asked_by),
            granted_by=_name(records, approval.granted_by) if usable or not own else "",
            is_own=bool(own),
            why=_why(approval),
            hindrance=_hindrance(desk, approval, is_usable=bool(usable)),
            backup_days=min(office.backup_days for office in records.find(Office)),
        )


@use_case(allowed=COUNSELLING)
def erase_family(desk: Desk, family_id: FamilyId, approval_id: ApprovalId, reason: ErasureReason) -> None:
    """For good, from the log too; raises `Refused` unless this approval of a second account holds for this family."""
    require_plausible_clock(desk)
    with desk.changing(N_("Familie endgültig gelöscht"), family_id, undoable=False) as work:
        work.get(Family, family_id)
        approval = use_approval(desk, work, ApprovalKind.FINAL_ERASURE, subject_of(family_id))
        if approval.id != approval_id:
            raise Refused(
                _("Diese Zustimmung gilt nicht für diese Familie. Es wurde nichts gelöscht."),
                _("Bitten Sie auf der Seite dieser Familie um Zustimmung."),
            )
        entry = desk.entry(Deed.ERASURE, N_("Familie endgültig gelöscht"), family_id)
        work.erase(Erasure(entry, reason, approval.granted_by))
        work.commit()


def _name(records: Records, account_id: AccountId | None) -> str:
    found = records.find(Account, id=account_id) if account_id else []
    return found[0].name if found else ""


def _why(approval: Approval) -> ErasureReason | None:
    """None where it was asked for by an earlier program."""
    return ErasureReason(approval.kind_of_reason) if approval.kind_of_reason else None


def _hindrance(desk: Desk, approval: Approval, *, is_usable: bool) -> DomainError | None:
    try:
        require_plausible_clock(desk)
    except DomainError as fault:
        return fault
    if not is_usable:
        return missing_approval()
    if _why(approval) is None:
        return DomainError(
            _("Dieser Antrag nennt nicht, aus welchem Anlass gelöscht wird. Es wurde nichts gelöscht."),
            _("Ziehen Sie ihn zurück und stellen Sie ihn neu."),
        )
    return None
