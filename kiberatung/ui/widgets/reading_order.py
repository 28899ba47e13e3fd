"""Tab goes through a window as one reads it, also where rows came and went after it was made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QScrollArea,
    QWidget,
)

from kiberatung.ui.widgets.layouts import widgets_in

_ROOM = 24
"""Pixels that stay free around the control with the cursor when its page is scrolled."""


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Put the cursor on the next control, after the last one on the first; False when there is none."""
    here = window.focusWidget()
    stops = list(stops_of(window))
    if not stops:
        return False
    target = _after(stops, here, forward=forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    show_whole(target)  # before: a ring around what is out of sight is not drawn
    target.setFocus(reason)
    show_whole(QApplication.focusWidget() or target)
    return True


def stops_of(part: QWidget) -> Iterator[QWidget]:
    """The controls inside `part`, itself included, that Tab stops at."""
    for inner in _in_order(part):
        if _is_stop(inner):
            yield inner
        if inner.isVisible():
            yield from stops_of(inner)


def show_whole(control: QWidget) -> None:
    """Scroll every page around the control until it is seen."""
    parent = control.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(control, _ROOM, _ROOM)
        parent = parent.parentWidget()


def _after(stops: list[QWidget], here: QWidget | None, *, forward: bool) -> QWidget:
    at = next((place for place, stop in enumerate(stops) if stop is here), None)
    if at is None:  # inside a control, as the line of an editable list, or on none
        at = next((place for place, stop in enumerate(stops) if here is not None and stop.isAncestorOf(here)), -1)
    step = 1 if forward else -1
    return stops[(at + step) % len(stops)] if at >= 0 or forward else stops[-1]


def _is_stop(part: QWidget) -> bool:
    takes_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and part.focusProxy() is None and part.isVisible() and part.isEnabled()


def _in_order(part: QWidget) -> list[QWidget]:
    """The parts directly inside, as they are laid out; what no layout holds comes after."""
    laid_out = list(_frame_of(part) if isinstance(part, QMainWindow) else widgets_in(part.layout()))
    known = {id(inner) for inner in laid_out}
    others = [
        inner
        for inner in part.children()
        if isinstance(inner, QWidget) and not inner.isWindow() and id(inner) not in known
    ]
    return [*laid_out, *others]


def _frame_of(window: QMainWindow) -> Iterator[QWidget]:
    for part in (window.menuWidget(), window.centralWidget()):
        if part is not None:
            yield part
