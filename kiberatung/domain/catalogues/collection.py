"""All catalogues behind one value, each read at its first use."""

from datetime import date
from functools import cached_property
from typing import Protocol

from kiberatung.domain.catalogues.calendar import SchoolHolidays, SchoolYearDates
from kiberatung.domain.catalogues.keys import CatalogueEntry, FurtherNames, KeyCatalogue, KeyList, Language, Nationality
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


class CatalogueReader(Protocol):
    """Reads one list completely and checked; raises EnvironmentFault naming file and line of a wrong row."""

    def entries(self, catalogue: KeyCatalogue) -> tuple[CatalogueEntry, ...]: ...
    def nationalities(self) -> tuple[Nationality, ...]: ...
    def languages(self) -> tuple[Language, ...]: ...
    def further_names(self) -> tuple[FurtherNames, ...]: ...
    def bezirksregierungen(self) -> tuple[Bezirksregierung, ...]: ...
    def schulaemter(self) -> tuple[Schulamt, ...]: ...
    def kreise(self) -> tuple[Kreis, ...]: ...
    def gemeinden(self) -> tuple[Gemeinde, ...]: ...
    def postal_places(self) -> tuple[PostalPlace, ...]: ...
    def postal_districts(self) -> tuple[PostalDistrict, ...]: ...
    def schools(self) -> tuple[CatalogueSchool, ...]: ...
    def schultraeger(self) -> tuple[Schultraeger, ...]: ...
    def school_years(self) -> tuple[SchoolYearDates, ...]: ...
    def holidays(self) -> tuple[SchoolHolidays, ...]: ...
    def schild_columns(self) -> tuple[SchildColumn, ...]: ...
    def named_languages(self) -> tuple[NamedLanguage, ...]: ...
    def entry_ages(self) -> tuple[EntryAge, ...]: ...
    def certificate_offices(self) -> tuple[CertificateOffice, ...]: ...


class Catalogues:
    """Look-ups over all lists.

    A list is read when first asked for, so that start-up pays for none of them; the result never changes. Asking
    from two threads at once reads a list twice at worst. An unknown key answers None, never an error: records
    may carry keys of a list that has changed since.
    """

    def __init__(self, reader: CatalogueReader) -> None:
        self._reader = reader
        self._key_lists: dict[KeyCatalogue, KeyList] = {}

    def keys(self, catalogue: KeyCatalogue) -> KeyList:
        if catalogue not in self._key_lists:
            self._key_lists[catalogue] = KeyList(self._reader.entries(catalogue))
        return self._key_lists[catalogue]

    @cached_property
    def nationalities(self) -> tuple[Nationality, ...]:
        return self._reader.nationalities()

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        return self._reader.languages()

    @cached_property
    def further_names(self) -> tuple[FurtherNames, ...]:
        return self._reader.further_names()

    @cached_property
    def bezirksregierungen(self) -> tuple[Bezirksregierung, ...]:
        return self._reader.bezirksregierungen()

    @cached_property
    def schulaemter(self) -> tuple[Schulamt, ...]:
        return self._reader.schulaemter()

    @cached_property
    def kreise(self) -> tuple[Kreis, ...]:
        return self._reader.kreise()

    @cached_property
    def gemeinden(self) -> tuple[Gemeinde, ...]:
        return self._reader.gemeinden()

    @cached_property
    def postal_places(self) -> tuple[PostalPlace, ...]:
        return self._reader.postal_places()

    @cached_property
    def postal_districts(self) -> tuple[PostalDistrict, ...]:
        return self._reader.postal_districts()

    @cached_property
    def schools(self) -> tuple[CatalogueSchool, ...]:
        return self._reader.schools()

    @cached_property
    def schultraeger(self) -> tuple[Schultraeger, ...]:
        return self._reader.schultraeger()

    @cached_property
    def school_years(self) -> tuple[SchoolYearDates, ...]:
        return self._reader.school_years()

    @cached_property
    def holidays(self) -> tuple[SchoolHolidays, ...]:
        return self._reader.holidays()

    @cached_property
    def schild_columns(self) -> tuple[SchildColumn, ...]:
        return self._reader.schild_columns()

    @cached_property
    def named_languages(self) -> tuple[NamedLanguage, ...]:
        """In the order of their German names."""
        return self._reader.named_languages()

    def entry_age(self, country: str) -> EntryAge | None:
        """Of a state by its key of the Statistisches Bundesamt; None where no figure is recorded."""
        state = self.nationality(country)
        return self._entry_ages.get(state.alpha3) if state else None

    def certificate_office(self, level: str) -> CertificateOffice | None:
        return next((office for office in self._certificate_offices if office.level == level), None)

    def bezirksregierung(self, regierungsbezirk: str) -> Bezirksregierung | None:
        return next((one for one in self.bezirksregierungen if one.regierungsbezirk == regierungsbezirk), None)

    @cached_property
    def _entry_ages(self) -> dict[str, EntryAge]:
        return {entry.alpha3: entry for entry in self._reader.entry_ages()}

    @cached_property
    def _certificate_offices(self) -> tuple[CertificateOffice, ...]:
        return self._reader.certificate_offices()

    def school(self, number: str) -> CatalogueSchool | None:
        return self._schools_by_number.get(number)

    def schools_in_kreis(self, kreis: str) -> tuple[CatalogueSchool, ...]:
        return tuple(school for school in self.schools if school.kreis == kreis)

    def traeger(self, number: str) -> Schultraeger | None:
        return self._traeger_by_number.get(number)

    def kreis(self, key: str) -> Kreis | None:
        return next((kreis for kreis in self.kreise if kreis.key == key), None)

    def gemeinde(self, ags: str) -> Gemeinde | None:
        return self._gemeinden_by_ags.get(ags)

    def gemeinden_for_postcode(self, postcode: str) -> tuple[Gemeinde, ...]:
        """All that share the postcode: a postcode may cross a border, so that one answer would be a guess."""
        return tuple(gemeinde for gemeinde in self.gemeinden if postcode in gemeinde.postcodes)

    def towns_for_postcode(self, postcode: str) -> tuple[PostalPlace, ...]:
        return tuple(place for place in self.postal_places if place.postcode == postcode)

    def schulamt_of_kreis(self, kreis: str) -> Schulamt | None:
        return next((office for office in self.schulaemter if office.kreis == kreis), None)

    def bezirksregierung_of_kreis(self, kreis: str) -> Bezirksregierung | None:
        offices = self.bezirksregierungen
        return next((office for office in offices if kreis.startswith(office.regierungsbezirk)), None)

    def nationality(self, key: str) -> Nationality | None:
        return self._nationalities_by_key.get(key)

    def nationality_by_alpha3(self, alpha3: str) -> Nationality | None:
        """The state in force with this code; "D" of German passports is no ISO code and is not found here."""
        found = (state for state in self.nationalities if state.alpha3 == alpha3 and state.valid_until is None)
        return next(found, None)

    def language(self, key: str) -> Language | None:
        return next((language for language in self.languages if language.key == key), None)

    def language_by_iso(self, code: str) -> Language | None:
        """By ISO 639-1 (two letters) or ISO 639-3 (three)."""
        codes = ((language.iso639_1, language.iso639_3, language) for language in self.languages)
        return next((language for one, three, language in codes if code and code in {one, three}), None)

    def school_year_of(self, day: date) -> SchoolYearDates | None:
        return next((year for year in self.school_years if year.begins_on <= day <= year.ends_on), None)

    def holidays_on(self, day: date) -> SchoolHolidays | None:
        return next((holidays for holidays in self.holidays if holidays.contains(day)), None)

    def schild_columns_of(self, file: str) -> tuple[SchildColumn, ...]:
        return tuple(column for column in self.schild_columns if column.file == file)

    @cached_property
    def _schools_by_number(self) -> dict[str, CatalogueSchool]:
        return {school.number: school for school in self.schools}

    @cached_property
    def _traeger_by_number(self) -> dict[str, Schultraeger]:
        return {traeger.number: traeger for traeger in self.schultraeger}

    @cached_property
    def _gemeinden_by_ags(self) -> dict[str, Gemeinde]:
        return {gemeinde.ags: gemeinde for gemeinde in self.gemeinden}

    @cached_property
    def _nationalities_by_key(self) -> dict[str, Nationality]:
        return {state.key: state for state in self.nationalities}
