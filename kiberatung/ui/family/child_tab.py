"""The frame of a tab that shows one child: the children to choose from, the work in two columns, and a foot."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.ui.family.child_presenter import ChildEntry, ChildPresenter, TabDeeds
from kiberatung.ui.family.tab import FamilyTab, TabContext
from kiberatung.ui.theme.live import metrics, px
from kiberatung.ui.theme.tokens import FOCUS_MARGIN, PAGE_MARGIN, SECTION_GAP
from kiberatung.ui.widgets.empty_state import EmptyState
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.plain_tip import plain_tip
from kiberatung.ui.widgets.runs import Run, shown
from kiberatung.ui.widgets.text import button, label, line, surface

_LONGEST_NAME = 180
_PADDING = 28
_LOWEST = 430
_NARROWEST_FOOT = 760
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
        self._ground = QWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._ground)

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
        old_ground, self._ground = self._ground, QWidget()
        flow = FlowLayout(self._ground, 8)
        for entry in self._entries:
            made = button(_cut(entry), partial(self._call, entry.child_id), kind="person")
            made.setCheckable(True)
            made.setAccessibleName(f"{entry.name} {entry.note}".strip())
            made.setToolTip(plain_tip(entry.name))
            made.setMinimumWidth(round(metrics("bold").horizontalAdvance(made.text())) + _PADDING)
            self._group.addButton(made)
            flow.addWidget(made)
        self._layout.replaceWidget(old_ground, self._ground)
        old_ground.hide()
        old_ground.deleteLater()


class _Ground(QWidget):
    """As high as its texts are at the width they have; Qt would ask for the height of narrower ones."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def minimumSizeHint(self) -> QSize:
        hint, view, layout = super().minimumSizeHint(), self.parentWidget(), self.layout()
        if view is None or layout is None or not layout.hasHeightForWidth():
            return hint
        needed = layout.totalHeightForWidth(max(view.width(), hint.width()))
        return QSize(hint.width(), min(hint.height(), needed))


class Columns(QScrollArea):
    """The work at the left and what belongs to it at the right; below each other when there is no room for both."""

    _filling, _filled = Signal(), Signal()

    def __init__(self, name: str, side_width: int = _SIDE_WIDTH, *, side_first: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else each child is laid out twice
        self._side_width = side_width
        content = _Ground()
        self.whole = QVBoxLayout(content)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for layout in (self.whole, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.whole.addLayout(self._row, 1)
        self._main, self.main = _column()
        self._side, self.side = _column()
        for part in (self._side, self._main) if side_first else (self._main, self._side):
            self._row.addWidget(part, 1 if part is self._main else 0)
        self._row.insertWidget(1, line("v"))
        self.setWidget(content)
        queued = Qt.ConnectionType.QueuedConnection  # behind the pieces, which Qt shows as soon as the filling ends
        self._filling.connect(self._filled, queued)
        self._filled.connect(self._lay_out, queued)

    def fill_at_once(self) -> None:
        """What comes into it now is laid out when all of it is there, and not anew for each piece that is shown."""
        self.whole.setEnabled(False)
        self._filling.emit()

    def _lay_out(self) -> None:
        self.whole.setEnabled(True)
        self.whole.invalidate()
        self.whole.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= px(self._side_width + _NARROWEST_MAIN)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumWidth(px(self._side_width) if wide else 0)
        self._side.setMaximumWidth(px(self._side_width) if wide else 16_777_215)


class SidewaysScroll(QScrollArea):
    """A table that is wider than a narrow window scrolls sideways alone; the rest of the page keeps its width."""

    def __init__(self, table: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(table.accessibleName())
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = surface()
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, FOCUS_MARGIN, FOCUS_MARGIN)  # the ring around its last control is not cut
        inner.addWidget(table)
        self.setWidget(ground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        ground = self.widget()
        needed = ground.minimumSizeHint() if ground is not None else QSize()
        bar = self.horizontalScrollBar().sizeHint().height() if needed.width() > self.width() else 0
        return QSize(px(400), needed.height() + bar + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The scroll area looks at its own widget: new rows in the table ask for more height."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class ChildTab(FamilyTab):
    """A subclass fills `columns` and `foot`, and makes its presenter."""

    presenter: ChildPresenter[Any]

    def __init__(self, context: TabContext, columns: Columns) -> None:
        super().__init__()
        self.deeds = TabDeeds(context.changed, context.do_deed)
        self.columns = columns
        self.chooser = ChildChooser(self.choose_child)
        self.head_ground, self.foot_ground = surface(), surface()
        self.head, self.foot = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head_line, self._foot_line = line(), line()
        self._nobody = EmptyState(
            _("Noch kein Kind"), _("Sobald ein Kind eingetragen ist, steht hier, was für es gilt."), ()
        )
        self._layout = QVBoxLayout(self)
        self._is_low = False
        self._build()

    def _build(self) -> None:
        head, foot = QVBoxLayout(self.head_ground), QVBoxLayout(self.foot_ground)
        self.head.addWidget(self.chooser, 1)
        for outer, inner, edge in ((head, self.head, 10), (foot, self.foot, 12)):
            inner.setSpacing(12)
            inner.setContentsMargins(PAGE_MARGIN, edge, PAGE_MARGIN, edge)
            outer.setContentsMargins(0, 0, 0, 0)
            outer.setSpacing(0)
        head.addLayout(self.head)
        head.addWidget(self._head_line)
        foot.addWidget(self._foot_line)
        foot.addLayout(self.foot)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for part in (self.head_ground, self._nobody, self.columns, self.foot_ground):
            self._layout.addWidget(part, 1 if part is self.columns else 0)
        self._nobody.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        self._nobody.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window head and foot scroll with the work, so that room is left to see it."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(_NARROWEST_FOOT)
        self.foot.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        is_low = event.size().height() < px(_LOWEST)
        if is_low != self._is_low:
            self._is_low = is_low
            layout = self.columns.whole if is_low else self._layout
            layout.insertWidget(0, self.head_ground)
            layout.addWidget(self.foot_ground)

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
        waits = self.hasFocus()
        self.columns.fill_at_once()
        self.chooser.set_children(children, chosen)
        for part in (self.columns, self.foot_ground):
            part.setVisible(bool(children))
        self._nobody.setVisible(not children)
        if waits:  # the person came before the children did
            self.focus_first()


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
    name = metrics("strong").elidedText(entry.name, Qt.TextElideMode.ElideRight, px(_LONGEST_NAME))
    return f"{shown(Run(name, own_direction=True))}  {entry.note}".rstrip().replace("&", "&&")
