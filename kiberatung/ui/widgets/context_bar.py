"""The bar at the foot of a form: the name of the field, one line of help, the answers without a value."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import CONTEXT_BAR_HEIGHT, PAGE_MARGIN
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.grid_values import AnswerKey
from kiberatung.ui.widgets.keyed_button import KeyedButton
from kiberatung.ui.widgets.text import label, line

_LEAST_WORDS = 280


class ContextBar(QWidget):
    """Never moves; the buttons say which keys do the same."""

    answer_given = Signal(object)

    def __init__(self, lead: str, answers: Sequence[AnswerKey] = ()) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(px(CONTEXT_BAR_HEIGHT))
        self._title = label("", "bold")
        self._help = label("", "small", "muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._help)
        self._answers = FlowLayout(spacing=12, line_gap=4)
        self._answers.addWidget(label(lead, tone="muted"))
        for answer in answers:
            self._answers.addWidget(self._button(answer))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(PAGE_MARGIN, 6, PAGE_MARGIN, 6)
        self._row.setSpacing(12)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._answers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line())
        layout.addLayout(self._row)

    def _button(self, answer: AnswerKey) -> QWidget:
        made = KeyedButton(answer.icon, answer.word, f"Alt+{answer.letter.upper()}")
        made.clicked.connect(lambda _checked=False: self.answer_given.emit(answer.key))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the cell; Alt and the letter do the same
        return made

    def add_part(self, part: QWidget) -> None:
        """One more control at the right."""
        self._answers.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The answers stand beside the words, below them where both have no room."""
        super().resizeEvent(event)
        fits = self.width() - self._answers.sizeHint().width() >= px(_LEAST_WORDS)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def set_field(self, title: str, help_line: str) -> None:
        self._title.setText(title)
        self._help.setText(help_line)
