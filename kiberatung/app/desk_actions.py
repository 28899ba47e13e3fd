"""What can be done from every screen: a new family, a step back in time, and the search over everything."""

# ruff: noqa: PLC0415 - made before a store is open, and shown before what only an open store needs is imported

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiberatung.app.session import Session
from kiberatung.basics.texts import _
from kiberatung.ui.protocols import FoundEntry, TaskOptions
from kiberatung.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from kiberatung.domain.families import FamilyId
    from kiberatung.services.changes import Change
    from kiberatung.services.desk import Desk
    from kiberatung.services.read_models import SearchHit
    from kiberatung.services.step_places import StepPlace
    from kiberatung.ui.shell.action_table import ActionSpec

FOUND_AT_MOST = 8
PLAINLY_FOUND = 0.95
"""From this score on nobody asks why; the room belongs to the name."""


class DeskActions:
    """The window asks for `actions` once, and `find` at each key in its search line."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self._session, self._window = session, window

    def actions(self) -> "Sequence[ActionSpec]":
        from kiberatung.ui.shell.action_table import ActionSpec

        edit, file = _("Bearbeiten"), _("Datei")
        return [
            ActionSpec("new_family", _("&Familie anlegen"), self._new_family, file, "Ctrl+N", "user-plus"),
            ActionSpec("undo", _("&Rückgängig"), self._undo, edit, "Ctrl+Z", "undo-2"),
            ActionSpec("redo", _("&Wiederherstellen"), self._redo, edit, "Ctrl+Y", "redo-2"),
        ]

    def show_undo(self) -> None:
        """What „Rückgängig“ would take back now."""
        if self._session.is_open:
            desk = self._session.desk
            self._window.run_task(lambda: desk.lists.last_undoable(desk.account.id), self._say_undo)

    def find(self, text: str, deliver: Callable[[Sequence[FoundEntry]], None]) -> None:
        if not self._session.is_open:
            return
        desk = self._session.desk
        self._window.run_task(
            lambda: _found(desk, text),
            lambda found: deliver(self._entries(text, *found)),
            options=TaskOptions(key="search everything"),
        )

    def _new_family(self) -> None:
        self._window.navigate("families", new=True)

    def _undo(self) -> None:
        from kiberatung.services.undo import undo_last

        self._step_in_time(undo_last, _("Zurückgenommen: {what}"), _("Wiederherstellen"), self._redo)

    def _redo(self) -> None:
        from kiberatung.services.undo import redo_last

        self._step_in_time(redo_last, _("Wiederhergestellt: {what}"), _("Rückgängig"), self._undo)

    def _step_in_time(self, step: "Callable[[Desk], Change]", said: str, deed: str, call: "Callable[[], None]") -> None:
        """Says what was taken back, shows where, and offers the way back."""
        if not self._session.is_open:
            return
        desk = self._session.desk

        def stepped(done: "tuple[Change, StepPlace | None]") -> None:
            change, place = done
            self._show_place(place)
            self._window.show_notice(said.format(what=_(change.what)), _told(place), deed=deed, call=call)
            self.show_undo()

        self._window.run_task(lambda: _stepped(desk, step), stepped)

    def _show_place(self, place: "StepPlace | None") -> None:
        """Where one is there already, it is only read again."""
        screen, here = self._window.content.place()
        if place is None or (screen == place.screen and place.is_shown_by(here)):
            self._window.content.reload_current()
        else:
            self._window.navigate(place.screen, **place.arguments())

    def _say_undo(self, change: "Change | None") -> None:
        self._window.menu_row.set_undo(_(change.what) if change else "")

    def _entries(self, text: str, hits: "Sequence[SearchHit]", elsewhere: "FamilyId | None") -> list[FoundEntry]:
        if elsewhere is None:
            return [self._entry(hit) for hit in hits]
        title = _("Fall {number} bei einer anderen Fachkraft").format(number=text.strip())
        return [FoundEntry(title, lambda: self._window.navigate("family", family_id=elsewhere))]

    def _entry(self, hit: "SearchHit") -> FoundEntry:
        from kiberatung.basics.date_words import write_date

        born = write_date(hit.date_of_birth) if hit.date_of_birth else ""
        why = hit.why if hit.score < PLAINLY_FOUND else ""
        note = " · ".join(part for part in (born, hit.town if not born else "", hit.case_number, why) if part)
        return FoundEntry(
            hit.name,
            lambda: self._window.navigate("family", family_id=hit.family_id, child_id=hit.child_id),
            note=note,
            original=hit.name_in_script,
        )


def _stepped(desk: "Desk", step: "Callable[[Desk], Change]") -> "tuple[Change, StepPlace | None]":
    """A newly removed record is told where it stood before, so the place is looked up after the step."""
    from kiberatung.services.step_places import place_of_step

    change = step(desk)
    return change, place_of_step(desk, change)


def _told(place: "StepPlace | None") -> str:
    if place is None:
        return ""
    number = _("Fall {number}").format(number=place.case_number) if place.case_number else ""
    return ": ".join(part for part in (number, place.fields) if part)


def _found(desk: "Desk", text: str) -> "tuple[Sequence[SearchHit], FamilyId | None]":
    """Without a hit: the family of that very case number, which only somebody with a reason may open."""
    from kiberatung.services.permissions import EMERGENCIES
    from kiberatung.services.searching import find_case_number

    hits = desk.lists.search(text, FOUND_AT_MOST)
    may_ask = not hits and desk.account.role in EMERGENCIES
    return hits, find_case_number(desk, text) if may_ask else None
