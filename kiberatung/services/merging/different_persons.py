"""„Nicht dieselbe Person“ is said once and remembered: such a pair is hinted at no more."""

from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.different_persons import DifferentPersons, DifferentPersonsId, in_order
from kiberatung.domain.errors import DomainError
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import Records


@use_case(allowed=OFFICE)
def mark_as_different(desk: Desk, child_id: ChildId, other_id: ChildId, reason: str = "") -> DifferentPersons:
    """Both must be in sight; said again it stays as it was said first."""
    if child_id == other_id:
        raise DomainError(
            _("Das ist dasselbe Kind, zweimal gewählt. Es wurde nichts gespeichert."), _("Wählen Sie ein anderes Kind.")
        )
    with desk.reading() as records:
        children = [records.get(Child, one) for one in (child_id, other_id)]
        known = said_before(records, child_id, other_id)
    if known is not None:
        return known
    first, second = in_order(child_id, other_id)
    with desk.changing(N_("Nicht dieselbe Person: Paar gemerkt"), children[0].family_id) as work:
        marked = work.put(
            DifferentPersons(
                id=DifferentPersonsId(desk.identifiers.next()),
                child_id=first,
                other_id=second,
                marked_at=desk.clock.now(),
                account_id=desk.account.id,
                reason=reason.strip(),
            )
        )
        work.commit()
    return marked


@use_case(allowed=OFFICE)
def unmark_as_different(desk: Desk, child_id: ChildId, other_id: ChildId) -> None:
    """The pair may be hinted at again; nothing happens when it was not marked."""
    with desk.reading() as records:
        family_id = records.get(Child, child_id).family_id
    with desk.changing(N_("Nicht dieselbe Person: Vermerk aufgehoben"), family_id) as work:
        known = said_before(work, child_id, other_id)
        if known is not None:
            work.remove(known)
            work.commit()


def said_before(records: Records, child_id: ChildId, other_id: ChildId) -> DifferentPersons | None:
    first, second = in_order(child_id, other_id)
    return next(iter(records.find(DifferentPersons, child_id=first, other_id=second)), None)
