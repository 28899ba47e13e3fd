"""The parts of the page, made once and filled for one child after the other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.family.schulpflicht.answer_words import Mark
from kiberatung.ui.family.schulpflicht.painted_rows import PaintedRows, Row
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.text import button, label, line, set_property

_PAIR_WIDTH = 820
_TOP = Qt.AlignmentFlag.AlignTop


class BigIcon(QWidget):
    """The state of the answer beside its sentence, which says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Mark("info", "", "muted")
        self.setFixedSize(px(28), px(28))

    def set_mark(self, mark: Mark) -> None:
        self._mark = mark
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self._mark.icon, QRectF(self.rect()), self._mark.tone)


class AnswerHead(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._icon = BigIcon()
        self.sentence = label("", "h1", wrap=True, name="answer")
        self._second = label("", tone="muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._icon, 0, _TOP)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self._second)
        row.addLayout(words, 1)

    def show_answer(self, mark: Mark, sentence: str, second: str) -> None:
        self._icon.set_mark(mark)
        self.sentence.setText(sentence)
        self._second.setText(second)


class DecisionBox(QFrame):
    """The counsellor's own answer below the computed one, which stays; asked again when other facts are known."""

    def __init__(self, uphold: Callable[[], object], withdraw: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("notice", "info")
        self.told = label("", "bold", wrap=True)
        self._reason = label("", wrap=True)
        self.doubt = label("", wrap=True)
        self.uphold = button(_("Gilt weiter, heute bekräftigen"), uphold, small=True)
        self.withdraw = button(_("Festlegung aufheben"), withdraw, kind="quiet", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        for part in (self.told, self._reason, self.doubt):
            column.addWidget(part)
        self._deeds = QWidget()
        deeds = FlowLayout(self._deeds)
        deeds.addWidget(self.uphold)
        deeds.addWidget(self.withdraw)
        column.addWidget(self._deeds)

    def show_decision(self, told: str, reason: str, doubt: str, *, may_decide: bool) -> None:
        self.told.setText(told)
        self._reason.setText(reason)
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.uphold.setVisible(bool(doubt))
        self._deeds.setVisible(may_decide)
        tone = "warn" if doubt else "info"
        if self.property("notice") != tone:
            set_property(self, "notice", tone)
        self.setVisible(bool(told))


class RowsSection(QWidget):
    """A title with its remark and one quiet deed over painted rows; hidden while it has none."""

    def __init__(self, title: str, shares: Sequence[float], deed: QPushButton | None = None) -> None:
        super().__init__()
        self.rows = PaintedRows(title, shares)
        self._note = label("", tone="muted", wrap=True)
        self.note_below = label("", tone="muted", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(title, "h2"), 0, _TOP)
        head.addWidget(self._note, 1, Qt.AlignmentFlag.AlignBottom)
        if deed is not None:
            head.addWidget(deed, 0, _TOP)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self.rows)
        column.addWidget(self.note_below)
        self.note_below.hide()

    def show_rows(self, rows: Sequence[Row], note: str = "", *, keep: bool = False) -> None:
        self.setVisible(bool(rows) or keep)
        self.rows.setVisible(bool(rows))
        if rows or keep:
            self._note.setText(note)
            self.rows.set_rows(rows)

    def set_note_below(self, text: str) -> None:
        self.note_below.setText(text)
        self.note_below.setVisible(bool(text))


class Pair(QWidget):
    """Two sections beside each other where there is room, else one below the other."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addWidget(first, 1, _TOP)
        self._row.addWidget(second, 1, _TOP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= px(_PAIR_WIDTH)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if (self._row.direction() == across) is not wide:
            self._row.setDirection(across if wide else down)


class AskSection(RowsSection):
    """Whom to ask: the first office not yet asked carries the primary deed."""

    def __init__(self, ask: Callable[[int], object], write: Callable[[], object]) -> None:
        super().__init__(_("Wen fragen?"), (1,))
        self._sentences = label("", wrap=True)
        self.requests = [
            button("", lambda: ask(0), kind="primary", icon="mail"),
            button("", lambda: ask(1), icon="mail"),
        ]
        self.letter = button(_("Einladung mit Unterlagenliste"), write, icon="mail")
        self.column.insertWidget(2, self._sentences)
        for made in (*self.requests, self.letter):
            self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def show_asking(self, rows: Sequence[Row], sentences: Sequence[str], requests: Sequence[str]) -> None:
        """Requests name the open ones; without an office the family is asked, and the letter lists the papers."""
        self.show_rows(rows, keep=bool(sentences))
        self._sentences.setText(" ".join(sentences) if not rows else "")
        self._sentences.setVisible(bool(sentences) and not rows)
        self.set_note_below(_("Die Anfrage enthält keinen Namen.") if requests else "")
        for number, made in enumerate(self.requests):
            made.setVisible(number < len(requests))
            if number < len(requests):
                made.setText(requests[number].replace("&", "&&"))
        self.letter.setVisible(bool(sentences) and not rows)
