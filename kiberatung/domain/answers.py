"""Answers without a value, and where a value comes from: both are facts of the talk and are stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class NoValue(StrEnum):
    """An answer that is no value (TRUST-AND-UX U33)."""

    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    NOT_APPLICABLE = "not_applicable"


class Source(StrEnum):
    PASSPORT = "passport"
    CERTIFICATE = "certificate"
    NOTICE = "notice"
    SEEN = "seen"
    INTERPRETED = "interpreted"
    OWN_WORDS = "own_words"
    SIBLING = "sibling"
    """Carried over from a brother or sister and not confirmed yet."""


@dataclass(frozen=True, slots=True)
class FieldMark:
    """What is known about the answer to one field beside its value."""

    field: str
    no_value: NoValue | None = None
    source: Source | None = None


def mark_of(marks: Iterable[FieldMark], field: str) -> FieldMark | None:
    return next((mark for mark in marks if mark.field == field), None)


def with_mark(marks: tuple[FieldMark, ...], mark: FieldMark) -> tuple[FieldMark, ...]:
    """`marks` with this one in place of an older one of the same field; an empty mark only removes."""
    kept = tuple(other for other in marks if other.field != mark.field)
    return kept if mark.no_value is None and mark.source is None else (*kept, mark)
