"""The practice town in the window: its band, and the ways to begin it anew or to be rid of it."""

# ruff: noqa: PLC0415 - most days nobody practises

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiberatung.app.session import Session
from kiberatung.basics.texts import _
from kiberatung.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from kiberatung.ui.store_entry.view import StoreEntryPage


class PracticeTown:
    """Fulfils `ui.practice.presenter.PracticePort`; `enter` covers the window with the way into a store."""

    def __init__(self, session: Session, window: MainWindow, enter: "Callable[[], StoreEntryPage]") -> None:
        self._session, self._window, self._enter = session, window, enter

    def begin_anew(self) -> None:
        page = self._leave()
        self._delete(page.presenter.open_practice_town)

    def delete(self) -> None:
        page = self._leave()
        self._delete(lambda: page.notice_deleted(_("Die Übungsstadt ist gelöscht.")))

    def _leave(self) -> "StoreEntryPage":
        """The window shows the way into a store before anything is deleted."""
        page = self._enter()
        self._window.empty()
        show_practice(self._window, is_practice=False)
        return page

    def _delete(self, done: Callable[[], object]) -> None:
        self._window.run_task(self._session.delete_practice_town, lambda _none: done())


def show_practice(window: MainWindow, *, is_practice: bool) -> None:
    """The band and the entry „Üben“ stand in the practice town alone."""
    window.navigation.set_shown("practice", shown=is_practice)
    if not is_practice:
        window.set_band(None)
        return
    from kiberatung.ui.practice.band import PracticeBand

    window.set_band(PracticeBand(lambda: window.navigate("practice")))
