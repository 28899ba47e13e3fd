"""Why a passphrase may come out wrong: the Caps-Lock key is on, or the keyboard is not set to German."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.widgets.status_label import StatusLabel

_EXPECTED = frozenset({QLocale.Language.German, QLocale.Language.C, QLocale.Language.AnyLanguage})
"""C: the system does not say which layout there is."""


class PassphraseLine(QLineEdit):
    """Hidden by default, pasting allowed (WCAG 3.3.8); notices the Caps-Lock key from the letters that arrive."""

    caps_lock_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty("search", True)

    def show_text(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock_seen.emit(False)
        elif len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class KeyboardHints(QWidget):
    """Both hints, each shown while it holds; the layout is looked at again whenever the system changes it."""

    def __init__(self, lines: Sequence[PassphraseLine]) -> None:
        super().__init__()
        self.caps = StatusLabel("triangle-alert", _("Die Feststelltaste ist an."), "warn")
        self.layout_hint = StatusLabel("keyboard", "", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for hint in (self.caps, self.layout_hint):
            column.addWidget(hint)
            hint.hide()
        for line in lines:
            line.caps_lock_seen.connect(self.caps.setVisible)
        method = QGuiApplication.inputMethod()
        method.localeChanged.connect(self._look_at_layout)
        self.show_layout(method.locale())

    def show_layout(self, locale: QLocale) -> None:
        words = layout_words(locale)
        self.layout_hint.set_status("keyboard", words, "warn")
        self.layout_hint.setVisible(bool(words))

    def _look_at_layout(self) -> None:
        self.show_layout(QGuiApplication.inputMethod().locale())


def layout_words(locale: QLocale) -> str:
    """Empty for German: on another layout y and z, umlauts and special characters lie elsewhere."""
    if locale.language() in _EXPECTED:
        return ""
    return _("Tastatur nicht auf Deutsch: {name}").format(name=locale.nativeLanguageName())
