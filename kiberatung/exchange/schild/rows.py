"""What stands in which column of the SchILD files, by the headings of the catalogue.

Values for a new arrival follow FORMATS 1 (own proposal): admitted (0), last school abroad, come from abroad.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from kiberatung.basics.school_years import school_year_of
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.catalogues.keys import KeyCatalogue
from kiberatung.domain.children import Sex
from kiberatung.domain.guardians import Guardian, GuardianKind
from kiberatung.domain.matching.values import SEK2_GRADE
from kiberatung.domain.schooling import SchoolingKind
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.handovers.child_files import ChildFile
from kiberatung.services.handovers.forms import SchildChoice
from kiberatung.services.handovers.person_items import street
from kiberatung.services.handovers.school_items import family_language_key

Cells = dict[str, str]

NEWLY_ADMITTED = "0"
SCHOOL_ABROAD = "999000"
FROM_ABROAD = "AS"
GERMAN = "000"
DEUTSCHFOERDERUNG = "DF"
BERUFSKOLLEG = "BK"
NO_NAME_PART = "-"
"""Stands for the missing part of a one-part name; both parts are required."""

_TITLES = {GuardianKind.MOTHER: "Frau", GuardianKind.FATHER: "Herr"}
_ERZIEHERART = {GuardianKind.MOTHER: "Mutter", GuardianKind.FATHER: "Vater"}
_ELSEWHERE = frozenset({GuardianKind.LEGAL_GUARDIAN, GuardianKind.JUGENDAMT, GuardianKind.OTHER})
_TELEFONART = {
    GuardianKind.MOTHER: "Mutter",
    GuardianKind.FATHER: "Vater",
    GuardianKind.LEGAL_GUARDIAN: "(sonst.) gesetzl. Vertreter",
    GuardianKind.JUGENDAMT: "(sonst.) gesetzl. Vertreter",
}


def person_cells(file: ChildFile) -> Cells:
    """The three columns by which SchILD knows a child in every file."""
    family_name = file.child.family_name or file.child.given_names
    given_names = file.child.given_names if file.child.family_name else ""
    return {
        "Nachname": family_name,
        "Vorname": given_names or NO_NAME_PART,
        "Geburtsdatum": _day(file.child.date_of_birth),
    }


def has_one_part_name(file: ChildFile) -> bool:
    return not (file.child.family_name and file.child.given_names)


def schild_sex(file: ChildFile, choice: SchildChoice) -> str:
    """m or w as recorded or chosen for this file; empty otherwise, because SchILD documents no other value."""
    if file.child.sex in {Sex.MALE, Sex.FEMALE}:
        return file.child.sex.value
    return choice.sex_of(file.child.id)


def basis_cells(file: ChildFile, choice: SchildChoice, catalogues: Catalogues, today: date) -> Cells:
    child = file.child
    return {
        **person_cells(file),
        "Geschlecht": schild_sex(file, choice),
        "Status": NEWLY_ADMITTED,
        **address_cells(file),
        "1. Staatsang.": _nationality(file, 0),
        "Schulpflicht erf.": _yes_no(_is_past_full_time(file)),
        "Jahr": str(school_year_of(today)),
        "Abschnitt": "1" if today.month in {8, 9, 10, 11, 12, 1} else "2",
        "Klassenart": _klassenart(file, catalogues, today),
        "Verpflichtung Sprachförderkurs": "N",
        "Teilnahme Sprachförderkurs": "N",
        "Schwerstbehinderung": "N",
        "Autist": "N",
        **_last_school_cells(file),
        "Zuzugsjahr": str(child.arrived_in_germany_on.year) if child.arrived_in_germany_on else "",
        "Geburtsland Schüler": child.country_of_birth or "",
        "Geburtsland Mutter": _born_in(file.guardians, GuardianKind.MOTHER),
        "Geburtsland Vater": _born_in(file.guardians, GuardianKind.FATHER),
        "Verkehrssprache": family_language_key(file, catalogues),
    }


def extra_cells(file: ChildFile, reference: str) -> Cells:
    """`reference` is number and place in the handover, by which an answer finds the child again."""
    phones = [file.family.phone, *(guardian.phone for guardian in file.guardians)]
    return {
        **person_cells(file),
        "Geburtsname": file.child.birth_name,
        "Geburtsort": file.child.place_of_birth,
        "Telefon-Nr.": next(filter(None, phones), ""),
        "E-Mail": file.family.email,
        "2. Staatsang.": _nationality(file, 1),
        "Externe ID-Nr": reference,
    }


def guardian_cells(file: ChildFile) -> Iterator[Cells]:
    """One line for mother and father at one address, one for everybody else; those without a name have none."""
    named = [guardian for guardian in file.guardians if guardian.family_name or guardian.given_names]
    together = _parents_together(named)
    if together:
        yield _guardian_line(file, together)
    for guardian in named:
        if guardian not in together:
            yield _guardian_line(file, (guardian,))


def phone_cells(file: ChildFile) -> Iterator[Cells]:
    """Each number once, with the kind of the first who has it."""
    kinds: dict[str, str] = {}
    for guardian in file.guardians:
        kinds.setdefault(guardian.phone, _TELEFONART.get(guardian.kind, "Notfallnummer"))
    kinds.setdefault(file.family.phone, "Eltern")
    for number, kind in kinds.items():
        if number:
            yield {**person_cells(file), "Telefonnr.": number, "Art": kind}


def address_cells(file: ChildFile) -> Cells:
    """SchILD wants PLZ and Ort together or not at all."""
    family = file.family
    complete = family.postcode and family.town
    return {
        "PLZ": family.postcode if complete else "",
        "Ort": family.town if complete else "",
        "Straße": street(file),
    }


def _guardian_line(file: ChildFile, guardians: Sequence[Guardian]) -> Cells:
    first, second = guardians[0], guardians[1] if len(guardians) > 1 else None
    cells = {
        **person_cells(file),
        "Erzieherart": "Eltern" if second else _ERZIEHERART.get(first.kind, "Sonstige"),
        **_guardian_cells(first, 1),
        **(address_cells(file) if _lives_with_child(first) else {}),
        "Anschreiben": "J",
    }
    return {**cells, **_guardian_cells(second, 2)} if second else cells


def _guardian_cells(guardian: Guardian, place: int) -> Cells:
    return {
        f"Anrede {place}.Person": _TITLES.get(guardian.kind, ""),
        f"Nachname {place}.Person": guardian.family_name or guardian.given_names,
        f"Vorname {place}.Person": guardian.given_names if guardian.family_name else "",
        f"E-Mail {place}. Person": guardian.email,
    }


def _parents_together(guardians: Sequence[Guardian]) -> tuple[Guardian, ...]:
    here = [guardian for guardian in guardians if _lives_with_child(guardian)]
    mother = next((guardian for guardian in here if guardian.kind is GuardianKind.MOTHER), None)
    father = next((guardian for guardian in here if guardian.kind is GuardianKind.FATHER), None)
    return (mother, father) if mother and father else ()


def _lives_with_child(guardian: Guardian) -> bool:
    """Where nobody has said so, relatives do and Vormund or Jugendamt do not."""
    told = guardian.lives_with_children
    return told if told is not None else guardian.kind not in _ELSEWHERE


def _last_school_cells(file: ChildFile) -> Cells:
    spans = [span for span in file.schooling if span.kind is not SchoolingKind.KINDERGARTEN]
    grades = [span.last_grade for span in spans if span.last_grade is not None]
    return {
        "LS Schulnr.": SCHOOL_ABROAD if spans else "",
        "Herkunft": FROM_ABROAD,
        "LS Jahrgang": f"{grades[-1]:02}" if grades else "",
    }


def _is_past_full_time(file: ChildFile) -> bool:
    grade = file.recommendation.grade if file.recommendation else None
    return grade is not None and grade >= SEK2_GRADE


def _klassenart(file: ChildFile, catalogues: Catalogues, today: date) -> str:
    """DF where the class is one and the school form knows it in this school year."""
    recommendation = file.recommendation
    if recommendation is None or recommendation.german_support is not GermanSupport.DEUTSCHFOERDERKLASSE:
        return ""
    schulform = recommendation.schulform or (file.school.schulform if file.school else "")
    entry = catalogues.keys(KeyCatalogue.KLASSENART).get(DEUTSCHFOERDERUNG, school_year_of(today))
    known = entry is not None and schulform not in {"", BERUFSKOLLEG} and entry.is_for(schulform)
    return DEUTSCHFOERDERUNG if known else ""


def _born_in(guardians: Sequence[Guardian], kind: GuardianKind) -> str:
    return next((one.country_of_birth for one in guardians if one.kind is kind and one.country_of_birth), "")


def _nationality(file: ChildFile, place: int) -> str:
    """The German one always goes first (FORMATS 5)."""
    keys = sorted(file.child.nationalities, key=lambda key: key != GERMAN)
    return keys[place] if place < len(keys) else ""


def _day(value: date | None) -> str:
    return f"{value:%d.%m.%Y}" if value else ""


def _yes_no(value: bool) -> str:
    return "J" if value else "N"
