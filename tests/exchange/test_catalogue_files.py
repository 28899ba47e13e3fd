"""The official catalogues are read whole, and a wrong row is named by file and line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.catalogues.keys import KeyCatalogue
from kiberatung.domain.certificates import EquivalenceLevel
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.exchange.catalogue_files import check_catalogues, load_catalogues

CATALOGUES = Path(__file__).resolve().parents[2] / "resources" / "catalogues"


@pytest.fixture(scope="module")
def catalogues() -> Catalogues:
    return load_catalogues(CATALOGUES)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CATALOGUES, tmp_path / "catalogues"))


def replace_in(file: Path, line: int, old: str, new: str) -> None:
    """Change one line (the first is 1), and make sure that something was changed."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    file.write_text("".join(lines), encoding="utf-8", newline="")


def fault_of(folder: Path) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as raised:
        check_catalogues(folder)
    return raised.value


def test_every_list_is_complete(catalogues: Catalogues) -> None:
    check_catalogues(CATALOGUES)
    assert len(catalogues.schools) == 5454
    assert len(catalogues.gemeinden) == 396
    assert len(catalogues.kreise) == len(catalogues.schulaemter) == 53
    assert len(catalogues.bezirksregierungen) == 5
    assert len(catalogues.nationalities) == 212
    assert len(catalogues.languages) == 178
    assert len(catalogues.schultraeger) == 769
    assert len(catalogues.postal_places) == 5956
    assert len(catalogues.postal_districts) == 6622
    assert len(catalogues.schild_columns_of("SchuelerBasisdaten.dat")) == 58, (
        "the newest description; 50 or 56 are written"
    )


def test_school_is_read_with_types(catalogues: Catalogues) -> None:
    school = catalogues.school("100010")
    assert school is not None
    assert (school.schulform, school.schulform_key, school.town, school.kreis) == ("GY", "20", "Köln", "05315")
    assert school.name.startswith("Gymnasium Claudia Agrippina Privat schule")
    assert school.latitude == pytest.approx(50.942172)
    assert school.sozialindex is None
    assert school.in_directory_since_2024
    assert catalogues.school("000000") is None


def test_five_schools_have_no_coordinates(catalogues: Catalogues) -> None:
    assert sum(school.latitude is None for school in catalogues.schools) == 5


def test_every_place_finds_its_offices(catalogues: Catalogues) -> None:
    for kreis in catalogues.kreise:
        schulamt = catalogues.schulamt_of_kreis(kreis.key)
        assert schulamt is not None
        assert schulamt.number == kreis.schulamt
        assert catalogues.bezirksregierung_of_kreis(kreis.key) is not None
        assert catalogues.schools_in_kreis(kreis.key)
        assert catalogues.kreis(kreis.key) is kreis


def test_places_by_postcode(catalogues: Catalogues) -> None:
    assert [gemeinde.name for gemeinde in catalogues.gemeinden_for_postcode("32049")] == ["Herford"]
    assert [place.delivers for place in catalogues.towns_for_postcode("32001")] == [False]
    assert catalogues.gemeinden_for_postcode("99999") == ()
    gemeinde = catalogues.gemeinde("05758012")
    assert gemeinde is not None
    assert gemeinde.kreis == "05758"


def test_states_by_both_codes(catalogues: Catalogues) -> None:
    syria = catalogues.nationality("475")
    assert syria is not None
    assert (syria.alpha3, syria.adjective) == ("SYR", "syrisch")
    assert catalogues.nationality_by_alpha3("SYR") is syria
    assert catalogues.nationality_by_alpha3("YUG") is None, "a state that is no more"


def test_languages_by_iso_code(catalogues: Catalogues) -> None:
    arabic = catalogues.language("ar")
    assert arabic is not None
    assert catalogues.language_by_iso("ara") is arabic
    assert catalogues.language_by_iso("ar") is arabic
    assert catalogues.language_by_iso("") is None


def test_schools_find_who_runs_them(catalogues: Catalogues) -> None:
    traeger = catalogues.traeger("10002")
    assert traeger is not None
    assert traeger.name == "Trägerverein Grundschule St. Walburga Neuenheerse"
    unknown = {school.traeger_number for school in catalogues.schools if not catalogues.traeger(school.traeger_number)}
    assert len(unknown - {""}) == 4


def test_a_key_list_can_be_walked_and_is_kept(catalogues: Catalogues) -> None:
    religions = catalogues.keys(KeyCatalogue.RELIGION)
    assert [entry.key for entry in religions][:2] == ["AR", "ER"]
    assert catalogues.keys(KeyCatalogue.RELIGION) is religions


def test_keys_follow_the_school_year(catalogues: Catalogues) -> None:
    schulformen = catalogues.keys(KeyCatalogue.SCHULFORM)
    assert "GM" in {entry.key for entry in schulformen.valid_in(2022)}
    assert "GM" not in {entry.key for entry in schulformen.valid_in(2023)}
    origins = catalogues.keys(KeyCatalogue.HERKUNFT_SONSTIGE)
    newcomer = origins.get("AS")
    assert newcomer is not None
    assert newcomer.text == "Aus dem Ausland zugezogen"
    past = origins.get("AS", 2022)
    assert past is not None
    assert past.text.startswith("Ausländische Schüler")
    assert origins.text("??") == "??"


def test_deutschfoerderklasse_is_a_class_kind(catalogues: Catalogues) -> None:
    kinds = catalogues.keys(KeyCatalogue.KLASSENART).valid_in(2026, "GE")
    assert any("Deutschförder" in kind.text for kind in kinds)


def test_calendar(catalogues: Catalogues) -> None:
    year = catalogues.school_year_of(date(2026, 8, 1))
    assert year is not None
    assert (year.year, year.label) == (2026, "2026/27")
    autumn = catalogues.holidays_on(date(2026, 10, 20))
    assert autumn is not None
    assert (autumn.name, autumn.school_year) == ("Herbst", 2026)
    assert catalogues.holidays_on(date(2026, 11, 20)) is None


def test_a_list_is_read_once_and_only_when_asked_for(copy: Path) -> None:
    catalogues = load_catalogues(copy)
    (copy / "schulen_nrw.csv").unlink()
    assert catalogues.kreise is catalogues.kreise
    with pytest.raises(EnvironmentFault, match=r"schulen_nrw\.csv kann nicht gelesen werden"):
        _ = catalogues.schools


@pytest.mark.parametrize(
    ("file", "line", "old", "new", "reason"),
    [
        ("schulen_nrw.csv", 17, ",1,", ",", "Zeile 17: Die Zeile hat 26 Spalten statt 27"),
        ("schulen_nrw.csv", 3, "05315000", "99999999", "„99999999“; das kommt in gemeinden_nrw.csv nicht vor"),
        ("schulen_nrw.csv", 3, "100010,", "100000,", "Zeile 3: Der Schlüssel „100000“ steht schon in Zeile 2"),
        ("schulen_nrw.csv", 3, "50.942172", "fünfzig", "Zeile 3: In der Spalte „breite“ steht „fünfzig“"),
        ("schulen_nrw.csv", 3, "Stolberger Str. 112", "", "Zeile 3: In der Spalte „strasse“ steht nichts"),
        ("schulen_nrw.csv", 3, ",GY,", ",XX,", "Zeile 3: In der Spalte „schulform“ steht „XX“"),
        ("schulen_nrw.csv", 1, "breite", "hoehe", "Zeile 1: Die Spalte „breite“ fehlt"),
        ("kreise_nrw.csv", 2, ",051,", ",099,", "Zeile 2: In der Spalte „regierungsbezirk“ steht „099“"),
        ("ferien_nrw.csv", 4, "2024-07-08", "08.07.2024", "kein Datum der Form JJJJ-MM-TT"),
        ("ferien_nrw.csv", 4, "2024-07-08", "2025-07-08", "Zeile 4: Die Ferien enden, ehe sie beginnen"),
        ("ferien_nrw.csv", 2, "2023/24", "2023/25", "kein Schuljahr der Form 2026/27"),
        ("schuljahre_nrw.csv", 2, ",4", ",vier", "Zeile 2: In der Spalte „bewegliche_ferientage“ steht „vier“"),
        ("religion.csv", 3, "ER,ER,ER", "AR,AR,AR", "gilt in demselben Schuljahr zweimal"),
        ("herkunft_sonstige.csv", 3, "2023,", "2023,2022", "endet 2022, ehe sie 2023 beginnt"),
        ("plz_orte_nrw.csv", 2, "Herford,0", "Herford,nein", "weder 0 noch 1"),
        ("schild_import_spalten.csv", 2, ",nein,", ",vielleicht,", "möglich sind „ja“, „nein“, „statistik“"),
    ],
)
def test_wrong_row_is_named(copy: Path, file: str, line: int, old: str, new: str, reason: str) -> None:
    if file == "religion.csv":
        replace_in(copy / file, line, "evangelisch", "alevitisch")
    replace_in(copy / file, line, old, new)
    fault = fault_of(copy)
    assert fault.message.startswith(f"{file}, Zeile {line}: ")
    assert reason in fault.message
    assert "Ihre Fälle sind davon nicht berührt" in fault.next_step


def test_wrong_encoding_is_told(copy: Path) -> None:
    (copy / "religion.csv").write_bytes("bezeichner,text\nER,jüdisch\n".encode("latin-1"))
    assert fault_of(copy).message == "Der Katalog religion.csv ist nicht in UTF-8 geschrieben."


def test_broken_quotes_are_told(copy: Path) -> None:
    replace_in(copy / "religion.csv", 2, "alevitisch", '"ale"vitisch')
    assert fault_of(copy).message == "religion.csv, Zeile 2: Die Zeile ist keine CSV-Zeile."


def test_languages_carry_their_own_names(catalogues: Catalogues) -> None:
    named = {language.code: language for language in catalogues.named_languages}
    assert len(named) == 586
    assert (named["tir"].name, named["tir"].own_name, named["tir"].iso639_1) == ("Tigrinya", "ትግርኛ", "ti")
    assert {language.iso639_3 for language in catalogues.languages if language.iso639_1} <= set(named)


def test_entry_ages_are_known_where_a_source_has_them(catalogues: Catalogues) -> None:
    afghanistan = catalogues.entry_age("423")
    assert afghanistan is not None
    assert (afghanistan.age, afghanistan.year) == (7, 2023)
    assert catalogues.entry_age("475") is None
    assert catalogues.entry_age("nirgends") is None
    ages = {state.alpha3 for state in catalogues.nationalities}
    assert set(catalogues._entry_ages) <= ages


def test_the_offices_for_certificates_are_bezirksregierungen(catalogues: Catalogues) -> None:
    names = []
    for level in EquivalenceLevel:
        found = catalogues.certificate_office(level)
        assert found is not None
        office = catalogues.bezirksregierung(found.regierungsbezirk)
        names.append(office.name if office else "")
    assert names == ["Bezirksregierung Köln", "Bezirksregierung Düsseldorf"]
    assert catalogues.certificate_office("unbekannt") is None
    assert catalogues.bezirksregierung("000") is None
