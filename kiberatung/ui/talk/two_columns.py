"""One line of the talk: German at the left, the number in the middle, the family's language at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.labels import label_of
from kiberatung.ui.talk.shown import SaidLine
from kiberatung.ui.theme.live import colour, font, px
from kiberatung.ui.theme.source_icons import ICONS_OF_SOURCES
from kiberatung.ui.widgets.status_label import StatusLabel, tag
from kiberatung.ui.widgets.text import label

SIDE_MARGIN, NARROW_MARGIN, MIDDLE = 64, 24, 40
RIGHT_TO_LEFT_MARK = "\u200f"
SHORT = 40
"""A text of at most so many signs is not wrapped, so that its source stands beside it."""


def put_translated(part: QLabel, text: str, *, right_to_left: bool, from_top: bool = False) -> None:
    """At the edge where reading begins, also for a number or a foreign name that stands there alone.

    Where a text has no translation yet it stays empty: the German one is at the left.
    """
    edge = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    height = Qt.AlignmentFlag.AlignTop if from_top else Qt.AlignmentFlag.AlignVCenter
    part.setAlignment(edge | height | Qt.AlignmentFlag.AlignAbsolute)
    part.setText(f"{RIGHT_TO_LEFT_MARK}{text}" if right_to_left and text else text)


def draft_tag() -> StatusLabel:
    return tag("pen-line", _("Entwurf, Übersetzung nicht geprüft"), "warn")


class NumberCircle(QWidget):
    """The number of the current question, between its two languages."""

    def __init__(self) -> None:
        super().__init__()
        self._number = ""
        self.setFixedSize(px(MIDDLE), px(MIDDLE))

    def set_number(self, number: int) -> None:
        self._number = str(number)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(MIDDLE), px(MIDDLE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        place = QRectF(self.rect())
        painter.drawEllipse(place)
        painter.setPen(colour("on_accent"))
        painter.setFont(font("h2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._number)


class SaidRow(QWidget):
    """A question that was answered, or the next one: question muted, answer below it, in both languages."""

    def __init__(self) -> None:
        super().__init__()
        self._question, self._answer = label("", "reading", "muted", wrap=True), label("", "answer", wrap=True)
        self._translated = label("", "reading", "muted", wrap=True)
        self._answer_translated = label("", "answer", wrap=True)
        self._number = label("", "reading", "muted")
        self._number.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._number.setFixedWidth(px(MIDDLE))
        self._source = StatusLabel()
        self._draft = draft_tag()
        self._build()

    def _build(self) -> None:
        answer = QHBoxLayout()
        answer.setSpacing(px(12))
        answer.addWidget(self._answer)
        answer.addWidget(self._source)
        answer.addStretch(1)
        self._right = QHBoxLayout()
        self._right.setSpacing(px(12))
        self._right.addWidget(self._draft)
        self._right.addWidget(self._translated, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(SIDE_MARGIN, px(10), SIDE_MARGIN, px(10))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(2))
        grid.addWidget(self._question, 0, 0)
        grid.addWidget(self._number, 0, 1)
        grid.addLayout(self._right, 0, 2)
        grid.addLayout(answer, 1, 0)
        grid.addWidget(self._answer_translated, 1, 2)
        for column in (0, 2):
            grid.setColumnStretch(column, 1)

    def show_line(self, line: SaidLine, *, right_to_left: bool, is_next: bool = False) -> None:
        ltr, rtl = QHBoxLayout.Direction.LeftToRight, QHBoxLayout.Direction.RightToLeft
        self._right.setDirection(ltr if right_to_left else rtl)
        self._number.setText(str(line.number) if line.number else "")
        self._question.setText(line.question.german)
        put_translated(self._translated, line.question.translated, right_to_left=right_to_left)
        self._answer.setWordWrap(len(line.answer.german) > SHORT)
        self._answer.setText(line.answer.german)
        put_translated(self._answer_translated, line.answer.translated, right_to_left=right_to_left)
        answered = bool(line.answer.german) and not is_next
        for part in (self._answer, self._answer_translated):
            part.setVisible(answered)
        self._source.setVisible(answered and line.source is not None)
        if line.source is not None:
            self._source.set_status(ICONS_OF_SOURCES[line.source], label_of(line.source), "muted")
        self._draft.setVisible(is_next and bool(line.question.translated) and not line.question.reviewed)


class OneOrTwoRows(QWidget):
    """Two groups side by side, or one below the other where the text is large or the window narrow."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget], margins: tuple[int, int] = (0, 0)) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        across, down = margins
        self._box.setContentsMargins(across, down, across, down)
        self._box.setSpacing(px(10))
        self._groups = [QHBoxLayout(), QHBoxLayout()]
        for group, parts in zip(self._groups, (left, right), strict=True):
            group.setSpacing(px(12))
            for part in parts:
                group.addWidget(part)
            self._box.addLayout(group)
        self._groups[0].addStretch(1)
        self._groups[1].insertStretch(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Texts have changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two groups."""
        wide = max(group.minimumSize().width() for group in self._groups) + 2 * self._box.contentsMargins().left()
        return QSize(wide, super().minimumSizeHint().height())

    def fit(self) -> None:
        wanted = sum(group.sizeHint().width() for group in self._groups) + px(10)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if wanted <= self._box.contentsRect().width() else down)
