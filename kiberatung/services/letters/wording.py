"""The wording of letters as an office edits it: paragraphs, named variants and named fields, no code."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import StrEnum

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError

FIELDS = frozenset(
    {
        "addressee",
        "answered_on",
        "appointment_day",
        "appointment_time",
        "authority",
        "backup_days",
        "backups_until",
        "bezirksregierung",
        "born_on",
        "case_number",
        "child",
        "children",
        "contact",
        "data_protection_contact",
        "direction",
        "distance",
        "full_time_until",
        "german_since",
        "german_years",
        "gesundheitsamt",
        "grade",
        "minutes",
        "office",
        "office_address",
        "place",
        "school",
        "school_address",
        "school_class",
        "school_phone",
        "schulamt",
        "schulform",
        "schulformen",
        "since",
        "spoken_language",
        "starts_on",
        "support_until",
        "today",
        "town",
        "until",
    }
)
CONDITIONS = frozenset(
    {
        "Alphabetisierung",
        "Ausbildung",
        "Beginn",
        "Beginn offen",
        "Beginn und Klasse",
        "Deutschfördergruppe",
        "Deutschförderklasse",
        "Empfehlung gegeben",
        "Fit für mehr",
        "Förderung bis",
        "Geburtsdatum unbekannt",
        "Gespräch geführt",
        "Grundschulalter",
        "HSU",
        "Internationale Förderklasse",
        "Jahrgang",
        "Kita",
        "Kita-Alter",
        "Masernschutz offen",
        "Oberstufe",
        "Ort geschützt",
        "Platz erwartet",
        "Platz gefunden",
        "Platz vom Schulamt",
        "Platz von beiden",
        "Platz von der Bezirksregierung",
        "Schulalter",
        "Schulanmeldung",
        "Schule",
        "Schule nah",
        "Schule weit",
        "Schulen im Ort",
        "Schulform",
        "Schulplatz",
        "Sekundarstufe",
        "Sekundarstufe II",
        "Sekundarstufe-I-Alter",
        "Sekundarstufe-II-Alter",
        "Sprachkurs",
        "Sprachmittlung",
        "Sprachprüfung",
        "Sprachstand",
        "Teil offen",
        "Telefon der Schule",
        "Termin",
        "Untersuchung offen",
        "Vollzeit",
        "Vorzeitig",
        "Weiterbildungskolleg",
        "Weiterführende Bildung",
        "Wohnsitz unbekannt",
        "Zuweisung unbekannt",
        "eigene Worte",
        "ein Mann",
        "eine Frau",
        "eine Stelle",
        "geschützte Anschrift",
        "in Prüfung",
        "innere Differenzierung",
        "keine Förderung",
        "nicht mehr",
        "nicht schulpflichtig",
        "noch nicht",
        "noch nicht, Tag bekannt",
        "ohne Zuweisung",
        "ruht",
        "schulpflichtig",
        "zugewiesen",
    }
)
SUBJECT = "Betreff"
FACTS = "Angaben"
"""Of the paragraph below which the facts about the child stand that its recipient may have."""
REFUSALS = "Ablehnungen"
"""Of the paragraph below which the answers of the schools stand."""
PROTECTED_ADDRESS = "Geschützte Anschrift"
"""Of the paragraph by which a letter says that the address of the family is not on it."""
OWN_WORDS = "Lernstand"
"""Of the paragraph below which the counsellor's own text stands."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_VARIANT = re.compile(r"\(([^()]+)\) +(.+)")


@dataclass(frozen=True, slots=True)
class Variant:
    """`condition` is empty for the text that stands when no other does."""

    condition: str
    text: str


class Role(StrEnum):
    """What a part becomes on the paper, by the sign with which its title begins."""

    SUBJECT = SUBJECT
    REPLY = "Rückantwort"
    """To be cut off and sent back."""
    DECLARATION = "Erklärung"
    """Ticked and signed on the letter itself, which comes back whole."""
    CHOICE = "[ ]"
    LINE = "___"
    ENCLOSURE = "+"
    PARAGRAPH = ""


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    variants: tuple[Variant, ...]

    @property
    def role(self) -> Role:
        whole = (Role.SUBJECT, Role.REPLY, Role.DECLARATION)
        signs = (Role.CHOICE, Role.LINE, Role.ENCLOSURE)
        found = [role for role in whole if self.title == role.value]
        return next(iter([*found, *(role for role in signs if self.title.startswith(role.value))]), Role.PARAGRAPH)

    def text_for(self, conditions: Set[str]) -> str | None:
        """The first variant that applies; None when this part falls away."""
        applying = (one.text for one in self.variants if not one.condition or one.condition in conditions)
        return next(applying, None)


@dataclass(frozen=True, slots=True)
class Wording:
    parts: tuple[Part, ...]

    def part(self, title: str) -> Part:
        return next(part for part in self.parts if part.title == title)

    @property
    def paragraphs(self) -> tuple[Part, ...]:
        return self.parts_as(Role.PARAGRAPH)

    def parts_as(self, *roles: Role) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.role in roles)

    @property
    def texts(self) -> tuple[str, ...]:
        """All German texts, as they are looked up in the catalogues."""
        return tuple(variant.text for part in self.parts for variant in part.variants)


def fields_in(text: str) -> tuple[str, ...]:
    return tuple(_FIELD.findall(text))


def read_wording(file: str, text: str, required: Iterable[str] = (SUBJECT,)) -> Wording:
    """Raises `DomainError` naming file and line: unknown field or condition, text without a title, missing part."""
    parts: list[Part] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("=="):
            parts.append(Part(line.strip("= "), ()))
        elif parts:
            variant = _read_variant(file, number, line.strip())
            parts[-1] = Part(parts[-1].title, (*parts[-1].variants, variant))
        else:
            raise _wrong(file, number, _("Text steht vor dem ersten Titel"))
    for title in required:
        if not any(part.title == title and part.variants for part in parts):
            raise _wrong(file, len(text.splitlines()), _("„== {title}“ fehlt").format(title=title))
    return Wording(tuple(parts))


def _read_variant(file: str, number: int, line: str) -> Variant:
    match = _VARIANT.fullmatch(line)
    variant = Variant(match[1], match[2]) if match else Variant("", line)
    if variant.condition and variant.condition not in CONDITIONS:
        raise _wrong(file, number, _("die Bedingung „{name}“ gibt es nicht").format(name=variant.condition))
    for field in fields_in(variant.text):
        if field not in FIELDS:
            raise _wrong(file, number, _("das Feld „{name}“ gibt es nicht").format(name=field))
    if "{" in _FIELD.sub("", variant.text) or "}" in _FIELD.sub("", variant.text):
        raise _wrong(file, number, _("eine geschweifte Klammer ist nicht geschlossen"))
    return variant


def _wrong(file: str, line: int, what: str) -> DomainError:
    return DomainError(
        _("Der Wortlaut in {file}, Zeile {line}, ist nicht lesbar: {what}. Es wurde nichts gedruckt.").format(
            file=file, line=line, what=what
        ),
        _("Berichtigen Sie die Zeile. Bis dahin gilt der letzte lesbare Wortlaut."),
    )
