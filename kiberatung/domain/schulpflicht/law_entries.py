"""The entries of a law file: dated parameters, norms and open questions, each checked before anything is computed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiberatung.basics.date_words import write_date
from kiberatung.basics.school_years import MonthDay
from kiberatung.basics.texts import _
from kiberatung.domain.schulpflicht.law_lines import Place
from kiberatung.domain.schulpflicht.parameters import (
    AbcClasses,
    Certainty,
    Dated,
    Norm,
    OpenQuestion,
    RegistrationSeason,
)

DAYS_OF_THE_YEAR = (
    "school_year_begins",
    "entry_cutoff",
    "fit_fuer_mehr_early_until",
    "international_class_begins",
    "language_exam_until",
)
SEVERAL_DAYS = ("fit_fuer_mehr_entry_days",)
NUMBERS = (
    "entry_age",
    "full_time_years",
    "longest_entry_phase",
    "sek2_end_age",
    "apprenticeship_age",
    "sek2_practice_age",
    "fit_fuer_mehr_age",
    "fit_fuer_mehr_claim_age",
    "fit_fuer_mehr_last_age",
    "language_exam_grade",
    "erstfoerderung_years",
)
CHOICES: Mapping[str, type[RegistrationSeason] | type[AbcClasses]] = {
    "registration_season": RegistrationSeason,
    "abc_classes": AbcClasses,
}
REQUIRED_NORMS = (
    *("R-01", "R-04", "R-05", "R-06", "R-07", "R-09", "R-10", "R-11", "R-12", "R-13", "R-14", "R-17", "R-18", "R-19"),
    *("R-20", "R-20-count", "R-20-course", "R-21", "release", "responsibility", "years_of_life"),
    *("measles", "language_exam", "fit_fuer_mehr", "erstfoerderung", "special_needs"),
    *("health_check", "international_class", "registration", "abc_classes", "practice_entry", "R-18-right"),
)
REQUIRED_PARAMETERS = (*DAYS_OF_THE_YEAR, *SEVERAL_DAYS, *NUMBERS, *CHOICES)
_DATED_KEYS = frozenset({"valid_from", "valid_until"})
_KEYS = {
    "parameters": _DATED_KEYS | {"name", "value", "rule"},
    "norms": _DATED_KEYS | {"rule", "norm", "state", "certainty", "summary"},
    "questions": frozenset({"rule", "question", "ask"}),
}


class WrongEntry(Exception):
    """What is wrong, and at which place of the file; `law_text` makes the sentence with the line of it."""

    def __init__(self, what: str, *place: str | int) -> None:
        super().__init__(what)
        self.what = what
        self.place = place


def entries_of(content: dict[str, Any], key: str) -> list[dict[str, Any]]:
    entries = content.get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise WrongEntry(_("Die Liste „{name}“ fehlt.").format(name=key), key)
    for number, entry in enumerate(entries):
        unknown = next((name for name in entry if name not in _KEYS[key]), None)
        if unknown is not None:
            raise WrongEntry(_("Den Schlüssel „{name}“ gibt es hier nicht.").format(name=unknown), key, number, unknown)
    return entries


def parameter_entry(number: int, entry: dict[str, Any]) -> Dated:
    name = str(entry.get("name"))
    place = ("parameters", number)
    value = entry.get("value")
    if name in DAYS_OF_THE_YEAR:
        return _dated(name, _day_of_the_year(name, value, place), entry, place)
    if name in SEVERAL_DAYS:
        return _dated(name, _several_days(name, value, place), entry, place)
    if name in CHOICES:
        return _dated(name, _choice(name, value, place), entry, place)
    if name not in NUMBERS:
        raise WrongEntry(_("„{name}“ ist unbekannt.").format(name=name), *place, "name")
    if type(value) is not int or not 0 < value < 100:
        raise WrongEntry(_("„{name}“ ist keine Zahl zwischen 1 und 99.").format(name=name), *place, "value")
    return _dated(name, value, entry, place)


def require_known_rules(entries: list[dict[str, Any]], key: str, known: set[str]) -> None:
    """Every parameter and every question rests on a norm that is cited."""
    for number, entry in enumerate(entries):
        if entry.get("rule") not in known:
            name = str(entry.get("name", entry.get("rule")))
            text = _("„{name}“ nennt keine Rechtsgrundlage aus der Liste der Normen.")
            raise WrongEntry(text.format(name=name), key, number, "rule")


def norm_entry(number: int, entry: dict[str, Any], *, is_draft: bool) -> Dated:
    rule = str(entry.get("rule"))
    place = ("norms", number)
    citation = entry.get("norm")
    if not isinstance(citation, str) or not citation:
        raise WrongEntry(_("„{name}“ nennt keine Norm.").format(name=rule), *place, "norm")
    if entry.get("certainty") not in set(Certainty):
        raise WrongEntry(
            _("„{name}“ sagt nicht, ob der Wortlaut gelesen wurde.").format(name=rule), *place, "certainty"
        )
    certainty = Certainty(entry["certainty"])
    summary = entry.get("summary")
    if not isinstance(summary, str) or not summary:
        raise WrongEntry(_("„{name}“ sagt nicht, was die Norm regelt.").format(name=rule), *place, "summary")
    state = None if entry.get("state") is None else _day(rule, entry["state"], *place, "state")
    label = state_label(state, certainty, is_draft=is_draft)
    return _dated(rule, Norm(citation, label, certainty, summary, is_draft), entry, place)


def question_entry(number: int, entry: dict[str, Any]) -> OpenQuestion:
    for key in ("question", "ask"):
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise WrongEntry(_("Die offene Frage ist nicht vollständig."), "questions", number, key)
    return OpenQuestion(str(entry["rule"]), entry["question"], entry["ask"])


def state_label(state: date | None, certainty: Certainty, *, is_draft: bool) -> str:
    if is_draft:
        return _("Entwurf")
    if state is not None:
        return _("Stand {day}").format(day=write_date(state))
    return _("Stand nicht genannt") if certainty is Certainty.WORDING else _("Wortlaut prüfen")


def _choice(name: str, value: object, place: Place) -> RegistrationSeason | AbcClasses:
    kinds = CHOICES[name]
    if isinstance(value, str) and value in {kind.value for kind in kinds}:
        return kinds(value)
    text = _("„{name}“ hat keinen dieser Werte: {values}.")
    raise WrongEntry(text.format(name=name, values=", ".join(kind.value for kind in kinds)), *place, "value")


def _dated(name: str, value: object, entry: dict[str, Any], place: Place) -> Dated:
    begin = _day(name, entry.get("valid_from"), *place, "valid_from")
    until = entry.get("valid_until")
    end = None if until is None else _day(name, until, *place, "valid_until")
    if end is not None and end < begin:
        raise WrongEntry(_("„{name}“ endet vor dem Beginn.").format(name=name), *place, "valid_until")
    return Dated(name, value, begin, end, place)


def _day(name: str, text: object, *place: str | int) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as wrong:
        raise WrongEntry(_("Bei „{name}“ steht kein Datum.").format(name=name), *place) from wrong


def _day_of_the_year(name: str, text: object, place: Place) -> MonthDay:
    """„09-30“; 29 February is refused because it is missing in most years."""
    day = _day(name, f"2001-{text}", *place, "value")
    return day.month, day.day


def _several_days(name: str, texts: object, place: Place) -> tuple[MonthDay, ...]:
    if not isinstance(texts, list) or not texts:
        raise WrongEntry(_("„{name}“ ist keine Liste von Tagen.").format(name=name), *place, "value")
    return tuple(_day_of_the_year(name, text, place) for text in texts)
