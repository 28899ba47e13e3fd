"""Yasmin and Omar in Emsdetten, with three schools of the directory that have groups."""

from datetime import date

from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId
from kiberatung.services.desk import Desk
from kiberatung.services.places import record_learning_group
from tests.support.builders import FamilyBuilder
from tests.support.desks import a_desk
from tests.ui.family.child_pages import yasmin_and_omar


class PlacesDesk:
    def __init__(self) -> None:
        self.desk: Desk = a_desk()
        self.family: FamilyBuilder = yasmin_and_omar(self.desk)
        self.omar = self.family.children[1].id
        self.possible, self.far, self.full = self._number("R"), self._number("SK", "Rheine"), self._number("GY")
        for number, occupied in ((self.possible, 15), (self.far, 17), (self.full, 18)):
            record_learning_group(self.desk, self._group(number, occupied))

    def _number(self, schulform: str, town: str = "Emsdetten") -> str:
        schools = self.desk.catalogues.schools_in_kreis("05566")
        return next(one.number for one in schools if (one.schulform, one.town) == (schulform, town))

    def _group(self, number: str, occupied: int) -> LearningGroup:
        return LearningGroup(
            id=LearningGroupId(self.desk.identifiers.next()),
            school_number=number,
            name="Deutschförderklasse",
            german_support=GermanSupport.DEUTSCHFOERDERKLASSE,
            grade_from=5,
            grade_until=10,
            capacity=18,
            occupied=occupied,
            as_of=date(2026, 11, 20),
        )
