"""Taking steps back and doing them again: the named inverse of a deed, made from its before-images.

Rückgängig takes the newest deed of the own account; the history takes any step, and with it, when the person agrees,
the later ones that changed the same.
"""

from collections.abc import Callable, Sequence

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError
from kiberatung.services.changes import Change, ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, EVERYBODY, OFFICE, use_case
from kiberatung.services.read_models import HistoryLine
from kiberatung.services.sight import Refused


class LaterSteps(DomainError):
    """`steps` changed the same later, newest first; they have to be taken back with it."""

    def __init__(self, steps: Sequence[HistoryLine], *, is_redo: bool = False) -> None:
        message = _(
            "Das lässt sich nicht allein zurücknehmen, denn dieselbe Angabe wurde später geändert. Alles bleibt."
        )
        next_step = _("Öffnen Sie den Verlauf der Familie und nehmen Sie dort die späteren Schritte mit zurück.")
        if is_redo:
            message = _(
                "Das lässt sich nicht wiederherstellen, denn dieselbe Angabe wurde seitdem geändert. Alles bleibt."
            )
            next_step = _("Sehen Sie im Verlauf der Familie, was jetzt gilt. Dort lässt es sich auch wiederherstellen.")
        super().__init__(message, next_step)
        self.steps = tuple(steps)


@use_case(allowed=EVERYBODY)
def undo_last(desk: Desk) -> Change:
    """Takes back the last deed of this account and gives it; raises `DomainError` when there is none."""
    change = desk.lists.last_undoable(desk.account.id)
    if change is None:
        raise DomainError(
            _("Es gibt nichts zurückzunehmen. Es wurde nichts geändert."),
            _("Schritte von anderen finden Sie im Verlauf der Familie."),
        )
    _require_nothing_later(desk, change.id)
    _revert(desk, change.id, change.what)
    return change


@use_case(allowed=EVERYBODY)
def redo_last(desk: Desk) -> Change:
    """Does again what this account took back last; raises `LaterSteps` when somebody changed the same after it."""
    undo = desk.lists.last_redoable(desk.account.id)
    if undo is None:
        raise DomainError(
            _("Es gibt nichts wiederherzustellen. Es wurde nichts geändert."),
            _("Wiederherstellen lässt sich, was Sie zuletzt zurückgenommen haben."),
        )
    _require_nothing_later(desk, undo.id, is_redo=True)
    _revert(desk, undo.id, undo.what)
    return undo


@use_case(allowed=EVERYBODY)
def step_of(desk: Desk, deed: Callable[[], object]) -> Change | None:
    """Does the deed and gives the step it left in the history, so that a notice can offer to take just that back."""
    deed()
    return desk.lists.last_undoable(desk.account.id)


@use_case(allowed=OFFICE)
def take_back(desk: Desk, change_id: ChangeId) -> Change:
    """Any step of the history by itself; one that was a taking back is thereby done again.

    Raises `LaterSteps` when the same was changed after it.
    """
    _require_nothing_later(desk, change_id)
    return _revert(desk, change_id)


@use_case(allowed=COUNSELLING)
def take_back_with_later(desk: Desk, change_id: ChangeId) -> int:
    """The step and all that stand in its way, newest first; how many there were.

    Each is a deed of its own in the history. Nothing is touched when one of them cannot be taken back.
    """
    steps = steps_in_the_way(desk, change_id)
    if not all(step.undoable for step in steps):
        raise DomainError(
            _("Ein späterer Schritt hat das Haus schon verlassen und lässt sich nicht zurücknehmen. Alles bleibt."),
            _("Berichtigen Sie die Angabe und teilen Sie die Berichtigung mit."),
        )
    for step in steps:
        _revert(desk, ChangeId(step.change_id), step.what)
    _revert(desk, change_id)
    return len(steps) + 1


@use_case(allowed=OFFICE)
def steps_in_the_way(desk: Desk, change_id: ChangeId) -> tuple[HistoryLine, ...]:
    """All that have to go first, in the order in which they can: those in the way, and those in the way of these."""
    found: dict[ChangeId, HistoryLine] = {}
    _collect(desk, change_id, found)
    return tuple(found.values())


def _collect(desk: Desk, change_id: ChangeId, found: dict[ChangeId, HistoryLine]) -> None:
    """What stands in the way of a step is always later than it, so this comes to an end."""
    for step in desk.lists.later_steps(change_id):
        if step.change_id not in found:
            _collect(desk, ChangeId(step.change_id), found)
            found[ChangeId(step.change_id)] = step


def _require_nothing_later(desk: Desk, change_id: ChangeId, *, is_redo: bool = False) -> None:
    later = desk.lists.later_steps(change_id)
    if later:
        raise LaterSteps(steps_in_the_way(desk, change_id), is_redo=is_redo)


def _revert(desk: Desk, change_id: ChangeId, what: str = "") -> Change:
    """The Verwaltung takes back its own deeds: those of others may rest on what it does not see."""
    inverse = Change(
        id=ChangeId(desk.identifiers.next()),
        what=what,
        account_id=desk.account.id,
        changed_at=desk.clock.now(),
        undoes=change_id,
    )
    with desk.making(inverse) as work:
        change = work.revert(change_id)
        if desk.account.role is Role.ADMINISTRATION and change.account_id != desk.account.id:
            raise Refused(
                _("Diesen Schritt hat jemand anderes getan. Es wurde nichts geändert."),
                _("Bitten Sie die Fachkraft, ihn zurückzunehmen."),
                change.family_id,
            )
        work.commit()
    return change
