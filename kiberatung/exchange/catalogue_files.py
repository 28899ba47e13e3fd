"""Reads the official catalogues from `resources/catalogues` into typed records."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path

from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.calendar import SchoolHolidays, SchoolYearDates
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.catalogues.keys import CatalogueEntry, FurtherNames, KeyCatalogue, Language, Nationality
from kiberatung.domain.catalogues.places import (
    Bezirksregierung,
    Gemeinde,
    Kreis,
    PostalDistrict,
    PostalPlace,
    Schulamt,
)
from kiberatung.domain.catalogues.schild import SchildColumn
from kiberatung.domain.catalogues.schooling import CertificateOffice, EntryAge, NamedLanguage
from kiberatung.domain.catalogues.schools import CatalogueSchool, Schultraeger
from kiberatung.exchange.catalogue_records import (
    read_bezirksregierung,
    read_certificate_office,
    read_entry,
    read_entry_age,
    read_further_names,
    read_gemeinde,
    read_holidays,
    read_kreis,
    read_language,
    read_named_language,
    read_nationality,
    read_postal_district,
    read_postal_place,
    read_schild_column,
    read_school,
    read_school_year,
    read_schulamt,
    read_traeger,
)
from kiberatung.exchange.catalogue_rows import Row, read_rows


def load_catalogues(folder: Path) -> Catalogues:
    """All catalogues of `folder`, each file read at its first use.

    A wrong row raises EnvironmentFault then, naming file and line. `check_catalogues` reads all at once.
    """
    return Catalogues(CatalogueFiles(folder))


def check_catalogues(folder: Path) -> None:
    """Read every list now; for the program's self-test and for the tests."""
    reader = CatalogueFiles(folder)
    for catalogue in KeyCatalogue:
        reader.entries(catalogue)
    lists: tuple[Callable[[], object], ...] = (
        reader.nationalities,
        reader.languages,
        reader.further_names,
        reader.schools,
        reader.schulaemter,
        reader.schultraeger,
        reader.postal_places,
        reader.postal_districts,
        reader.school_years,
        reader.holidays,
        reader.schild_columns,
        reader.named_languages,
        reader.entry_ages,
        reader.certificate_offices,
    )
    for read in lists:
        read()


class CatalogueFiles:
    """The reader behind `Catalogues`; lists that others refer to are kept once read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self, catalogue: KeyCatalogue) -> tuple[CatalogueEntry, ...]:
        seen: dict[str, list[CatalogueEntry]] = {}
        return tuple(_distinct_entry(row, catalogue, seen) for row in self._rows(catalogue.value))

    def nationalities(self) -> tuple[Nationality, ...]:
        return tuple(read_nationality(row) for row in self._unique_rows("staatsangehoerigkeit", "destatis"))

    def languages(self) -> tuple[Language, ...]:
        return tuple(read_language(row) for row in self._unique_rows("verkehrssprache", "schluessel"))

    def further_names(self) -> tuple[FurtherNames, ...]:
        return tuple(read_further_names(row) for row in self._rows("weitere_namen"))

    def named_languages(self) -> tuple[NamedLanguage, ...]:
        return tuple(read_named_language(row) for row in self._unique_rows("sprachen", "iso639_3"))

    def entry_ages(self) -> tuple[EntryAge, ...]:
        return tuple(read_entry_age(row) for row in self._unique_rows("einschulungsalter", "staat"))

    def certificate_offices(self) -> tuple[CertificateOffice, ...]:
        known = {office.regierungsbezirk for office in self._bezirksregierungen}
        rows = self._unique_rows("zeugnisanerkennung", "abschluss")
        return tuple(read_certificate_office(row, known) for row in rows)

    def bezirksregierungen(self) -> tuple[Bezirksregierung, ...]:
        return self._bezirksregierungen

    def schulaemter(self) -> tuple[Schulamt, ...]:
        kreise = {kreis.key for kreis in self._kreise}
        return tuple(read_schulamt(row, kreise) for row in self._unique_rows("schulaemter_nrw", "dienststellennummer"))

    def kreise(self) -> tuple[Kreis, ...]:
        return self._kreise

    def gemeinden(self) -> tuple[Gemeinde, ...]:
        return self._gemeinden

    def postal_places(self) -> tuple[PostalPlace, ...]:
        known = self._ags_of_gemeinden
        return tuple(read_postal_place(row, known) for row in self._rows("plz_orte_nrw"))

    def postal_districts(self) -> tuple[PostalDistrict, ...]:
        known = self._ags_of_gemeinden
        return tuple(read_postal_district(row, known) for row in self._rows("plz_ortsteile_nrw"))

    def schools(self) -> tuple[CatalogueSchool, ...]:
        known = self._ags_of_gemeinden
        schulformen = {entry.key for entry in self.entries(KeyCatalogue.SCHULFORM)} | {""}
        rows = self._unique_rows("schulen_nrw", "schulnummer")
        return tuple(read_school(row, known, schulformen) for row in rows)

    def schultraeger(self) -> tuple[Schultraeger, ...]:
        return tuple(read_traeger(row) for row in self._unique_rows("schultraeger_nrw", "traegernummer"))

    def school_years(self) -> tuple[SchoolYearDates, ...]:
        return tuple(read_school_year(row) for row in self._unique_rows("schuljahre_nrw", "schuljahr"))

    def holidays(self) -> tuple[SchoolHolidays, ...]:
        return tuple(read_holidays(row) for row in self._rows("ferien_nrw"))

    def schild_columns(self) -> tuple[SchildColumn, ...]:
        return tuple(read_schild_column(row) for row in self._rows("schild_import_spalten"))

    @cached_property
    def _bezirksregierungen(self) -> tuple[Bezirksregierung, ...]:
        rows = self._unique_rows("bezirksregierungen_nrw", "dienststellennummer")
        return tuple(read_bezirksregierung(row) for row in rows)

    @cached_property
    def _kreise(self) -> tuple[Kreis, ...]:
        known = {office.regierungsbezirk for office in self._bezirksregierungen}
        return tuple(read_kreis(row, known) for row in self._unique_rows("kreise_nrw", "kreis"))

    @cached_property
    def _gemeinden(self) -> tuple[Gemeinde, ...]:
        kreise = {kreis.key for kreis in self._kreise}
        return tuple(read_gemeinde(row, kreise) for row in self._unique_rows("gemeinden_nrw", "ags"))

    @cached_property
    def _ags_of_gemeinden(self) -> frozenset[str]:
        return frozenset(gemeinde.ags for gemeinde in self._gemeinden)

    def _rows(self, name: str) -> Iterator[Row]:
        return read_rows(self._folder / f"{name}.csv")

    def _unique_rows(self, name: str, column: str) -> Iterator[Row]:
        return _with_unique(self._rows(name), column)


def _with_unique(rows: Iterable[Row], column: str) -> Iterator[Row]:
    first_lines: dict[str, int] = {}
    for row in rows:
        key = row.required(column)
        first = first_lines.setdefault(key, row.line)
        if first != row.line:
            row.fail(_("Der Schlüssel „{key}“ steht schon in Zeile {line}.").format(key=key, line=first))
        yield row


def _distinct_entry(row: Row, catalogue: KeyCatalogue, seen: dict[str, list[CatalogueEntry]]) -> CatalogueEntry:
    entry = read_entry(row, catalogue)
    earlier = seen.setdefault(entry.key, [])
    if any(_collide(entry, other) for other in earlier):
        row.fail(_("Der Schlüssel „{key}“ gilt in demselben Schuljahr zweimal.").format(key=entry.key))
    earlier.append(entry)
    return entry


def _collide(entry: CatalogueEntry, other: CatalogueEntry) -> bool:
    """The same words for the same key twice in a year; Herkunftsart gives one key several meanings on purpose."""
    return entry.text == other.text and entry.overlaps(other) and _share_a_schulform(entry, other)


def _share_a_schulform(entry: CatalogueEntry, other: CatalogueEntry) -> bool:
    return not entry.schulformen or not other.schulformen or bool({*entry.schulformen} & {*other.schulformen})
