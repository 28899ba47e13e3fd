"""Summer time after Richtlinie 2000/84/EG, to the minute."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from kiberatung.basics.german_time import german_time


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 12, 14, 8, tzinfo=UTC), "2026-12-14T09:00:00+01:00"),
        (datetime(2026, 7, 1, 8, tzinfo=UTC), "2026-07-01T10:00:00+02:00"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "2026-03-29T01:59:00+01:00"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-29T03:00:00+02:00"),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), "2026-10-25T02:59:00+02:00"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "2026-10-25T02:00:00+01:00"),
        (datetime(2027, 12, 31, 23, 30, tzinfo=UTC), "2028-01-01T00:30:00+01:00"),
        (datetime(2026, 7, 1, 3, tzinfo=timezone(timedelta(hours=-5))), "2026-07-01T10:00:00+02:00"),
    ],
)
def test_wall_clock_in_germany(moment: datetime, expected: str) -> None:
    assert german_time(moment).isoformat() == expected
