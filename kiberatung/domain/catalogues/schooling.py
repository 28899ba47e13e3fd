"""Languages with their own names, ages at which school begins elsewhere, and offices that recognise certificates."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NamedLanguage:
    """A living language of ISO 639-3; `own_name` is empty where the sources have none."""

    code: str
    iso639_1: str
    name: str
    own_name: str


@dataclass(frozen=True, slots=True)
class EntryAge:
    """Official age of entry into the first grade, in years, as last reported for this year."""

    alpha3: str
    age: int
    year: int


@dataclass(frozen=True, slots=True)
class CertificateOffice:
    """Which Bezirksregierung says what a certificate from abroad equals; `level` as in `EquivalenceLevel`."""

    level: str
    regierungsbezirk: str
    read_on: date
    """The day on which its own page said so."""
