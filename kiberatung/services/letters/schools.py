"""A school as letters name it: as the office keeps it, else as the official directory does."""

from dataclasses import dataclass

from kiberatung.domain.schools import School
from kiberatung.services.desk import Desk
from kiberatung.services.ports import Records


@dataclass(frozen=True, slots=True)
class SchoolAddress:
    name: str
    street: str
    postcode: str
    town: str
    phone: str

    @property
    def on_one_line(self) -> str:
        return ", ".join(part for part in (self.street, f"{self.postcode} {self.town}".strip()) if part)


def school_address(desk: Desk, records: Records, number: str) -> SchoolAddress | None:
    """None without a number, or for one that nobody knows."""
    school = next(iter(records.find(School, number=number)), None) if number else None
    known = school or desk.catalogues.school(number)
    if known is None:
        return None
    return SchoolAddress(known.name, known.street, known.postcode, known.town, known.phone)
