"""The times without school as rows in words, each with the reason the family tells."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.schooling_gaps import GapCause
from kiberatung.services.labels import choices_of
from kiberatung.services.schooling.page import ExplainedGap
from kiberatung.ui.family.schooling.line_words import gap_row
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.text import label

_OPEN = ""


class GapList(QWidget):
    """Rows are used again for other gaps, so that the keyboard stays in its row."""

    cause_chosen = Signal(object, object)  # SchoolingGap, GapCause or None

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Zeiten ohne Schule"))
        self._gaps: tuple[ExplainedGap, ...] = ()
        self._rows: list[tuple[QLabel, Combo]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)

    def choices(self) -> list[Combo]:
        return [choice for _words, choice in self._rows[: len(self._gaps)]]

    def sentences(self) -> list[str]:
        return [words.text() for words, _choice in self._rows[: len(self._gaps)]]

    def set_gaps(self, gaps: Sequence[ExplainedGap], today: date) -> None:
        self._gaps = tuple(gaps)
        while len(self._rows) < len(gaps):
            self._add_row()
        for number, (words, choice) in enumerate(self._rows):
            is_used = number < len(gaps)
            words.setVisible(is_used)
            choice.setVisible(is_used)
            if is_used:
                one = gaps[number]
                words.setText(gap_row(one, today))
                choice.set_name(_("Grund: {gap}").format(gap=words.text()))
                choice.set_value(one.reason.cause if one.reason else _OPEN)

    def _add_row(self) -> None:
        options = [Option(_OPEN, _("Grund offen")), *(Option(value, word) for value, word in choices_of(GapCause))]
        choice = Combo(_("Grund für die Zeit ohne Schule"), options)
        choice.setProperty("help", _("Grund für die Zeit ohne Schule"))
        choice.setProperty("small", True)
        number = len(self._rows)
        choice.chosen.connect(partial(self._choose, number))
        words = label(wrap=True)
        self._rows.append((words, choice))
        self._grid.addWidget(words, number, 0)
        self._grid.addWidget(choice, number, 1, Qt.AlignmentFlag.AlignTop)

    def _choose(self, number: int, cause: object) -> None:
        self.cause_chosen.emit(self._gaps[number].gap, cause if isinstance(cause, GapCause) else None)
