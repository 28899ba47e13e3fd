"""On the lock, while a store of an older version is brought to that of the program: what is done, how far it is."""

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from kiberatung.services.upgrading import Stage, Upgrading, headline, reassurance, sentence
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.text import label


class UpgradeProgress(QFrame):
    """Hidden until there is something to tell; each stage is announced once."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = label("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(headline())
        self._stage: Stage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (label(headline(), "h1", wrap=True), self._sentence, self._bar):
            column.addWidget(part)
        column.addWidget(label(reassurance(), tone="muted", wrap=True))
        self.hide()

    def show_state(self, told: Upgrading) -> None:
        words = sentence(told)
        self._sentence.setText(words)
        self._bar.setRange(0, told.whole)  # 0: it only moves, the end is not known
        self._bar.setValue(told.done)
        self._bar.setAccessibleDescription(words)
        self.show()
        if told.stage is not self._stage:
            announce(self, f"{headline()}. {words}")
        self._stage = told.stage

    def words(self) -> str:
        return self._sentence.text()

    def state(self) -> tuple[int, int]:
        """Done and whole, as the bar shows them."""
        return self._bar.value(), self._bar.maximum()
