"""The bar at the foot of the history: what the step under the cursor changed, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.ui.family.history.presenter import StepShown
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import CONTEXT_BAR_HEIGHT, PAGE_MARGIN
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.text import button, label, line


class StepBar(QWidget):
    """Keeps its least height while nothing is chosen, so that the list above does not jump."""

    def __init__(self, take_back: Callable[[], object], leave_it: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(px(CONTEXT_BAR_HEIGHT))
        self._title = label("", "bold", wrap=True)
        self._text = label("", "small", "muted", wrap=True)
        self.deed = button("", take_back, icon="undo-2")
        self.second = button("", leave_it, kind="quiet")
        self._lay_out()
        self.show_step(StepShown())

    def show_step(self, step: StepShown) -> None:
        self._title.setText(step.title)
        self._text.setText(step.text)
        for made, text in ((self.deed, step.deed), (self.second, step.second_deed)):
            made.setText(text)
            made.setAccessibleDescription(f"{step.title} {step.text}".strip())
            made.setVisible(bool(text))
        if step.is_question:
            announce(self, f"{step.title} {step.text}")
            self.deed.setFocus()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 6, PAGE_MARGIN, 6)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.second)
        row.addWidget(self.deed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line())
        layout.addLayout(row)
