"""Paints the grid of questions and makes its editors."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.form import LEFT_EDGE
from kiberatung.ui.widgets.grid_model import GRID_CELL_ROLE, GRID_LINE_ROLE, GridModel
from kiberatung.ui.widgets.grid_values import CellState, GridCell, GridSection
from kiberatung.ui.widgets.painting import draw_cell_ring, draw_hairline, draw_status, draw_text

_Index = QModelIndex | QPersistentModelIndex
_PADDING = 12


class GridDelegate(QStyledItemDelegate):
    """`move` gets every key of an open editor first and says whether it was a move in the grid."""

    typed = Signal(object, object, str)  # row key, column key, text

    def __init__(self, parent: QObject, move: Callable[[QKeyEvent], bool], current: Callable[[], _Index]) -> None:
        super().__init__(parent)
        self._move, self._current = move, current

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
            words = list(model.source.words_for(*keys))
            if words:
                editor.setCompleter(_completer(words, editor))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        editor.setGeometry(option.rect.adjusted(3, 3, -3, -4))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_alt(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            popup = watched.completer().popup() if watched.completer() else None
            if not (popup and popup.isVisible() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}):
                if event.key() in _COMMITTING or _is_alt(event):
                    self._finish(watched, keep=not _is_alt(event))
                if self._move(event) or event.key() in _COMMITTING:
                    return True
        return super().eventFilter(watched, event)

    def _finish(self, editor: QLineEdit, *, keep: bool) -> None:
        if keep:
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
        if cell.warning:
            _draw_warning(painter, rect, cell)
            rect = QRectF(rect.left(), rect.top() + 2, rect.width(), rect.height() / 2)
        room = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        room = _draw_source(painter, room, cell)
        if cell.state == CellState.OPEN:
            _draw_open(painter, room, cell, here=self._is_current(index))
        else:
            _draw_value(painter, room, cell)


_COMMITTING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _is_alt(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() < Qt.Key.Key_Escape


def _completer(words: list[str], editor: QLineEdit) -> QCompleter:
    completer = QCompleter(editor)
    completer.setModel(QStringListModel(words, completer))
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    if popup is not None:
        popup.setProperty("popup", True)
    return completer


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
    draw_status(painter, place, cell.source_icon, cell.source_word, "muted", "small")
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
