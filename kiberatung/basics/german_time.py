"""What a clock on a wall in Germany shows, without the time zone files that Windows does not have."""

from datetime import UTC, date, datetime, time, timedelta, timezone

CENTRAL_EUROPEAN_TIME = timezone(timedelta(hours=1), "MEZ")
CENTRAL_EUROPEAN_SUMMER_TIME = timezone(timedelta(hours=2), "MESZ")


def german_time(moment: datetime) -> datetime:
    """`moment` (aware of its offset) as local time.

    Summer time lasts from the last Sunday of March to the last Sunday of October, 01:00 UTC (Richtlinie 2000/84/EG).
    """
    moment = moment.astimezone(UTC)
    is_summer = _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)
    return moment.astimezone(CENTRAL_EUROPEAN_SUMMER_TIME if is_summer else CENTRAL_EUROPEAN_TIME)


def moment_of(day: date, at: time) -> datetime:
    """The moment, in UTC, at which a clock on a wall in Germany shows this; in the doubled hour the later one."""
    moment = datetime.combine(day, at, CENTRAL_EUROPEAN_TIME)
    if german_time(moment).tzinfo is CENTRAL_EUROPEAN_SUMMER_TIME:
        moment = datetime.combine(day, at, CENTRAL_EUROPEAN_SUMMER_TIME)
    return moment.astimezone(UTC)


def _last_sunday(year: int, month: int) -> datetime:
    last_day = datetime(year, month, 31, 1, tzinfo=UTC)
    return last_day - timedelta(days=(last_day.weekday() + 1) % 7)
