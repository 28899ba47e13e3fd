"""Where a family lives, as far as a program without a network can know it: the middle of the schools around."""

from collections.abc import Iterable

from kiberatung.domain.matching.values import Position


def centre_of(positions: Iterable[Position | None]) -> Position | None:
    """Mean of the known positions; None without any, because a place is never invented.

    Good to one or two kilometres within a postcode: degrees are averaged as if flat.
    """
    known = [position for position in positions if position is not None]
    if not known:
        return None
    latitude = sum(position.latitude for position in known) / len(known)
    return Position(latitude, sum(position.longitude for position in known) / len(known))
