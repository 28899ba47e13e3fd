"""The running program: opens and locks the store, searches, undoes, and closes with a backup."""

# ruff: noqa: PLC0415 - the lock is shown first; nothing is imported before it that it does not need

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiberatung.app.desk_actions import DeskActions
from kiberatung.app.early_unlock import EarlyUnlock
from kiberatung.app.session import PRACTICE_PASSPHRASE, Session
from kiberatung.app.settings import SettingsFile
from kiberatung.app.upgrade_relay import UpgradeRelay
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.errors import TellableError
from kiberatung.ui.protocols import Lane, Question, TaskOptions
from kiberatung.ui.shell.garbage import collect_on_this_thread
from kiberatung.ui.shell.lock_view import LockView, LockWords
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.tasks import Tasks
from kiberatung.ui.theme.live import theme

if TYPE_CHECKING:
    from kiberatung.app.backup_watch import BackupWatch
    from kiberatung.app.making_ahead import MakingAhead
    from kiberatung.domain.accounts import AccountId
    from kiberatung.services.desk import Desk
    from kiberatung.services.upgrading import Upgrading
    from kiberatung.storage.keys.keyslots import StoreKey
    from kiberatung.ui.protocols import FoundEntry, TaskControl
    from kiberatung.ui.settings.port import Outside
    from kiberatung.ui.shell.help_base import HelpBase
    from kiberatung.ui.shell.idle import IdleWatch
    from kiberatung.ui.store_entry.view import StoreEntryPage

CARE_AFTER_MS = 250
HANDOVER_S = 0.001
"""How long a busy thread keeps the interpreter from the window, which asks for it again after every call into Qt:
with Python's own 5 ms a page is built at half the speed while something is read."""
LISTEN_AFTER_MS = 1000
"""By then the first list is shown; asking the buses takes a moment, and the idle watch is there from the beginning."""


class Program(QObject):
    """Owns the session and the window; every touch of the store goes through the window's database lane."""

    def __init__(self, app: QApplication, session: Session, settings: SettingsFile) -> None:
        super().__init__()
        self._app = app
        self._session = session
        self._settings = settings
        self._lock: LockView | None = None
        self._left: tuple[AccountId, Path, str, Mapping[str, Any]] | None = None
        self.tasks = Tasks(self)
        sys.setswitchinterval(HANDOVER_S)
        collect_on_this_thread(app)
        self._upgrade = UpgradeRelay(self)
        self._upgrade.told.connect(self._show_upgrade)
        self._idle: IdleWatch | None = None
        self._backups: BackupWatch | None = None
        self._ahead: MakingAhead | None = None
        self._care = QTimer(self, singleShot=True, interval=CARE_AFTER_MS)
        self._care.timeout.connect(self._take_care)
        self.window = MainWindow(self.tasks)
        self.window.make_help = _help_panel
        self._deeds = DeskActions(session, self.window)
        self.window.lock_wanted.connect(self.lock)
        self.window.closing.connect(self._close)
        self.window.first_painted.connect(self._make_ready)
        theme.theme_changed.connect(self._keep_look)

    def start(self, early: EarlyUnlock | None = None) -> None:
        """Show the way into the store; what lies behind it is imported and made when it is painted."""
        if self._session.path.exists():
            self._cover_with_lock(_("Der Bestand ist verschlüsselt. Ohne Passphrase öffnet ihn niemand."))
        else:
            self._furnish()
            self._cover_with_entry()
        self.window.show()
        if early is not None and self._lock is not None:
            self._unlock_by(early.key)

    def _make_ready(self) -> None:
        """Keys that are typed meanwhile wait for their turn and arrive in the field of the lock."""
        self._warm_up()
        self._furnish()

    def _furnish(self) -> None:
        if self.window.is_furnished:
            return
        from kiberatung.app.own_keys import OwnKeys
        from kiberatung.app.practice_town import PracticeTown
        from kiberatung.app.screens import screen_specs
        from kiberatung.ui.shell.idle import IdleWatch
        from kiberatung.ui.shell.lock_signals import LockSignals

        specs = screen_specs(
            self._session, self._outside, PracticeTown(self._session, self.window, self._cover_with_entry)
        )
        keys = OwnKeys(self._settings, self._session.clock)
        self.window.furnish(specs, lambda _shell: self._deeds.actions(), self._deeds.find, keys)
        self._idle = IdleWatch(self._app, self._settings.load().lock_minutes)
        self._idle.idle.connect(self.lock)
        self._signals = LockSignals(self)
        self._signals.away.connect(self.lock)
        QTimer.singleShot(LISTEN_AFTER_MS, self, lambda: self._signals.listen(os.environ, self.window))

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
        self._open_by(key, partial(self._not_opened, key))

    def _open_by(self, key: "StoreKey", failed: Callable[[Exception], object], *, accept_older: bool = False) -> None:
        """An older store is upgraded on the way: the lock shows how far it is, closing the window gives it up."""
        session, relay = self._session, self._upgrade

        def work(control: "TaskControl") -> "Desk":
            def tell(told: "Upgrading") -> None:
                control.check()
                relay.told.emit(told)

            return session.open_unlocked(key, accept_older=accept_older, tell=tell)

        self.tasks.run(work, self._opened, failed)

    def _show_upgrade(self, told: "Upgrading") -> None:
        if self._lock is not None:
            self._lock.show_upgrade(told)

    def _not_opened(self, key: "StoreKey", fault: Exception) -> None:
        from kiberatung.storage.anchors import OlderStore

        self._refused(fault)
        if isinstance(fault, OlderStore):
            words = Question(
                _("Mit dem älteren Stand weiterarbeiten?"),
                _("Was danach gespeichert wurde, fehlt in dieser Datei. Dass Sie sie geöffnet haben, wird vermerkt."),
                _("Älteren Stand öffnen"),
                _("Nicht öffnen"),
            )
            self.window.ask(words, lambda: self._open_older(key))

    def _open_older(self, key: "StoreKey") -> None:
        self._open_by(key, self._refused, accept_older=True)

    def lock(self) -> None:
        """Everything is already saved; the store is closed with a backup, and no record stays in a widget."""
        if not self._session.is_open:
            return
        if self._ahead is not None:
            self._ahead.stop()
        self._left = (self._session.desk.account.id, self._session.path, *self.window.content.place())
        self._cover_with_lock(_("Alles ist gespeichert. Es geht an derselben Stelle weiter."))
        self.window.empty()
        self.window.status.set_account("")
        self.tasks.run(lambda _control: self._session.close(), lambda _made: self._sweep(), self._not_closed_well)

    def _not_closed_well(self, fault: Exception) -> None:
        """Told on the lock, where whoever comes back sees it first."""
        self._sweep()
        if self._lock is not None and isinstance(fault, TellableError):
            self._lock.refuse(str(fault))
        else:
            self.window.show_fault(fault)

    def _sweep(self) -> None:
        """Now that the screens are gone and nobody holds a record or the key."""
        from kiberatung.app import composition, memory

        memory.let_go_of_records()

        def sweep() -> None:
            if composition.typesetter.cache_info().currsize:
                composition.typesetter().forget_sheets()
            memory.give_back_memory()

        in_pool = TaskOptions(lane=Lane.POOL)
        self.tasks.run(lambda _control: sweep(), lambda _none: None, self.window.show_fault, in_pool)

    def _warm_up(self) -> None:
        self.tasks.run(lambda _control: self._session.warm_up(), lambda _none: None, self.window.show_fault)

    def _prepare_unlock(self) -> None:
        """What cannot be prepared now is told when it is needed."""
        unlocker, in_pool = self._session.unlocker, TaskOptions(lane=Lane.POOL)
        self.tasks.run(lambda _control: unlocker.prepare(), lambda _none: None, lambda _fault: None, in_pool)

    def _cover_with_lock(self, state: str) -> None:
        self._care.stop()
        greeting = _("Geben Sie Ihre Passphrase ein.")
        words = LockWords(_("KIberatung"), _("Kommunales Integrationszentrum"), greeting, state)
        if self._session.path == self._session.practice_path:
            hint = _("Die Passphrase der Übungsstadt lautet „{text}“.").format(text=PRACTICE_PASSPHRASE)
            words = LockWords(_("KIberatung"), _("Übungsstadt"), greeting, hint)
        self._lock = LockView(words, ((_("Anderer Bestand …"), self._cover_with_entry),))
        self._lock.typing_begun.connect(self._prepare_unlock)
        self._lock.unlock_requested.connect(self.unlock)
        self._lock.quit_requested.connect(self.window.close)
        self.window.cover_with(self._lock)

    def _cover_with_entry(self) -> "StoreEntryPage":
        from kiberatung.app.entry import entry_view

        self._care.stop()  # what it would ask stands behind the store that is left now
        self._lock = None
        page = entry_view(self.window, self._session, self._opened)
        self.window.cover_with(page)
        return page

    def _cover_with_sheet(self) -> None:
        from kiberatung.app.entry import sheet_view

        back = _("Die Schlüsseldatei ist wieder da. Öffnen Sie den Bestand mit dem Wiederherstellungsschlüssel.")
        left = _("Der Bestand ist unberührt.")
        self._lock = None
        page = sheet_view(self.window, self._session, lambda made: self._cover_with_lock(back if made else left))
        self.window.cover_with(page)

    def _opened(self, desk: "Desk") -> None:
        from kiberatung.app.action_rights import may_do
        from kiberatung.app.practice_town import show_practice
        from kiberatung.services.labels import label_of

        self._furnish()
        is_practice, role = self._session.is_practice, desk.account.role
        self.window.table.may = lambda name: may_do(role, name, is_practice=is_practice)  # stays after the lock
        show_practice(self.window, is_practice=is_practice)
        self.window.menu_row.palette_line.find_help = self._find_help
        self._lock = None
        self.window.uncover()
        account = _("{name} · {role}").format(name=desk.account.name, role=label_of(role))
        self.window.status.set_account(account)
        self.window.status.set_network(_("Keine Netzverbindung geöffnet"))
        self._say_lock(self._settings.load().lock_minutes)
        self.window.set_saved(_("Alles gespeichert"))
        self._go_on(desk)
        if self._session.is_opened_by_recovery_key:
            self._ask_new_passphrase()
        self._care.start()

    def _find_help(self, text: str) -> "list[FoundEntry]":
        from kiberatung.ui.help.finding import help_entries

        return help_entries(text, lambda page: self.window.navigate("help", page=page))

    def _ask_new_passphrase(self) -> None:
        """Whoever needed the recovery key sets a new one before anything else."""
        from kiberatung.app.entry import new_passphrase_view

        self.window.cover_with(new_passphrase_view(self.window, self._session, self.window.uncover))

    def is_at_rest(self) -> bool:
        """Nothing is being read or written, and nothing waits for its turn."""
        return self.tasks.is_idle() and not self._care.isActive()

    def _take_care(self) -> None:
        """What need not be there with the first list, and would only come between it and the screen."""
        from kiberatung.app.desk_care import DeskCare

        if not self._session.is_open:
            return
        if not self.tasks.is_page_read():
            self._care.start()
            return
        self._watch_backups()
        self._deeds.show_undo()
        self._read_ahead()
        if not self._session.is_opened_by_recovery_key:
            DeskCare(self._session, self.window).begin(self._session.desk)

    def _read_ahead(self) -> None:
        from kiberatung.app.reading_ahead import read_ahead

        in_pool, desk = TaskOptions(lane=Lane.POOL), self._session.desk
        then = self._make_ahead
        self.tasks.run(lambda _control: read_ahead(desk), lambda _none: then(), self.window.show_fault, in_pool)

    def _make_ahead(self) -> None:
        from kiberatung.app.making_ahead import MakingAhead

        if self._ahead is None:
            self._ahead = MakingAhead(self.window.content, self._is_quiet)
        if self._session.is_open:
            self._ahead.begin()

    def _is_quiet(self, since_ms: int) -> bool:
        is_untouched = self._idle is None or self._idle.quiet_ms() >= since_ms
        return self._session.is_open and is_untouched and self.is_at_rest()

    def _go_on(self, desk: "Desk") -> None:
        """Where the same account was when the window was locked, else at the day."""
        left, self._left = self._left, None
        if left is not None and left[:2] == (desk.account.id, self._session.path) and left[2]:
            self.window.navigate(left[2], **left[3])
        else:
            self.window.navigate("today")

    def _refused(self, fault: Exception) -> None:
        if self._lock is None:
            self.window.show_fault(fault)
            return
        from kiberatung.domain.passphrases import MissingKeyslots, WrongPassphrase

        self._lock.set_busy(busy=False)
        self._lock.refuse(str(fault), fault.wait_seconds if isinstance(fault, WrongPassphrase) else 0)
        if isinstance(fault, MissingKeyslots):
            self._lock.offer(_("Schlüsseldatei vom &Blatt abtippen …"), self._cover_with_sheet)

    def _outside(self) -> "Outside":
        from kiberatung import __version__
        from kiberatung.app.session_keys import SessionKeys
        from kiberatung.ui.settings.port import Outside

        session = self._session
        return Outside(
            self._settings,
            session.backup_now,
            session.backup_words,
            self._lock_after,
            __version__,
            self._take_second_place,
            self._go_to_backups,
            SessionKeys(session),
        )

    def _lock_after(self, minutes: int) -> None:
        if self._idle is not None:
            self._idle.set_minutes(minutes)
        self._say_lock(minutes)

    def _say_lock(self, minutes: int) -> None:
        text = ngettext_("Sperrt nach {minutes} Minute Ruhe", "Sperrt nach {minutes} Minuten Ruhe", minutes)
        self.window.status.set_lock(text.format(minutes=minutes))

    def _keep_look(self) -> None:
        """Whether it was changed by menu, key or settings: it is the same at the next start."""
        self._settings.save(replace(self._settings.load(), scheme=theme.scheme, text_scale=theme.text_scale))

    def _take_second_place(self, place: Path | None) -> None:
        self._session.second_place = place
        self._watch_backups()

    def _go_to_backups(self) -> None:
        """As from the locked window, only that the list is shown at once."""
        self.lock()
        self._cover_with_entry().choose_backup()

    def _ignore(self, fault: Exception) -> None:
        """What only reminds is reminded of the next time."""

    def _watch_backups(self) -> None:
        from kiberatung.app.backup_watch import BackupWatch

        if self._backups is None:
            tell = self.window.status.set_backup
            self._backups = BackupWatch(self._session, self.tasks, lambda told: tell(told.words, told.tone), self)
        second = self._settings.load().second_place
        self._session.second_place = Path(second) if second else None
        self._backups.start()

    def _close(self) -> None:
        """The window goes; the lane ends what it has begun, then the store is closed and backed up."""
        if self._idle is not None:
            self._idle.stop()
        if self._backups is not None:
            self._backups.stop()
        self._session.unlocker.stop()
        self.tasks.stop()
        try:
            self._session.close()
        except TellableError as fault:
            self.window.messages.tell_at_the_end(fault)


def _help_panel() -> "HelpBase":
    from kiberatung.ui.help.field_panel import HelpPanel

    return HelpPanel()
