"""The determination once more, written from the tables of the law and from nothing else, to check the rules against.

Everything is a table: who becomes schulpflichtig by which event, what holds without it, which age ends what. Days are
counted as numbers of the form YYYYMMDD, so that no line of it can share a mistake with the rules it checks.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

EVENTS: Mapping[str, tuple[str, ...]] = {
    "asylum": ("assigned_on",),
    "unaccompanied with application": ("assigned_on",),
    "temporary_protection": ("assigned_on", "resident_since unless in reception"),
    "obliged_to_leave": ("assigned_on", "resident_since unless in reception"),
    "eu": ("resident_since", "assigned_on"),
    "third_country": ("resident_since", "assigned_on"),
    "german": ("resident_since", "assigned_on"),
    "undetermined": ("resident_since", "assigned_on"),
    "unaccompanied": ("resident_since", "assigned_on"),
}
"""DOMAIN 5.1, 3: the events in the order in which they count."""

IN_RECEPTION: Mapping[str, str] = {
    "asylum": "no",
    "unaccompanied with application": "no",
    "temporary_protection": "no",
    "obliged_to_leave": "check",
}
"""DOMAIN 5.1, 4: what holds in a reception facility of the Land while no event has happened."""

PARTS: Mapping[tuple[str, ...], str] = {("full_time",): "full_time", ("sek2",): "sek2", ("full_time", "sek2"): "check"}
AUTHORITIES = {"full_time": "schulamt", "sek2": "bezirksregierung", "check": "both", None: None}


def number(day: date | None) -> int:
    return 0 if day is None else day.year * 10_000 + day.month * 100 + day.day


def day_before_birthday(born: date, years: int) -> int:
    """§§ 187, 188 BGB; who was born on 29 February completes every year on 28 February."""
    if (born.month, born.day) == (2, 29):
        return (born.year + years) * 10_000 + 228
    return number(date(born.year + years, born.month, born.day) - timedelta(days=1))


def school_year(day: int) -> int:
    return day // 10_000 - (day % 10_000 < 801)


def expected(case: Mapping[str, Any]) -> dict[str, Any]:
    """The answer in the shape of the command line, for a case whose days are dates."""
    born, today = case["date_of_birth"], number(case["reference_date"])
    first = _first_year(case, born)
    begin = number(case.get("early_admission_on")) or first * 10_000 + 801
    full_time_until = (first + 10 + bool(case.get("third_entry_year"))) * 10_000 + 731
    until = _until(case, born, full_time_until)
    trigger = _trigger(case)
    answer = _answer(case, (today, begin, until, trigger), born)
    count = _count(case, today, first)
    models = _models(case, count, today, born)
    votes = tuple(sorted({vote for vote in models.values() if vote}))
    part = PARTS[votes] if answer in {"yes", "check", "suspended"} else None
    return {
        "answer": answer,
        "since": max(begin, trigger) if trigger and answer != "no_longer" else None,
        "full_time_until": full_time_until,
        "until": until,
        "school_year_number": count,
        "part": part,
        "models": models,
        "grade": min(max(count, 1), 10) if part and part != "sek2" else None,
        "authority": AUTHORITIES[part],
    }


def _first_year(case: Mapping[str, Any], born: date) -> int:
    if case.get("early_admission_on"):
        return school_year(number(case["early_admission_on"]))
    is_late = born.month * 100 + born.day > 930
    return born.year + 6 + is_late + bool(case.get("deferred"))


def _until(case: Mapping[str, Any], born: date, full_time_until: int) -> int:
    of_age = day_before_birthday(born, 18)
    until = max(full_time_until, (school_year(of_age) + 1) * 10_000 + 731)
    if _has_apprenticeship(case, born):
        until = max(until, number(case.get("apprenticeship_until")))
    completed = number(case.get("sek2_completed_on"))
    return min(until, completed) if completed >= full_time_until else until


def _has_apprenticeship(case: Mapping[str, Any], born: date) -> bool:
    return 0 < number(case.get("apprenticeship_from")) <= day_before_birthday(born, 21)


def _kind(case: Mapping[str, Any]) -> str:
    status = str(case["residence_status"])
    return "unaccompanied with application" if status == "unaccompanied" and case.get("asylum_application") else status


def _trigger(case: Mapping[str, Any]) -> int:
    for event in EVENTS[_kind(case)]:
        field, _unless, condition = event.partition(" unless ")
        if not (condition and case.get("in_state_reception")) and case.get(field):
            return number(case[field])
    return 0


def _answer(case: Mapping[str, Any], days: tuple[int, int, int, int], born: date) -> str:
    """The first line that holds."""
    today, begin, until, trigger = days
    is_in_reception = bool(case.get("in_state_reception"))
    without = IN_RECEPTION.get(_kind(case), "missing_fact") if is_in_reception else "missing_fact"
    came_late = trigger > day_before_birthday(born, 18) and not _has_apprenticeship(case, born)
    lines = (
        (today > until, "no_longer"),
        (today < begin, "not_yet"),
        (not trigger, without),
        (today < trigger, "not_yet"),
        (came_late, "check"),
        (bool(case.get("suspension")), "suspended"),
        (True, "yes"),
    )
    return next(answer for holds, answer in lines if holds)


def _count(case: Mapping[str, Any], today: int, first: int) -> int:
    years = school_year(today) - first + 1
    return max(years - (bool(case.get("third_entry_year")) and years > 3), 0)


def _models(case: Mapping[str, Any], count: int, today: int, born: date) -> dict[str, str | None]:
    attended = case.get("years_of_schooling")
    age = today // 10_000 - born.year - (today % 10_000 < born.month * 100 + born.day)
    return {
        "notional": "full_time" if count <= 10 else "sek2",
        "attended": None if attended is None else "full_time" if attended < 10 else "sek2",
        "age": "full_time" if age < 16 else "sek2",
    }
