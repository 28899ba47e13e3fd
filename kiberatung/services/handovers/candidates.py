"""Who may be handed over, with what a person needs to choose among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.names.display import list_name
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.choosing import ready_children
from kiberatung.services.permissions import OFFICE, use_case


@dataclass(frozen=True, slots=True)
class Candidate:
    child_id: ChildId
    family_id: FamilyId
    name: str
    name_in_script: str
    case_number: str


@use_case(allowed=OFFICE)
def handover_candidates(desk: Desk, kind: RecipientKind, family_id: FamilyId | None = None) -> list[Candidate]:
    """The children of one family, else all for whom a handover to this kind of office is due."""
    return _candidates(desk, _of_family(desk, family_id) if family_id else ready_children(desk, kind))


def _of_family(desk: Desk, family_id: FamilyId) -> list[ChildId]:
    with desk.reading() as records:
        return [child.id for child in records.find(Child, family_id=family_id)]


def _candidates(desk: Desk, child_ids: Sequence[ChildId]) -> list[Candidate]:
    rows = desk.lists.child_rows(child_ids)
    return [
        Candidate(
            row.child_id,
            row.family_id,
            list_name(row.family_name, row.given_names),
            row.name_in_script,
            row.case_number,
        )
        for row in rows
    ]
