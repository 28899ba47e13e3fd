"""Paints the grid of questions and makes its editors."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.form import LEFT_EDGE
from kiberatung.ui.widgets.grid_model import GRID_CELL_ROLE, GRID_LINE_ROLE, GridModel
from kiberatung.ui.widgets.grid_values import CellState, GridCell, GridSection
from kiberatung.ui.widgets.grid_words import WordCompleter
from kiberatung.ui.widgets.painting import draw_cell_ring, draw_hairline, draw_status, draw_text

_Index = QModelIndex | QPersistentModelIndex
_PADDING = 12


class GridDelegate(QStyledItemDelegate):
    """`move` gets every key of an open editor first and says whether it was a move in the grid.

    `is_scan` tells a text that a scanner or a person put into a cell, but that belongs elsewhere.
    """

    typed = Signal(object, object, str)  # row key, column key, text
    scanned = Signal(str)
    entered = Signal()  # with the Enter key alone, after the text was stored

    def __init__(
        self,
        parent: QObject,
        move: Callable[[QKeyEvent], bool],
        current: Callable[[], _Index],
        is_scan: Callable[[str], bool],
    ) -> None:
        super().__init__(parent)
        self._move, self._current, self._is_scan = move, current, is_scan

    # editors

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("cell", True)
        editor.setAlignment(LEFT_EDGE)
        model = index.model()
        keys = model.keys_at(index) if isinstance(model, GridModel) else None
        if isinstance(model, GridModel) and keys is not None:
            line = model.lines[index.row()]
            editor.setAccessibleName(f"{model.columns[index.column() - 1].title}: {line.title}")
            editor.setPlaceholderText(model.source.grid_cell(*keys).placeholder)
            editor.textEdited.connect(lambda text: self.typed.emit(*keys, text))
            words = model.source.words_for(*keys)
            if words:
                completer = WordCompleter(words, editor)
                completer.key_pressed.connect(lambda event: self.eventFilter(editor, event))
                editor.setCompleter(completer)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Once: an answer stored meanwhile must not write over what is being typed."""
        if isinstance(editor, QLineEdit) and not editor.property("begun"):
            editor.setProperty("begun", True)
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        editor.setGeometry(option.rect.adjusted(3, 3, -3, -4))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            if event.type() == QEvent.Type.ShortcutOverride and self._overrides(watched, event):
                return True
            if event.type() == QEvent.Type.KeyPress and self._takes_key(watched, event):
                return True
        return super().eventFilter(watched, event)

    def _overrides(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        """The keys of the grid come before those of the menus; any other Alt letter leaves the cell with its text."""
        if event.key() in KEYS_OF_THE_GRID and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            event.accept()
            return True
        if is_alt_letter(event):
            self._finish(editor)
        return False

    def _takes_key(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste) and self._is_scan(
            pasted := QGuiApplication.clipboard().text()
        ):
            self._pass_on(editor, pasted)
            return True
        if event.key() in COMMITTING and self._is_scan(editor.text()):
            self._pass_on(editor, editor.text())
            return True
        if event.key() in COMMITTING or is_alt_letter(event) or _is_grid_key(event):
            self._finish(editor)
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            return True
        return self._move(event) or event.key() in COMMITTING

    def _pass_on(self, editor: QLineEdit, text: str) -> None:
        """The cell stays as it was."""
        self.closeEditor.emit(editor)
        self.scanned.emit(text)

    def _finish(self, editor: QLineEdit) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    # painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRectF(option.rect)
        line = index.data(GRID_LINE_ROLE)
        painter.save()
        if isinstance(line, GridSection):
            _draw_section(painter, rect, line)
        elif index.column() == 0:
            self._draw_question(painter, rect, index)
        else:
            self._draw_cell(painter, rect, index)
        draw_hairline(painter, rect)
        if not isinstance(line, GridSection):
            draw_hairline(painter, rect, right=True)
        if self._is_current(index) and index.column() > 0:
            draw_cell_ring(painter, rect)
        painter.restore()

    def _is_current(self, index: _Index) -> bool:
        current = self._current()
        return current.isValid() and (current.row(), current.column()) == (index.row(), index.column())

    def _draw_question(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        here = self._current().isValid() and self._current().row() == index.row()
        room = rect.adjusted(px(16), 0, -px(6), 0)
        draw_text(painter, room, str(index.data()), "bold" if here else "body", "accent" if here else "muted")

    def _draw_cell(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        cell = index.data(GRID_CELL_ROLE)
        if not isinstance(cell, GridCell):
            return
        if cell.state == CellState.NOT_APPLICABLE:
            painter.fillRect(rect, colour("stale_bg"))
        if cell.to_confirm:
            painter.fillRect(rect, colour("soft"))
        if cell.warning:
            _draw_warning(painter, rect, cell)
            rect = QRectF(rect.left(), rect.top() + 2, rect.width(), rect.height() / 2)
        room = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        room = _draw_source(painter, room, cell)
        if cell.state == CellState.OPEN:
            _draw_open(painter, room, cell, here=self._is_current(index))
        else:
            _draw_value(painter, room, cell)


_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
COMMITTING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, *_ENTER}
KEYS_OF_THE_GRID = {Qt.Key.Key_D, Qt.Key.Key_Return, Qt.Key.Key_Enter}
"""With Strg: copy from the left, confirm."""


def is_alt_letter(event: QKeyEvent) -> bool:
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and is_letter


def _is_grid_key(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _draw_section(painter: QPainter, rect: QRectF, section: GridSection) -> None:
    room = rect.adjusted(px(16), 0, -_PADDING, 0)
    used = draw_text(painter, room, section.title, "bold")
    draw_text(painter, room.adjusted(used + px(8), 0, 0, 0), section.note, "body", "muted")


def _draw_source(painter: QPainter, room: QRectF, cell: GridCell) -> QRectF:
    """Draw where the value comes from at the right; returns what is left of the room."""
    if not cell.source_word:
        return room
    width = metrics("small").horizontalAdvance(cell.source_word) + px(14) + px(5) + 2
    place = QRectF(room.right() - width, room.top(), width, room.height())
    draw_status(painter, place, cell.source_icon, cell.source_word, "accent" if cell.to_confirm else "muted", "small")
    return room.adjusted(0, 0, -width - px(6), 0)


def _draw_open(painter: QPainter, room: QRectF, cell: GridCell, *, here: bool) -> None:
    if here:
        draw_text(painter, room, cell.placeholder, "body", "placeholder")
        return
    width = draw_text(painter, room, cell.text or _("offen"), "body", "muted")
    painter.setPen(QPen(colour("line"), 1, Qt.PenStyle.DashLine))
    foot = room.center().y() + px(9)
    painter.drawLine(round(room.left()), round(foot), round(room.left() + width), round(foot))


def _draw_value(painter: QPainter, room: QRectF, cell: GridCell) -> None:
    if cell.state == CellState.INHERITED:
        side = px(14)
        draw_icon(painter, "corner-up-left", QRectF(room.left(), room.center().y() - side / 2, side, side), "muted")
        draw_text(painter, room.adjusted(side + px(6), 0, 0, 0), cell.text or _("wie gemeinsam"), "body", "placeholder")
    elif cell.state == CellState.ANSWER:
        draw_status(painter, room, cell.icon, cell.text, "muted")
    else:
        used = draw_text(painter, room, cell.text)
        draw_text(painter, room.adjusted(used + px(6), 0, 0, 0), cell.note, "body", "muted")


def _draw_warning(painter: QPainter, rect: QRectF, cell: GridCell) -> None:
    painter.fillRect(rect, colour("warn_bg"))
    painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), colour("warn"))
    half = QRectF(rect.left() + _PADDING, rect.center().y() - 1, rect.width() - 2 * _PADDING, rect.height() / 2 - 2)
    draw_status(painter, half, "triangle-alert", cell.warning, "warn", "small")
