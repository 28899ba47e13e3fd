"""„Zusammenführung zurücknehmen“, at any later time while nothing stands in the way; else in words what does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.merges import Merge
from kiberatung.services.changes import ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, use_case
from kiberatung.services.read_models import HistoryLine
from kiberatung.services.undo import LaterSteps, take_back

_NAMED = 3
"""More steps than these are counted."""


@dataclass(frozen=True, slots=True)
class MergeShown:
    change_id: ChangeId
    merged_at: datetime
    gone_case_number: str


@use_case(allowed=COUNSELLING)
def take_back_merge(desk: Desk, change_id: ChangeId) -> FamilyId:
    """Gives the family that stayed; raises `DomainError` naming the steps that have to go first."""
    with desk.reading() as records:
        merges = records.find(Merge, change_id=change_id)
        if not merges:
            raise DomainError(
                _("Diese Zusammenführung gibt es nicht mehr: Sie ist schon zurückgenommen. Es wurde nichts geändert."),
                _("Sehen Sie im Verlauf der Familie nach dem Stand."),
            )
        family_id = merges[0].family_id
        _require_not_gone_itself(records.find(Merge, gone_family_id=family_id))
    try:
        take_back(desk, change_id)
    except LaterSteps as later:
        raise DomainError(_stands_in_the_way(later.steps), later.next_step) from later
    return family_id


@use_case(allowed=COUNSELLING)
def merges_of(desk: Desk, family_id: FamilyId) -> list[MergeShown]:
    """What this family has taken in and could give back, newest first."""
    with desk.reading() as records:
        records.get(Family, family_id)
        found = records.find(Merge, family_id=family_id)
    shown = [MergeShown(ChangeId(one.change_id), one.merged_at, one.gone_case_number) for one in found]
    return sorted(shown, key=lambda one: one.merged_at, reverse=True)


def _require_not_gone_itself(later: Sequence[Merge]) -> None:
    if later:
        raise DomainError(
            _("Diese Familie wurde danach selbst mit einer anderen zusammengeführt. Es wurde nichts geändert."),
            _("Nehmen Sie zuerst die spätere Zusammenführung zurück."),
        )


def _stands_in_the_way(steps: Sequence[HistoryLine]) -> str:
    named = "; ".join(
        _("„{what}“ am {day} ({who})").format(
            what=_(step.what), day=write_date(german_time(step.changed_at).date()), who=step.who or _("unbekannt")
        )
        for step in steps[:_NAMED]
    )
    rest = len(steps) - _NAMED
    if rest > 0:
        more = ngettext_("und {count} weiterer Schritt", "und {count} weitere Schritte", rest).format(count=rest)
        named = f"{named} {more}"
    return _("Die Zusammenführung bleibt, denn danach wurde dasselbe geändert: {steps}.").format(steps=named)
