"""Fills the marked sentences of the determination with days, numbers and norms."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kiberatung.basics.date_words import write_date


class Reason(NamedTuple):
    """One sentence or two, and the identifiers of the rules it cites."""

    text: str
    rules: tuple[str, ...] = ()


_written = lru_cache(maxsize=16_384)(write_date)


def _fill(text: str, values: dict[str, str | int | date]) -> str:
    return text.format(**{name: _written(v) if isinstance(v, date) else v for name, v in values.items()})


@lru_cache(maxsize=16_384)
def say(text: str, **values: str | int | date) -> str:
    """Thousands of cases share their hints, so each is made once; the key holds the text already translated."""
    return _fill(text, values)


def reason(rules: tuple[str, ...], text: str, **values: str | int | date) -> Reason:
    """A sentence with the rules it cites; where children share whole sets of them, the maker of the set keeps it."""
    return Reason(_fill(text, values), rules)
