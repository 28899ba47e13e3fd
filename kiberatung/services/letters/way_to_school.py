"""The way to school in words: how far, in which direction; from the middle of the place, as nothing nearer is known."""

from dataclasses import dataclass
from math import atan2, cos, degrees, radians

from kiberatung.basics.texts import family_
from kiberatung.domain.families import Family
from kiberatung.domain.matching.values import Position
from kiberatung.services.desk import Desk
from kiberatung.services.places import known_schools
from kiberatung.services.placing_facts import home_of
from kiberatung.services.ports import Records

NEAR_KM = 3.0
"""Below it neither figure nor direction would be true: the middle of a place is good to one or two kilometres."""
DIRECTIONS = (
    family_("Norden"),
    family_("Nordosten"),
    family_("Osten"),
    family_("Südosten"),
    family_("Süden"),
    family_("Südwesten"),
    family_("Westen"),
    family_("Nordwesten"),
)
"""Clockwise from north."""


@dataclass(frozen=True, slots=True)
class WayToSchool:
    """`km` as the crow flies; `direction` is a German word."""

    km: float
    direction: str

    @property
    def is_near(self) -> bool:
        return self.km < NEAR_KM


def way_to_school(desk: Desk, records: Records, family: Family, school_number: str) -> WayToSchool | None:
    """None without a known school or place; none for a protected address either: paper gets lost."""
    if family.address_protected or not school_number:
        return None
    home = home_of(desk, family)
    school = next((one.position for one in known_schools(desk, records, [school_number])), None)
    if home is None or school is None:
        return None
    return WayToSchool(home.distance_to(school), direction_of(home, school))


def direction_of(start: Position, end: Position) -> str:
    north = end.latitude - start.latitude
    east = (end.longitude - start.longitude) * cos(radians(start.latitude))
    return DIRECTIONS[round(degrees(atan2(east, north)) / 45) % len(DIRECTIONS)]
