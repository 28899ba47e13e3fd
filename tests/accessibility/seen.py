"""What stands in a window now: its controls in the order of Tab, their names, and where each one is found."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QWidget,
)

_TAB = Qt.FocusPolicy.TabFocus


def shown_parts(window: QWidget) -> list[QWidget]:
    """Every part of the window that is shown, also where one has to scroll to it."""
    return [part for part in window.findChildren(QWidget) if part.isVisible() and part.window() is window]


def controls(window: QWidget) -> list[QWidget]:
    """What Tab reaches."""
    return [part for part in shown_parts(window) if is_control(part)]


def is_control(part: QWidget) -> bool:
    if part.focusProxy() is not None or not part.isEnabled() or _is_inside_a_control(part):
        return False
    return bool(part.focusPolicy() & _TAB) and part.accessibleName() != "qt_tab_stop"


def _is_inside_a_control(part: QWidget) -> bool:
    if isinstance(part, QHeaderView | QScrollBar) or part.objectName() in {"qt_scrollarea_viewport", "qt_menubar_ext"}:
        return True
    parent = part.parentWidget()
    inside = (QAbstractItemView, QComboBox, QAbstractSpinBox)
    while parent is not None and not parent.isWindow():
        if isinstance(parent, inside):
            return True
        parent = parent.parentWidget()
    return False


def spoken(part: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(part)
    assert found is not None, type(part)
    return found


def name_of(part: QWidget) -> str:
    """As a screen reader gets it; a combo box says its value there, so its own name counts."""
    given = part.accessibleName() if isinstance(part, QComboBox) else ""
    return (given or spoken(part).text(QAccessible.Text.Name)).strip()


def words_of(part: QWidget) -> str:
    text = spoken(part)
    return f"{name_of(part)} {text.text(QAccessible.Text.Description)} {text.text(QAccessible.Text.Value)}"


def tree(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield found
    for number in range(found.childCount()):
        child = found.child(number)
        if child is not None and child.isValid():
            yield from tree(child)


def rect_in_window(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())


def where(part: QWidget) -> str:
    """Class, name and the classes around it: enough to find the line that made it."""
    around: list[str] = []
    parent = part.parentWidget()
    while parent is not None and len(around) < 3:
        if type(parent).__module__.startswith("kiberatung"):
            around.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(part).__name__} „{name_of(part) or part.objectName()}“ in {' < '.join(around)}"


def is_editor(part: QWidget) -> bool:
    return isinstance(part, QLineEdit | QAbstractSpinBox | QComboBox)


def scrolls_around(part: QWidget) -> list[QAbstractScrollArea]:
    """Those that scroll the part itself: the heads of a table stand beside what it scrolls."""
    found = []
    parent = part.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QAbstractScrollArea) and parent.viewport().isAncestorOf(part):
            found.append(parent)
        parent = parent.parentWidget()
    return found
