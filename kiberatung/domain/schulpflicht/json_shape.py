"""Schulpflicht cases and answers as the command line reads and writes them."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, NoReturn

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.answer import Models, SchulpflichtAnswer
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import (
    DATE_FIELDS,
    ResidenceStatus,
    SchulpflichtFacts,
    SuspensionKind,
    birth_date_missing,
)
from kiberatung.domain.schulpflicht.parameters import LawProfile, Norm

_KINDS: dict[str, dict[str, ResidenceStatus | SuspensionKind]] = {
    "residence_status": {kind.value: kind for kind in ResidenceStatus},
    "suspension": {kind.value: kind for kind in SuspensionKind},
}


def facts_from_json(case: Mapping[str, Any]) -> SchulpflichtFacts:
    """Absent and null mean unknown; anything unexpected raises DomainError naming the field."""
    values = {
        name: _READERS.get(name, _unknown)(name, value)
        for name, value in case.items()
        if value is not None and name != "id"
    }
    if "date_of_birth" not in values:
        raise birth_date_missing()
    for name in ("reference_date", "residence_status"):
        if name not in values:
            raise DomainError(
                _("Die Angabe „{field}“ fehlt.").format(field=name),
                _("Ergänzen Sie den Stichtag (reference_date) und den Aufenthaltsstatus (residence_status)."),
            )
    return SchulpflichtFacts(**values)


def _day(name: str, value: object) -> date:
    day = _read_day(value) if isinstance(value, str) else None
    if day is None:
        raise DomainError(
            _("Die Angabe „{field}“ ist kein Datum.").format(field=name),
            _("Schreiben Sie Jahr, Monat und Tag, zum Beispiel 2026-11-22."),
        )
    return day


@lru_cache(maxsize=16_384)
def _read_day(text: str) -> date | None:
    """Year-month-day only; the standard library would also take weeks and days without hyphens."""
    if len(text) != 10 or not text[4] == text[7] == "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _kind(name: str, value: object) -> ResidenceStatus | SuspensionKind:
    known = _KINDS[name]
    if isinstance(value, str) and value in known:
        return known[value]
    raise DomainError(
        _("Die Angabe „{field}“ hat einen unbekannten Wert.").format(field=name),
        _("Möglich sind: {values}.").format(values=", ".join(known)),
    )


def _yes_or_no(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise DomainError(
        _("Die Angabe „{field}“ ist weder ja noch nein.").format(field=name), _("Schreiben Sie true oder false.")
    )


def _number(name: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise DomainError(
        _("Die Angabe „{field}“ ist keine ganze Zahl.").format(field=name),
        _("Schreiben Sie die Zahl der abgeschlossenen Schuljahre ohne Anführungszeichen."),
    )


def _unknown(name: str, _value: object) -> NoReturn:
    raise DomainError(
        _("Die Angabe „{field}“ ist nicht bekannt.").format(field=name), _("Prüfen Sie die Schreibweise.")
    )


_READERS: dict[str, Callable[[str, object], Any]] = {
    **dict.fromkeys(DATE_FIELDS, _day),
    **dict.fromkeys(("in_state_reception", "asylum_application", "deferred", "third_entry_year"), _yes_or_no),
    **dict.fromkeys(_KINDS, _kind),
    "years_of_schooling": _number,
}


_FIELDS = (
    *("id", "answer", "since", "full_time_until", "until", "school_year_number", "part", "models", "grade"),
    *("authority", "norms", "reasons", "missing", "ask", "hints"),
)
_ANSWER = "{" + ", ".join(f'"{name}": %s' for name in _FIELDS) + "}"

_write = json.JSONEncoder(ensure_ascii=False).encode


def answer_to_json(case_id: object, answer: SchulpflichtAnswer) -> str:
    """One object on one line; what thousands of answers share is put into JSON only once."""
    return _ANSWER % (
        _write(case_id),
        _write_plain(answer.answer),
        _write_plain(answer.since),
        _write_plain(answer.full_time_until),
        _write_plain(answer.until),
        answer.school_year_number,
        _write_plain(answer.part),
        _write_models(answer.models),
        "null" if answer.grade is None else answer.grade,
        _write_plain(answer.authority),
        _write_norms(answer.norms),
        _write_sentences(answer.reasons),
        _write_sentences(answer.missing),
        _write_sentences(answer.ask),
        _write_sentences(answer.hints),
    )


def _write_plain(value: date | StrEnum | None) -> str:
    """Days and codes hold nothing that JSON would escape."""
    return "null" if value is None else f'"{value!s}"'


@lru_cache(maxsize=32)
def _write_models(models: Models) -> str:
    return _write(models._asdict())


@lru_cache(maxsize=1024)
def _write_norms(norms: tuple[Norm, ...]) -> str:
    return _write([{"norm": norm.norm, "state": norm.state} for norm in norms])


def _write_sentences(sentences: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_write_sentence, sentences))}]" if sentences else "[]"


@lru_cache(maxsize=16_384)
def _write_sentence(sentence: str) -> str:
    return _write(sentence)


def answer_cases(cases: list[Any], law: LawProfile) -> tuple[list[str], bool]:
    """Every case is answered; a wrong one leaves its error sentence in its place, and False beside the list."""
    answered = [_answer(case, law) for case in cases]
    return [text for text, _is_answer in answered], all(is_answer for _text, is_answer in answered)


def _answer(case: object, law: LawProfile) -> tuple[str, bool]:
    if not isinstance(case, dict):
        text = _("Der Fall ist kein Objekt. Schreiben Sie jeden Fall in geschweifte Klammern.")
        return _write({"id": None, "error": text}), False
    try:
        return answer_to_json(case.get("id"), determine_schulpflicht(facts_from_json(case), law)), True
    except DomainError as wrong:
        return _write({"id": case.get("id"), "error": str(wrong)}), False
