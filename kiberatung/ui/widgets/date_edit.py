"""A line that takes dates as people write them and shows them one way."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from kiberatung.basics.date_words import TypedDate, UnreadableDateError, read_date
from kiberatung.ui.widgets.form import LabeledField


class DateEdit(QLineEdit):
    """Reads on leaving, never while typing; an unreadable text stays as typed."""

    date_changed = Signal(object)  # TypedDate or None
    finding_changed = Signal(str)

    def __init__(self, today: Callable[[], date], *, years_ahead: int = 10, placeholder: str = "") -> None:
        super().__init__()
        self._today, self._years_ahead = today, years_ahead
        self._value: TypedDate | None = None
        self.setPlaceholderText(placeholder)
        self.editingFinished.connect(self._read)

    def value(self) -> TypedDate | None:
        return self._value

    def set_value(self, value: TypedDate | date | None) -> None:
        """Show a date without saying that it changed."""
        typed = TypedDate(value.year, value.month, value.day) if isinstance(value, date) else value
        self._value = typed
        self.setText("" if typed is None else str(typed))

    def _read(self) -> None:
        try:
            value = read_date(self.text(), self._today(), self._years_ahead)
        except UnreadableDateError as reason:
            self.finding_changed.emit(str(reason))
            return
        self.finding_changed.emit("")
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.date_changed.emit(value)


def date_field(title: str, today: Callable[[], date], *, years_ahead: int = 10, hint: str = "") -> LabeledField:
    """A labelled date that says below what is wrong with it."""
    edit = DateEdit(today, years_ahead=years_ahead)
    field = LabeledField(title, edit, hint)
    edit.finding_changed.connect(field.set_finding)
    return field
