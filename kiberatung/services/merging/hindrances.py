"""What forbids a merge: what is out of sight, a family that is to be erased, a colleague who has not agreed (R44)."""

from collections.abc import Iterable

from kiberatung.basics.texts import _
from kiberatung.domain.approvals import ApprovalKind
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.office import Office
from kiberatung.services.approvals import alive_approvals, fingerprint, subject_of, usable_approvals
from kiberatung.services.desk import Desk
from kiberatung.services.ports import Records
from kiberatung.services.sight import OutOfSight, Refused


class NeedsApproval(Refused):
    """Two counsellors are concerned: a second account has to agree."""


def require_whole_sight(desk: Desk, family_ids: Iterable[FamilyId]) -> None:
    """Raises `Refused` where anything of a family is hidden: what is not seen would be lost or told by a merge."""
    sight = desk.sight_at_work
    wanted = set(family_ids)
    for owner in desk.lists.owners(Family, wanted).values():
        if not sight.sees(owner):
            raise OutOfSight(owner.family_id)
        if not (sight.sees_free_text and sight.sees_address(owner)):
            raise Refused(
                _("Die Anschrift einer der Familien ist vor Ihnen geschützt. Es wurde nichts verglichen und geändert."),
                _("Die zuständige Fachkraft oder die Leitung kann beide zusammenführen."),
                owner.family_id,
            )


def hindrance_of(desk: Desk, records: Records, left: Family, right: Family) -> DomainError | None:
    for family in (left, right):
        if alive_approvals(desk, records, ApprovalKind.FINAL_ERASURE, subject_of(family.id)):
            told = _("Für den Fall {number} ist die endgültige Löschung beantragt. Es wurde nichts zusammengeführt.")
            return DomainError(
                told.format(number=family.case_number),
                _("Ziehen Sie den Antrag auf der Seite der Familie zurück, oder warten Sie die Löschung ab."),
            )
    subject = approval_subject(left, right)
    if needs_approval(records, left, right) and not usable_approvals(desk, records, ApprovalKind.MERGE, subject):
        return NeedsApproval(
            _("Die beiden Familien betreuen zwei Fachkräfte. Es wurde nichts zusammengeführt."),
            _("Bitten Sie um Zustimmung, oder tragen Sie zuerst bei beiden dieselbe Fachkraft ein."),
        )
    return None


def needs_approval(records: Records, left: Family, right: Family) -> bool:
    """Of two counsellors, one would find a family gone. Nobody in the practice town is real."""
    counsellors = {left.counsellor_id, right.counsellor_id} - {None}
    return len(counsellors) > 1 and not any(office.is_practice for office in records.find(Office))


def approval_subject(left: Family, right: Family) -> str:
    """The same whichever of the two stays."""
    return fingerprint((left.id, right.id))
