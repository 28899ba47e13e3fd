"""Identifiers sort by the time they were made, and carry version and variant of RFC 9562."""

import random
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiberatung.basics.clock import FixedClock, SystemClock
from kiberatung.basics.identifiers import IdentifierSource, uuid7


@given(st.integers(0, (1 << 48) - 1), st.integers(0, (1 << 74) - 1))
def test_version_variant_and_time_stand_where_the_rfc_puts_them(milliseconds: int, chance: int) -> None:
    made = uuid7(milliseconds, chance)
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == milliseconds


def test_identifiers_of_one_millisecond_sort_as_they_were_made() -> None:
    source = IdentifierSource(FixedClock.on(date(2026, 11, 22)), random.Random(1))
    made = [source.next() for _n in range(10_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_a_clock_that_goes_back_does_not_disturb_the_order() -> None:
    clock = FixedClock(datetime(2026, 11, 22, 9, tzinfo=UTC))
    source = IdentifierSource(clock, random.Random(1))
    first = source.next()
    clock.moment -= timedelta(hours=3)
    assert source.next() > first


def test_the_same_seed_and_clock_give_the_same_identifiers() -> None:
    one, other = (IdentifierSource(FixedClock.on(date(2026, 11, 22)), random.Random("town 1")) for _n in range(2))
    assert [one.next() for _n in range(50)] == [other.next() for _n in range(50)]


def test_the_clock_of_the_machine_knows_its_offset() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)
    assert abs((SystemClock().today() - SystemClock().now().date()).days) <= 1
