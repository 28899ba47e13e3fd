"""The children of a family as columns between hairlines, with the same seven rows so that they compare."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.services.overview import ChildColumn
from kiberatung.ui.family.overview.fact_rows import FactRows
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import Run, bold, original
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line

LEAST_WIDTH = 250
MOST_ABREAST = 4


class ChildColumns(QWidget):
    """As many side by side as have room; the others go to a next row."""

    def __init__(self, open_child: Callable[[ChildId], object]) -> None:
        super().__init__()
        self._open_child = open_child
        self._columns: list[QWidget] = []
        self._hairlines: list[QWidget] = []
        self._shown: tuple[ChildColumn, ...] = ()
        self._abreast = 0
        self._ground = QWidget()
        self._grid = _grid(self._ground)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._ground)

    def set_children(self, children: Sequence[ChildColumn]) -> None:
        """The columns come on a ground of their own: shown one by one each would lay out the whole window."""
        if tuple(children) == self._shown:
            return
        self._shown = tuple(children)
        old, self._ground = self._ground, QWidget()
        self._outer.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._hairlines = [line("v") for _child in children]
        self._columns = [
            self._column(child, hairline) for child, hairline in zip(children, self._hairlines, strict=True)
        ]
        self._grid = _grid(self._ground)
        self._abreast = 0
        self._arrange()
        self._outer.addWidget(self._ground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        most = min(max(self.width() // px(LEAST_WIDTH), 1), MOST_ABREAST, max(len(self._columns), 1))
        if most == self._abreast:
            return
        for column in range(MOST_ABREAST):
            self._grid.setColumnStretch(column, 1 if column < most else 0)
        self._abreast = most
        for number, made in enumerate(self._columns):
            last_of_row = number % most == most - 1 or number == len(self._columns) - 1
            self._hairlines[number].setVisible(not last_of_row)
            self._grid.addWidget(made, number // most, number % most)

    def _column(self, child: ChildColumn, hairline: QWidget) -> QWidget:
        made = QWidget()
        outer = QHBoxLayout(made)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        facts = FactRows()
        facts.show_facts(child.name, child.facts)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 12, 16, 4)
        inner.setSpacing(4)
        inner.addLayout(self._head(child))
        inner.addLayout(_age_row(child))
        inner.addSpacing(8)
        inner.addWidget(facts)
        inner.addStretch(1)
        outer.addLayout(inner, 1)
        outer.addWidget(hairline)
        outer.addSpacing(16)
        return made

    def _head(self, child: ChildColumn) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        script = (Run("  "), original(child.child.name_in_script)) if child.child.name_in_script else ()
        row.addWidget(RunLabel((bold(child.name), *script), "h3"), 1, Qt.AlignmentFlag.AlignTop)
        if child.open_answers:
            word = _("{count} offen").format(count=child.open_answers)
            ask = button(
                word, partial(self._open_child, child.child.id), kind="quiet", icon="circle-dashed", small=True
            )
            ask.setAccessibleName(f"{child.name}: {word}")
            ask.setAccessibleDescription(_("Fragen zu {name} öffnen").format(name=child.name))
            row.addWidget(ask, 0, Qt.AlignmentFlag.AlignTop)
        else:
            row.addWidget(StatusLabel("check", _("vollständig"), "ok"), 0, Qt.AlignmentFlag.AlignTop)
        return row


def _age_row(child: ChildColumn) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    age = label(child.age, tone="muted")
    age.setMinimumHeight(px(20))
    row.addWidget(age)
    if child.birthday_is_doubted:
        row.addWidget(StatusLabel("triangle-alert", _("geschätzt?"), "warn"))
    row.addStretch(1)
    return row


def _grid(ground: QWidget) -> QGridLayout:
    grid = QGridLayout(ground)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(0)
    grid.setVerticalSpacing(20)
    return grid
