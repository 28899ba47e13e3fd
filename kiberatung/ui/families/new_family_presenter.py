"""Takes in a new family: what is typed, who may be the same, and the way on to the intake."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.incoming_reports import ReportingOffice
from kiberatung.domain.names.person import Person
from kiberatung.services.desk import Desk
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.services.read_models import SearchHit
from kiberatung.ui.protocols import Shell, TaskOptions

SHOWN_HITS = 4
SHORTEST_NAME = 3
"""Fewer letters are like too many names."""


@dataclass(frozen=True, slots=True)
class TypedFamily:
    family_name: str
    given_names: str
    """Of all children, parted by commas."""
    office: ReportingOffice = ReportingOffice.OTHER
    reported_by: str = ""
    received_on: date | None = None

    def names(self) -> tuple[str, ...]:
        return tuple(name for part in self.given_names.split(",") if (name := part.strip()))


@dataclass(frozen=True, slots=True)
class SimilarLine:
    """Somebody already known who may be meant; choosing opens that family instead."""

    family_id: FamilyId
    name: str
    name_in_script: str
    facts: str


class NewFamilyView(Protocol):
    def show_similar(self, lines: Sequence[SimilarLine]) -> None: ...

    def show_refusal(self, text: str) -> None: ...

    def close_panel(self) -> None: ...


class NewFamilyPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: NewFamilyView) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view

    def look_for_similar(self, typed: TypedFamily) -> None:
        """Never in the way: the hints come when they are found, and the newest question replaces older ones."""
        self._shell.run_task(
            lambda: self._similar(typed), self._view.show_similar, options=TaskOptions(key="families-similar")
        )

    def report(self, typed: TypedFamily) -> None:
        report = ReportedFamily(
            family_name=typed.family_name,
            given_names_of_children=typed.names(),
            office=typed.office,
            reported_by=typed.reported_by.strip(),
            received_on=typed.received_on,
        )
        self._shell.run_task(lambda: report_family(self._desk, report), self._go_on, self._refuse)

    def open_known(self, family_id: FamilyId) -> None:
        self._view.close_panel()
        self._shell.navigate("family", family_id=family_id)

    def _go_on(self, family_id: FamilyId) -> None:
        self._view.close_panel()
        self._shell.navigate("family", family_id=family_id, tab="intake")

    def _refuse(self, fault: Exception) -> None:
        if isinstance(fault, DomainError):
            self._view.show_refusal(str(fault))
        else:
            self._shell.show_fault(fault)

    def _similar(self, typed: TypedFamily) -> list[SimilarLine]:
        best: dict[FamilyId, SearchHit] = {}
        names = typed.names() or ("",)
        for place, given_names in enumerate(names):
            if len(typed.family_name.strip()) + len(given_names) < SHORTEST_NAME:
                continue
            siblings = (*names[:place], *names[place + 1 :])
            person = Person(typed.family_name.strip(), given_names, siblings=siblings)
            for hit in self._desk.lists.similar(person, SHOWN_HITS):
                if hit.family_id not in best or best[hit.family_id].score < hit.score:
                    best[hit.family_id] = hit
        ordered = sorted(best.values(), key=lambda hit: -hit.score)
        return [_line(hit) for hit in ordered[:SHOWN_HITS]]


def _line(hit: SearchHit) -> SimilarLine:
    born = _("geboren {date}").format(date=write_date(hit.date_of_birth)) if hit.date_of_birth else ""
    facts = ", ".join(part for part in (born, hit.town, hit.case_number, hit.why) if part)
    return SimilarLine(hit.family_id, hit.name, hit.name_in_script, facts)
