"""The languages of the families, as the letters ask for them; the outer ring reads the catalogues."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kiberatung.services.letters.values import Direction

GERMAN = "de"


@dataclass(frozen=True, slots=True)
class FamilyText:
    """A text in a family's language; `reviewed` only when a person who speaks it has read it."""

    text: str
    reviewed: bool
    review: str = ""
    """Who read it and when, as „Hanan Saleh, 30.11.2026“."""
    version: str = ""
    """A short sign of the German text and its translation: it changes with either of them."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One line of a catalogue as it stands in its file; `text` is empty while nobody has translated it."""

    german: str
    place: str
    """Where it is said, as „invitation: Termin“ or „Gespräch: Frage“."""
    text: str
    reviewed: bool
    review: str


class FamilyLanguage(Protocol):
    @property
    def tag(self) -> str:
        """BCP 47."""

    @property
    def direction(self) -> Direction: ...

    def find(self, german: str) -> FamilyText | None:
        """None without a translation: the German text then stands in both columns, for all to see."""

    def is_outdated(self, german: str) -> bool:
        """A translation exists, but of what stood here before the office changed the German text."""

    def entries(self) -> tuple[CatalogueEntry, ...]:
        """All lines of its catalogue in their order; none for German."""

    def day(self, day: date) -> str:
        """The same figures in every language, as 14.12.2026."""

    def day_with_weekday(self, day: date) -> str: ...

    def clock_time(self, moment: datetime) -> str:
        """Wall clock in Germany, as 9:00."""


class FamilyLanguages(Protocol):
    def tags(self) -> tuple[str, ...]:
        """German first."""

    def get(self, tag: str) -> FamilyLanguage:
        """Raises `DomainError` for a language without a catalogue."""


def text_version(german: str, translated: str) -> str:
    """As 3f2a-91bc: what a reviewer has read is known again by it."""
    sign = hashlib.sha256(f"{german}\n{translated}".encode()).hexdigest()
    return f"{sign[:4]}-{sign[4:8]}"
