"""What is to be done as a sentence with the deed on a button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import OPEN_ROW_HEIGHT
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import Run
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label


class SentenceRow(QFrame):
    """Icon or due state, sentence, button; the rows of one list share the width of the button."""

    def __init__(
        self,
        runs: Sequence[Run] | str,
        state: StatusLabel | None = None,
        deed: str = "",
        call: Callable[[], object] | None = None,
        second: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("row", True)
        self.setMinimumHeight(px(OPEN_ROW_HEIGHT))
        self.sentence = RunLabel((Run(runs),) if isinstance(runs, str) else runs)
        self.state = state
        self.deed: QPushButton | None = button(deed, call, small=True) if deed else None
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 4, 6)
        layout.setSpacing(12)
        if state is not None:
            layout.addWidget(state, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(self._words(second), 1)
        if self.deed is not None:
            self.deed.setAccessibleName(f"{deed.replace('&', '')}: {self.sentence.text()}")
            layout.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_quiet_deed(self, text: str, call: Callable[[], object]) -> None:
        """Before the button: the lesser of two answers to the sentence."""
        made = button(text, call, kind="quiet", small=True)
        made.setAccessibleName(f"{text}: {self.sentence.text()}")
        place = self._row.indexOf(self.deed) if self.deed is not None else -1
        self._row.insertWidget(place, made, 0, Qt.AlignmentFlag.AlignVCenter)

    def _words(self, second: str) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.sentence)
        if second:
            words.addWidget(label(second, "small", "muted", wrap=True))
        return words


class SentenceList(QWidget):
    """Sentence rows one below the other, their states and buttons in line."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[SentenceRow] = []
        self._ground = QWidget()
        self._layout = _column(self)
        self._layout.addWidget(self._ground)

    def set_rows(self, rows: Sequence[SentenceRow]) -> None:
        """The rows come on a ground of their own: shown one by one each would lay out the whole window."""
        here = next((place for place, row in enumerate(self._rows) if _has_focus(row)), None)
        old, self._ground = self._ground, QWidget()
        self._layout.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._rows = list(rows)
        column = _column(self._ground)
        for row in self._rows:
            column.addWidget(row)
        self._layout.addWidget(self._ground)
        share_width([row.deed for row in self._rows if row.deed is not None])
        states = [row.state for row in self._rows if row.state is not None]
        width = max((state.sizeHint().width() for state in states), default=0)
        for state in states:
            state.setFixedWidth(width)
        if here is not None:
            self._focus_row(here)

    def _focus_row(self, place: int) -> None:
        """The cursor stays at its place in the list, though the row there is another one."""
        deeds = [row.deed for row in self._rows if row.deed is not None]
        if deeds:
            deeds[min(place, len(deeds) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[SentenceRow]:
        return list(self._rows)


def _column(ground: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _has_focus(row: SentenceRow) -> bool:
    return row.deed is not None and row.deed.hasFocus()


def share_width(buttons: Sequence[QPushButton]) -> None:
    """Give the row buttons of one list the width of the longest."""
    for made in buttons:
        made.ensurePolished()
    width = max((made.sizeHint().width() for made in buttons), default=0)
    for made in buttons:
        made.setFixedWidth(width)
