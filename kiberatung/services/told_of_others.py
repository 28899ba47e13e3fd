"""The little that is told of families out of sight: that a time is taken, and whom to ask about a like child."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.services.read_models import SearchHit, UpcomingAppointment
from kiberatung.services.sight import Owner, Sight

LIKE_ENOUGH = 0.85
"""Below this nobody is sent asking."""
LOOKED_AT = 100
"""Of the whole store, so that the own ones are among them."""

Names = Mapping[UUID, str]


def occupied(appointment: UpcomingAppointment) -> UpcomingAppointment:
    """The time and the room alone, so that nobody plans over it."""
    return replace(
        appointment,
        family_name=_("belegt"),
        name_in_script="",
        case_number="",
        language="",
        children=0,
        interpreter="",
        interpreter_confirmed=True,
        is_hidden=True,
    )


def told_of(hits: Sequence[SearchHit], owners: Mapping[UUID, Owner], sight: Sight, names: Names) -> list[SearchHit]:
    """Of like children found in the whole store: those in sight, then one hint for each counsellor who has another.

    A hint has no fact of the child, and always the same score.
    """
    own: list[SearchHit] = []
    hints: dict[str, SearchHit] = {}
    for hit in hits:
        owner = owners[hit.family_id]
        if sight.sees(owner):
            own.append(hit if sight.sees_address(owner) else replace(hit, town=""))
        elif hit.score >= LIKE_ENOUGH:
            who = names.get(owner.counsellor_id, "") if owner.counsellor_id else ""
            hints.setdefault(who, _hint(hit.family_id, who))
    return [*own, *hints.values()]


def _hint(family_id: FamilyId, who: str) -> SearchHit:
    name = _("Ähnliches Kind bei {name}").format(name=who) if who else _("Ähnliches Kind an anderer Stelle")
    return SearchHit(None, family_id, name, "", None, "", "", LIKE_ENOUGH, _("fragen Sie dort nach"))
