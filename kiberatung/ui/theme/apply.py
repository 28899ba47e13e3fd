"""The one way to change the look: style, palette and sheet, in this order."""

from PySide6.QtWidgets import QApplication, QWidget

from kiberatung.ui.theme.fonts import font_of
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.palette import palette_of
from kiberatung.ui.theme.sheet import style_sheet
from kiberatung.ui.theme.style import TokenStyle
from kiberatung.ui.theme.tokens import Scheme

_WEARS_THE_SHEET = "wears_the_sheet"


def apply_theme(app: QApplication, scheme: Scheme = Scheme.LIGHT, text_scale: float = 1.0) -> None:
    """`text_scale` 1.0 is 13 px text; painted widgets hear `live.theme.theme_changed` when all is in place."""
    theme.choose(scheme, text_scale)
    if not isinstance(app.style(), TokenStyle):
        app.setStyle(TokenStyle())
    app.setPalette(palette_of(theme.tokens))
    app.setFont(font_of("body", text_scale))
    for window in app.topLevelWidgets():
        if window.property(_WEARS_THE_SHEET):
            dress(window)
    theme.theme_changed.emit()


def dress(window: QWidget) -> None:
    """Gives a window the sheet, now and at each change; whatever it is the parent of wears it too.

    The sheet hangs on windows and not on the application: there Qt would dress every part anew each time it is put
    into another one, from the innermost outwards, and making a page would take three times as long.
    """
    window.setProperty(_WEARS_THE_SHEET, True)
    window.setStyleSheet(style_sheet(theme.tokens, theme.text_scale))
