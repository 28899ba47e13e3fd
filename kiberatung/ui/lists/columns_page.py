"""Which columns are shown in which order, by which two the list is sorted, and by which it is grouped."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.list_views import SortKey
from kiberatung.ui.lists.check_list import CheckList, Line
from kiberatung.ui.lists.state import ListState
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

Criterion = tuple[Combo, Combo]


class ColumnsPage(QWidget):
    def __init__(self, state: ListState[Any]) -> None:
        super().__init__()
        self._state = state
        self.list = CheckList(_("Spalten"), is_ordered=True)
        self.list.changed.connect(self._columns_changed)
        self._criteria = (self._criterion(_("Sortieren nach")), self._criterion(_("Dann nach")))
        self._groups = Combo(_("Gruppieren nach"), self._group_options())
        self._groups.chosen.connect(lambda name: state.group(str(name or "")))
        self._build()

    def show_state(self) -> None:
        shown = [one.name for one in self._state.columns]
        definition = self._state.definition
        rest = [one.name for one in definition.columns if one.name not in shown]
        self.list.show_lines(
            [
                Line(name, definition.by_name[name].column.title, name in shown, name != definition.fixed)
                for name in (*shown, *rest)
            ]
        )
        order = self._state.layout.order
        for place, (column, direction) in enumerate(self._criteria):
            key = order[place] if place < len(order) else SortKey("")
            column.set_value(key.column)
            direction.set_value(key.descending)
            direction.setEnabled(bool(key.column))
        self._groups.set_value(self._state.layout.group_by)

    def focus_first(self) -> None:
        self.list.setFocus()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(section_head(_("Spalten")))
        layout.addWidget(self.list)
        hint = _("Leertaste zeigt oder verbirgt, Alt+↑ und Alt+↓ verschieben.")
        layout.addWidget(label(hint, "small", "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(button(_("Nach &oben"), lambda: self.list.shift_line(-1), icon="arrow-up", small=True))
        row.addWidget(button(_("Nach &unten"), lambda: self.list.shift_line(1), icon="arrow-down", small=True))
        row.addStretch(1)
        layout.addLayout(row)
        layout.addSpacing(8)
        layout.addWidget(section_head(_("Reihenfolge")))
        for title, criterion in zip((_("&Sortieren nach"), _("&Dann nach")), self._criteria, strict=True):
            layout.addWidget(LabeledField(title, criterion[0]))
            layout.addWidget(LabeledField(_("Richtung"), criterion[1]))
        layout.addSpacing(8)
        layout.addWidget(LabeledField(_("&Gruppieren nach"), self._groups))
        layout.addWidget(button(_("Alles wie am &Anfang"), self._state.start_again, kind="link"))

    def _criterion(self, name: str) -> Criterion:
        nothing = Option("", _("nichts weiter"))
        options = [Option(one.name, one.column.title) for one in self._state.definition.columns if one.column.sortable]
        column = Combo(name, [nothing, *options], "")
        ways = [Option(False, _("aufsteigend")), Option(True, _("absteigend"))]
        direction = Combo(_("{name}: Richtung").format(name=name), ways, False)
        for combo in (column, direction):
            combo.chosen.connect(self._order_changed)
        return column, direction

    def _group_options(self) -> list[Option]:
        definition = self._state.definition
        nothing = Option("", definition.ungrouped or _("keine Gruppen"))
        return [nothing, *(Option(one.name, one.column.title) for one in definition.columns if one.band is not None)]

    def _columns_changed(self) -> None:
        self._state.choose_columns(self.list.ticked())

    def _order_changed(self, _value: object) -> None:
        keys: list[SortKey] = []
        for column, direction in self._criteria:
            name = column.value()
            if name and name not in [key.column for key in keys]:
                keys.append(SortKey(str(name), bool(direction.value())))
        self._state.set_order(keys)


def group_options(state: ListState[Any], words: Sequence[str]) -> list[Option]:
    """For a combo beside the search: `words` are the one without groups, and the one that names a column."""
    nothing, template = words
    columns = [one for one in state.definition.columns if one.band is not None]
    named = [Option(one.name, template.format(column=one.column.title)) for one in columns]
    return [Option("", nothing), *named]
