"""One talk of the day as a row, and the line that says what time it is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiberatung.ui.theme.live import colour, px
from kiberatung.ui.theme.tokens import RADIUS, TWO_LINE_ROW_HEIGHT
from kiberatung.ui.today.rows import TalkLine
from kiberatung.ui.widgets.painting import draw_hairline
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import Run, bold, original
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label

INDENT = 12
"""The soft ground of the next talk reaches this far beyond the text on both sides."""
NARROW = 640
LANGUAGE_WIDTH = 216


class TalkRow(QWidget):
    """Time, family, language and interpreter, deed; in narrow places the language stands below the family."""

    def __init__(self, talk: TalkLine) -> None:
        super().__init__()
        self._is_next = talk.is_next
        self._is_narrow: bool | None = None
        self.setMinimumHeight(px(TWO_LINE_ROW_HEIGHT + 6))
        self.deed: QPushButton | None = button(talk.deed, talk.call, small=True) if talk.deed else None
        self._time = RunLabel((bold(talk.begins), Run(talk.ends, tone="muted")))
        self._time.setFixedWidth(px(88))
        script = (Run(" "), original(talk.name_in_script)) if talk.name_in_script else ()
        self._family = _two_lines(RunLabel((bold(talk.name), *script)), label(talk.facts, "small", "muted", wrap=True))
        state = talk.interpreter
        interpreter = StatusLabel(state.icon, state.word, state.tone, role="small")
        self._language = _two_lines(label(talk.language), interpreter)
        self._language.setMinimumWidth(px(LANGUAGE_WIDTH))
        self._end = self._made_end(talk)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(INDENT, 6, INDENT, 7)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._arrange(narrow=False)

    def _made_end(self, talk: TalkLine) -> QWidget:
        if self.deed is not None:
            words = f"{talk.begins}{talk.ends}, {talk.name}, {talk.language}, {talk.interpreter.word}"
            self.deed.setAccessibleDescription(words)
            return self.deed
        state = talk.state
        return StatusLabel(state.icon, state.word, state.tone) if state is not None else QWidget()

    def set_end_width(self, width: int) -> None:
        """As wide as the buttons of the other rows, so that the columns stand below each other."""
        self._grid.setColumnMinimumWidth(3, width)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
        for part in (self._time, self._family, self._language, self._end):
            self._grid.removeWidget(part)
        middle = Qt.AlignmentFlag.AlignVCenter
        rows = 2 if narrow else 1
        self._grid.addWidget(self._time, 0, 0, rows, 1)
        self._grid.addWidget(self._family, 0, 1)
        self._grid.addWidget(self._language, 1 if narrow else 0, 1 if narrow else 2, middle)
        self._grid.addWidget(self._end, 0, 3, rows, 1, middle | Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < px(NARROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_next:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, -1), RADIUS, RADIUS)
        else:
            draw_hairline(painter, QRectF(self.rect()).adjusted(INDENT, 0, -INDENT, 0))


class NowLine(QWidget):
    """The hour on a line of the accent colour."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = label(words, "small_strong", "accent")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(INDENT, 2, INDENT, 2)
        layout.addWidget(self._words)
        layout.addStretch(1)

    def set_words(self, words: str) -> None:
        self._words.setText(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = self._words.geometry().right() + px(10)
        painter.fillRect(QRectF(left, self.height() / 2 - 1, self.width() - left - INDENT, 2), colour("accent"))


def _two_lines(first: QWidget, second: QWidget) -> QWidget:
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    lines = QVBoxLayout(made)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(first)
    lines.addWidget(second)
    return made
