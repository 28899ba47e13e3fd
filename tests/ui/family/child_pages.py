"""A family at a desk, and a view that remembers, for the tabs that show one child."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiberatung.domain.children import ChildId, GermanLevel
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.services.desk import Desk
from kiberatung.services.open_items import Deed
from kiberatung.ui.family.child_presenter import TabDeeds
from tests.support.builders import FamilyBuilder, a_family

ARRIVED = {
    "residence_status": ResidenceStatus.THIRD_COUNTRY,
    "resident_since": date(2026, 10, 1),
    "german_level": GermanLevel.NONE,
}


def yasmin_and_omar(desk: Desk) -> FamilyBuilder:
    """Yasmin is sixteen with seven years of school, Omar is eleven with five."""
    family = a_family("Al-Khatib", town="Emsdetten", postcode="48282", interpreter_language="apc")
    family = family.with_child("Yasmin", date_of_birth=date(2010, 10, 14), years_of_schooling=7, **ARRIVED)
    family = family.with_child("Omar", date_of_birth=date(2015, 3, 1), years_of_schooling=5, **ARRIVED)
    return family.stored_in(desk.store)


@dataclass
class RememberingView:
    """The newest of everything a presenter showed."""

    children: list[str] = field(default_factory=list)
    chosen: ChildId | None = None
    page: Any = None
    findings: list[tuple[str, str]] = field(default_factory=list)

    def show_children(self, children: Any, chosen: ChildId | None) -> None:
        self.children = [f"{child.name} {child.note}".strip() for child in children]
        self.chosen = chosen

    def show_page(self, page: Any) -> None:
        self.page = page

    def show_finding(self, field: str, sentence: str) -> None:
        self.findings.append((field, sentence))

    def show_check_finding(self, field: str, sentence: str) -> None:
        self.findings.append((f"check {field}", sentence))


@dataclass
class RememberingDeeds:
    """What a tab asked of the page."""

    changes: int = 0
    wanted: list[tuple[Deed, ChildId | None]] = field(default_factory=list)

    def as_deeds(self) -> TabDeeds:
        return TabDeeds(self._count, lambda deed, child_id: self.wanted.append((deed, child_id)))

    def _count(self) -> None:
        self.changes += 1
