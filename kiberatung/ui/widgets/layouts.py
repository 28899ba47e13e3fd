"""What stands in a layout, in order, and taking it out.

`QLayout.itemAt` is not asked: PySide keeps the item it hands out as long as the layout lives, Qt frees it with the
widget it stands for, and the next object of Qt at the same address is then taken for the freed one. Widgets and layouts
are objects that PySide knows the end of.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget


def widgets_in(layout: QLayout | None) -> Iterator[QWidget]:
    """The widgets of `layout` and of the layouts inside, as one reads them: a grid row by row."""
    for part in _parts(layout) if layout is not None else ():
        if isinstance(part, QLayout):
            yield from widgets_in(part)
        else:
            yield part


def innermost_around(widget: QWidget, layout: QLayout | None) -> QLayout | None:
    """The layout, `layout` itself or one inside, that holds `widget` directly."""
    if layout is None or layout.indexOf(widget) >= 0:
        return layout
    inside = layout.findChildren(QLayout, options=Qt.FindChildOption.FindChildrenRecursively)
    return next((inner for inner in inside if inner.indexOf(widget) >= 0), None)


def clear(layout: QLayout) -> None:
    """Take everything out; what was in it disappears at once and is freed when the events are done."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QLayout):
            clear(inner)


def _parts(layout: QLayout) -> list[QWidget | QLayout]:
    around = layout.parentWidget()
    beside = around.children() if around is not None else []
    found = [
        (_order(layout, place), part)
        for part in (*beside, *layout.children())
        if isinstance(part, QWidget | QLayout) and (place := layout.indexOf(part)) >= 0
    ]
    return [part for _place, part in sorted(found, key=lambda one: one[0])]


def _order(layout: QLayout, place: int) -> tuple[int, ...]:
    """A grid was not always filled row by row."""
    if isinstance(layout, QGridLayout):
        return tuple(layout.getItemPosition(place))[:2]  # type: ignore[arg-type]  # stubbed as one object
    return (place,)
