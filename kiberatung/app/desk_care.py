"""What the program looks after once a store is open: keys, clock and room, each said when there is something to do."""

# ruff: noqa: PLC0415 - imported after the first screen is shown

from functools import partial
from typing import TYPE_CHECKING

from kiberatung.app.session import Session
from kiberatung.basics.texts import _
from kiberatung.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from kiberatung.services.desk import Desk


class DeskCare:
    """The newest word wins: a clock that cannot be right goes before the yearly look for the recovery key."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self._session, self._window = session, window

    def begin(self, desk: "Desk") -> None:
        from kiberatung.services.clock_state import clock_warning
        from kiberatung.services.key_ring import recovery_test_is_due

        self._window.run_task(lambda: recovery_test_is_due(desk), self._remind_of_recovery_key)
        self._window.run_task(lambda: clock_warning(desk), lambda sentence: self._warn_of_clock(desk, sentence))
        self._window.run_task(self._session.room_warning, self._warn)

    def _warn(self, sentence: str) -> None:
        if sentence:
            self._window.show_notice(_("Bitte beachten"), sentence, "warn")

    def _warn_of_clock(self, desk: "Desk", sentence: str) -> None:
        """After a true pause of a year somebody must say that the clock is right; only the head may."""
        from kiberatung.services.clock_state import confirm_clock
        from kiberatung.services.permissions import STEERING

        if not sentence or desk.account.role not in STEERING:
            self._warn(sentence)
            return
        said = partial(self._window.show_notice, _("Vermerkt: Die Uhr dieses Rechners stimmt."))
        confirm = partial(self._window.run_task, lambda: confirm_clock(desk), lambda _none: said())
        self._window.show_notice(_("Bitte beachten"), sentence, "warn", _("Die Uhr stimmt"), confirm)

    def _remind_of_recovery_key(self, is_due: bool) -> None:
        if is_due:
            self._window.show_notice(
                _("Ist der Wiederherstellungsschlüssel noch da?"),
                _("Er wurde seit einem Jahr nicht geprüft. Tippen Sie ihn einmal vom Blatt ab."),
                "warn",
                _("Jetzt prüfen"),
                lambda: self._window.navigate("settings", test_recovery_key=True),
            )
