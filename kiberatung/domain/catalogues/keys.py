"""Key lists of the school statistics of NRW: school forms, grades, class kinds, religions, origins and the like."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiberatung.domain.catalogues.validity import Valid


class KeyCatalogue(StrEnum):
    """The lists of official keys; the value is the name of the file without its ending."""

    EINSCHULUNGSART = "einschulungsart"
    ERZIEHERART = "erzieherart"
    FOERDERSCHWERPUNKT = "foerderschwerpunkt"
    GESCHLECHT = "geschlecht"
    HERKUNFT_BILDUNGSGANG = "herkunft_bildungsgang"
    HERKUNFT_BILDUNGSGANGTYP = "herkunft_bildungsgangtyp"
    HERKUNFT_SCHULFORM = "herkunft_schulform"
    HERKUNFT_SONSTIGE = "herkunft_sonstige"
    HERKUNFTSART = "herkunftsart"
    HERKUNFTSSCHULNUMMER = "herkunftsschulnummer"
    JAHRGANG = "jahrgang"
    KINDERGARTENBESUCH = "kindergartenbesuch"
    KLASSENART = "klassenart"
    KURSART = "kursart"
    RELIGION = "religion"
    SCHUELERSTATUS = "schuelerstatus"
    SCHULABSCHLUSS = "schulabschluss"
    SCHULEINGANGSPHASE = "schuleingangsphase"
    SCHULFORM = "schulform"
    SCHULGLIEDERUNG = "schulgliederung"
    TELEFONART = "telefonart"
    UEBERGANGSEMPFEHLUNG = "uebergangsempfehlung"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry(Valid):
    """One key of one list in one span of validity.

    `key` is the Kürzel people and school programs use ("GY", "w"), `statistics_key` the one of the Amtliche
    Schuldaten ("20", "4"); where a list knows only one, both are equal. Empty `schulformen` means: for all.
    """

    key: str
    statistics_key: str
    text: str
    schulformen: tuple[str, ...] = ()

    def is_for(self, schulform: str) -> bool:
        return not self.schulformen or schulform in self.schulformen


@dataclass(frozen=True, slots=True)
class KeyList:
    """The entries of one list in the official order, past ones included."""

    entries: tuple[CatalogueEntry, ...]

    def __iter__(self) -> Iterator[CatalogueEntry]:
        return iter(self.entries)

    def valid_in(self, school_year: int, schulform: str | None = None) -> tuple[CatalogueEntry, ...]:
        return tuple(
            entry
            for entry in self.entries
            if entry.is_valid_in(school_year) and (schulform is None or entry.is_for(schulform))
        )

    def get(self, key: str, school_year: int | None = None) -> CatalogueEntry | None:
        """The entry in force that year; without a year the newest one, so that old records can still be read."""
        found = [entry for entry in self.entries if entry.key == key]
        if school_year is not None:
            found = [entry for entry in found if entry.is_valid_in(school_year)]
        return max(found, key=_newness, default=None)

    def text(self, key: str) -> str:
        """The official words for a key, or the key itself where the list does not know it."""
        entry = self.get(key)
        return entry.text if entry else key


def _newness(entry: CatalogueEntry) -> tuple[bool, int]:
    return entry.valid_until is None, entry.valid_until or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Nationality(Valid):
    """A state with its citizenship; `key` is the three-digit key of Destatis, validity counts calendar years.

    997 stateless, 998 unresolved, 999 not stated are entries like the others.
    """

    key: str
    alpha3: str
    alpha2: str
    state: str
    state_long: str
    adjective: str
    search_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(Valid):
    """A Verkehrssprache of the school statistics; `iso639_1` is empty for "xx" unknown and "xy" other language."""

    key: str
    text: str
    iso639_1: str
    iso639_3: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherNames:
    """What people say and type for a state or a language besides its German name: own names, old ones, other tongues.

    `kind` is "staat" with an ISO 3166 alpha-3 code or "sprache" with an ISO 639-3 code as `key`.
    """

    kind: str
    key: str
    words: tuple[str, ...]
