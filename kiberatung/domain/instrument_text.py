"""Reads the files of the instruments; a wrong one is refused with its name and the place in it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kiberatung.basics.texts import _
from kiberatung.domain.assessments import AssessmentDomain
from kiberatung.domain.errors import DomainError
from kiberatung.domain.instruments import (
    DiagnosisWord,
    Instrument,
    InstrumentKind,
    Instruments,
    Item,
    Level,
    Task,
    TaskForm,
    day_of_state,
)

Values = Mapping[str, Any]


def parse_instruments(files: Mapping[str, str], words: str) -> Instruments:
    """`files` by name, in the order of the screen. Raises `DomainError` naming file and place."""
    found: dict[str, Instrument] = {}
    for name, text in files.items():
        one = parse_instrument(name, text)
        if one.key in found:
            raise _wrong(name, "key")
        found[one.key] = one
    return Instruments(found, _diagnosis_words(words))


def parse_instrument(name: str, text: str) -> Instrument:
    values = _loaded(name, text)
    place = "instrument"
    try:
        place = "domain"
        domain = AssessmentDomain(values["domain"])
        place = "levels"
        shared = _levels(values.get("levels", ()))
        place = "items"
        items = tuple(_item(one, domain, shared) for one in values.get("items", ()))
        place = "tasks"
        tasks = tuple(_task(one) for one in values.get("tasks", ()))
        place = "state"
        day_of_state(values["state"])
        place = "key, kind, title, provenance, ages"
        made = Instrument(
            key=_text(values["key"]),
            kind=InstrumentKind(values["kind"]),
            domain=domain,
            title=_text(values["title"]),
            state=values["state"],
            provenance=_text(values["provenance"]),
            note=values.get("note", ""),
            ages=_ages(values.get("ages")),
            items=items,
            tasks=tasks,
        )
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise _wrong(name, place) from fault
    _check(name, made)
    return made


def _check(name: str, made: Instrument) -> None:
    """Keys are said once, and each kind has what it is for."""
    keys = [item.key for item in made.items]
    if len(keys) != len(set(keys)):
        raise _wrong(name, "items")
    if bool(made.tasks) is not (made.kind is InstrumentKind.TASKS) or bool(made.items) is bool(made.tasks):
        raise _wrong(name, "kind")


def _item(values: Values, domain: AssessmentDomain, shared: tuple[Level, ...]) -> Item:
    own = _levels(values["levels"]) if "levels" in values else shared
    return Item(_text(values["key"]), _text(values["text"]), AssessmentDomain(values.get("domain", domain)), own)


def _levels(values: Sequence[Values]) -> tuple[Level, ...]:
    found = tuple(Level(_text(one["key"]), _text(one["text"])) for one in values)
    if len({level.key for level in found}) != len(found):
        raise ValueError(found)
    return found


def _task(values: Values) -> Task:
    return Task(TaskForm(values["form"]), _text(values["content"]), values.get("solution", ""), values.get("lines", 0))


def _ages(values: Sequence[int] | None) -> tuple[int, int] | None:
    if values is None:
        return None
    youngest, oldest = values
    if youngest > oldest:
        raise ValueError(values)
    return youngest, oldest


def _diagnosis_words(text: str) -> tuple[DiagnosisWord, ...]:
    name = "diagnosis_words.json"
    values = _loaded(name, text)
    try:
        return tuple(
            DiagnosisWord(_text(one["word"]), _text(one["instead"]), one.get("beginning", False) is True)
            for one in values["words"]
        )
    except (KeyError, ValueError, TypeError) as fault:
        raise _wrong(name, "words") from fault


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value


def _loaded(name: str, text: str) -> Values:
    try:
        values = json.loads(text)
    except json.JSONDecodeError as fault:
        raise _wrong(name, _("Zeile {line}").format(line=fault.lineno)) from fault
    if not isinstance(values, dict):
        raise _wrong(name, _("Zeile {line}").format(line=1))
    return values


def _wrong(name: str, place: str) -> DomainError:
    return DomainError(
        _("Das Instrument „{file}“ ist fehlerhaft: {place}. Gespeichert ist alles.").format(file=name, place=place),
        _("Berichtigen Sie die Datei oder stellen Sie die mitgelieferte wieder her."),
    )
