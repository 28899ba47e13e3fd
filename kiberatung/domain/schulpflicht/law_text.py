"""Reads a law profile from its JSON text, dated parameters and norms, and checks it before anything is computed."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from kiberatung.basics.date_words import write_date
from kiberatung.basics.school_years import MonthDay
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.parameters import Certainty, LawParameters, LawProfile, Norm

_DAYS_OF_THE_YEAR = ("school_year_begins", "entry_cutoff")
_NUMBERS = (
    "entry_age",
    "full_time_years",
    "longest_entry_phase",
    "sek2_end_age",
    "apprenticeship_age",
    "sek2_practice_age",
)
REQUIRED_NORMS = (
    *("R-01", "R-04", "R-05", "R-06", "R-07", "R-09", "R-10", "R-11", "R-12", "R-13", "R-14", "R-17", "R-18", "R-19"),
    *("R-20", "R-20-count", "R-20-course", "release", "responsibility", "years_of_life"),
    *("measles", "language_exam", "fit_fuer_mehr", "erstfoerderung", "special_needs"),
)


class _Dated(NamedTuple):
    """One entry of the file with the days between which it holds."""

    name: str
    value: Any
    valid_from: date
    valid_until: date | None


def parse_law(text: str) -> LawProfile:
    """Raises DomainError naming the line or the entry; a wrong profile never computes anything."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as broken:
        raise _refusal(_("Zeile {line} ist kein gültiges JSON.").format(line=broken.lineno)) from broken
    if not isinstance(content, dict):
        raise _refusal(_("Der Inhalt ist keine Rechtsfassung."))
    norms = [_norm_entry(entry) for entry in _entries(content, "norms")]
    known = {norm.name for norm in norms}
    parameters = [_parameter_entry(entry, known) for entry in _entries(content, "parameters")]
    return LawProfile(str(content.get("title", "")), tuple(_versions(parameters, norms)))


def _refusal(what: str) -> DomainError:
    return DomainError(
        _("Die Rechtsfassung ist nicht lesbar: {what}").format(what=what),
        _("Es wurde nichts übernommen. Verbessern Sie die Stelle und lesen Sie die Datei erneut ein."),
    )


def _entries(content: dict[str, Any], key: str) -> list[dict[str, Any]]:
    entries = content.get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _refusal(_("Die Liste „{name}“ fehlt.").format(name=key))
    return entries


def _parameter_entry(entry: dict[str, Any], known_rules: set[str]) -> _Dated:
    name = str(entry.get("name"))
    if entry.get("rule") not in known_rules:
        raise _refusal(_("„{name}“ nennt keine Rechtsgrundlage aus der Liste der Normen.").format(name=name))
    if name in _DAYS_OF_THE_YEAR:
        return _dated(name, _day_of_the_year(name, entry.get("value")), entry)
    if name not in _NUMBERS:
        raise _refusal(_("„{name}“ ist unbekannt.").format(name=name))
    value = entry.get("value")
    if type(value) is not int or not 0 < value < 100:
        raise _refusal(_("„{name}“ ist keine Zahl zwischen 1 und 99.").format(name=name))
    return _dated(name, value, entry)


def _norm_entry(entry: dict[str, Any]) -> _Dated:
    rule = str(entry.get("rule"))
    citation = entry.get("norm")
    if not isinstance(citation, str) or not citation:
        raise _refusal(_("„{name}“ nennt keine Norm.").format(name=rule))
    if entry.get("certainty") not in set(Certainty):
        raise _refusal(_("„{name}“ sagt nicht, ob der Wortlaut gelesen wurde.").format(name=rule))
    certainty = Certainty(entry["certainty"])
    state = None if entry.get("state") is None else _day(rule, entry["state"])
    return _dated(rule, Norm(citation, _state_label(state, certainty), certainty), entry)


def _state_label(state: date | None, certainty: Certainty) -> str:
    if state is not None:
        return _("Stand {day}").format(day=write_date(state))
    return _("Stand nicht genannt") if certainty is Certainty.WORDING else _("Wortlaut prüfen")


def _dated(name: str, value: object, entry: dict[str, Any]) -> _Dated:
    until = entry.get("valid_until")
    return _Dated(name, value, _day(name, entry.get("valid_from")), None if until is None else _day(name, until))


def _day(name: str, text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as wrong:
        raise _refusal(_("Bei „{name}“ steht kein Datum.").format(name=name)) from wrong


def _day_of_the_year(name: str, text: object) -> MonthDay:
    """„09-30“; 29 February is refused because it is missing in most years."""
    day = _day(name, f"2001-{text}")
    return day.month, day.day


def _versions(parameters: list[_Dated], norms: list[_Dated]) -> Iterable[LawParameters]:
    """One version for every span in which no entry changes, from the day all entries exist."""
    entries = [*parameters, *norms]
    required = (*_DAYS_OF_THE_YEAR, *_NUMBERS, *REQUIRED_NORMS)
    first_days = {name: min((e.valid_from for e in entries if e.name == name), default=None) for name in required}
    absent = [name for name, day in first_days.items() if day is None]
    if absent:
        raise _refusal(_("„{name}“ fehlt.").format(name=absent[0]))
    start = max(day for day in first_days.values() if day is not None)
    changes = sorted({start, *(entry.valid_from for entry in entries if entry.valid_from > start)})
    for begin, following in zip(changes, [*changes[1:], None], strict=True):
        last_day = None if following is None else following - timedelta(days=1)
        yield _version(begin, last_day, parameters, norms)


def _version(begin: date, last_day: date | None, parameters: list[_Dated], norms: list[_Dated]) -> LawParameters:
    in_force = _in_force(parameters, begin, last_day)
    norms_in_force = _in_force(norms, begin, last_day)
    for name in (*_DAYS_OF_THE_YEAR, *_NUMBERS, *REQUIRED_NORMS):
        if name not in in_force and name not in norms_in_force:
            raise _refusal(_("„{name}“ gilt ab dem {day} nicht mehr.").format(name=name, day=write_date(begin)))
    ends = [entry.valid_until for entry in (*in_force.values(), *norms_in_force.values()) if entry.valid_until]
    return LawParameters(
        valid_from=begin,
        valid_until=last_day or min(ends, default=None),
        norms=MappingProxyType({rule: entry.value for rule, entry in norms_in_force.items()}),
        **{name: entry.value for name, entry in in_force.items()},
    )


def _in_force(entries: list[_Dated], begin: date, last_day: date | None) -> dict[str, _Dated]:
    """The entries of one span; two for the same name, or one that ends inside the span, are refused."""
    in_force: dict[str, _Dated] = {}
    for entry in entries:
        if entry.valid_from > begin or (entry.valid_until is not None and entry.valid_until < begin):
            continue
        if entry.name in in_force:
            raise _refusal(_("„{name}“ gilt am {day} zweimal.").format(name=entry.name, day=write_date(begin)))
        if last_day is not None and entry.valid_until is not None and entry.valid_until < last_day:
            raise _refusal(
                _("„{name}“ endet am {day} ohne Nachfolge.").format(name=entry.name, day=write_date(entry.valid_until))
            )
        in_force[entry.name] = entry
    return in_force
