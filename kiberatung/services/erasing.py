"""The final erasure of a family: asked by one account, granted by another, with a reason that can stay."""

from enum import StrEnum

from kiberatung.basics.texts import _
from kiberatung.domain.approvals import ApprovalId, ApprovalKind
from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.approvals import subject_of, use_approval
from kiberatung.services.changes import Deed, Erasure
from kiberatung.services.clock_state import require_plausible_clock
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, use_case
from kiberatung.services.sight import Refused


class ErasureReason(StrEnum):
    """All that is kept of why: it names nobody."""

    RETENTION = "retention"
    WISH = "wish"
    OBJECTION = "objection"
    MISTAKE = "mistake"


@use_case(allowed=COUNSELLING)
def erase_family(desk: Desk, family_id: FamilyId, approval_id: ApprovalId, reason: ErasureReason) -> None:
    """For good, from the log too; raises `Refused` unless this approval of a second account holds for this family."""
    require_plausible_clock(desk)
    with desk.changing(_("Familie endgültig gelöscht"), family_id, undoable=False) as work:
        work.get(Family, family_id)
        approval = use_approval(desk, work, ApprovalKind.FINAL_ERASURE, subject_of(family_id))
        if approval.id != approval_id:
            raise Refused(_("Diese Zustimmung gilt nicht für diese Familie. Es wurde nichts gelöscht."))
        entry = desk.entry(Deed.ERASURE, _("Familie endgültig gelöscht"), family_id)
        work.erase(Erasure(entry, reason, approval.granted_by))
        work.commit()
