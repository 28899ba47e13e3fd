"""The frame of the window: menu row, navigation, content, status bar, and what presenters may ask of them."""

# ruff: noqa: PLC0415 - a covered window is shown at once; what lies below is imported and made behind the cover

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.protocols import (
    FileWish,
    FindEntries,
    OfferedDeed,
    PreviewDeeds,
    Question,
    Shell,
    TaskControl,
    TaskOptions,
    Tone,
)
from kiberatung.ui.shell.status_bar import StatusBar
from kiberatung.ui.shell.tasks import Tasks
from kiberatung.ui.theme.apply import dress
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.style import FocusRing

if TYPE_CHECKING:
    from kiberatung.ui.shell.action_table import ActionSpec
    from kiberatung.ui.shell.help_base import HelpBase
    from kiberatung.ui.shell.own_keys import KeysPort
    from kiberatung.ui.shell.screen import Frame, Screen, ScreenSpec

Result = TypeVar("Result")
PROGRAM = "KIberatung"
RAIL_BELOW = 1440
LETTERS_AFTER_MS = 250
_NO_OPTIONS = TaskOptions()


class MainWindow(QMainWindow):
    """Joins the parts; it is the `Shell` that screens and presenters get.

    Made with its screens it is whole; without them it can only be covered and shown until `furnish`.
    """

    lock_wanted = Signal()
    closing = Signal()
    first_painted = Signal()

    def __init__(
        self,
        tasks: Tasks,
        screens: "Sequence[ScreenSpec] | None" = None,
        actions: "Callable[[Shell], Sequence[ActionSpec]] | None" = None,
        find: FindEntries | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.tasks = tasks
        self.status = StatusBar()
        self.is_furnished = False
        self._is_painted = False
        self._letters_due = QTimer(self, singleShot=True)
        self._letters_due.timeout.connect(self._give_letters)
        self._ring = FocusRing(self)
        self._frame: Frame = "full"
        self._work = QWidget()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work)
        self._help: HelpBase | None = None
        self.make_help: Callable[[], HelpBase] | None = None
        """Called when help is asked for the first time."""
        self._band: QWidget | None = None
        self.setCentralWidget(self._above_the_help())
        self.setStatusBar(self.status)
        self.resize(1440, 900)
        self.setMinimumSize(1024, 640)
        self.setWindowTitle(PROGRAM)
        dress(self)
        if screens is not None:
            self.furnish(screens, actions, find)

    def _above_the_help(self) -> QWidget:
        """Help can stand below whatever is shown, also the lock, covering nothing."""
        body = QWidget()
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self._pages, 1)
        return body

    def furnish(
        self,
        screens: "Sequence[ScreenSpec]",
        actions: "Callable[[Shell], Sequence[ActionSpec]] | None" = None,
        find: FindEntries | None = None,
        keys: "KeysPort | None" = None,
    ) -> None:
        """Everything a cover hides: once, before the first screen is asked for."""
        from kiberatung.ui.shell.action_table import ActionTable
        from kiberatung.ui.shell.actions import Actions
        from kiberatung.ui.shell.content import Content
        from kiberatung.ui.shell.far_actions import callable_from_afar
        from kiberatung.ui.shell.menu_row import MenuRow
        from kiberatung.ui.shell.messages import Messages
        from kiberatung.ui.shell.navigation import Navigation
        from kiberatung.ui.shell.privacy import PrivacyCover
        from kiberatung.ui.shell.progress import TaskProgress
        from kiberatung.ui.shell.standard_actions import menu_titles, standard_actions
        from kiberatung.ui.widgets.notice_bar import NoticeBar

        self.table = ActionTable((), own_keys=keys.load() if keys is not None else {}, is_covered=self._hides_records)
        screens = [*screens, *_own_screens(self, keys)]
        self.messages = Messages(self)
        self.privacy = PrivacyCover(self)
        self.menu_row = MenuRow(self.table, find)
        self.navigation = Navigation(screens)
        self.content = Content(self, screens)
        self.notice_bar = NoticeBar(_("Hinweis schließen"), _("&Abbrechen"))
        self._lay_out()
        own = actions(self) if actions is not None else ()
        self.table.permanent = (*own, *standard_actions(self, screens))
        self.table.elsewhere = callable_from_afar({spec.name: spec.title for spec in screens}, self._go_and_do)
        self.actions_shown = Actions(self, self.menu_row.bar, self.table, menu_titles())
        self.progress = TaskProgress(self.tasks, self.notice_bar)
        self._connect()
        self.is_furnished = True
        self._apply_frame()

    def _lay_out(self) -> None:
        from kiberatung.ui.shell.page_scroll import PageScroll

        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        column = self._beside_navigation = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.notice_bar)
        column.addWidget(PageScroll(self.content), 1)
        row.addLayout(column, 1)
        self.menu_row.setVisible(not self.is_covered())
        self.setMenuWidget(self.menu_row)

    def _connect(self) -> None:
        self.navigation.entry_chosen.connect(self.navigate)
        self.content.screen_shown.connect(self._screen_shown)
        self.menu_row.undo_wanted.connect(lambda: self.actions_shown.trigger("undo"))
        self.menu_row.privacy_wanted.connect(self.toggle_privacy)
        self.privacy.lock_wanted.connect(self.lock_wanted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._give_letters_soon)

    def _give_letters_soon(self) -> None:
        """What is shown now has its Alt letters when the person has settled there."""
        self._letters_due.start(LETTERS_AFTER_MS)

    def _give_letters(self) -> None:
        from kiberatung.ui.widgets.alt_letters import give_letters

        give_letters(self)

    # Shell: what presenters may ask

    def show_notice(
        self, headline: str, text: str = "", tone: Tone = "ok", deed: str = "", call: Callable[[], object] | None = None
    ) -> None:
        from kiberatung.ui.widgets.notice_bar import Notice

        self.notice_bar.show_notice(Notice(headline, text, tone, deed, call))

    def show_offer(self, headline: str, text: str, deeds: "Sequence[OfferedDeed]") -> None:
        from kiberatung.ui.widgets.notice_bar import Notice

        more = [(deed.word, deed.call) for deed in deeds]
        self.notice_bar.show_notice(Notice(headline, text, "info", more=more))

    def show_fault(self, fault: BaseException) -> None:
        from kiberatung.domain.errors import TellableError

        if isinstance(fault, TellableError):
            self.show_notice(_("Nicht erledigt"), str(fault), "danger")
        else:
            self.messages.show_crash(fault)

    def navigate(self, screen: str, **arguments: Any) -> None:
        self.content.show_screen(screen, arguments)

    def run_task(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
        options: TaskOptions = _NO_OPTIONS,
    ) -> Any:
        return self.tasks.run(lambda _control: work(), done, failed or self.show_fault, options)

    def run_long_task(
        self,
        work: Callable[[TaskControl], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
        options: TaskOptions = _NO_OPTIONS,
    ) -> Any:
        return self.tasks.run(work, done, failed or self.show_fault, options)

    def ask(self, question: Question, agreed: Callable[[], object]) -> None:
        self.messages.ask(question, agreed)

    def ask_file_to_save(self, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        self.messages.ask_file_to_save(wish, chosen)

    def ask_file_to_open(self, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        self.messages.ask_file_to_open(wish, chosen)

    def ask_folder(self, title: str, chosen: Callable[[Path], object]) -> None:
        self.messages.ask_folder(title, chosen)

    def copy_text(self, text: str, said: str = "", page: str = "") -> None:
        from kiberatung.ui.widgets.clipboard import copy_text

        copy_text(text, page)
        if said:
            self.show_notice(said)

    def open_preview(self, pdf: bytes, title: str, note: str = "", deeds: PreviewDeeds | None = None) -> None:
        self.navigate("preview", pdf=pdf, title=title, note=note, deeds=deeds, back=self.content.place())

    def print_pdf(self, pdf: bytes, title: str, printed: Callable[[], object] | None = None) -> None:
        from kiberatung.ui.shell.printing import Printing

        Printing(self, self).print_pdf(pdf, title, printed)

    def print_pages(self, pdf: bytes, title: str, printed: Callable[[Sequence[int]], object]) -> None:
        from kiberatung.ui.shell.printing import Printing

        Printing(self, self).print_pages(pdf, title, printed)

    def set_title(self, title: str) -> None:
        self.privacy.set_title(self, f"{title} – {PROGRAM}")

    def set_saved(self, words: str, tone: Literal["ok", "warn", "danger", "muted"] = "ok") -> None:
        self.status.set_saved(words, tone)

    def forget_last_opened(self) -> None:
        self.navigation.forget_last_opened()

    def add_last_opened(self, title: str, note: str, screen: str, **arguments: Any) -> None:
        from kiberatung.ui.shell.navigation import LastOpened

        self.navigation.add_last_opened(LastOpened(title, note, lambda: self.navigate(screen, **arguments)))

    # what the standard actions ask

    def enter_search(self) -> None:
        self.menu_row.palette_line.enter()

    def show_help(self) -> None:
        """What the focused field is for, in place; where there is none the page about the screen."""
        if self._help is None and self.make_help is not None:
            self._help = self.make_help()
        if self._help is not None:
            self._place_help(self._help)
        field = QApplication.focusWidget() or self.focusWidget()
        told = self._help is not None and self._help.tell_about(field)
        if not told and not self.is_covered() and self.content.has_screen("help"):
            name, arguments = self.content.place()
            self.navigate("help", about=name, tab=str(arguments.get("tab", "")))

    def _place_help(self, panel: "HelpBase") -> None:
        """At the foot of the page, beside the navigation, which keeps its height; below a cover that is in front."""
        (self._body if self.is_covered() or not self.is_furnished else self._beside_navigation).addWidget(panel)

    def _close_help(self) -> None:
        if self._help is not None:
            self._help.close_help()

    def _go_and_do(self, screen: str, identifier: str) -> None:
        """An action of another screen: done when that screen has read what it shows."""
        self.navigate(screen)
        self.run_task(lambda: None, lambda _read: self.actions_shown.trigger(identifier))

    def toggle_privacy(self) -> None:
        self.privacy.toggle()

    def lock(self) -> None:
        self.lock_wanted.emit()

    # what the program asks

    def cover_with(self, page: QWidget) -> None:
        """Show a page instead of everything: the lock, the choice of a store. Nothing of the work stays in sight."""
        self.uncover()
        self._close_help()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if self._band is not None:
            self._band.hide()
        if self.is_furnished:
            self.menu_row.hide()
            self.notice_bar.hide()
        page.setFocus()

    def set_band(self, band: QWidget | None) -> None:
        """Above everything that is shown; None takes it away."""
        if self._band is not None:
            self._body.removeWidget(self._band)
            self._band.hide()
            self._band.deleteLater()
        self._band = band
        if band is not None:
            self._body.insertWidget(0, band)

    def uncover(self) -> None:
        """Back to the work, and to the place in it."""
        covering = self._pages.currentWidget()
        if covering is not None and self.is_covered():
            self._pages.setCurrentIndex(0)
            self._pages.removeWidget(covering)
            covering.deleteLater()
            self._close_help()
            if self._band is not None:
                self._band.show()
            if self.is_furnished:
                self._apply_frame()
                self.content.focus_current()

    def empty(self) -> None:
        """After `cover_with`: what was typed becomes a draft, and nothing of any record stays in any part."""
        from kiberatung.ui.widgets.clipboard import clear_clipboard

        if self.is_furnished:
            self.keep_drafts()
            self.tasks.tell_nobody()
            self.privacy.lift()
            self.messages.close_all()
            self._close_other_windows()
            self.content.forget_all()
            self.actions_shown.set_screen_actions(())
            self.navigation.forget_last_opened()
            self.menu_row.forget()
            self.notice_bar.forget()
            self.set_saved(_("Alles gespeichert"))
        clear_clipboard()
        self.setWindowTitle(PROGRAM)

    def keep_drafts(self) -> None:
        """Without waiting for the next second; written on the database lane before whatever comes after."""
        from kiberatung.ui.widgets.draft_keeper import DraftKeeper

        for keeper in self.findChildren(DraftKeeper):
            keeper.keep_now()

    def _close_other_windows(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window is not self and window.isVisible():
                window.close()

    def _hides_records(self) -> bool:
        return self.is_covered() or self.privacy.is_covered()

    def is_covered(self) -> bool:
        return self._pages.currentIndex() > 0

    def _screen_shown(self, spec: "ScreenSpec", frame: "Frame") -> None:
        self._close_help()
        self._frame = frame
        self.navigation.choose(spec.entry or spec.name)
        self.set_title(spec.title)
        self.actions_shown.set_screen_actions(self.content.current_actions())
        self._apply_frame()

    def _apply_frame(self) -> None:
        bare = self._frame == "bare"
        self.menu_row.setVisible(not bare and not self.is_covered())
        self.navigation.setVisible(not bare)
        self.status.setVisible(not bare)
        self.navigation.set_narrow(self._frame == "rail" or self.width() < px(RAIL_BELOW))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)  # after the parts, which are painted behind the whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_furnished:
            self._apply_frame()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1 and not self.is_furnished:
            self.show_help()
        elif event.key() == Qt.Key.Key_Escape and self._help is not None and self._help.isVisible():
            self._help.close_help()
        elif event.key() == Qt.Key.Key_Escape and self.is_furnished and self.notice_bar.isVisible():
            self.notice_bar.close_notice()
        else:
            super().keyPressEvent(event)
        self._underline_letters(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        self._underline_letters(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        from kiberatung.ui.widgets.reading_order import go_on

        return go_on(self, forward=next)

    def _underline_letters(self, event: QKeyEvent) -> None:
        """Alt held or let go: the underlined letters come and go; whatever is shown now has one."""
        from PySide6.QtWidgets import QAbstractButton, QLabel, QMenuBar

        if event.key() == Qt.Key.Key_Alt:
            if event.type() == QEvent.Type.KeyPress:
                self._give_letters()
            for part in self.findChildren(QWidget):
                if isinstance(part, QAbstractButton | QLabel | QMenuBar):
                    part.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        from kiberatung.ui.widgets.clipboard import clear_clipboard

        if self.is_furnished:
            self.keep_drafts()
        clear_clipboard()
        self.closing.emit()
        super().closeEvent(event)


def _own_screens(window: MainWindow, keys: "KeysPort | None") -> "list[ScreenSpec]":
    from kiberatung.ui.shell.screen import ScreenSpec

    return [
        ScreenSpec("shortcuts", _("Befehle und Tasten"), lambda _shell: _shortcut_page(window, keys), entry="help"),
        ScreenSpec("preview", _("Vorschau"), _preview_page),
    ]


def _shortcut_page(window: MainWindow, keys: "KeysPort | None") -> "Screen":
    from kiberatung.ui.shell.shortcut_page import ShortcutPage

    return ShortcutPage(window, window.table, keys, window.actions_shown.set_keys)


def _preview_page(shell: Shell) -> "Screen":
    from kiberatung.ui.shell.preview_page import PreviewPage

    return PreviewPage(shell)
