"""Finding people: a family out of sight by its number, and who may be known already before somebody is saved."""

from collections.abc import Sequence

from kiberatung.domain.children import Child
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.names.likeness import compare_names
from kiberatung.domain.names.person import Person
from kiberatung.domain.names.same_person import POSSIBLE_FROM
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import EMERGENCIES, OFFICE, use_case
from kiberatung.services.read_models import SearchHit

_LOOKED_AT = 12


@use_case(allowed=EMERGENCIES)
def find_case_number(desk: Desk, case_number: str) -> FamilyId | None:
    """Whose it is and what it is about stays untold; the whole number must be known."""
    wanted = case_number.strip()
    with desk.store.reading() as records:
        found = records.find(Family, case_number=wanted) if wanted else []
    return found[0].id if found else None


@use_case(allowed=OFFICE)
def possible_doubles(desk: Desk, child: Child, siblings: Sequence[str] = ()) -> list[SearchHit]:
    """Children of other families who may be this one, best first; never a pair that was said to be two persons."""
    person = Person(
        child.family_name, child.given_names, child.name_in_script, child.date_of_birth, child.sex, tuple(siblings)
    )
    different = desk.lists.known_different(child.id)
    found = desk.lists.similar(person, _LOOKED_AT)
    return [
        hit
        for hit in found
        if hit.score >= POSSIBLE_FROM and hit.family_id != child.family_id and hit.child_id not in different
    ]


@use_case(allowed=OFFICE)
def possible_known_guardians(desk: Desk, guardian: Guardian) -> list[SearchHit]:
    """Guardians of other families of that name, among the families in sight; a guardian has two names or is nobody."""
    name = f"{guardian.family_name} {guardian.given_names}".strip()
    if not (guardian.family_name and guardian.given_names):
        return []
    return [
        hit
        for hit in desk.lists.search(name, _LOOKED_AT)
        if hit.is_guardian and hit.family_id != guardian.family_id and compare_names(hit.name, name).same
    ]
