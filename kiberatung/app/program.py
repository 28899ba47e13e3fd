"""The running program: opens and locks the store, searches, undoes, and closes with a backup."""

# ruff: noqa: PLC0415 - before the unlocking nothing is imported that only an open store needs

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiberatung.app.early_unlock import EarlyUnlock
from kiberatung.app.screens import screen_specs
from kiberatung.app.session import PRACTICE_PASSPHRASE, Session
from kiberatung.app.settings import SettingsFile
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.errors import DomainError, TellableError
from kiberatung.domain.passphrases import seconds_to_wait
from kiberatung.ui.protocols import FoundEntry, Lane, Shell, TaskOptions
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.idle import IdleWatch
from kiberatung.ui.shell.lock_view import LockView, LockWords
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.tasks import Tasks
from kiberatung.ui.theme.live import theme

if TYPE_CHECKING:
    from kiberatung.services.changes import Change
    from kiberatung.services.desk import Desk
    from kiberatung.services.read_models import SearchHit
    from kiberatung.storage.keys.keyslots import StoreKey
    from kiberatung.ui.settings.port import Outside

FOUND_AT_MOST = 8
PLAINLY_FOUND = 0.95
"""From this score on nobody asks why; the room belongs to the name."""


class Program(QObject):
    """Owns the session and the window; every touch of the store goes through the window's database lane."""

    def __init__(self, app: QApplication, session: Session, settings: SettingsFile) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._wrong = 0
        self._lock: LockView | None = None
        self.tasks = Tasks(self)
        self.window = MainWindow(self.tasks, screen_specs(session, self._outside), self._actions, self._find)
        self.window.lock_wanted.connect(self.lock)
        self.window.closing.connect(self._close)
        self._idle = IdleWatch(app, settings.load().lock_minutes)
        self._idle.idle.connect(self.lock)
        theme.theme_changed.connect(self._keep_look)

    def start(self, early: EarlyUnlock | None = None) -> None:
        """Show the way into the store; what opening needs is imported meanwhile."""
        if self._session.path.exists():
            self._cover_with_lock(_("Der Bestand ist verschlüsselt. Ohne Passphrase öffnet ihn niemand."))
        else:
            self._cover_with_entry()
        self.window.show()
        QTimer.singleShot(0, self._warm_up)
        if early is not None and self._lock is not None:
            self._unlock_by(early.key)

    def unlock(self, passphrase: str) -> None:
        session = self._session
        self._unlock_by(lambda: session.unlock(passphrase))

    def _unlock_by(self, derive: Callable[[], "StoreKey"]) -> None:
        """The key is derived in the pool while the database lane imports what opening needs."""
        if self._lock is not None:
            self._lock.set_busy(busy=True)
        in_pool = TaskOptions(lane=Lane.POOL, key="unlock")
        self.tasks.run(lambda _control: derive(), self._unlocked, self._refused, in_pool)

    def _unlocked(self, key: "StoreKey") -> None:
        self.tasks.run(lambda _control: self._session.open_unlocked(key), self._opened, self._refused)

    def lock(self) -> None:
        """Everything is already saved; the store is closed with a backup, and no record stays in a widget."""
        if not self._session.is_open:
            return
        self.window.content.close_current()
        self._cover_with_lock(_("Alles ist gespeichert. Es geht an derselben Stelle weiter."))
        self.window.content.forget_all()
        self.window.navigation.forget_last_opened()
        self.tasks.run(lambda _control: self._session.close(), lambda _made: None, self.window.show_fault)

    def _warm_up(self) -> None:
        self.tasks.run(lambda _control: self._session.warm_up(), lambda _none: None, self.window.show_fault)

    def _cover_with_lock(self, state: str) -> None:
        greeting = _("Geben Sie Ihre Passphrase ein.")
        words = LockWords(_("KIberatung"), _("Kommunales Integrationszentrum"), greeting, state)
        if self._session.path == self._session.practice_path:
            hint = _("Die Passphrase der Übungsstadt lautet „{text}“.").format(text=PRACTICE_PASSPHRASE)
            words = LockWords(_("KIberatung"), _("Übungsstadt"), greeting, hint)
        self._lock = LockView(words, ((_("Anderer Bestand …"), self._cover_with_entry),))
        self._lock.unlock_requested.connect(self.unlock)
        self._lock.quit_requested.connect(self.window.close)
        self.window.cover_with(self._lock)

    def _cover_with_entry(self) -> None:
        from kiberatung.app.entry import entry_view

        self._lock = None
        self.window.cover_with(entry_view(self.window, self._session, self._opened))

    def _opened(self, desk: "Desk") -> None:
        from kiberatung.services.labels import label_of

        self._wrong = 0
        self._lock = None
        self.window.uncover()
        role = label_of(desk.account.role)
        self.window.status.set_account(_("{name} · {role}").format(name=desk.account.name, role=role))
        self.window.status.set_network(_("Keine Netzverbindung geöffnet"))
        self._say_lock(self._settings.load().lock_minutes)
        self.window.set_saved(_("Alles gespeichert"))
        self.tasks.run(lambda _control: self._session.backup_words(), self.window.status.set_backup, self._ignore)
        self.window.navigate("today")
        self._show_undo()

    def _refused(self, fault: Exception) -> None:
        if self._lock is None:
            self.window.show_fault(fault)
            return
        self._lock.set_busy(busy=False)
        if isinstance(fault, DomainError):
            self._wrong += 1
        self._lock.refuse(str(fault), seconds_to_wait(self._wrong))

    def _outside(self) -> "Outside":
        from kiberatung import __version__
        from kiberatung.ui.settings.port import Outside

        session = self._session
        return Outside(self._settings, session.backup_now, session.backup_words, self._lock_after, __version__)

    def _lock_after(self, minutes: int) -> None:
        self._idle.set_minutes(minutes)
        self._say_lock(minutes)

    def _say_lock(self, minutes: int) -> None:
        text = ngettext_("Sperrt nach {minutes} Minute Ruhe", "Sperrt nach {minutes} Minuten Ruhe", minutes)
        self.window.status.set_lock(text.format(minutes=minutes))

    def _keep_look(self) -> None:
        """Whether it was changed by menu, key or settings: it is the same at the next start."""
        self._settings.save(replace(self._settings.load(), scheme=theme.scheme, text_scale=theme.text_scale))

    def _ignore(self, fault: Exception) -> None:
        """A missing backup folder is said in the status bar, not in the way."""
        self.window.status.set_backup(str(fault))

    def _close(self) -> None:
        """The window goes; the lane ends what it has begun, then the store is closed and backed up."""
        self._idle.stop()
        self.tasks.stop()
        try:
            self._session.close()
        except TellableError as fault:
            self.window.messages.tell_at_the_end(fault)

    # actions and search

    def _actions(self, window: Shell) -> Sequence[ActionSpec]:
        edit, file = _("Bearbeiten"), _("Datei")
        return [
            ActionSpec("new_family", _("&Familie anlegen"), self._new_family, file, "Ctrl+N", "user-plus"),
            ActionSpec("undo", _("&Rückgängig"), self._undo, edit, "Ctrl+Z", "undo-2"),
            ActionSpec("redo", _("&Wiederherstellen"), self._redo, edit, "Ctrl+Y", "redo-2"),
        ]

    def _new_family(self) -> None:
        self.window.navigate("families", new_family=True)

    def _undo(self) -> None:
        from kiberatung.services.undo import undo_last

        self._step_in_time(undo_last, _("Zurückgenommen: {what}"))

    def _redo(self) -> None:
        from kiberatung.services.undo import redo_last

        self._step_in_time(redo_last, _("Wiederhergestellt: {what}"))

    def _step_in_time(self, step: "Callable[[Desk], Change]", said: str) -> None:
        if self._session.is_open:
            desk = self._session.desk
            self.window.run_task(lambda: step(desk), lambda change: self._stepped(said, change))

    def _stepped(self, said: str, change: "Change") -> None:
        self.window.show_notice(said.format(what=change.what))
        self.window.content.reload_current()
        self._show_undo()

    def _show_undo(self) -> None:
        if self._session.is_open:
            desk = self._session.desk
            self.window.run_task(lambda: desk.lists.last_undoable(desk.account.id), self._say_undo)

    def _say_undo(self, change: "Change | None") -> None:
        self.window.menu_row.set_undo(change.what if change else "")

    def _find(self, text: str, deliver: Callable[[Sequence[FoundEntry]], None]) -> None:
        if not self._session.is_open:
            return
        desk = self._session.desk
        self.window.run_task(
            lambda: desk.lists.search(text, FOUND_AT_MOST),
            lambda hits: deliver([self._entry(hit) for hit in hits]),
            options=TaskOptions(key="search everything"),
        )

    def _entry(self, hit: "SearchHit") -> FoundEntry:
        from kiberatung.basics.date_words import write_date

        born = write_date(hit.date_of_birth) if hit.date_of_birth else ""
        why = hit.why if hit.score < PLAINLY_FOUND else ""
        note = " · ".join(part for part in (born, hit.town if not born else "", hit.case_number, why) if part)
        return FoundEntry(
            hit.name,
            lambda: self.window.navigate("family", family_id=hit.family_id, child_id=hit.child_id),
            note=note,
            original=hit.name_in_script,
        )
