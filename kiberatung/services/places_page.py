"""What the page of school places shows: every learning group with its school, and who waits."""

from dataclasses import dataclass

from kiberatung.domain.matching.offers import STALE_DAYS
from kiberatung.domain.schools import LearningGroup, School
from kiberatung.services.desk import Desk
from kiberatung.services.office import office_of
from kiberatung.services.permissions import READING, use_case
from kiberatung.services.places import known_schools
from kiberatung.services.today import BandCount, waiting_by_band


@dataclass(frozen=True, slots=True)
class GroupRow:
    """`schulform` in words; names are empty when neither office nor directory knows the school any more."""

    group: LearningGroup
    school: str
    schulform: str
    town: str
    days_old: int

    @property
    def is_stale(self) -> bool:
        return self.days_old > STALE_DAYS


@dataclass(frozen=True, slots=True)
class SchoolChoice:
    number: str
    name: str
    town: str


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """`schools`: of the own Kreis, and those elsewhere that have a group already."""

    rows: tuple[GroupRow, ...]
    schools: tuple[SchoolChoice, ...]
    waiting: tuple[BandCount, ...]


@use_case(allowed=READING)
def read_places(desk: Desk) -> PlacesPage:
    """By town, school and first grade."""
    waiting = tuple(waiting_by_band(desk))
    kreis = office_of(desk).kreis
    with desk.reading() as records:
        groups = records.find(LearningGroup)
        own = records.find(School, kreis=kreis)
        facts = {school.number: school for school in known_schools(desk, records, {g.school_number for g in groups})}
    schulformen = desk.words.schulformen
    rows = []
    for group in groups:
        school = facts.get(group.school_number)
        schulform = schulformen.get(school.schulform, school.schulform) if school else ""
        name, town = (school.name, school.town) if school else ("", "")
        rows.append(GroupRow(group, name, schulform, town, (desk.today - group.as_of).days))
    choices = {school.number: SchoolChoice(school.number, school.name, school.town) for school in own}
    for school in facts.values():
        choices.setdefault(school.number, SchoolChoice(school.number, school.name, school.town))
    return PlacesPage(
        tuple(sorted(rows, key=lambda row: (row.town, row.school, row.group.grade_from, row.group.name))),
        tuple(sorted(choices.values(), key=lambda choice: (choice.name, choice.town))),
        waiting,
    )
