"""UUID version 7 (RFC 9562, 5.7) from a clock and a source of chance, so that laptops never number alike."""

import random
from datetime import UTC, datetime
from uuid import UUID

from kiberatung.basics.clock import Clock


def uuid7(milliseconds: int, chance: int) -> UUID:
    """`milliseconds` since 1970 in the upper 48 bits, 74 bits of `chance` below."""
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | (chance >> 62 & 0xFFF) << 64 | 0b10 << 62
    return UUID(int=value | chance & (1 << 62) - 1)


def made_at(identifier: UUID) -> datetime:
    """When an identifier of `IdentifierSource` was made, to the millisecond."""
    return datetime.fromtimestamp((identifier.int >> 80) / 1000, UTC)


class IdentifierSource:
    """Gives identifiers that sort by the time they were made, also within one millisecond."""

    def __init__(self, clock: Clock, chance: random.Random) -> None:
        self._clock = clock
        self._chance = chance
        self._last_millisecond = -1
        self._counter = 0

    def next(self) -> UUID:
        millisecond = int(self._clock.now().timestamp() * 1000)
        if millisecond <= self._last_millisecond:
            millisecond = self._last_millisecond
            self._counter += 1
            if self._counter > 0xFFF:
                millisecond, self._counter = millisecond + 1, 0
        else:
            self._counter = 0
        self._last_millisecond = millisecond
        return uuid7(millisecond, self._counter << 62 | self._chance.getrandbits(62))
