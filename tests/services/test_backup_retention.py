"""Which backups stay, day by day through a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from kiberatung.basics.german_time import german_time
from kiberatung.services.backup_retention import Promise, kept

pytestmark = pytest.mark.requirement("R13")
START = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
PROMISE = Promise(365)


@dataclass(frozen=True)
class Made:
    """A backup with its day, its week, and the month of the Thursday of that week."""

    moment: datetime
    day: date
    week: tuple[int, int]
    month: tuple[int, int]


def made_at(moment: datetime) -> Made:
    day = german_time(moment).date()
    week = day.isocalendar()[:2]
    thursday = date.fromisocalendar(*week, 4)
    return Made(moment, day, week, (thursday.year, thursday.month))


def expected(made: Sequence[Made], now: datetime, promise_days: int) -> set[datetime]:
    """Told again from the rule in other words: of all backups that were ever made, in their order."""
    today = german_time(now).date()
    this_monday = today - timedelta(days=today.weekday())
    newest_of_day = {one.day: one.moment for one in made}
    newest_of_week = {one.week: one.moment for one in made}
    newest_of_month = {one.month: one.moment for one in made}
    two_days = {one.moment for one in made if one.day >= today - timedelta(days=1)}
    days = {newest_of_day.get(today - timedelta(days=back)) for back in range(2, 14)}
    weeks = {newest_of_week.get((this_monday - timedelta(weeks=back)).isocalendar()[:2]) for back in range(12)}
    thursday = this_monday - timedelta(weeks=12) + timedelta(days=3)
    months = {newest_of_month.get(_months_before(thursday, back)) for back in range(9)}
    found = {one for one in (*two_days, *days, *weeks, *months) if one is not None}
    return {one for one in found if now - one <= timedelta(days=promise_days)} | {made[-1].moment}


def _months_before(day: date, back: int) -> tuple[int, int]:
    whole = day.year * 12 + day.month - 1 - back
    return whole // 12, whole % 12 + 1


@pytest.mark.requirement("R13", figure="the expected backups on 365 of 365 days, promises of 30 to 365 days")
@pytest.mark.parametrize("promise_days", [30, 90, 365])
def test_a_year_of_backups_leaves_each_day_what_is_expected(promise_days: int) -> None:
    made: list[Made] = []
    left: frozenset[datetime] = frozenset()
    for day in range(365):
        for hour in (0, 2, 4, 7) if day % 7 < 5 else ():
            now = START + timedelta(days=day, hours=hour)
            made.append(made_at(now))
            left |= {now}
        now = START + timedelta(days=day, hours=8)
        left = kept(left, now, Promise(promise_days))
        assert left == expected(made, now, promise_days), day
    assert len(left) < 2 * 4 + 12 + 10 + 9


def test_the_newest_stays_however_old_it_is() -> None:
    old = START - timedelta(days=4000)
    assert kept([old, old - timedelta(days=1)], START, PROMISE) == {old}


def test_what_comes_from_the_future_stays() -> None:
    ahead = START + timedelta(days=900)
    assert kept([ahead, ahead + timedelta(days=1), START], START, PROMISE) == {ahead, ahead + timedelta(days=1), START}


def test_nothing_is_kept_longer_than_is_promised() -> None:
    daily = [START - timedelta(days=back) for back in range(400)]
    for days in (30, 90, 365):
        assert min(kept(daily, START, Promise(days))) >= START - timedelta(days=days)
    assert min(kept(daily, START, PROMISE)) > START - timedelta(days=366)


def test_no_backups_are_no_backups() -> None:
    assert kept([], START, PROMISE) == frozenset()
