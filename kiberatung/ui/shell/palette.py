"""The search line over everything: persons and case numbers from a search, commands from the table of actions."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.protocols import FindEntries, FoundEntry
from kiberatung.ui.shell.action_table import ActionTable, FoundAction
from kiberatung.ui.shell.own_keys import german_keys
from kiberatung.ui.theme.icons import icon
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.key_pause import KeyPause
from kiberatung.ui.widgets.painting import draw_text

if TYPE_CHECKING:
    from kiberatung.ui.shell.palette_popup import AnswerPopup

_ROWS_AT_MOST = 14
_LATE_MS = 150  # the store is busy: commands need not wait for it
_WIDEST, _NARROWEST = 480, 200


class PaletteLine(QLineEdit):
    """Strg+K comes here; ↓ and ↑ choose, Enter does, Esc goes back where one was."""

    sought = Signal(str)

    def __init__(self, table: ActionTable, find: FindEntries | None) -> None:
        super().__init__()
        self._table, self._find = table, find
        self.find_help: Callable[[str], Sequence[FoundEntry]] | None = None
        """Pages of the help that a text means."""
        self._lines: list[str | FoundEntry] = []
        self._came_from: QWidget | None = None
        self._asked = ""
        self._awaited = self._enter_awaits = False
        self._people: Sequence[FoundEntry] = ()
        self._popup: AnswerPopup | None = None
        self.setAccessibleName(_("Suche und Befehle"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setPlaceholderText(_("Name, Fallnummer oder Befehl"))
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = KeyPause(self)
        self._pause.due.connect(self._seek)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATE_MS)
        self._late.timeout.connect(self._show_without_people)
        self.textEdited.connect(lambda _text: self._pause.key_typed())

    def sizeHint(self) -> QSize:
        return QSize(min(px(344), _WIDEST), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def enter(self) -> None:
        """Come here and remember where from."""
        here = QApplication.focusWidget()
        self._came_from = here if here is not self else self._came_from
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def answers(self) -> list[str | FoundEntry]:
        return list(self._lines)

    def _seek(self) -> None:
        """What is shown stays until the answer comes, so that nothing flickers under the hand."""
        asked = self._asked = self.text().strip()
        self._enter_awaits = False
        if self._find is not None and asked:
            self._awaited = True
            self._late.start()
            self._find(asked, lambda entries: self._take(asked, entries))
        else:
            self._show_without_people()
        self.sought.emit(asked)

    def _show_without_people(self) -> None:
        self._awaited = False
        self._people = ()
        self._show()

    def _take(self, asked: str, entries: Sequence[FoundEntry]) -> None:
        if asked != self._asked:  # an answer to a question that is no longer asked
            return
        self._late.stop()
        self._awaited = False
        self._people = entries
        self._show()
        if self._enter_awaits:
            self._do(self._popup.row() if self._popup is not None else -1)

    def _show(self) -> None:
        lines: list[str | FoundEntry] = []
        if self._people:
            lines += [_("Gefunden"), *list(self._people)[: _ROWS_AT_MOST - 4]]
        commands = self._table.found_anywhere(self._asked) if self._asked else []
        if commands:
            lines += [_("Befehle"), *(self._as_entry(found) for found in commands)]
        if self.find_help is not None and self._asked and (pages := self.find_help(self._asked)):
            lines += [_("Hilfe"), *pages]
        if self._asked and not lines:
            lines = [_("Nichts gefunden. Ein Teil des Namens genügt.")]
        self._lines = lines
        self._place_popup()

    def _place_popup(self) -> None:
        if not self._lines:
            self._close_popup()
            return
        if self._popup is None:
            from kiberatung.ui.shell.palette_popup import AnswerPopup  # noqa: PLC0415 - not before something is sought

            self._popup = AnswerPopup(self.window())
            self._popup.list.clicked.connect(lambda index: self._do(index.row()))
        self._popup.set_lines(self._lines)
        self._popup.show_below(self)
        self._popup.step(1)

    def _as_entry(self, found: FoundAction) -> FoundEntry:
        spec = found.spec
        note = found.place or german_keys(self._table.keys_of(spec))
        return FoundEntry(spec.words().rstrip("…").rstrip(), spec.call, note, icon=spec.icon or "chevron-right")

    def _close_popup(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _do(self, row: int) -> None:
        line = self._lines[row] if 0 <= row < len(self._lines) else ""
        if isinstance(line, FoundEntry):
            self._leave()
            line.call()

    def _enter(self) -> None:
        """Never what answers an older text: before the answer is there, Enter waits for it."""
        if self._pause.is_waiting():
            self._pause.stop()
            self._seek()
        if self._awaited:
            self._enter_awaits = True
        else:
            self._do(self._popup.row() if self._popup is not None else -1)

    def forget(self) -> None:
        """Everything that was sought and found."""
        self._came_from = None
        self._leave()
        self._people = ()
        if self._popup is not None:
            self._popup.deleteLater()
            self._popup = None

    def _leave(self) -> None:
        self._pause.stop()
        self._late.stop()
        self.clear()
        self._asked = ""
        self._awaited = self._enter_awaits = False
        self._lines = []
        self._close_popup()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._popup is not None:
            self._popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close_popup()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.text():
            _paint_keycap(self, _("Strg+K"))


def _paint_keycap(line: QWidget, keys: str) -> None:
    painter = QPainter(line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = metrics("small").horizontalAdvance(keys) + px(10)
    cap = QRectF(line.width() - width - 8.5, (line.height() - px(18)) / 2 + 0.5, width, px(18) - 1)
    painter.setPen(QPen(colour("hair"), 1))
    painter.setBrush(colour("bg"))
    painter.drawRoundedRect(cap, 4, 4)
    draw_text(painter, cap.adjusted(px(5), 0, 0, 0), keys, "small")
