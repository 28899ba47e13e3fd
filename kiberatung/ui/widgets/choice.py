"""Choosing one value: segments up to three, a combo up to ten, a searching field above."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)

from kiberatung.ui.theme.icons import BUTTON_ICON_SIZE, draw_icon, icon
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.runs import ISOLATE, POP
from kiberatung.ui.widgets.text import label

SEGMENTS_AT_MOST = 3
COMBO_AT_MOST = 10
_BESIDE_THE_MARK = 8
"""Between the check mark and the word."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value and its word; `search` holds further words it is found by, `shown` stands behind it in the list."""

    value: Hashable
    word: str
    search: str = ""
    icon: str = ""
    shown: str = ""


class Segments(QWidget):
    """Up to a handful of short words side by side; the chosen one also carries a check mark."""

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[Option], value: Hashable | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._options = tuple(options)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for number, option in enumerate(self._options):
            part = _SegmentPart(option.word)
            part.setProperty("segment", _place(number, len(self._options)))
            part.setIconSize(BUTTON_ICON_SIZE)
            part.setAccessibleName(f"{name}: {option.word}")
            part.toggled.connect(self._show_marks)
            self._group.addButton(part, number)
            layout.addWidget(part)
        layout.addStretch(1)
        if self._options:
            self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._options[number].value))
        self.set_value(value)

    def value(self) -> Hashable | None:
        number = self._group.checkedId()
        return self._options[number].value if number >= 0 else None

    def set_value(self, value: Hashable | None) -> None:
        """Show a choice without saying that it changed; None shows none."""
        self._group.setExclusive(False)
        for number, option in enumerate(self._options):
            self._group.button(number).setChecked(value is not None and option.value == value)
        self._group.setExclusive(True)
        self._show_marks()

    def _show_marks(self) -> None:
        for number, option in enumerate(self._options):
            part = self._group.button(number)
            own = icon(option.icon, "accent" if part.isChecked() else "muted") if option.icon else icon("minus")
            part.setIcon(icon("check", "accent") if part.isChecked() and not option.icon else own)
            if not part.isChecked() and not option.icon:
                part.setIcon(type(own)())


class _SegmentPart(QPushButton):
    """Makes room for its word in the weight it has when it is chosen, which Qt does not count."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.setCheckable(True)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.isChecked():
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
            hint.setWidth(hint.width() + max(more, 0) + _BESIDE_THE_MARK)
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Combo(QComboBox):
    """A combo box with its own arrow; the list stays as wide as its words need."""

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[Option] = (), value: Hashable | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._spoken_label = label(name)
        self._options: tuple[Option, ...] = ()
        self.setView(QListView())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_options(options)
        self.set_value(value)
        self.activated.connect(lambda _number: self.chosen.emit(self.value()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._stand_beside_label()

    def set_name(self, name: str) -> None:
        """For a combo that stands beside another record now."""
        self.setAccessibleName(name)
        self._spoken_label.setText(name)

    def _stand_beside_label(self) -> None:
        """A screen reader on Linux says the value as the name, and finds the name by a label among the neighbours."""
        self._spoken_label.setParent(self.parentWidget())
        self._spoken_label.hide()
        self._spoken_label.setBuddy(self)

    def set_options(self, options: Sequence[Option]) -> None:
        kept = self.value()
        self._options = tuple(options)
        self.clear()
        for option in self._options:
            self.addItem(option.word)
        self.set_value(kept)

    def value(self) -> Hashable | None:
        number = self.currentIndex()
        return self._options[number].value if 0 <= number < len(self._options) else None

    def set_value(self, value: Hashable | None) -> None:
        numbers = [number for number, option in enumerate(self._options) if option.value == value]
        self.setCurrentIndex(numbers[0] if numbers else -1)

    def minimumSizeHint(self) -> QSize:
        """Beside others it may be narrower than its longest word; the list shows that one whole."""
        least = super().minimumSizeHint()
        words = self.fontMetrics().horizontalAdvance(self.currentText()) + px(14) + 36
        return QSize(min(least.width(), words), least.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Rolling past a combo must not change it; only the one with the cursor listens."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = px(14)
        place = QRectF(self.width() - side - 10, (self.height() - side) / 2, side, side)
        draw_icon(QPainter(self), "chevron-down", place, "text" if self.isEnabled() else "placeholder")


_WORD, _SEARCHED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class _OptionModel(QAbstractListModel):
    """What the list of a searching field shows, what it is found by, and the word that is taken over."""

    def __init__(self, options: Sequence[Option], parent: QObject) -> None:
        super().__init__(parent)
        self._options = tuple(options)

    def rowCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt asks so
        return len(self._options)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        option = self._options[index.row()]
        if role == _SEARCHED:
            return f"{option.word} {option.search}"
        if role == _WORD or (role == Qt.ItemDataRole.DisplayRole and option.shown in ("", option.word)):
            return option.word
        return f"{option.word}  ·  {ISOLATE}{option.shown}{POP}" if role == Qt.ItemDataRole.DisplayRole else None


class _Completer(QCompleter):
    """Finds an option by every word of it; what is taken over is its word alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setCompletionRole(_SEARCHED)

    def pathFromIndex(self, index: _Index) -> str:
        return str(index.data(_WORD))


class SearchingField(QLineEdit):
    """A line that searches a long list by any part of a word; leaving it with an unknown word says so."""

    chosen = Signal(object)
    finding_changed = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], unknown: str, value: Hashable | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._unknown = unknown
        self._options: tuple[Option, ...] = ()
        self._value: Hashable | None = None
        self._completer = _Completer(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = self._completer.popup()
        if popup is not None:
            popup.setProperty("popup", True)
        self.setCompleter(self._completer)
        self._completer.activated.connect(self._take_word)
        self.editingFinished.connect(self._take_typed)
        self.set_options(options)
        self.set_value(value)

    def set_options(self, options: Sequence[Option]) -> None:
        self._options = tuple(options)
        self._completer.setModel(_OptionModel(self._options, self._completer))

    def value(self) -> Hashable | None:
        return self._value

    def set_value(self, value: Hashable | None) -> None:
        self._value = value
        self.setText(next((option.word for option in self._options if option.value == value), ""))

    def _take_word(self, word: str) -> None:
        self._take(next((option for option in self._options if option.word == word), None))

    def _take_typed(self) -> None:
        typed = self.text().strip().casefold()
        if not typed:
            self._take(None)
            return
        exact = [option for option in self._options if option.word.casefold() == typed]
        near = exact or [option for option in self._options if typed in f"{option.word} {option.search}".casefold()]
        if exact or len({option.value for option in near}) == 1:
            self._take(near[0])
        else:
            self.finding_changed.emit(self._unknown)

    def _take(self, option: Option | None) -> None:
        value = option.value if option else None
        changed = value != self._value
        self.set_value(value)
        self.finding_changed.emit("")
        if changed:
            self.chosen.emit(value)


def choice(
    name: str,
    options: Sequence[Option],
    value: Hashable | None = None,
    *,
    unknown: str = "",
    chosen: Callable[[object], object] | None = None,
) -> Segments | Combo | SearchingField:
    """The right control for the number of options."""
    made: Segments | Combo | SearchingField
    if len(options) <= SEGMENTS_AT_MOST:
        made = Segments(name, options, value)
    elif len(options) <= COMBO_AT_MOST:
        made = Combo(name, options, value)
    else:
        made = SearchingField(name, options, unknown, value)
    if chosen is not None:
        made.chosen.connect(chosen)
    return made


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if number == 0 else "last" if number == count - 1 else "middle"
