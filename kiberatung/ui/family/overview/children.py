"""The children of a family as columns between hairlines, with the same seven rows so that they compare."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.services.child_facts import Fact, Tone
from kiberatung.services.overview import ChildColumn
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import Run, bold, original
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line

LEAST_WIDTH = 250
MOST_ABREAST = 4
TONES = {
    Tone.OK: ("circle-check", "ok"),
    Tone.CHECK: ("triangle-alert", "warn"),
    Tone.OVERDUE: ("circle-alert", "danger"),
    Tone.NEUTRAL: ("", "text"),
}


class ChildColumns(QWidget):
    """As many side by side as have room; the others go to a next row."""

    def __init__(self, open_child: Callable[[ChildId], object]) -> None:
        super().__init__()
        self._open_child = open_child
        self._columns: list[QWidget] = []
        self._hairlines: list[QWidget] = []
        self._shown: tuple[ChildColumn, ...] = ()
        self._abreast = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(20)

    def set_children(self, children: Sequence[ChildColumn]) -> None:
        if tuple(children) == self._shown:
            return
        self._shown = tuple(children)
        for old in self._columns:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._hairlines = [line("v") for _child in children]
        self._columns = [
            self._column(child, hairline) for child, hairline in zip(children, self._hairlines, strict=True)
        ]
        self._abreast = 0
        self._arrange()

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
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 12, 16, 4)
        inner.setSpacing(4)
        inner.addLayout(self._head(child))
        inner.addLayout(_age_row(child))
        inner.addSpacing(8)
        inner.addLayout(_facts(child.facts))
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


def _facts(facts: Sequence[Fact]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, px(76))
    grid.setColumnStretch(1, 1)
    for row, fact in enumerate(facts):
        grid.addWidget(label(fact.label, tone="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(_fact_value(fact), row, 1)
    return grid


def _fact_value(fact: Fact) -> QVBoxLayout:
    icon, tone = TONES[fact.tone]
    words = QVBoxLayout()
    words.setSpacing(0)
    row = QHBoxLayout()
    row.setSpacing(0)
    if icon:
        row.addWidget(StatusLabel(icon, "", tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(fact.value, "strong" if icon else "body", tone, wrap=True), 1)
    words.addLayout(row)
    if fact.detail:
        words.addWidget(label(fact.detail, "small", "muted", wrap=True))
    return words
