"""After the handover: where the file lies, and the passphrase for the last time."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiberatung.basics.texts import _
from kiberatung.services.handovers.creating import HandoverResult
from kiberatung.ui.handovers.lock_question import PassphraseBox
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, surface

_WIDTH = 560


class ResultPage:
    """`widget` takes the place of the questions until the person is done with it."""

    def __init__(self, print_passphrase: Callable[[str, str], object], done: Callable[[], object]) -> None:
        self._print_passphrase = print_passphrase
        self._result: HandoverResult | None = None
        self.widget = surface()
        self._state = StatusLabel("circle-check", _("Die Übergabe ist erstellt und im Register eingetragen."), "ok")
        self._heading = label("", "h1", wrap=True)
        self._path = label("", "body", wrap=True)
        self._path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._ask = label(_("Diese Wörter sehen Sie hier zum letzten Mal. Sagen Sie sie nur am Telefon."), wrap=True)
        self.words = PassphraseBox()
        self.print = button(_("&Passphrase drucken"), self._print, icon="printer")
        self.done = button(_("&Fertig"), done, kind="primary")
        self._build()

    def show_result(self, result: HandoverResult) -> None:
        self._result = result
        self._heading.setText(result.handover.number)
        # a line may break behind every folder
        self._path.setText(str(result.written.path).replace("/", "/\u200b").replace("\\", "\\\u200b"))
        self._path.setAccessibleName(str(result.written.path))
        self.words.set_passphrase(result.passphrase)
        for part in (self._ask, self.words, self.print):
            part.setVisible(bool(result.passphrase))
        self.done.setFocus()

    def forget(self) -> None:
        """The passphrase leaves the screen and the memory of the page."""
        self._result = None
        self.words.set_passphrase("")

    def _print(self) -> None:
        if self._result is not None:
            self._print_passphrase(self._result.handover.number, self._result.passphrase)

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._state)
        column.addWidget(self._heading)
        column.addWidget(label(_("Die Datei liegt hier:"), tone="muted"))
        column.addWidget(self._path)
        column.addSpacing(8)
        column.addWidget(self._ask)
        column.addWidget(self.words)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.print)
        deeds.addStretch(1)
        deeds.addWidget(self.done)
        column.addLayout(deeds)
        column.addStretch(1)
        for part in (self._heading, self._path, self._ask, self.words):
            part.setMaximumWidth(px(_WIDTH))
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        row.addLayout(column)
        row.addStretch(1)
