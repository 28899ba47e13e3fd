"""The one way to change the look: style, palette and sheet, in this order."""

from PySide6.QtWidgets import QApplication

from kiberatung.ui.theme.fonts import font_of
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.palette import palette_of
from kiberatung.ui.theme.sheet import style_sheet
from kiberatung.ui.theme.style import TokenStyle
from kiberatung.ui.theme.tokens import Scheme


def apply_theme(app: QApplication, scheme: Scheme = Scheme.LIGHT, text_scale: float = 1.0) -> None:
    """`text_scale` 1.0 is 13 px text; painted widgets hear `live.theme.theme_changed` when all is in place."""
    theme.choose(scheme, text_scale)
    if app.property("ring_style") is None:  # under a sheet app.style() is Qt's own wrapper, so the app remembers
        app.setProperty("ring_style", True)
        app.setStyle(TokenStyle())
    app.setPalette(palette_of(theme.tokens))
    app.setFont(font_of("body", text_scale))
    app.setStyleSheet(style_sheet(theme.tokens, text_scale))
    theme.theme_changed.emit()
