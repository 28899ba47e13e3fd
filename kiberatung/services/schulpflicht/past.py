"""How the answer on a child's Schulpflicht changed as more became known: the log of its facts, determined anew."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schooling import SchoolingKind, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schulpflicht.answer import SchulpflichtAnswer
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.services.changes import ChangeId, ChangeRow
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.permissions import reads_file
from kiberatung.services.read_models import HistoryLine
from kiberatung.services.schulpflicht.determining import facts_of
from kiberatung.services.schulpflicht.facts import field_name, words_of_value
from kiberatung.services.schulpflicht.values import FACT_FIELDS, value_of, with_values

MOST_STEPS = 2000
_LIFE = "id"
_CHILDREN, _SPANS = "children", "schooling_spans"
_FIELDS = frozenset(FACT_FIELDS)
_DAYS_OF_SPANS = frozenset({"started_on", "ended_on"})
_OF_SPANS = _DAYS_OF_SPANS | {"kind"}

Spans = Mapping[UUID, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One day on which the answer became another; `before` is empty when there was none. `because` names facts."""

    on: date
    who: str
    before: str
    now: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    line: HistoryLine
    rows: tuple[ChangeRow, ...]

    @property
    def on(self) -> date:
        return german_time(self.line.changed_at).date()


@reads_file()
def past_answers(desk: Desk, child_id: ChildId) -> tuple[AnswerChange, ...]:
    """Newest first, several steps of one day and person told together; none where the log is not for this account."""
    with desk.reading() as records:
        child = records.get(Child, child_id)
        spans = records.find(SchoolingSpan, child_id=child_id)
    steps = _steps(desk, child)
    return tuple(_told(tuple(_changes(desk, child, spans, steps))))


def _steps(desk: Desk, child: Child) -> list[_Step]:
    """Newest first, those alone that touched a fact of this child."""
    lines = desk.lists.history(child.family_id, MOST_STEPS)
    wanted = [line for line in lines if _may_touch(line, child.id)]
    steps = (_Step(line, tuple(desk.lists.change_rows(ChangeId(line.change_id)))) for line in wanted)
    return [step for step in steps if step.rows]


def _may_touch(line: HistoryLine, child_id: ChildId) -> bool:
    """A change of a span names no child, and one that was taken away not even a field."""
    fields = set(line.fields)
    return bool(fields & _FIELDS and child_id in line.children) or bool(fields & _DAYS_OF_SPANS) or not fields


def _changes(
    desk: Desk, child: Child, spans: Sequence[SchoolingSpan], steps: Sequence[_Step]
) -> Iterator[tuple[_Step, SchulpflichtAnswer | None, SchulpflichtAnswer | None, tuple[str, ...]]]:
    after, places = child, _places_of_spans(child, spans, steps)
    for step in steps:
        values = {row.field: row for row in step.rows if _is_fact(row, child)}
        before = with_values(after, {field: _plain(row.old) for field, row in values.items()})
        then, now = places[step.line.change_id]
        answers = (_answer(desk, before, then, step.on), _answer(desk, after, now, step.on))
        if _key(answers[0]) != _key(answers[1]):
            yield step, *answers, tuple(_because(values.values(), spans_changed=then != now))
        if any(row.field == _LIFE and row.record_id == child.id and row.old is None for row in step.rows):
            return
        after = before


def _is_fact(row: ChangeRow, child: Child) -> bool:
    return row.kind == _CHILDREN and row.record_id == child.id and row.field in _FIELDS


def _plain(text: str | None) -> Any:
    return json.loads(text) if text else None


def _because(rows: Any, *, spans_changed: bool) -> Iterator[str]:
    for row in rows:
        old, new = (words_of_value(value_of(row.field, _plain(text))) for text in (row.old, row.new))
        said = _("{fact}: {before} → {now}") if old else _("{fact}: {now}")
        yield said.format(fact=field_name(row.field), before=old, now=new or _("leer"))
    if spans_changed:
        yield _("der Schulweg wurde geändert")


def _answer(desk: Desk, child: Child, spans: Spans, on: date) -> SchulpflichtAnswer | None:
    made = [_span(child.id, key, values) for key, values in spans.items()]
    try:
        return determine_schulpflicht(facts_of(child, made, on), desk.law)
    except DomainError:
        return None


def _key(answer: SchulpflichtAnswer | None) -> tuple[object, ...]:
    return () if answer is None else (answer.answer, answer.part, answer.since, answer.until)


def _words(answer: SchulpflichtAnswer | None) -> str:
    if answer is None:
        return ""
    return ", ".join((label_of(answer.answer), *((label_of(answer.part),) if answer.part else ()), *_days(answer)))


def _days(answer: SchulpflichtAnswer) -> tuple[str, ...]:
    if answer.since is None or answer.part is None:
        return ()
    return (_("{since} bis {until}").format(since=words_of_value(answer.since), until=words_of_value(answer.until)),)


def _told(found: Sequence[Any]) -> Iterator[AnswerChange]:
    """`found` is newest first: the oldest of a group tells what was before, its newest what was then."""
    groups: list[list[Any]] = []
    for one in found:
        key = (one[0].on, one[0].line.who)
        if groups and (groups[-1][0][0].on, groups[-1][0][0].line.who) == key:
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        newest, oldest = group[0], group[-1]
        if _key(newest[2]) == _key(oldest[1]):
            continue
        because = dict.fromkeys(word for one in reversed(group) for word in one[3])
        yield AnswerChange(newest[0].on, newest[0].line.who, _words(oldest[1]), _words(newest[2]), tuple(because))


# spans of schooling, as the log tells them: they count years where nobody told a number


def _places_of_spans(
    child: Child, spans: Sequence[SchoolingSpan], steps: Sequence[_Step]
) -> dict[UUID, tuple[Spans, Spans]]:
    """Before and after each step; a span whose making is not in the log was always there."""
    rows = [row for step in steps for row in step.rows if row.kind == _SPANS]
    own = {span.id for span in spans} | {row.record_id for row in rows if _names(row, child)}
    made = {row.record_id for row in rows if row.field == _LIFE and row.old is None}
    known: dict[UUID, dict[str, Any]] = {
        span.id: {"started_on": span.started_on.isoformat(), "ended_on": _iso(span.ended_on), "kind": span.kind.value}
        for span in spans
        if span.id not in made
    }
    gone: dict[UUID, dict[str, Any]] = {}
    places = {}
    for step in reversed(steps):
        before = _copy(known)
        for row in step.rows:
            if row.record_id in own:
                _replay(row, known, gone)
        places[step.line.change_id] = (before, _copy(known))
    return places


def _names(row: ChangeRow, child: Child) -> bool:
    return row.field == "child_id" and _plain(row.new) == str(child.id)


def _copy(known: Mapping[UUID, Mapping[str, Any]]) -> Spans:
    return {key: dict(values) for key, values in known.items() if values.get("started_on")}


def _replay(row: ChangeRow, known: dict[UUID, dict[str, Any]], gone: dict[UUID, dict[str, Any]]) -> None:
    if row.field == _LIFE:
        source, target = (gone, known) if row.new is not None else (known, gone)
        target[row.record_id] = source.pop(row.record_id, {}) | target.get(row.record_id, {})
    elif row.field in _OF_SPANS:
        place = gone if row.record_id in gone else known
        place.setdefault(row.record_id, {})[row.field] = _plain(row.new)


def _span(child_id: ChildId, key: UUID, values: Mapping[str, Any]) -> SchoolingSpan:
    ended = values.get("ended_on")
    return SchoolingSpan(
        id=SchoolingSpanId(key),
        child_id=child_id,
        country="",
        started_on=date.fromisoformat(values["started_on"]),
        ended_on=date.fromisoformat(ended) if ended else None,
        kind=SchoolingKind(values.get("kind") or SchoolingKind.PRIMARY),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
