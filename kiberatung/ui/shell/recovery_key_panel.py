"""The one moment in which a recovery key can be seen: read, printed, covered, and typed back from its paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.key_ring import is_same_key
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.squares_picture import Squares, SquaresPicture
from kiberatung.ui.widgets.text import button, label

ASKED = (2, 4)
"""Places of the groups that are typed back: whoever has these from the paper has the paper."""
_FIELD_WIDTH = 120


class RecoveryKeyPanel(QWidget):
    """`confirmed` says whether the groups asked for are right; the key is covered while they are typed."""

    print_wanted = Signal()
    copy_wanted = Signal()
    confirmed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[str] = []
        self.key = label("", "talk", wrap=True, name="recovery_key")
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.picture = SquaresPicture(_("QR-Code des Wiederherstellungsschlüssels"))
        self.print_key = button(_("&Drucken …"), self.print_wanted.emit, icon="printer")
        self.copy_key = button(_("&Kopieren"), self.copy_wanted.emit, icon="copy")
        self._kept = label("", "small", "muted", wrap=True)
        self.go_on = button(_("Vom &Blatt prüfen"), lambda: self._cover(covered=True), icon="check")
        titles = (_("&Dritte Gruppe"), _("&Fünfte Gruppe"))
        self.groups = [QLineEdit() for _title in titles]
        self.fields = [LabeledField(title, line) for title, line in zip(titles, self.groups, strict=True)]
        for line in self.groups:
            line.setMaxLength(len("ABCDE") + 3)
            line.setFixedWidth(px(_FIELD_WIDTH))
            line.textEdited.connect(lambda _text: self._look())
        self._shown, self._asked = QWidget(), QWidget()
        self._build_shown()
        self._build_asked()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown)
        column.addWidget(self._asked)
        self._asked.hide()
        self.setFocusProxy(self.print_key)

    def _build_shown(self) -> None:
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        beside = QHBoxLayout()
        beside.addWidget(self.key, 1, Qt.AlignmentFlag.AlignVCenter)
        beside.addWidget(self.picture)
        column.addLayout(beside)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for deed in (self.print_key, self.copy_key):
            deeds.addWidget(deed)
        deeds.addStretch(1)
        deeds.addWidget(self.go_on)
        column.addLayout(deeds)
        column.addWidget(self._kept)

    def _build_asked(self) -> None:
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        text = _("Der Schlüssel ist jetzt verdeckt. Tippen Sie vom Blatt die dritte und die fünfte Gruppe ab.")
        column.addWidget(label(text, wrap=True))
        beside = QHBoxLayout()
        beside.setSpacing(12)
        for field in self.fields:
            beside.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        beside.addStretch(1)
        column.addLayout(beside)
        again = QHBoxLayout()
        again.addWidget(button(_("Schlüssel noch einmal &zeigen"), lambda: self._cover(covered=False), kind="link"))
        again.addStretch(1)
        column.addLayout(again)

    def show_key(self, key: str, squares: Squares = ()) -> None:
        """Two lines of three groups: easy to read aloud and to copy by hand. An empty key is forgotten."""
        groups = self._groups = key.split("-") if key else []
        self.key.setText("-".join(groups[:3]) + "-\n" + "-".join(groups[3:]) if groups else "")
        self.key.setAccessibleName(_("Wiederherstellungsschlüssel: {key}").format(key=" – ".join(groups)))
        self.picture.set_squares(squares)
        self.show_kept("")
        self._cover(covered=False)

    def show_kept(self, words: str) -> None:
        self._kept.setText(words or _("Drucken Sie ihn oder schreiben Sie ihn auf. Dann prüfen Sie ihn vom Blatt."))

    def _cover(self, *, covered: bool) -> None:
        self._shown.setVisible(not covered)
        self._asked.setVisible(covered)
        for line, field in zip(self.groups, self.fields, strict=True):
            line.clear()
            field.set_finding("")
        self.confirmed.emit(False)
        (self.groups[0] if covered else self.print_key).setFocus()

    def _look(self) -> None:
        right = []
        for line, field, place in zip(self.groups, self.fields, ASKED, strict=True):
            typed = "".join(line.text().split())
            is_right = bool(self._groups) and is_same_key(self._groups[place], typed)
            is_whole = len(typed) >= len("ABCDE")
            field.set_finding(_("Das steht so nicht auf dem Blatt.") if is_whole and not is_right else "")
            right.append(is_right)
        self.confirmed.emit(all(right))
