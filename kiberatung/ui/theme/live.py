"""The look that is on the screen now; painted widgets ask it while they paint."""

from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from kiberatung.ui.theme.fonts import font_of, scaled
from kiberatung.ui.theme.tokens import TOKENS, Scheme, Tokens


class Theme(QObject):
    """Like Qt's own palette there is one per program; `apply.apply_theme` alone changes it."""

    theme_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Scheme.LIGHT
        self.tokens: Tokens = TOKENS[Scheme.LIGHT]
        self.text_scale = 1.0

    def choose(self, scheme: Scheme, text_scale: float) -> None:
        self.scheme, self.tokens, self.text_scale = scheme, TOKENS[scheme], text_scale


theme = Theme()


def colour(role: str) -> QColor:
    """The colour of a role of `Tokens` as it is now; ask while painting, never keep or change it."""
    return _colour(getattr(theme.tokens, role))


def font(role: str) -> QFont:
    """The font of a step of the type scale at the chosen text size; never changed, tables ask for it in every cell."""
    return _font(role, theme.text_scale)


def metrics(role: str) -> QFontMetricsF:
    """How wide and high texts in that font are."""
    return _metrics(role, theme.text_scale)


def px(pixels: float) -> int:
    """A measure of the design at the chosen text size."""
    return scaled(pixels, theme.text_scale)


@cache
def _colour(value: str) -> QColor:
    return QColor(value)


@cache
def _font(role: str, text_scale: float) -> QFont:
    return font_of(role, text_scale)


@cache
def _metrics(role: str, text_scale: float) -> QFontMetricsF:
    return QFontMetricsF(_font(role, text_scale))
