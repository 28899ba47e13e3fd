"""One or two passphrase fields with „Zeigen“ and the Caps-Lock hint; pasting is allowed (WCAG 3.3.8)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.shell.lock_view import PassphraseLine
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button


class PassphraseFields(QWidget):
    """One button shows all of them: what is typed twice is also compared by eye."""

    entered = Signal()  # Enter in the last field

    def __init__(self, titles: Sequence[tuple[str, str]]) -> None:
        """`titles`: label and hint of each field."""
        super().__init__()
        self.lines = [PassphraseLine() for _title in titles]
        self.fields = [LabeledField(title, line, hint) for (title, hint), line in zip(titles, self.lines, strict=True)]
        self._caps = StatusLabel("triangle-alert", _("Die Feststelltaste ist an."), "warn")
        self._caps.hide()
        self._show = button(_("&Zeigen"), kind="quiet", icon="eye")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._show_text)
        for line in self.lines:
            line.caps_lock_seen.connect(self._caps.setVisible)
        self.lines[-1].returnPressed.connect(self.entered)
        self.setFocusProxy(self.lines[0])
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        for field in self.fields:
            beside.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(beside)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._show)
        below.addStretch(1)
        below.addWidget(self._caps)
        column.addLayout(below)

    def clear(self) -> None:
        """Forget what was typed."""
        for line, field in zip(self.lines, self.fields, strict=True):
            line.clear()
            field.set_finding("")
        self._show.setChecked(False)

    def _show_text(self, shown: bool) -> None:
        for line in self.lines:
            line.show_text(shown)
