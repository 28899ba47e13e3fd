"""A wrong clock deletes nothing and sorts nothing: the sequence leads, time only informs (T09)."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from kiberatung.basics.clock import RELEASED_ON, FixedClock, SystemClock
from kiberatung.basics.german_time import german_time
from kiberatung.domain.accounts import Role
from kiberatung.domain.approvals import ApprovalId
from kiberatung.domain.clock_judgement import ClockState, LogMoment, judge_clock
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.services.clock_state import clock_warning, confirm_clock, require_plausible_clock
from kiberatung.services.desk import Desk
from kiberatung.services.erasing import ErasureReason, erase_family
from kiberatung.storage.chain_verification import verify
from kiberatung.storage.stores import StorePlace, create_store
from tests.support.desks import RESOURCES, TODAY, a_desk
from tests.support.fakes import CHEAP

pytestmark = pytest.mark.requirement("R57", figure="12/12 Uhren, 0 Löschungen bei unglaubwürdiger Uhr")

LAST = datetime(2026, 11, 23, 9, tzinfo=UTC)
GOOD, BEHIND, AHEAD, OLD = (
    ClockState.PLAUSIBLE,
    ClockState.BEHIND_LOG,
    ClockState.FAR_AHEAD,
    ClockState.BEFORE_RELEASE,
)
BEFORE_2038 = datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("newest", "now", "state"),
    [
        pytest.param(LAST, LAST.replace(year=2016), OLD, id="ten years back"),
        pytest.param(LAST, LAST.replace(year=2036), AHEAD, id="ten years ahead"),
        pytest.param(LAST, datetime(1970, 1, 1, tzinfo=UTC), OLD, id="empty battery"),
        pytest.param(
            datetime(2027, 3, 28, 0, 59, tzinfo=UTC), datetime(2027, 3, 28, 1, 1, tzinfo=UTC), GOOD, id="into summer"
        ),
        pytest.param(
            datetime(2027, 10, 31, 0, 59, tzinfo=UTC), datetime(2027, 10, 31, 1, 1, tzinfo=UTC), GOOD, id="into winter"
        ),
        pytest.param(LAST, LAST.astimezone(german_time(LAST).tzinfo), GOOD, id="another zone"),
        pytest.param(
            datetime(2028, 2, 28, 12, tzinfo=UTC), datetime(2028, 2, 29, 12, tzinfo=UTC), GOOD, id="29 February"
        ),
        pytest.param(datetime(2028, 2, 29, tzinfo=UTC), datetime(2029, 3, 1, tzinfo=UTC), GOOD, id="a year and a day"),
        pytest.param(BEFORE_2038, BEFORE_2038 + timedelta(seconds=1), GOOD, id="2038"),
        pytest.param(LAST, LAST - timedelta(minutes=59), GOOD, id="set back a little"),
        pytest.param(LAST, LAST - timedelta(minutes=61), BEHIND, id="set back by more"),
        pytest.param(LAST, LAST + timedelta(days=367), AHEAD, id="a year's pause"),
    ],
)
def test_twelve_clocks(newest: datetime, now: datetime, state: ClockState) -> None:
    assert judge_clock(now, [LogMoment(newest - timedelta(days=1)), LogMoment(newest)], RELEASED_ON).state is state


def test_an_empty_log_believes_any_clock_after_the_release() -> None:
    assert judge_clock(LAST, [], RELEASED_ON).is_plausible
    assert not judge_clock(LAST.replace(year=2025), [], RELEASED_ON).is_plausible


def test_a_day_of_work_with_a_wrong_year_makes_it_no_more_credible() -> None:
    wrong = LAST.replace(year=2036)
    log = [LogMoment(LAST), LogMoment(wrong), LogMoment(wrong + timedelta(hours=8))]
    assert judge_clock(wrong + timedelta(hours=9), log, RELEASED_ON).state is AHEAD
    assert judge_clock(LAST + timedelta(days=1), log, RELEASED_ON).is_plausible, "set right again, all is well"
    back = LAST - timedelta(days=10)
    assert judge_clock(back + timedelta(hours=1), [LogMoment(LAST), LogMoment(back)], RELEASED_ON).state is BEHIND


@pytest.fixture(params=["fake", "file"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """In memory and in a real encrypted file; its clock can be moved."""
    clock = FixedClock.on(TODAY)
    if request.param == "fake":
        yield a_desk(clock=clock)
        return
    place = StorePlace(tmp_path / "bestand.kib", RESOURCES.parent / "migrations", clock)
    store, _recovery = create_store(place, UUID(int=7), "vier worte sind genug", profile=CHEAP)
    yield a_desk(store, clock=clock)
    with store.transaction() as connection:
        assert verify(connection) == []
    store.close(backup=False)


def test_nothing_is_deleted_while_the_clock_cannot_be_believed(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    right = clock.moment
    assert clock_warning(desk) == ""
    require_plausible_clock(desk)
    for wrong in (right.replace(year=2036), right.replace(year=2016), right - timedelta(days=2)):
        clock.moment = wrong
        with pytest.raises(DomainError, match=r"Uhr .* nichts gelöscht"):
            require_plausible_clock(desk)
        with pytest.raises(DomainError, match=r"Uhr .* nichts gelöscht"):
            erase_family(desk, FamilyId(UUID(int=1)), ApprovalId(UUID(int=2)), ErasureReason.RETENTION)
        assert "Fristen" in clock_warning(desk)
    clock.moment = right
    require_plausible_clock(desk)


def test_after_a_true_pause_the_head_says_that_the_clock_is_right(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    clock.moment = clock.moment.replace(year=2028)
    with pytest.raises(DomainError):
        require_plausible_clock(desk)
    confirm_clock(desk)
    require_plausible_clock(desk)
    with pytest.raises(DomainError, match="darf das nicht"):
        confirm_clock(a_desk(role=Role.COUNSELLOR))


def test_entries_keep_their_order_when_the_clock_runs_back(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    for year in (2027, 2016, 2036, 2026):
        clock.moment = clock.moment.replace(year=year)
        confirm_clock(desk)
    assert [entry.at.year for entry in desk.lists.log_moments()][-4:] == [2027, 2016, 2036, 2026]


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Europe/Berlin"])
def test_the_moment_is_the_same_in_every_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert abs(SystemClock().now() - datetime.now(UTC)) < timedelta(seconds=5)
        assert SystemClock().now().utcoffset() == timedelta(0)
        assert SystemClock().today() == datetime.now(UTC).astimezone().date()
    finally:
        monkeypatch.undo()
        time.tzset()
