"""Which children a handover is due for."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.children import ChildId
from kiberatung.domain.handovers import Handover, RecipientKind
from kiberatung.domain.office import Office
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.child_files import Dossier, load_dossiers
from kiberatung.services.handovers.findings import covering_consent
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import Records

_COUNSELLED = CaseState.COUNSELLED.order
_HANDED_OVER = CaseState.HANDED_OVER.order


@use_case(allowed=OFFICE)
def ready_children(desk: Desk, recipient: RecipientKind, since: date | None = None) -> list[ChildId]:
    """Consent is there and this kind of office has not got the child yet; in the practice town all with consent.

    The Gesundheitsamt may invite after the first talk, the others wait for the recommendation. `since` keeps only
    cases that reached their state on that day or later.
    """
    with desk.reading() as records:
        cases = [case for case in records.find(Case) if since is None or case.state_since >= since]
        if not any(office.is_practice for office in records.find(Office)):
            handed = _handed_over(records, recipient)
            cases = [case for case in cases if _is_due(case, recipient) and case.child_id not in handed]
        dossiers = load_dossiers(records, [case.child_id for case in cases])
    return [dossier.file.child.id for dossier in _agreed(dossiers, recipient, desk.today)]


def _is_due(case: Case, recipient: RecipientKind) -> bool:
    if recipient is RecipientKind.GESUNDHEITSAMT:
        return case.is_open and case.state.order >= _COUNSELLED
    return case.is_open and CaseState.RECOMMENDED.order <= case.state.order <= _HANDED_OVER


def _handed_over(records: Records, recipient: RecipientKind) -> set[UUID]:
    return {child for entry in records.find(Handover, recipient_kind=recipient) for child in entry.child_ids}


def _agreed(dossiers: Iterable[Dossier], recipient: RecipientKind, today: date) -> list[Dossier]:
    return [dossier for dossier in dossiers if covering_consent(dossier.consents, recipient, today)]
