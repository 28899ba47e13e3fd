"""The band that says, above everything and in a colour of its own, that this is the practice town."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kiberatung.basics.texts import _
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label


class PracticeBand(QFrame):
    """Icon and words, not colour alone; a button leads to the tasks."""

    def __init__(self, show_tasks: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("practice_band")
        self.setProperty("notice", "warn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tasks = button(_("&Aufgaben zum Üben"), show_tasks, kind="quiet", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(StatusLabel("map-pin", _("Übungsstadt"), "warn"))
        row.addWidget(label(_("Alle Personen sind erfunden. Nichts davon zählt."), wrap=True), 1)
        row.addWidget(self.tasks)
