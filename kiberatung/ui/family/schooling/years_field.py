"""A short field for a number of school years; what the spans of schooling say stands in it in grey."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from kiberatung.basics.texts import _
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.text import set_property

MOST_YEARS = 15
_WIDTH = 64


class YearsField(QLineEdit):
    """Reads on leaving; a text that is no number of years stays as typed and is told so."""

    years_changed = Signal(object)  # int or None

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("help", _("Jahre darin unterrichtet"))
        self.setFixedWidth(px(_WIDTH))
        self._years: int | None = None
        self.editingFinished.connect(self._read)

    def show_years(self, told: int | None, counted: int = 0) -> None:
        """`told` by the family, `counted` from the spans; a field somebody types into keeps its text."""
        self._years = told
        self.setPlaceholderText(str(counted) if counted else _("offen"))
        if not self.isModified():
            self.setText("" if told is None else str(told))

    def _read(self) -> None:
        text = self.text().strip()
        if text and (not text.isdecimal() or int(text) > MOST_YEARS):
            self._say(_("Tippen Sie eine Zahl bis {most}.").format(most=MOST_YEARS))
            return
        self._say("")
        self.setModified(False)
        years = int(text) if text else None
        if years != self._years:
            self.years_changed.emit(years)

    def _say(self, finding: str) -> None:
        set_property(self, "state", "danger" if finding else "")
        self.setAccessibleDescription(finding)
        self.setToolTip(finding)
        if finding:
            announce(self, finding)
