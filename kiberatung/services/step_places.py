"""Where in the window a step of the history is seen: going back shows the place it changed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kiberatung.basics.german_time import german_time
from kiberatung.domain.appointments import Appointment
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.services.changes import Change, ChangeRow
from kiberatung.services.desk import Desk
from kiberatung.services.family_history import words_of_fields
from kiberatung.services.permissions import EVERYBODY, use_case

TABS: dict[str, str] = {
    "notes": "overview",
    "follow_ups": "overview",
    "cases": "overview",
    "case_steps": "overview",
    "schooling_spans": "schooling",
    "language_skills": "schooling",
    "script_literacies": "schooling",
    "assessments": "recommendation",
    "recommendations": "recommendation",
    "place_requests": "recommendation",
    "schulpflicht_decisions": "schulpflicht",
    "letters": "letters",
    "guardians": "intake",
    "consents": "intake",
    "children": "intake",
    "families": "intake",
}
"""The tab of the family's page by the table of the record, what says most about the deed first."""

SCREENS: dict[str, str] = {
    "appointments": "appointments",
    "interpreter_bookings": "appointments",
    "interpreters": "appointments",
    "learning_groups": "schools",
    "schools": "schools",
    "handovers": "handovers",
    "offices": "settings",
}


@dataclass(frozen=True, slots=True)
class StepPlace:
    """`tab` and `child_id` only where `screen` is the family's page; `fields` are words, as „Geburtsdatum“."""

    screen: str
    family_id: FamilyId | None = None
    tab: str = ""
    child_id: ChildId | None = None
    fields: str = ""
    case_number: str = ""
    day: date | None = None
    """Of the appointment, where `screen` is the week."""

    def arguments(self) -> dict[str, Any]:
        """With which the window goes there."""
        if self.screen == "family":
            return {"family_id": self.family_id, "tab": self.tab, "child_id": self.child_id}
        return {"day": self.day} if self.day is not None else {}

    def is_shown_by(self, here: Mapping[str, Any]) -> bool:
        """Whether these arguments are of the same place, so that nobody need be led there."""
        if self.screen == "family":
            return (here.get("family_id"), here.get("tab")) == (self.family_id, self.tab)
        return self.day is None or here.get("day") == self.day


@use_case(allowed=EVERYBODY)
def place_of_step(desk: Desk, change: Change) -> StepPlace | None:
    """None where the step has no place of its own; the list of families where the family is gone with the step."""
    rows = desk.lists.change_rows(change.id)
    kinds = {row.kind for row in rows}
    screen = next((screen for kind, screen in SCREENS.items() if kind in kinds), "")
    fields = words_of_fields([row.field for row in rows])
    if change.family_id is None or screen == "appointments":
        return StepPlace(screen, day=_day_of(desk, rows), fields=fields) if screen else None
    known = desk.lists.family_rows([change.family_id])
    if not known:
        return StepPlace("families", fields=fields)
    tab = next((tab for kind, tab in TABS.items() if kind in kinds), "overview")
    return StepPlace("family", change.family_id, tab, _child_of(rows), fields, known[0].case_number)


def _day_of(desk: Desk, rows: Sequence[ChangeRow]) -> date | None:
    """Of the appointment as it is now, else as the step had it."""
    with desk.reading() as records:
        ids = {row.record_id for row in rows if row.kind == "appointments"}
        standing = records.find(Appointment, id=ids) if ids else []
    if standing:
        return german_time(standing[0].starts_at).date()
    told = next((text for row in rows if row.field == "starts_at" and (text := row.old or row.new)), "")
    return german_time(datetime.fromisoformat(json.loads(told))).date() if told else None


def _child_of(rows: Sequence[ChangeRow]) -> ChildId | None:
    """The only child that the step was about."""
    named = {row.record_id for row in rows if row.kind == "children"}
    named |= {UUID(json.loads(text)) for row in rows if row.field == "child_id" and (text := row.new or row.old)}
    return ChildId(named.pop()) if len(named) == 1 else None
