"""On which line of a JSON text a value stands, so that a refusal can name it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

Place = tuple[str | int, ...]
"""The way to a value: names of keys and positions in lists, as `("parameters", 3, "value")`."""

_SIGN = re.compile(r'"(?:\\.|[^"\\])*"|[{}\[\],:]|[^\s{}\[\],:"]+')


class _Level(NamedTuple):
    """A list or an object that is open; `at` is the position or the key reached."""

    is_list: bool
    at: str | int


def lines_of(text: str) -> dict[Place, int]:
    """The line, counted from 1, of every value of a text that is valid JSON."""
    return dict(_places(text))


def first_twin(text: str) -> Place | None:
    """The first key that stands twice in its object; the standard library would keep the last and say nothing."""
    seen: set[Place] = set()
    for place, _line in _places(text):
        if place in seen:
            return place
        seen.add(place)
    return None


def _places(text: str) -> Iterator[tuple[Place, int]]:
    levels: list[_Level] = []
    signs = [(match.group(), text.count("\n", 0, match.start()) + 1) for match in _SIGN.finditer(text)]
    for number, (sign, line) in enumerate(signs):
        is_key = number + 1 < len(signs) and signs[number + 1][0] == ":"
        if is_key:
            levels[-1] = _Level(is_list=False, at=sign[1:-1])
        elif sign in "{[":
            yield _place(levels), line
            levels.append(_Level(is_list=sign == "[", at=0))
        elif sign in "}]":
            levels.pop()
        elif sign == ",":
            levels[-1] = _next(levels[-1])
        elif sign != ":":
            yield _place(levels), line


def _next(level: _Level) -> _Level:
    return level._replace(at=level.at + 1) if isinstance(level.at, int) else level


def _place(levels: list[_Level]) -> Place:
    return tuple(level.at for level in levels)
