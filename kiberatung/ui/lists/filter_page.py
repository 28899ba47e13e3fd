"""One column at a time: what it lets through, as text, choice, figures, days, or only what is empty."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.list_views import ColumnFilter
from kiberatung.ui.lists.check_list import CheckList, Line
from kiberatung.ui.lists.columns import FilterKind
from kiberatung.ui.lists.filter_words import key_word
from kiberatung.ui.lists.state import ListState
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.date_edit import DateEdit, date_field
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

DECEMBER = 12
Keys = Sequence[str]
ReadKeys = Callable[[str, Callable[[Keys], None]], None]
"""The keys that occur in a column, read when they are asked for."""


class FilterPage(QWidget):
    """Enter sets the filter; it stands as a chip above the list, where Entf takes it back."""

    def __init__(self, state: ListState[Any], read_keys: ReadKeys, today: Callable[[], date]) -> None:
        super().__init__()
        self._state, self._read_keys = state, read_keys
        self._shown = ""
        options = [Option(one.name, one.column.title) for one in state.definition.columns]
        self.column = Combo(_("Spalte"), options, options[0].value)
        self.column.chosen.connect(lambda name: self.show_column(str(name)))
        self._contains = text_field(_("&Enthält"))
        self._keys = CheckList(_("Werte"))
        self._least, self._most = text_field(_("V&on")), text_field(_("&Bis"))
        self._first, self._last = date_field(_("V&on"), today), date_field(_("&Bis"), today)
        self._filled = Combo(_("Leere Felder"), _filled_options(), None)
        self._parts: dict[FilterKind, QWidget] = {}
        self._build()

    def show_state(self) -> None:
        if self._shown:
            self.show_column(self._shown)

    def show_column(self, name: str) -> None:
        column = self._state.definition.by_name[name]
        self._shown = name
        self.column.set_value(name)
        known = next((one for one in self._state.layout.filters if one.column == name), ColumnFilter(column=name))
        self._contains.set_text(known.contains)
        self._least.set_text(_figure(known.least))
        self._most.set_text(_figure(known.most))
        for field, day in ((self._first, known.first), (self._last, known.last)):
            _date_edit(field).set_value(day)
            field.set_finding("")
        for field in (self._least, self._most):
            field.set_finding("")
        self._filled.set_value(known.filled)
        for kind, part in self._parts.items():
            part.setVisible(kind is column.kind)
        if column.kind is FilterKind.CHOICE:
            self._keys.show_lines([Line(key, key_word(column, key), True) for key in known.keys])
            self._read_keys(name, lambda keys: self._show_keys(name, keys, known.keys))

    def focus_first(self) -> None:
        self.show_column(self._shown or str(self.column.value()))
        self.column.setFocus()

    def focus_value(self) -> None:
        """Straight to where something is typed or ticked: the column was chosen in the heads."""
        first = {
            FilterKind.TEXT: self._contains.field,
            FilterKind.CHOICE: self._keys,
            FilterKind.NUMBER: self._least.field,
            FilterKind.DATE: self._first.field,
        }
        first[self._state.definition.by_name[self._shown].kind].setFocus()

    def _show_keys(self, name: str, keys: Keys, ticked: Keys) -> None:
        if name != self._shown:
            return
        column = self._state.definition.by_name[name]
        ordered = [*ticked, *(key for key in keys if key not in ticked)]
        words = {key: key_word(column, key) for key in ordered}
        self._keys.show_lines([Line(key, words[key], key in ticked) for key in ordered])

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(section_head(_("Filter")))
        layout.addWidget(LabeledField(_("&Spalte"), self.column))
        pages: dict[FilterKind, Sequence[QWidget]] = {
            FilterKind.TEXT: (self._contains,),
            FilterKind.CHOICE: (self._keys, label(_("Leertaste wählt aus."), "small", "muted")),
            FilterKind.NUMBER: (self._least, self._most),
            FilterKind.DATE: (self._first, self._last),
        }
        for kind in FilterKind:
            self._parts[kind] = _page(pages[kind])
            layout.addWidget(self._parts[kind])
        layout.addWidget(LabeledField(_("&Leere Felder"), self._filled))
        row = QHBoxLayout()
        row.addWidget(button(_("Filter se&tzen"), self.set_filter, kind="primary", icon="filter"))
        row.addWidget(button(_("&Aufheben"), self._take_back))
        row.addStretch(1)
        layout.addLayout(row)
        for field in (self._contains, self._least, self._most, self._first, self._last):
            field.field.returnPressed.connect(self.set_filter)  # type: ignore[attr-defined]  # each is a line
        self._keys.itemActivated.connect(lambda _item: self.set_filter())

    def set_filter(self) -> None:
        kind = self._state.definition.by_name[self._shown].kind
        if kind is FilterKind.NUMBER and not self._figures_are_fine():
            return
        if kind is FilterKind.DATE and not self._days_are_fine():
            return
        filled = self._filled.value()
        self._state.narrow(
            ColumnFilter(
                column=self._shown,
                contains=value_of(self._contains).strip() if kind is FilterKind.TEXT else "",
                keys=self._keys.ticked() if kind is FilterKind.CHOICE else (),
                least=_number(self._least) if kind is FilterKind.NUMBER else None,
                most=_number(self._most) if kind is FilterKind.NUMBER else None,
                first=_day(self._first, last=False) if kind is FilterKind.DATE else None,
                last=_day(self._last, last=True) if kind is FilterKind.DATE else None,
                filled=filled if isinstance(filled, bool) else None,
            )
        )

    def _take_back(self) -> None:
        self._state.widen(self._shown)
        self.show_column(self._shown)

    def _days_are_fine(self) -> bool:
        """Enter comes before the field is left, so what stands in it has not been read yet."""
        for field in (self._first, self._last):
            _date_edit(field).editingFinished.emit()
        return not any(field.finding() for field in (self._first, self._last))

    def _figures_are_fine(self) -> bool:
        wrong = [field for field in (self._least, self._most) if value_of(field).strip() and _number(field) is None]
        for field in (self._least, self._most):
            unreadable = _("Das ist keine ganze Zahl. Der Filter ist noch nicht gesetzt.")
            field.set_finding(unreadable if field in wrong else "")
        return not wrong


def _filled_options() -> list[Option]:
    return [Option(None, _("egal")), Option(False, _("nur leere")), Option(True, _("nur ausgefüllte"))]


def _page(parts: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return page


def _figure(number: int | None) -> str:
    return "" if number is None else str(number)


def _number(field: LabeledField) -> int | None:
    typed = value_of(field).strip()
    return int(typed) if typed.isdecimal() else None


def _date_edit(field: LabeledField) -> DateEdit:
    assert isinstance(field.field, DateEdit)  # noqa: S101 - `date_field` made it
    return field.field


def _day(field: LabeledField, *, last: bool) -> date | None:
    """A year or a month alone means its first day, or its last one."""
    typed = _date_edit(field).value()
    if typed is None:
        return None
    if not last or typed.day is not None:
        return typed.first_day()
    month = typed.month or DECEMBER
    return date(typed.year, month, monthrange(typed.year, month)[1])
