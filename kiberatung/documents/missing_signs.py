"""Signs that no font of the program has: which they are, and in which text of a sheet they stand."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kiberatung.basics.texts import N_, _
from kiberatung.domain.errors import DomainError

_UNKNOWN_SIGNS = re.compile(r'the text `"(.+?)"` could not be displayed')
_PLACES = {
    "letterhead": N_("Briefkopf"),
    "sender_line": N_("Absender"),
    "annotations": N_("Vermerk über der Anschrift"),
    "recipient": N_("Anschrift"),
    "details": N_("Angaben neben der Anschrift"),
    "subject": N_("Betreff"),
    "salutation": N_("Anrede"),
    "signature": N_("Unterschrift"),
    "enclosures": N_("Anlagen"),
    "reference": N_("Kopf der Seiten"),
    "person": N_("Person"),
    "name": N_("Name"),
    "office": N_("Name der Stelle"),
}
_TEXT = N_("Text")


def told_of_missing_signs(diagnostic: str, sheets: Mapping[str, Any]) -> DomainError | None:
    """A sentence for the person who can put it right, or nothing when the fault is another."""
    signs = sorted({sign for text in _UNKNOWN_SIGNS.findall(diagnostic) for sign in text if not sign.isspace()})
    if not signs:
        return None
    places = dict.fromkeys(place for sheet in sheets.values() for place in _places(sheet, signs))
    return DomainError(
        _("Diese Zeichen lassen sich nicht drucken: {signs}. Sie stehen hier: {places}. Gespeichert ist alles.").format(
            signs=", ".join(f"„{sign}“ (U+{ord(sign):04X})" for sign in signs), places="; ".join(places) or _(_TEXT)
        ),
        _("Schreiben Sie es dort für dieses Schreiben in lateinischer Schrift."),
    )


def _places(sheet: Any, signs: list[str]) -> Iterator[str]:
    if not isinstance(sheet, Mapping):
        return
    for name, value in sheet.items():
        if name == "paragraphs":
            yield from (_paragraph(one) for one in value if _holds(one, signs))
        elif _holds(value, signs):
            place = _PLACES.get(name, _TEXT)
            yield _(place)


def _paragraph(paragraph: Mapping[str, Any]) -> str:
    return _("Absatz {number} ({title})").format(number=paragraph["number"], title=paragraph["title"] or _(_TEXT))


def _holds(value: Any, signs: list[str]) -> bool:
    if isinstance(value, str):
        return any(sign in value for sign in signs)
    if isinstance(value, Mapping):
        return any(_holds(one, signs) for one in value.values())
    return isinstance(value, list | tuple) and any(_holds(one, signs) for one in value)
