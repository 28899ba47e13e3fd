"""Schools, their learning groups, and how far they are from a home."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from typing import NewType
from uuid import UUID

from kiberatung.basics.texts import N_

SchoolId = NewType("SchoolId", UUID)
LearningGroupId = NewType("LearningGroupId", UUID)


class GermanSupport(StrEnum):
    """Forms of Deutschförderung after BASS 13-63 Nr. 3; `NONE`: instruction in the regular class alone."""

    DEUTSCHFOERDERKLASSE = "deutschfoerderklasse"
    DEUTSCHFOERDERGRUPPE = "deutschfoerdergruppe"
    INNERE_DIFFERENZIERUNG = "innere_differenzierung"
    INTERNATIONALE_FOERDERKLASSE = "internationale_foerderklasse"
    FIT_FUER_MEHR = "fit_fuer_mehr"
    NONE = "none"


SUPPORT_NAMES: dict[StrEnum, str] = {
    GermanSupport.DEUTSCHFOERDERKLASSE: N_("Deutschförderklasse"),
    GermanSupport.DEUTSCHFOERDERGRUPPE: N_("Deutschfördergruppe"),
    GermanSupport.INNERE_DIFFERENZIERUNG: N_("Regelklasse mit Förderung"),
    GermanSupport.INTERNATIONALE_FOERDERKLASSE: N_("Internationale Förderklasse"),
    GermanSupport.FIT_FUER_MEHR: N_("Fit für mehr"),
    GermanSupport.NONE: N_("Regelklasse"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school of the official directory as the office keeps it; its own remarks survive a new directory."""

    id: SchoolId
    version: int = 0
    number: str
    schulform: str
    """Official short key: G, H, R, SK, GE, GY, BK, FW, S …"""
    name: str
    short_name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    ags: str = ""
    kreis: str = ""
    phone: str = ""
    email: str = ""
    latitude: float | None = None
    longitude: float | None = None
    confession: str = ""
    takes_newcomers: bool = True
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningGroup:
    """A group that can take newcomers; free places are only as true as `as_of`."""

    id: LearningGroupId
    version: int = 0
    school_number: str
    name: str
    german_support: GermanSupport
    literacy_course: bool = False
    grade_from: int
    grade_until: int
    capacity: int
    occupied: int = 0
    as_of: date

    @property
    def free_places(self) -> int:
        return max(0, self.capacity - self.occupied)


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance in km (haversine, mean earth radius 6,371.0088 km); as the crow flies."""
    north, east = radians(other_latitude - latitude), radians(other_longitude - longitude)
    part = sin(north / 2) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(east / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(part))
