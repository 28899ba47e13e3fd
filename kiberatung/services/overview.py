"""What the family's page shows: the steps, what is open, and the children compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.cases import Case, CaseState, CaseStep
from kiberatung.domain.children import Child
from kiberatung.domain.consistency.birth_rules import FIRST_OF_JANUARY
from kiberatung.domain.families import FamilyId
from kiberatung.services.child_facts import Fact, facts_of_child
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile, read_family
from kiberatung.services.family_history import HistoryEntry, gathered, history_of
from kiberatung.services.family_records import FamilyRecords
from kiberatung.services.intake import is_open
from kiberatung.services.labels import label_of
from kiberatung.services.open_items import OpenItem, open_items_of
from kiberatung.services.permissions import reads_file
from kiberatung.services.ports import Records
from kiberatung.services.questions import QUESTIONS, Scope

SHOWN_STEPS = tuple(state for state in CaseState if state is not CaseState.CLOSED)


@dataclass(frozen=True, slots=True)
class Step:
    state: CaseState
    word: str
    reached_on: date | None
    detail: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class ChildColumn:
    child: Child
    name: str
    age: str
    open_answers: int
    facts: tuple[Fact, ...]
    birthday_is_doubted: bool = False
    """It looks guessed, and nobody found it right yet."""


@dataclass(frozen=True, slots=True)
class Overview:
    file: FamilyFile
    steps: tuple[Step, ...]
    waiting_days: int | None
    open_items: tuple[OpenItem, ...]
    children: tuple[ChildColumn, ...]
    history: tuple[HistoryEntry, ...] = ()


@reads_file()
def overview_of(desk: Desk, family_id: FamilyId, latest: int = 0) -> Overview:
    """With that many of the latest entries of the history."""
    with desk.reading() as opened:
        file = read_family(opened, family_id)
        records = FamilyRecords(opened, (child.id for child in file.children))
        items = tuple(open_items_of(desk, records, file))
        children = tuple(_column(desk, records, child, items) for child in file.children)
        steps = tuple(_steps(records, file))
        history = tuple(gathered(history_of(desk, family_id, latest))) if latest else ()
    return Overview(file, steps, _waiting_days(desk, file), items, children, history)


def open_answers(child: Child) -> int:
    """Questions about the child without any answer yet."""
    return sum(1 for question in QUESTIONS if question.scope is not Scope.FAMILY and is_open(child, question))


def _waiting_days(desk: Desk, file: FamilyFile) -> int | None:
    since = [case.opened_on for case in file.cases if case.is_waiting]
    reported = file.family.reported_on or min(since, default=None)
    return (desk.today - reported).days if since and reported else None


def _steps(records: Records, file: FamilyFile) -> Iterator[Step]:
    """The family stands where its least advanced open child stands."""
    cases = [case for case in file.cases if case.is_open] or list(file.cases)
    now = min((case.state.order for case in cases), default=0)
    reached = _dates_reached(records, cases)
    for state in SHOWN_STEPS:
        count = sum(1 for case in cases if case.state.order >= state.order)
        detail = "" if count in (0, len(cases)) else _("{count} von {all}").format(count=count, all=len(cases))
        yield Step(state, label_of(state), reached.get(state), detail, state.order == now)


def _dates_reached(records: Records, cases: list[Case]) -> dict[CaseState, date]:
    steps = records.find(CaseStep, case_id=[case.id for case in cases]) if cases else []
    return {step.state: step.happened_on for step in steps if step.side_exit is None}


def _column(desk: Desk, records: Records, child: Child, items: tuple[OpenItem, ...]) -> ChildColumn:
    doubts = [item.doubt for item in items if item.doubt is not None and item.child_id == child.id]
    return ChildColumn(
        child,
        name_of_child(child),
        _age(desk, child),
        open_answers(child),
        tuple(facts_of_child(desk, records, child)),
        any(doubt.rule == FIRST_OF_JANUARY for doubt in doubts),
    )


def _age(desk: Desk, child: Child) -> str:
    if child.date_of_birth is None:
        return _("Geburtsdatum offen")
    years = age_on(child.date_of_birth, desk.today)
    text = ngettext_("{years} Jahr", "{years} Jahre", years).format(years=years)
    return _("{age}, {date}").format(age=text, date=write_date(child.date_of_birth))
