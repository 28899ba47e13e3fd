"""The fourth question of a handover: Wie verschlüsselt?"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.handovers.lock_wish import LockWish
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.form import long_text_field, value_of
from kiberatung.ui.widgets.text import button, label


class LockQuestion(QWidget):
    """Wie verschlüsselt? Six words; without them only with a reason."""

    roll_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, choose: Callable[[LockWish], object], explain: Callable[[str], object], port: DraftPort) -> None:
        super().__init__()
        self._choose = choose
        self._wish = LockWish()
        self.words = PassphraseBox()
        self.roll = button(_("&Neu würfeln"), self.roll_wanted.emit, icon="rotate-ccw", small=True)
        self.print = button(_("Drucken"), self.print_wanted.emit, icon="printer", small=True)
        self.print.setAccessibleName(_("Passphrase drucken"))
        self.reason = long_text_field(_("Warum ohne Verschlüsselung?"), lines=3)
        self.reason.field.textChanged.connect(lambda: explain(value_of(self.reason)))  # type: ignore[attr-defined]
        self.drafts = DraftKeeper(port, {"reason": self.reason})
        self.plain = button(_("Ohne Verschlüsselung übergeben"), lambda: self._take(plain=True), kind="link")
        self.locked = button(_("Doch verschlüsseln"), lambda: self._take(plain=False), kind="link")
        self._hint = label("", "small", "muted", wrap=True)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.roll)
        deeds.addWidget(self.print)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._hint)
        column.addWidget(self.words)
        column.addLayout(deeds)
        column.addWidget(self.drafts)
        column.addWidget(self.reason)
        for link in (self.plain, self.locked):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_lock(self, wish: LockWish) -> None:
        if self._wish.plain and not wish.plain:
            self.drafts.leave_place()
        has_begun, self._wish = wish.plain and not self._wish.plain, wish
        self.words.set_passphrase(wish.passphrase)
        if value_of(self.reason) != wish.plain_reason:
            self.reason.field.setPlainText(wish.plain_reason)  # type: ignore[attr-defined]
        for part in (self.words, self.roll, self.print, self.plain):
            part.setVisible(not wish.plain)
        self.reason.setVisible(wish.plain)
        self.locked.setVisible(wish.plain)
        self._hint.setText(
            _("Wer die Datei findet, kann sie lesen. Das Register hält den Grund fest.")
            if wish.plain
            else _(
                "Sechs Wörter, nur am Telefon sagen. Sie stehen nirgends sonst und sind der ganze Schutz des Pakets."
            )
        )
        if has_begun:
            self.drafts.open_place("handover_plain")
        if wish.plain:
            self.reason.setFocus()

    def settle(self) -> None:
        """The handover is made: the register keeps the reason."""
        self.drafts.settle()

    def _take(self, *, plain: bool) -> None:
        self._choose(replace(self._wish, plain=plain))


class PassphraseBox(QFrame):
    """Six words, three on a line, to be read out."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._words = label("", "reading", wrap=True)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setAccessibleName(_("Passphrase"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(self._words)

    def set_passphrase(self, passphrase: str) -> None:
        words = passphrase.split()
        half = (len(words) + 1) // 2
        self._words.setText("\n".join(" ".join(part) for part in (words[:half], words[half:]) if part))
        self._words.setAccessibleDescription(passphrase)
