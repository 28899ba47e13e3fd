"""Undo and redo: the named inverse of the last deed, made from its before-images."""

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.changes import Change, ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import EVERYBODY, use_case


@use_case(allowed=EVERYBODY)
def undo_last(desk: Desk) -> Change:
    """Takes back the last deed of this account and gives it; raises `DomainError` when there is none."""
    change = desk.lists.last_undoable(desk.account.id)
    if change is None:
        raise DomainError(_("Es gibt nichts zurückzunehmen."))
    _revert(desk, change)
    return change


@use_case(allowed=EVERYBODY)
def redo_last(desk: Desk) -> Change:
    undo = desk.lists.last_redoable(desk.account.id)
    if undo is None:
        raise DomainError(_("Es gibt nichts wiederherzustellen."))
    _revert(desk, undo)
    return undo


def _revert(desk: Desk, change: Change) -> None:
    inverse = Change(
        id=ChangeId(desk.identifiers.next()),
        what=change.what,
        account_id=desk.account.id,
        changed_at=desk.clock.now(),
        family_id=change.family_id,
        undoes=change.id,
    )
    with desk.making(inverse) as work:
        work.revert(change.id)
        work.commit()
