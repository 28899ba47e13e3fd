"""Nothing is cut, nothing lies over anything, whatever the text size (U26, U27)."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QWidget,
)

from kiberatung.ui.widgets.layouts import widgets_in
from tests.accessibility.seen import rect_in_window, shown_parts, where

LEAST_ROWS = 3
_SLACK = 1
_COMBO_EDGES = 38


def cut_texts(window: QWidget) -> Iterator[str]:
    for part in shown_parts(window):
        if not part.rect().isEmpty() and _is_cut(part):
            yield f"{part.width()} x {part.height()} of {_needs(part)}: {where(part)}"


def _needs(part: QWidget) -> str:
    size = part.minimumSizeHint() if not isinstance(part, QLabel | QAbstractButton) else part.sizeHint()
    return f"{size.width()} x {size.height()}"


def _is_cut(part: QWidget) -> bool:
    if isinstance(part, QComboBox):
        return part.fontMetrics().horizontalAdvance(part.currentText()) + _COMBO_EDGES > part.width()
    if isinstance(part, QLabel):
        return _label_is_cut(part)
    if isinstance(part, QPushButton | QCheckBox | QRadioButton) and part.text():
        return _words_are_cut(part)
    if isinstance(part, QAbstractScrollArea | QStackedWidget | QFocusFrame) or part.layout() is not None:
        return False
    if isinstance(part.parentWidget(), QLineEdit):  # pictures, no words
        return False
    if isinstance(part, QProgressBar) and not part.isTextVisible():  # Qt counts its words all the same
        return False
    least = part.minimumSizeHint()
    return part.width() + _SLACK < least.width() or part.height() + _SLACK < least.height()


def _label_is_cut(part: QLabel) -> bool:
    if not part.text() or part.text().isspace():
        return False
    if part.wordWrap():
        return part.heightForWidth(part.width()) > part.height() + _SLACK or _longest_word(part) > part.width() + _SLACK
    return part.sizeHint().width() > part.width() + _SLACK or part.sizeHint().height() > part.height() + 2


def _longest_word(part: QLabel) -> int:
    words = part.text().replace("\u200b", " ").replace("-", "- ").replace("/", "/ ").split()
    return max((part.fontMetrics().horizontalAdvance(word) for word in words), default=0)


def _words_are_cut(part: QAbstractButton) -> bool:
    words = part.fontMetrics().horizontalAdvance(part.text().replace("&&", "\0").replace("&", "").replace("\0", "&"))
    icon = part.iconSize().width() + 4 if not part.icon().isNull() else 0
    return words + icon > part.width() + _SLACK or part.sizeHint().height() > part.height() + 2


def beyond_the_edge(window: QWidget) -> Iterator[str]:
    """A part that reaches out of the part around it, where nothing scrolls to it."""
    for part in shown_parts(window):
        parent = part.parentWidget()
        if parent is None or isinstance(part, QFocusFrame) or _scrolls(parent):
            continue
        room = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        if not part.geometry().isEmpty() and not room.contains(part.geometry()):
            yield f"{part.geometry().getRect()} in {parent.rect().getRect()}: {where(part)}"


def _scrolls(parent: QWidget) -> bool:
    area = parent.parentWidget()
    is_viewport = isinstance(area, QAbstractScrollArea) and area.viewport() is parent
    return isinstance(parent, QAbstractScrollArea) or is_viewport


def overlaps(window: QWidget) -> Iterator[str]:
    """Two neighbours of one layout that share more than a border."""
    for parent in [window, *shown_parts(window)]:
        layout = parent.layout()
        if layout is None or isinstance(parent, QStackedWidget):
            continue
        parts = [part for part in widgets_in(layout) if part.isVisible()]
        for number, first in enumerate(parts):
            for second in parts[number + 1 :]:
                shared = first.geometry().intersected(second.geometry())
                if shared.width() > 2 and shared.height() > 2:
                    yield f"{where(first)} over {where(second)}"


def sideways(window: QWidget) -> Iterator[str]:
    """A page never scrolls sideways; a wide table may, alone."""
    for part in shown_parts(window):
        if isinstance(part, QScrollArea) and part.horizontalScrollBar().maximum() > 0 and not _holds_a_table(part):
            yield f"{part.horizontalScrollBar().maximum()}: {where(part)}"


def _holds_a_table(area: QScrollArea) -> bool:
    return type(area).__name__ == "SidewaysScroll" or bool(area.property("sideways"))


def too_few_rows(window: QWidget) -> Iterator[str]:
    """A list of which less than three rows are seen is of no use."""
    for view in shown_parts(window):
        if isinstance(view, QTableView) and view.model() is not None and view.model().rowCount() >= LEAST_ROWS:
            row = view.rowHeight(0)
            seen = rect_in_window(view.viewport()).intersected(QRect(window.rect())).height()
            if seen < LEAST_ROWS * row and not _is_in_scroll(view):
                yield f"{seen / max(row, 1):.1f} rows: {where(view)}"


def _is_in_scroll(view: QAbstractItemView) -> bool:
    parent = view.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False
