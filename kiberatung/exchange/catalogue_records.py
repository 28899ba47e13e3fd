"""What each row of a catalogue file means: one function per kind of record."""

from enum import StrEnum
from typing import TypeVar

from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.calendar import SchoolHolidays, SchoolYearDates
from kiberatung.domain.catalogues.keys import CatalogueEntry, FurtherNames, KeyCatalogue, Language, Nationality
from kiberatung.domain.catalogues.places import (
    Bezirksregierung,
    Gemeinde,
    Kreis,
    PostalDistrict,
    PostalPlace,
    Schulamt,
)
from kiberatung.domain.catalogues.schild import SchildColumn, SchildFilling, SchildType
from kiberatung.domain.catalogues.schooling import CertificateOffice, EntryAge, NamedLanguage
from kiberatung.domain.catalogues.schools import CatalogueSchool, Schultraeger
from kiberatung.exchange.catalogue_rows import Row

Word = TypeVar("Word", bound=StrEnum)

# Lists that name their key and its statistics key otherwise than "kuerzel" and "schluessel".
_KEY_COLUMNS = {
    KeyCatalogue.ERZIEHERART: ("id", "id", "bezeichnung"),
    KeyCatalogue.TELEFONART: ("id", "id", "bezeichnung"),
    KeyCatalogue.HERKUNFT_SCHULFORM: ("kuerzel_schulform", "kuerzel_statistik", "text"),
    KeyCatalogue.HERKUNFT_SONSTIGE: ("kuerzel", "kuerzel", "text"),
    KeyCatalogue.HERKUNFTSART: ("kuerzel", "kuerzel", "text_lang"),
    KeyCatalogue.HERKUNFTSSCHULNUMMER: ("schulnummer", "schulnummer", "text"),
}
_USUAL_KEY_COLUMNS = ("kuerzel", "schluessel", "text")


def read_entry(row: Row, catalogue: KeyCatalogue) -> CatalogueEntry:
    key, statistics_key, text = _KEY_COLUMNS.get(catalogue, _USUAL_KEY_COLUMNS)
    forms = "schulformen" if "schulformen" in row else "zulaessig"
    return CatalogueEntry(
        key=row.required(key),
        statistics_key=row[statistics_key],
        text=row.required(text).strip(),
        schulformen=_schulformen(row[forms]) if forms in row else (),
        **(_validity(row) if "gueltig_von" in row else {}),
    )


def _schulformen(cell: str) -> tuple[str, ...]:
    """ "R:H SK:H V" of the class kinds: only the school form before the colon matters here."""
    return tuple(word.partition(":")[0] for word in cell.split())


def _validity(row: Row) -> dict[str, int | None]:
    begin, end = row.optional_integer("gueltig_von"), row.optional_integer("gueltig_bis")
    if begin is not None and end is not None and end < begin:
        row.fail(_("Die Gültigkeit endet {end}, ehe sie {begin} beginnt.").format(begin=begin, end=end))
    return {"valid_from": begin, "valid_until": end}


def read_nationality(row: Row) -> Nationality:
    return Nationality(
        key=row.required("destatis"),
        alpha3=row.required("iso3166_alpha3"),
        alpha2=row["iso3166_alpha2"],
        state=row.required("bezeichnung"),
        state_long=row["bezeichnung_lang"],
        adjective=row["staatsangehoerigkeit"],
        search_text=row["bezeichnung_suche"],
        **_validity(row),
    )


def read_language(row: Row) -> Language:
    return Language(
        key=row.required("schluessel"),
        text=row.required("text"),
        iso639_1=row["iso639_1"],
        iso639_3=row.required("iso639_3"),
        **_validity(row),
    )


def read_named_language(row: Row) -> NamedLanguage:
    return NamedLanguage(row.required("iso639_3"), row["iso639_1"], row.required("name"), row["eigenname"])


def read_entry_age(row: Row) -> EntryAge:
    return EntryAge(row.required("staat"), row.integer("alter"), row.integer("jahr"))


def read_certificate_office(row: Row, regierungsbezirke: set[str]) -> CertificateOffice:
    regierungsbezirk = row.reference("regierungsbezirk", regierungsbezirke, "bezirksregierungen_nrw.csv")
    return CertificateOffice(row.required("abschluss"), regierungsbezirk, row.day("gelesen_am"))


def read_further_names(row: Row) -> FurtherNames:
    words = tuple(row.required("woerter").split("|"))
    return FurtherNames(kind=row.required("art"), key=row.required("schluessel"), words=words)


def _address(row: Row) -> dict[str, str]:
    return {
        "number": row.required("dienststellennummer"),
        "name": row.required("bezeichnung"),
        "street": row.required("strasse"),
        "postcode": row.required("plz"),
        "town": row.required("ort"),
        "phone": row["telefon"],
        "email": row["email"],
        "homepage": row["homepage"],
    }


def read_bezirksregierung(row: Row) -> Bezirksregierung:
    return Bezirksregierung(regierungsbezirk=row.required("regierungsbezirk"), **_address(row))


def read_schulamt(row: Row, kreise: set[str]) -> Schulamt:
    kreis = row.reference("kreis", kreise, "kreise_nrw.csv")
    return Schulamt(kreis=kreis, regierungsbezirk=row.required("regierungsbezirk"), **_address(row))


def read_kreis(row: Row, regierungsbezirke: set[str]) -> Kreis:
    return Kreis(
        key=row.required("kreis"),
        name=row.required("name"),
        kind=row.required("typ"),
        regierungsbezirk=row.reference("regierungsbezirk", regierungsbezirke, "bezirksregierungen_nrw.csv"),
        schulamt=row.required("schulamt"),
    )


def read_gemeinde(row: Row, kreise: set[str]) -> Gemeinde:
    return Gemeinde(
        ags=row.required("ags"),
        name=row.required("name"),
        kind=row.required("typ"),
        kreis=row.reference("kreis", kreise, "kreise_nrw.csv"),
        regierungsbezirk=row.required("regierungsbezirk"),
        postcodes=row.words("plz"),
        has_only_delivery_postcodes=row.required("plz_art") == "zustell",
    )


def read_postal_place(row: Row, known: frozenset[str]) -> PostalPlace:
    return PostalPlace(
        postcode=row.required("plz"),
        ags=row.reference("ags", known, "gemeinden_nrw.csv"),
        town=row.required("ort"),
        delivers=row.flag("zustell_plz"),
    )


def read_postal_district(row: Row, known: frozenset[str]) -> PostalDistrict:
    return PostalDistrict(
        postcode=row.required("plz"),
        ags=row.reference("ags", known, "gemeinden_nrw.csv"),
        town=row.required("ort"),
        district=row.required("ortsteil"),
    )


def _names(row: Row) -> tuple[str, ...]:
    return tuple(filter(None, (row["bezeichnung_1"], row["bezeichnung_2"], row["bezeichnung_3"])))


def read_school(row: Row, gemeinden: frozenset[str], schulformen: set[str]) -> CatalogueSchool:
    row.require("schulnummer", "schulform_nr", "bezeichnung_1", "strasse", "plz", "ort", "kreis")
    return CatalogueSchool(
        number=row["schulnummer"],
        schulform=row.reference("schulform", schulformen, "schulform.csv"),
        schulform_key=row["schulform_nr"],
        names=_names(row),
        short_name=row["kurzbezeichnung"],
        street=row["strasse"],
        postcode=row["plz"],
        town=row["ort"],
        ags=row.reference("ags", gemeinden, "gemeinden_nrw.csv"),
        kreis=row["kreis"],
        phone=row["telefon"],
        email=row["email"],
        homepage=row["homepage"],
        rechtsform=row["rechtsform"],
        traeger_number=row["traegernummer"],
        foerderschwerpunkt=row["foerderschwerpunkt"],
        latitude=row.optional_decimal("breite"),
        longitude=row.optional_decimal("laenge"),
        sozialindex=row.optional_integer("sozialindexstufe"),
        in_directory_since_2024=row.flag("in_verzeichnis_ab_2024"),
        source=row["quelle"],
    )


def read_traeger(row: Row) -> Schultraeger:
    row.require("bezeichnung_1")
    return Schultraeger(
        number=row.required("traegernummer"),
        names=_names(row),
        short_name=row["kurzbezeichnung"],
        street=row["strasse"],
        postcode=row["plz"],
        town=row["ort"],
        ags=row["ags"],
        rechtsform=row["rechtsform"],
        kind=row["art_der_traegerschaft"],
    )


def read_school_year(row: Row) -> SchoolYearDates:
    return SchoolYearDates(
        year=row.school_year("schuljahr"),
        label=row["schuljahr"],
        begins_on=row.day("beginn"),
        ends_on=row.day("ende"),
        movable_days=row.integer("bewegliche_ferientage"),
    )


def read_holidays(row: Row) -> SchoolHolidays:
    holidays = SchoolHolidays(
        school_year=row.school_year("schuljahr"),
        name=row.required("ferien"),
        first_day=row.day("erster_tag"),
        last_day=row.day("letzter_tag"),
        evidence=row["beleg"],
    )
    if holidays.last_day < holidays.first_day:
        row.fail(_("Die Ferien enden, ehe sie beginnen."))
    return holidays


def read_schild_column(row: Row) -> SchildColumn:
    return SchildColumn(
        file=row.required("datei"),
        position=row.integer("spalte"),
        heading=row.required("kopf"),
        type=_one_of(row, "typ", SchildType),
        length=row.optional_integer("laenge"),
        filling=_one_of(row, "leer_erlaubt", SchildFilling),
        note=row["hinweis"],
        catalogue=row["katalog"],
    )


def _one_of(row: Row, column: str, words: type[Word]) -> Word:
    cell = row[column]
    try:
        return words(cell)
    except ValueError:
        known = ", ".join(f"„{word}“" for word in words)
        reason = _("In der Spalte „{column}“ steht „{cell}“; möglich sind {known}.")
        row.fail(reason.format(column=column, cell=cell, known=known))
