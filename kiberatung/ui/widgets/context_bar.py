"""The bar at the foot of a form: the name of the field, one line of help, the answers without a value."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import CONTEXT_BAR_HEIGHT, PAGE_MARGIN
from kiberatung.ui.widgets.grid_values import AnswerKey
from kiberatung.ui.widgets.keyed_button import KeyedButton
from kiberatung.ui.widgets.text import label, line


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
        self._row = row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 6, PAGE_MARGIN, 6)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._help)
        row.addLayout(words, 1)
        row.addWidget(label(lead, tone="muted"))
        for answer in answers:
            row.addWidget(self._button(answer))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line())
        layout.addLayout(row)

    def _button(self, answer: AnswerKey) -> QWidget:
        made = KeyedButton(answer.icon, answer.word, f"Alt+{answer.letter.upper()}")
        made.clicked.connect(lambda _checked=False: self.answer_given.emit(answer.key))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the cell; Alt and the letter do the same
        return made

    def add_part(self, part: QWidget) -> None:
        """One more control at the right."""
        self._row.addWidget(part)

    def set_field(self, title: str, help_line: str) -> None:
        self._title.setText(title)
        self._help.setText(help_line)
