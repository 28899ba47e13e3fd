"""The talks of a day on one sheet of paper, for the desk at the entrance and the room."""

from kiberatung.basics.texts import _
from kiberatung.services.letters.values import RowGroup, TableColumn, TableSheet
from kiberatung.services.today import Talk, Today
from kiberatung.ui.today.rows import day_words, interpreter_state, talks_note


def day_sheet(today: Today) -> TableSheet:
    columns = (
        TableColumn(_("Zeit"), 1.2),
        TableColumn(_("Familie"), 2.2),
        TableColumn(_("Fall"), 1.2),
        TableColumn(_("Raum"), 1.0),
        TableColumn(_("Sprache"), 1.6),
        TableColumn(_("Sprachmittlung"), 2.0),
    )
    return TableSheet(
        title=_("Tagesblatt"),
        subtitle=day_words(today.now),
        dated_on=today.now.date(),
        columns=columns,
        groups=(RowGroup("", tuple(map(_row, today.talks))),),
        notes=(talks_note(today.talks) or _("Heute sind keine Gespräche vereinbart."),),
        landscape=True,
    )


def _row(talk: Talk) -> tuple[str, ...]:
    one = talk.appointment
    name = f"{one.family_name} {one.name_in_script}".strip()
    times = f"{talk.starts_at:%H:%M}–{talk.ends_at:%H:%M}"
    return times, name, one.case_number, one.place, talk.language or _("Deutsch"), interpreter_state(talk).word
