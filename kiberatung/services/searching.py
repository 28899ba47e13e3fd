"""Finding a family that is out of sight by its number, so that it can be asked for or opened in an emergency."""

from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import EMERGENCIES, use_case


@use_case(allowed=EMERGENCIES)
def find_case_number(desk: Desk, case_number: str) -> FamilyId | None:
    """Whose it is and what it is about stays untold; the whole number must be known."""
    wanted = case_number.strip()
    with desk.store.reading() as records:
        found = records.find(Family, case_number=wanted) if wanted else []
    return found[0].id if found else None
