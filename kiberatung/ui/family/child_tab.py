"""The frame of a tab that shows one child: the children to choose from, the work in two columns, and a foot."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.ui.family.child_presenter import ChildEntry, ChildPresenter, TabDeeds
from kiberatung.ui.family.tab import FamilyTab, TabContext
from kiberatung.ui.theme.live import font, px
from kiberatung.ui.theme.tokens import PAGE_MARGIN, SECTION_GAP
from kiberatung.ui.widgets.empty_state import EmptyState
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.text import button, label, line, surface

_LONGEST_NAME = 180
_SIDE_WIDTH = 386
_NARROWEST_MAIN = 560


class ChildChooser(QWidget):
    """The children as person buttons; ← and → move between them, a long name is cut and stands in the tool tip."""

    def __init__(self, call: Callable[[ChildId], object]) -> None:
        super().__init__()
        self.setAccessibleName(_("Kinder der Familie"))
        self._call = call
        self._entries: list[ChildEntry] = []
        self._group = QButtonGroup(self)
        self._layout = FlowLayout(self, 8)

    def set_children(self, children: Sequence[ChildEntry], chosen: ChildId | None) -> None:
        if list(children) != self._entries:
            self._entries = list(children)
            self._rebuild()
        for entry, made in zip(self._entries, self.buttons(), strict=True):
            made.setChecked(entry.child_id == chosen)

    def buttons(self) -> list[QPushButton]:
        return [made for made in self._group.buttons() if isinstance(made, QPushButton)]

    def _rebuild(self) -> None:
        for old in self.buttons():
            self._group.removeButton(old)
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        for entry in self._entries:
            made = button(_cut(entry), partial(self._call, entry.child_id), kind="person")
            made.setCheckable(True)
            made.setAccessibleName(f"{entry.name} {entry.note}".strip())
            made.setToolTip(entry.name)
            self._group.addButton(made)
            self._layout.addWidget(made)
            made.show()
        self.updateGeometry()


class Columns(QScrollArea):
    """The work at the left and what belongs to it at the right; below each other when there is no room for both."""

    def __init__(self, name: str, side_width: int = _SIDE_WIDTH, *, side_first: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side_width = side_width
        content = surface()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._main, self.main = _column()
        self._side, self.side = _column()
        for part in (self._side, self._main) if side_first else (self._main, self._side):
            self._row.addWidget(part, 1 if part is self._main else 0)
        self._row.insertWidget(1, line("v"))
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= px(self._side_width) + _NARROWEST_MAIN
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumWidth(px(self._side_width) if wide else 0)
        self._side.setMaximumWidth(px(self._side_width) if wide else 16_777_215)


class ChildTab(FamilyTab):
    """A subclass fills `columns` and `foot`, and makes its presenter."""

    presenter: ChildPresenter[Any]

    def __init__(self, context: TabContext, columns: Columns) -> None:
        super().__init__()
        self.deeds = TabDeeds(context.changed, context.do_deed)
        self.columns = columns
        self.chooser = ChildChooser(self.choose_child)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 10)
        self.head.setSpacing(12)
        self.head.addWidget(self.chooser, 1)
        self._head_line, self._foot_line = line(), line()
        self._nobody = EmptyState(
            _("Noch kein Kind"), _("Sobald ein Kind eingetragen ist, steht hier, was für es gilt."), ()
        )
        self.foot_ground = surface()
        self.foot = QHBoxLayout(self.foot_ground)
        self.foot.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        self.foot.setSpacing(12)
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.head)
        for part in (self._head_line, self._nobody, self._foot_line, self.foot_ground):
            layout.addWidget(part)
        layout.insertWidget(2, self.columns, 1)
        self._nobody.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        self._nobody.hide()

    def show_family(self, family_id: FamilyId, child_id: ChildId | None) -> None:
        self.presenter.show_family(family_id, child_id)

    def choose_child(self, child_id: ChildId) -> None:
        self.presenter.choose_child(child_id)

    def reload(self) -> None:
        self.presenter.reload()

    def focus_first(self) -> None:
        chosen = [made for made in self.chooser.buttons() if made.isChecked()]
        (chosen[0] if chosen else self).setFocus()

    def show_children(self, children: Sequence[ChildEntry], chosen: ChildId | None) -> None:
        self.chooser.set_children(children, chosen)
        for part in (self.columns, self._foot_line, self.foot_ground):
            part.setVisible(bool(children))
        self._nobody.setVisible(not children)


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout, inner layouts included."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear(inner)


def two_lines(first: str, second: str = "", *, role: str = "strong") -> QVBoxLayout:
    """A line and a smaller one below, both wrapped."""
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(first, role, wrap=True))
    if second:
        words.addWidget(label(second, "small", "muted", wrap=True))
    return words


def _column() -> tuple[QWidget, QVBoxLayout]:
    ground = surface()
    column = QVBoxLayout(ground)
    column.setContentsMargins(PAGE_MARGIN, SECTION_GAP, PAGE_MARGIN, SECTION_GAP)
    column.setSpacing(SECTION_GAP)
    return ground, column


def _cut(entry: ChildEntry) -> str:
    name = QFontMetricsF(font("strong")).elidedText(entry.name, Qt.TextElideMode.ElideRight, px(_LONGEST_NAME))
    return f"{name}  {entry.note}".rstrip().replace("&", "&&")
