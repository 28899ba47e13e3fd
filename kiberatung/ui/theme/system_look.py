"""The contrast setting of the system goes before the colours a person has chosen, also while the program runs."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import Scheme


class SystemContrast(QObject):
    """Black and white when the system asks for it, and back to the own colours when it does so no longer."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._own: Scheme | None = None
        style_hints = app.styleHints()  # held: what it lends lives no longer than its wrapper
        hints = style_hints.accessibility()
        hints.contrastPreferenceChanged.connect(self.follow)
        self.follow(hints.contrastPreference())

    def follow(self, preference: Qt.ContrastPreference) -> None:
        wants = preference == Qt.ContrastPreference.HighContrast
        if wants and theme.scheme is not Scheme.HIGH_CONTRAST:
            self._own = theme.scheme
            apply_theme(self._app, Scheme.HIGH_CONTRAST, theme.text_scale)
        elif not wants and self._own is not None:
            own, self._own = self._own, None
            apply_theme(self._app, own, theme.text_scale)
