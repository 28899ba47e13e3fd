"""What each field outside the interview is for, by its name."""

from kiberatung.basics.texts import _
from kiberatung.ui.help import field_texts_family, field_texts_lists, field_texts_office, field_texts_tools
from kiberatung.ui.help.field_help import FieldHelp


def field_text(place: str, name: str) -> FieldHelp | None:
    """`place` is the part of the window, as „settings“; a text for that part goes before one for all."""
    found: dict[str, FieldHelp] = {}
    for table in (field_texts_lists.TEXTS, field_texts_family.TEXTS, field_texts_office.TEXTS, field_texts_tools.TEXTS):
        found |= {where: told for (where, title), told in table.items() if _(title) == name}
    told = found.get(place) or found.get("")
    return told.in_words() if told is not None else None
