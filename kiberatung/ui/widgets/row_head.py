"""The heads of the one table: what is sorted and filtered stands there, and every deed is done by mouse or by key."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from kiberatung.basics.texts import _
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, metrics, px, theme
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.painting import draw_cell_ring, draw_text
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_painter import FIRST_MARGIN

STEP = 16
LEAST_WIDTH, MOST_WIDTH = 40, 800
_PADDING = 8


class RowHead(QHeaderView):
    """Tab comes here from the list; ←→ go along, Enter sorts, with Umschalt as second criterion; Alt+↓ filters.

    Alt+←→ move the column, + and − change its width, Entf hides it, ↓ goes back into the list.
    """

    sort_clicked = Signal(int, bool)  # section, behind what is sorted already
    filter_wanted = Signal(str)
    move_wanted = Signal(str, int)  # by so many places
    hide_wanted = Signal(str)
    width_chosen = Signal(str, int)  # at text scale 1

    def __init__(self, table: QTableView, rows: RowTableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._rows = rows
        self._current = 0
        self._behind = False
        self._widths: list[int] = []
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(LEAST_WIDTH))
        self.setAccessibleName(_("Spaltenköpfe"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("own_ring", True)
        self.sectionClicked.connect(lambda section: self.sort_clicked.emit(section, self._behind))
        self.sectionMoved.connect(self._moved)

    def let_arrange(self) -> None:
        """For lists whose columns may be sorted, moved, hidden and filtered."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSectionsMovable(True)

    def current_name(self) -> str:
        return self._rows.columns[self._current].name

    def go_to(self, name: str) -> None:
        """The column that has just been moved or sorted stays the one with the cursor."""
        places = [number for number, column in enumerate(self._rows.columns) if column.name == name]
        self._current = places[0] if places else 0
        self.viewport().update()

    def width_needed(self, section: int) -> int:
        """For the whole title with what stands behind it."""
        rows, column = self._rows, self._rows.columns[section]
        marks = _Marks(rows.place_in_order(column.name), column.name in rows.filtered)
        margin = FIRST_MARGIN if section == 0 else _PADDING
        return round(metrics("small_strong").horizontalAdvance(column.title) + marks.width()) + margin + _PADDING + 2

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier:
            done = self._with_alt(event.key())
        elif held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            done = self._step(event.key()) or self._do(event, behind=bool(held))
        else:
            done = False
        if not done:
            super().keyPressEvent(event)

    def _with_alt(self, key: int) -> bool:
        if key == Qt.Key.Key_Down:
            self.filter_wanted.emit(self.current_name())
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.move_wanted.emit(self.current_name(), -1 if key == Qt.Key.Key_Left else 1)
        else:
            return False
        return True

    def _step(self, key: int) -> bool:
        shown = [number for number in range(self.count()) if not self.isSectionHidden(number)]
        if not shown:
            return False
        place = shown.index(self._current) if self._current in shown else 0
        places = {
            Qt.Key.Key_Left: max(place - 1, 0),
            Qt.Key.Key_Right: min(place + 1, len(shown) - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(shown) - 1,
        }
        if key not in places:
            return False
        self._current = shown[places[Qt.Key(key)]]
        self._table.scrollTo(self._rows.index(self._table.rowAt(0), self._current))
        self._say_current()
        return True

    def _do(self, event: QKeyEvent, *, behind: bool) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.sort_clicked.emit(self._current, behind)
        elif key == Qt.Key.Key_Down:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key == Qt.Key.Key_Delete:
            self.hide_wanted.emit(self.current_name())
        elif event.text() in {"+", "-"}:
            self._widen(STEP if event.text() == "+" else -STEP)
        else:
            return False
        return True

    def _widen(self, by: int) -> None:
        width = round(self.sectionSize(self._current) / theme.text_scale) + by
        self.width_chosen.emit(self.current_name(), min(max(width, LEAST_WIDTH), MOST_WIDTH))

    def _say_current(self) -> None:
        self.viewport().update()
        announce(self, self._rows.head_words(self._current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._current = min(self._current, max(self.count() - 1, 0))
        self._say_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._behind = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._widths = [self.sectionSize(number) for number in range(self.count())]
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        for number, before in enumerate(self._widths[: self.count()]):
            column = self._rows.columns[number]
            if self.sectionSize(number) != before and not column.stretch:
                self.width_chosen.emit(column.name, round(self.sectionSize(number) / theme.text_scale))
        self._widths = []

    def _moved(self, _section: int, old: int, new: int) -> None:
        """The model has the order of the columns, so the head goes back to its own at once."""
        name = self._rows.columns[self.logicalIndex(new)].name
        self.blockSignals(True)
        self.moveSection(new, old)
        self.blockSignals(False)
        self.move_wanted.emit(name, new - old)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole title of a narrow column, with what Enter would do."""
        if event.type() == QEvent.Type.ToolTip:
            place: QPoint = event.pos()  # type: ignore[attr-defined]  # a help event
            section = self.logicalIndexAt(place)
            self.setToolTip(self._rows.head_words(section) if section >= 0 else "")
        return super().viewportEvent(event)

    # painting

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        rows = self._rows
        column = rows.columns[logicalIndex]
        area = rect.toRectF()
        painter.save()
        painter.fillRect(area, colour("bg"))
        room = area.adjusted(FIRST_MARGIN if logicalIndex == 0 else _PADDING, 0, -_PADDING, -1)
        marks = _Marks(rows.place_in_order(column.name), column.name in rows.filtered)
        wide = marks.width()
        tone = "text" if wide else "muted"
        if column.align == "right":
            words = room.adjusted(0, 0, -wide, 0)
            draw_text(painter, words, column.title, "small_strong", tone, right=True)
            marks.paint(painter, words.right(), room)
        else:
            words = room.adjusted(0, 0, -wide, 0)
            used = draw_text(painter, words, column.title, "small_strong", tone)
            marks.paint(painter, words.left() + used, room)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), colour("line"))
        if self.hasFocus() and logicalIndex == self._current:
            draw_cell_ring(painter, area.adjusted(1, 1, -1, -2))
        painter.restore()


class _Marks:
    """Arrow, its figure where two columns sort, and the sign of a filter, behind the title of a column."""

    def __init__(self, place: tuple[int, bool, bool] | None, filtered: bool) -> None:
        self._icons = [] if place is None else ["arrow-down" if place[1] else "arrow-up"]
        self._figure = str(place[0]) if place is not None and place[2] else ""
        self._filtered = filtered

    def width(self) -> float:
        side = px(12) + 4
        figure = metrics("small").horizontalAdvance(self._figure) + 1 if self._figure else 0
        return side * (len(self._icons) + int(self._filtered)) + figure

    def paint(self, painter: QPainter, left: float, room: QRectF) -> None:
        side = px(12)
        for name in self._icons:
            draw_icon(painter, name, QRectF(left + 4, room.center().y() - side / 2, side, side), "text")
            left += side + 4
        if self._figure:
            place = QRectF(left + 1, room.top(), px(14), room.height())
            left += draw_text(painter, place, self._figure, "small", "text") + 1
        if self._filtered:
            draw_icon(painter, "filter", QRectF(left + 4, room.center().y() - side / 2, side, side), "accent")
