"""Joins the forms with the drafts of the store: everything on the database lane, in the order in which it was typed."""

from collections.abc import Mapping
from uuid import UUID

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.drafts import Draft
from kiberatung.domain.families import FamilyId
from kiberatung.services.desk import Desk
from kiberatung.services.drafts import draft_at, drop_draft, keep_draft
from kiberatung.ui.protocols import Shell, TaskOptions
from kiberatung.ui.widgets.draft_keeper import Found


class DeskDrafts:
    """Fulfils `ui.widgets.draft_keeper.DraftPort`."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        self._shell, self._desk = shell, desk

    def look(self, place: str, found: Found) -> None:
        def deliver(draft: Draft | None) -> None:
            if draft is not None:
                found(self._words(draft), draft.values)

        self._shell.run_task(lambda: draft_at(self._desk, place), deliver)

    def _words(self, draft: Draft) -> str:
        moment = german_time(draft.kept_at)
        time = f"{moment:%H:%M}"
        if moment.date() == self._desk.today:
            return _("Nicht gespeicherter Text von {time}").format(time=time)
        return _("Nicht gespeicherter Text vom {date}, {time}").format(date=write_date(moment.date()), time=time)

    def keep(self, place: str, values: Mapping[str, str], about: UUID | None) -> None:
        desk, family_id = self._desk, FamilyId(about) if about is not None else None
        self._shell.run_task(
            lambda: keep_draft(desk, place, values, family_id), _nothing, self._not_kept, _writing(place)
        )

    def drop(self, place: str) -> None:
        self._shell.run_task(lambda: drop_draft(self._desk, place), _nothing, self._not_kept, _writing(place))

    def _not_kept(self, _fault: Exception) -> None:
        """At every key again, so it is said where it does not get in the way of the hand."""
        self._shell.set_saved(_("Der Entwurf ließ sich nicht sichern. Bitte speichern Sie."), "warn")


def _writing(place: str) -> TaskOptions:
    """A newer text replaces one that still waits; at the end of the program it is written before the store closes."""
    return TaskOptions(key=f"draft {place}", can_cancel=False)


def _nothing(_none: object) -> None:
    pass
