"""What each field outside the interview is for, by its name."""

from kiberatung.basics.texts import _
from kiberatung.ui.help import (
    field_texts_assessment,
    field_texts_family,
    field_texts_lists,
    field_texts_office,
    field_texts_school,
    field_texts_tools,
)
from kiberatung.ui.help.field_help import FieldHelp

_PARTS = (
    field_texts_lists,
    field_texts_family,
    field_texts_school,
    field_texts_assessment,
    field_texts_office,
    field_texts_tools,
)


def field_text(place: str, name: str) -> FieldHelp | None:
    """`place` is the part of the window, as „settings“; a text for that part goes before one for all."""
    found: dict[str, FieldHelp] = {}
    for part in _PARTS:
        found |= {where: told for (where, title), told in part.TEXTS.items() if _(title) == name}
    told = found.get(place) or found.get("")
    return told.in_words() if told is not None else None
