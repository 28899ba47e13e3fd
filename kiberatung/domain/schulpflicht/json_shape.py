"""Schulpflicht cases and answers as the command line reads and writes them."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NoReturn

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.answer import Models, Part, SchulpflichtAnswer
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
    known = {name: value for name, value in case.items() if name != "id" and value is not None}
    values = {name: _READERS.get(name, _unknown)(name, value) for name, value in known.items()}
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
    """Year-month-day only; the standard library would also take weeks and days without hyphens."""
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise DomainError(
        _("Die Angabe „{field}“ ist kein Datum.").format(field=name),
        _("Schreiben Sie Jahr, Monat und Tag, zum Beispiel 2026-11-22."),
    )


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


def answer_to_json(case_id: object, answer: SchulpflichtAnswer) -> dict[str, Any]:
    """Codes stay members of their enumerations, which are written as their plain values."""
    return {
        "id": case_id,
        "answer": answer.answer,
        "since": _iso(answer.since),
        "full_time_until": answer.full_time_until.isoformat(),
        "until": answer.until.isoformat(),
        "school_year_number": answer.school_year_number,
        "part": answer.part,
        "models": _models_to_json(answer.models),
        "grade": answer.grade,
        "authority": answer.authority,
        "norms": _norms_to_json(answer.norms),
        "reasons": list(answer.reasons),
        "missing": list(answer.missing),
        "ask": list(answer.ask),
        "hints": list(answer.hints),
    }


@lru_cache(maxsize=1024)
def _norms_to_json(norms: tuple[Norm, ...]) -> list[dict[str, str]]:
    """One list for all cases that rest on the same norms."""
    return [{"norm": norm.norm, "state": norm.state} for norm in norms]


@lru_cache(maxsize=32)
def _models_to_json(models: Models) -> dict[str, Part | None]:
    return models._asdict()


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def answer_cases(cases: list[Any], law: LawProfile) -> tuple[list[dict[str, Any]], bool]:
    """Every case is answered; a wrong one leaves its error sentence in its place, and False beside the list."""
    answers = [_answer_or_error(case, law) for case in cases]
    return answers, all("error" not in answer for answer in answers)


def _answer_or_error(case: object, law: LawProfile) -> dict[str, Any]:
    if not isinstance(case, dict):
        return {"id": None, "error": _("Der Fall ist kein Objekt. Schreiben Sie jeden Fall in geschweifte Klammern.")}
    try:
        return answer_to_json(case.get("id"), determine_schulpflicht(facts_from_json(case), law))
    except DomainError as wrong:
        return {"id": case.get("id"), "error": str(wrong)}
