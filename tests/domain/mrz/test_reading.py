"""Machine-readable zones: specimens, round trips, and every wrong digit."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiberatung.domain.errors import DomainError
from kiberatung.domain.mrz.checks import check_digit
from kiberatung.domain.mrz.errors import ZoneError
from kiberatung.domain.mrz.fields import checked_fields
from kiberatung.domain.mrz.layouts import LAYOUTS, MRV_A, TD1, TD2, TD3, Layout
from kiberatung.domain.mrz.lines import zone_lines
from kiberatung.domain.mrz.nationalities import nationality_keys
from kiberatung.domain.mrz.reading import MrzReading, read_zone, read_zones
from kiberatung.domain.mrz.shapes import reading_to_json
from kiberatung.domain.mrz.transliteration import name_field, script_table, zone_name

CATALOGUES = Path(__file__).parents[3] / "resources" / "catalogues"
TODAY = date(2026, 11, 20)
PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
CARD = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"


def _rows(name: str) -> list[dict[str, str]]:
    with (CATALOGUES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KEYS = nationality_keys(_rows("staatsangehoerigkeit"), _rows("mrz_sondercodes"), TODAY)
SCRIPTS = script_table(_rows("mrz_kyrillisch"), _rows("mrz_arabisch"))
SPECIMENS = [
    (row["format"], "\n".join(filter(None, (row["zeile1"], row["zeile2"], row["zeile3"]))), row["erwartet"] == "ok")
    for row in _rows("mrz_testvektoren")
]


@pytest.mark.parametrize(("layout", "zone", "right"), SPECIMENS)
def test_specimens(layout, zone, right):
    (answer,) = read_zones(zone, TODAY, KEYS)

    if isinstance(answer, MrzReading):
        assert (answer.format, answer.all_right) == (layout, right)
    else:
        assert (right, str(answer)[:32]) == (False, "Zeile 1 hat 29 statt 30 Zeichen.")


def test_a_passport_field_by_field():
    reading = read_zone(PASSPORT, TODAY, KEYS)

    assert (reading.format, reading.document_code, reading.document_kind, reading.issuer) == (
        "TD3",
        "P",
        "Reisepass",
        "UTO",
    )
    assert (reading.family_name, reading.given_names, reading.names_truncated) == ("ERIKSSON", "ANNA MARIA", False)
    assert (reading.document_number, reading.optional_data) == ("L898902C3", "ZE184226B")
    assert (reading.nationality, reading.nationality_key, reading.sex) == ("UTO", None, "w")
    assert (reading.date_of_birth, reading.date_of_birth_certainty) == (date(1974, 8, 12), "exact")
    assert reading.expires_on == date(2012, 4, 15)
    assert [check.name for check in reading.checks] == [
        "Dokumentnummer", "Geburtsdatum", "Ablaufdatum", "Zusatzangaben", "Gesamtprüfziffer",
    ]  # fmt: skip
    assert reading.remarks == (
        "Der Name aus der Zone ist nur ein Hinweis: Bitte den abgedruckten Namen übernehmen.",
        "Das Dokument ist seit dem 15.04.2012 abgelaufen.",
    )


@pytest.mark.parametrize("layout", ["TD1", "TD2"])
def test_a_number_over_nine_characters(layout):
    zones = [zone for name, zone, _right in SPECIMENS if name == layout and "D23145890<" in zone]

    assert [read_zone(zone, TODAY).document_number for zone in zones] == ["D23145890734"]
    assert [read_zone(zone, TODAY).optional_data for zone in zones] == [""]


def _zone(layout: Layout, values: dict[str, str]) -> str:
    """A right zone from field values; the number must not be longer than nine characters."""
    rows = [["<"] * layout.width for _line in range(layout.lines)]

    def put(line: int, start: int, text: str) -> None:
        rows[line][start : start + len(text)] = text

    put(layout.number.line, layout.number.end, "0")  # no filler: the number does not run on
    put(0, 0, values["code"])
    put(0, 2, values["issuer"])
    spans = {name: getattr(layout, name) for name in ("number", "nationality", "birth", "sex", "expiry")}
    for name, span in spans.items():
        put(span.line, span.start, values[name])
    put(layout.optional[0].line, layout.optional[0].start, values["optional"])
    put(layout.names.line, layout.names.start, values["names"][: layout.names.end - layout.names.start])
    lines = tuple("".join(row) for row in rows)
    for field in checked_fields(layout, lines):
        lines = tuple("".join(row) for row in rows)
        put(field.digit.line, field.digit.start, check_digit("".join(span.of(lines) for span in field.covered)))
    return "\n".join("".join(row) for row in rows)


LETTERS = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=6)
BIRTHS = st.dates(min_value=date(1927, 1, 1), max_value=date(2014, 12, 31))
VALUES = st.fixed_dictionaries(
    {
        "number": st.from_regex(r"\A[A-Z0-9]{9}\Z"),
        "nationality": st.sampled_from(["SYR", "UKR", "AFG", "TUR", "D", "XXA"]),
        "birth": BIRTHS,
        "sex": st.sampled_from("MF<"),
        "expiry": st.dates(min_value=date(2015, 1, 1), max_value=date(2040, 1, 1)),
        "optional": st.from_regex(r"\A[A-Z0-9]{0,7}\Z"),
        "family": st.lists(LETTERS, min_size=1, max_size=2),
        "given": st.lists(LETTERS, max_size=2),
    }
)


@given(st.sampled_from(sorted(LAYOUTS)), VALUES)
def test_what_is_built_is_read_back(layout_name, values):
    layout = LAYOUTS[layout_name]
    texts = values | {
        "code": "V" if layout_name.startswith("MRV") else "I<",
        "issuer": "UTO",
        "birth": f"{values['birth']:%y%m%d}",
        "expiry": f"{values['expiry']:%y%m%d}",
        "names": name_field("<".join(values["family"]), "<".join(values["given"]), 30),
    }

    reading = read_zone(_zone(layout, texts), TODAY, KEYS)

    assert reading.all_right, reading.remarks
    assert (reading.format, reading.document_number) == (layout_name, values["number"])
    assert (reading.date_of_birth, reading.expires_on) == (values["birth"], values["expiry"])
    assert (reading.family_name, reading.given_names) == (" ".join(values["family"]), " ".join(values["given"]))
    assert (reading.optional_data, reading.nationality) == (values["optional"], values["nationality"])
    assert reading.nationality_key == KEYS[values["nationality"]]


@pytest.mark.parametrize("zone", [zone for _name, zone, right in SPECIMENS if right])
def test_every_other_digit_in_a_checked_field_is_noticed(zone):
    layout, lines = zone_lines(zone)
    places = {
        (span.line, column)
        for field in checked_fields(layout, lines)
        for span in (*field.covered, field.digit)
        for column in range(span.start, span.end)
        if lines[span.line][column].isdigit()
    }
    assert places
    for line, column in places:
        for digit in set("0123456789") - {lines[line][column]}:
            wrong = lines[line][:column] + digit + lines[line][column + 1 :]
            assert not read_zone("\n".join((*lines[:line], wrong, *lines[line + 1 :])), TODAY).all_right


@pytest.mark.parametrize("letter", "AKU")
def test_letters_of_equal_value_are_noticed_in_dates_as_well(letter):
    reading = read_zone(PASSPORT.replace("740812", f"74{letter}812"), TODAY)

    assert [check.right for check in reading.checks if check.name == "Geburtsdatum"] == [True]
    assert not reading.all_right
    assert f"Geburtsdatum: „{letter}“ an Stelle 16 von Zeile 2 gehört nicht in dieses Feld." in reading.remarks


def test_a_look_alike_is_suggested_and_never_put_in():
    reading = read_zone(PASSPORT.replace("740812", "74O812"), TODAY)

    assert reading.date_of_birth is None
    assert "Mit „0“ statt „O“ an Stelle 16 von Zeile 2 stimmen alle Prüfziffern." in reading.remarks
    assert "Geburtsdatum: Die Prüfziffer (Zeile 2, Stelle 20) ist „2“, berechnet „6“." in reading.remarks


@pytest.mark.parametrize(
    "text",
    [
        PASSPORT.lower(),
        PASSPORT.replace("\n", "\r\n") + "\r\n",
        PASSPORT.replace("\n", "\t"),
        PASSPORT.replace("\n", ""),
        "\ufeff  " + PASSPORT.replace("\n", " \n\n "),
        PASSPORT.replace("<", "‹"),
        PASSPORT.replace("<", "«"),
        PASSPORT.replace("<<", "«"),
        " ".join(PASSPORT.replace("\n", "")),
    ],
)
def test_what_scanners_and_hands_do_to_a_zone_is_tolerated(text):
    assert read_zone(text, TODAY, KEYS) == read_zone(PASSPORT, TODAY, KEYS)


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("", "Die maschinenlesbare Zone ist leer.", 0, 0),
        (CARD[1:], "Zeile 1 hat 29 statt 30 Zeichen.", 1, 30),
        (CARD + "<", "Zeile 3 hat 31 statt 30 Zeichen.", 3, 31),
        (PASSPORT + "<", "Zeile 2 hat 45 statt 44 Zeichen.", 2, 45),
        (PASSPORT[3:], "Zeile 1 hat 41 statt 44 Zeichen.", 1, 42),
        ("A" * 36 + "\n" + "A" * 35, "Zeile 2 hat 35 statt 36 Zeichen.", 2, 36),
        ("ABC", "Eine maschinenlesbare Zone hat zwei oder drei Zeilen; hier: 1 mit 3 Zeichen.", 0, 0),
        ("A\nB\nC\nD", "Eine maschinenlesbare Zone hat zwei oder drei Zeilen; hier: 4 mit 4 Zeichen.", 0, 0),
        (
            PASSPORT.replace("ANNA", "ÄNNA"),
            "Zeile 1, Stelle 16: „Ä“ kommt in einer maschinenlesbaren Zone nicht vor.",
            1,
            16,
        ),
    ],
)
def test_a_text_of_wrong_shape_names_line_and_place(text, message, line, column):
    with pytest.raises(ZoneError) as caught:
        read_zone(text, TODAY)

    assert (caught.value.message, caught.value.line, caught.value.column) == (message, line, column)
    assert caught.value.next_step


def _with_dates(birth: str, expiry: str = "300101", sex: str = "F") -> MrzReading:
    values = {"code": "P", "issuer": "UTO", "number": "L898902C3", "nationality": "SYR", "birth": birth, "sex": sex}
    return read_zone(_zone(TD3, values | {"expiry": expiry, "optional": "", "names": "KHATIB<<NOUR"}), TODAY, KEYS)


@pytest.mark.parametrize(
    ("birth", "on", "certainty", "year", "month"),
    [
        ("261120", date(2026, 11, 20), "exact", 2026, 11),
        ("261121", date(1926, 11, 21), "exact", 1926, 11),
        ("000229", date(2000, 2, 29), "exact", 2000, 2),
        ("1503<<", None, "month", 2015, 3),
        ("15<<<<", None, "year", 2015, None),
        ("150000", None, "year", 2015, None),
        ("26<<<<", None, "year", 2026, None),
        ("2612<<", None, "month", 1926, 12),
        ("<<<<<<", None, "unknown", None, None),
    ],
)
def test_birth_dates_lie_in_the_past_and_may_be_unknown(birth, on, certainty, year, month):
    reading = _with_dates(birth)

    assert reading.all_right
    assert (reading.date_of_birth, reading.date_of_birth_certainty) == (on, certainty)
    assert (reading.birth_year, reading.birth_month) == (year, month)
    assert ("Das Geburtsdatum ist im Dokument nicht vollständig bekannt." in reading.remarks) is (on is None)


@pytest.mark.parametrize("birth", ["151301", "150230", "15<<03", "<<0101", "1513<<", "15<103"])
def test_what_no_calendar_has_is_a_fault(birth):
    reading = _with_dates(birth)

    assert not reading.all_right
    assert f"Geburtsdatum: „{birth}“ ist kein Datum." in reading.remarks
    assert all(check.right for check in reading.checks)


def test_dates_and_sexes_that_do_not_fit():
    assert "Das Ablaufdatum liegt vor dem Geburtsdatum." in _with_dates("150101", expiry="140101").remarks
    assert "Geschlecht: „Q“ ist nicht vorgesehen." in _with_dates("150101", sex="Q").remarks
    assert [_with_dates("150101", sex=sex).sex for sex in "MFX<Q"] == ["m", "w", "x", "x", None]
    assert _with_dates("150101", expiry="<<<<<<").expires_on is None


def test_digits_among_letters_are_a_fault():
    reading = read_zone(PASSPORT.replace("ANNA", "ANN4"), TODAY)

    assert not reading.all_right
    assert "Name: „4“ an Stelle 19 von Zeile 1 gehört nicht in dieses Feld." in reading.remarks


def test_names_may_be_one_part_or_cut():
    one_part = read_zone(PASSPORT.replace("ERIKSSON<<ANNA<MARIA", "SUHARTO<<<<<<<<<<<<<"), TODAY)
    full = read_zone(PASSPORT.replace("<" * 19, "<XAVERIA<ALEXANDRIN"), TODAY)

    assert (one_part.family_name, one_part.given_names, one_part.names_truncated) == ("SUHARTO", "", False)
    assert full.names_truncated
    assert "Der Name füllt das Feld ganz aus und ist vielleicht abgeschnitten." in full.remarks


@pytest.mark.parametrize(
    ("code", "issuer", "kind"),
    [
        ("P<", "SYR", "Reisepass"), ("PD", "SYR", "Diplomatenpass"), ("PR", "D", "Reiseausweis für Flüchtlinge"),
        ("PX", "SYR", "Reisepass"), ("AR", "D", "Aufenthaltstitel"), ("AR", "F", "Ausweis"),
        ("ID", "D", "Personalausweis"), ("C<", "AUT", "Ausweis"), ("XY", "UTO", "Unbekanntes Dokument"),
    ],
)  # fmt: skip
def test_documents_have_german_words(code, issuer, kind):
    line = (code + issuer.ljust(3, "<")).ljust(5, "<")

    assert read_zone(line + CARD[5:], TODAY).document_kind == kind


def test_visas_are_told_by_their_first_letter():
    zone = next(zone for name, zone, _right in SPECIMENS if name == MRV_A.name)

    assert read_zone(zone, TODAY).document_kind == "Visum"
    assert read_zone("V" + CARD[1:], TODAY).format == "TD1"


@pytest.mark.parametrize(
    ("code", "key"),
    [("D", "000"), ("RKS", "150"), ("XXA", "997"), ("XXB", "998"), ("XXX", "999"), ("SRB", "170"), ("SDN", "277"),
     ("SUN", "159"), ("SYR", "475"), ("UTO", None), ("EUE", None)],
)  # fmt: skip
def test_nationalities_have_the_key_in_force(code, key):
    assert KEYS.get(code) == key


def test_the_key_of_an_older_day():
    assert nationality_keys(_rows("staatsangehoerigkeit"), [], date(2005, 1, 1))["SDN"] == "276"


def test_blocks_are_answered_one_by_one():
    answers = read_zones(f"\n\n{PASSPORT}\n \n{CARD[1:]}\r\n\r\n{CARD}\n\n", TODAY, KEYS)

    assert [type(answer).__name__ for answer in answers] == ["MrzReading", "ZoneError", "MrzReading"]
    assert read_zones(" \n ", TODAY, KEYS) == []


def test_the_shape_of_the_command_line():
    reading, error = (reading_to_json(answer) for answer in read_zones(f"{PASSPORT}\n\n{CARD[1:]}", TODAY, KEYS))

    assert json.loads(json.dumps(reading))["date_of_birth"] == "1974-08-12"
    assert reading["name_is_hint"] is True
    assert reading["checks"][0] == {"name": "Dokumentnummer", "given": "6", "computed": "6", "right": True}
    assert (error["error"], error["line"], error["column"]) == ("Zeile 1 hat 29 statt 30 Zeichen.", 1, 30)
    assert reading_to_json(DomainError("Nein.")) == {"error": "Nein.", "next_step": ""}


@pytest.mark.parametrize(
    ("name", "in_zone"),
    [("Müller-Lüder", "MUELLER<LUEDER"), ("Шевченко", "SHEVCHENKO"), ("محمد", "MXHMD"), ("O'Connor", "OCONNOR")],
)
def test_names_as_a_zone_writes_them(name, in_zone):
    assert zone_name(name, SCRIPTS) == in_zone


@pytest.mark.parametrize("digit", "<0")
def test_an_empty_optional_field_may_have_a_filler_as_check_digit(digit):
    zone = next(zone for _name, zone, right in SPECIMENS if right and zone.startswith("P<D"))

    assert read_zone(zone[:-2] + digit + zone[-1], TODAY, KEYS).all_right


@given(st.sampled_from([TD1, TD2]), st.from_regex(r"\A[A-Z0-9]{10,14}\Z"))
def test_long_numbers_are_read_whole_and_guarded(layout, number):
    values = {"code": "I", "issuer": "UTO", "nationality": "SYR", "birth": "150301", "sex": "F", "expiry": "300101"}
    run = (number[9:] + check_digit(number)).ljust(6, "<")
    rows = _zone(layout, values | {"number": number[:9], "optional": run, "names": "KHATIB"}).split("\n")
    span = layout.number
    rows[span.line] = rows[span.line][: span.end] + "<" + rows[span.line][span.end + 1 :]
    covered = "".join(part.of(tuple(rows)) for part in layout.composite)
    end = layout.composite_digit
    rows[end.line] = rows[end.line][: end.start] + check_digit(covered) + rows[end.line][end.end :]

    reading = read_zone("\n".join(rows), TODAY, KEYS)

    assert reading.all_right
    assert (reading.document_number, reading.optional_data) == (number, "")


def test_a_long_number_needs_two_characters_in_the_next_field():
    zone = CARD.replace("D231458907<", "D23145890<7")

    assert read_zone(zone, TODAY).document_number == "D23145890"
    assert not read_zone(zone, TODAY).all_right
    assert (TD1.continues_number, TD2.continues_number) == (True, True)
