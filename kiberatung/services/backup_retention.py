"""Which backups stay: all of two days, then one a day, a week, a month, and none longer than is promised to people.

12 days, 10 weeks and 9 months follow on the first two days: about a year (R13). Of each day, week and month the newest
stays. Months are made of whole weeks, so that the newest of a month was the newest of its week and its day before, and
what stays does not depend on how often backups were thinned out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiberatung.basics.german_time import german_time

ALL_DAYS, DAYS, WEEKS, MONTHS = 2, 12, 10, 9
_WEEK = timedelta(days=7)
_WEEKS_BACK = (ALL_DAYS + DAYS) // 7 + WEEKS
"""The days reach into the second week back, and the weeks follow from there."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Nothing of an erased family is kept in a backup for longer than this (Art. 17 DSGVO)."""

    days: int


def kept(moments: Iterable[datetime], now: datetime, promise: Promise) -> frozenset[datetime]:
    """The newest is always among them; so is one from the future, for then the clock is wrong and not the backup."""
    ordered = sorted(moments)
    newest_of: dict[object, datetime] = {period: moment for moment in ordered for period in _periods(moment)}
    still = now - timedelta(days=promise.days)
    wanted = {moment for moment in ordered if moment >= still and newest_of.get(_looked_at(moment, now)) == moment}
    return frozenset(wanted | set(ordered[-1:]))


def _periods(moment: datetime) -> tuple[object, ...]:
    """What it may be the newest of: a moment, a day, a week, a month."""
    day = german_time(moment).date()
    return moment, day, ("week", _monday(day)), ("month", _month_number(_monday(day)))


def _looked_at(moment: datetime, now: datetime) -> object:
    """The one of its periods that counts at its age; None for one that is too old for any."""
    same, day, week, month = _periods(moment)
    first_day, today = german_time(moment).date(), german_time(now).date()
    age = (today - first_day).days
    if age < ALL_DAYS:
        return same
    if age < ALL_DAYS + DAYS:
        return day
    if (_monday(today) - _monday(first_day)) // _WEEK < _WEEKS_BACK:
        return week
    newest_month = _month_number(_monday(today) - _WEEKS_BACK * _WEEK)
    return month if newest_month - _month_number(_monday(first_day)) < MONTHS else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month_number(monday: date) -> int:
    """A week belongs to the month of its Thursday, as ISO 8601 counts it to a year."""
    thursday = monday + timedelta(days=3)
    return thursday.year * 12 + thursday.month
