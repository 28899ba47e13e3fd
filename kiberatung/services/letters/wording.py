"""The wording of letters as an office edits it: paragraphs, named variants and named fields, no code."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError

FIELDS = frozenset(
    {
        "addressee",
        "answered_on",
        "appointment_day",
        "appointment_time",
        "authority",
        "child",
        "children",
        "contact",
        "full_time_until",
        "grade",
        "minutes",
        "place",
        "school",
        "school_address",
        "school_class",
        "school_phone",
        "since",
        "starts_on",
        "today",
        "until",
    }
)
CONDITIONS = frozenset(
    {
        "Alphabetisierung",
        "Beginn",
        "Beginn offen",
        "Beginn und Klasse",
        "Deutschfördergruppe",
        "Deutschförderklasse",
        "Fit für mehr",
        "Geburtsdatum unbekannt",
        "Internationale Förderklasse",
        "Jahrgang",
        "Masernschutz offen",
        "Oberstufe",
        "Schule",
        "Sekundarstufe II",
        "Sprachmittlung",
        "Teil offen",
        "Telefon der Schule",
        "Termin",
        "Untersuchung offen",
        "Vollzeit",
        "Wohnsitz unbekannt",
        "Zuweisung unbekannt",
        "ein Mann",
        "eine Frau",
        "erneute Einladung",
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

_FIELD = re.compile(r"\{([^{}]*)\}")
_VARIANT = re.compile(r"\(([^()]+)\) +(.+)")


@dataclass(frozen=True, slots=True)
class Variant:
    """`condition` is empty for the text that stands when no other does."""

    condition: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    variants: tuple[Variant, ...]

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
        return tuple(part for part in self.parts if part.title != SUBJECT)

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
