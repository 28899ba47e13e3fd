"""The program's own fonts: loaded once from a folder, offered as one family with fallbacks for every script."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from kiberatung.ui.theme.tokens import TYPE

ICON_FAMILY = "lucide"
FAMILIES = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Ethiopic",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans Tamil",
    "Noto Sans Math",
    "Droid Sans Fallback",
)


def load_fonts(resources: Path) -> list[Path]:
    """Register every font file of `resources`; returns those that could not be read, without which all still works."""
    files = sorted(resources.glob("fonts/*.ttf")) + sorted(resources.glob("icons/*.ttf"))
    return [file for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]


def scaled(pixels: float, text_scale: float) -> int:
    """A size of the design at the chosen text size, at least one pixel."""
    return max(1, round(pixels * text_scale))


def font_of(role: str, text_scale: float = 1.0) -> QFont:
    """The font of one step of the type scale (`tokens.TYPE`)."""
    step = TYPE[role]
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(scaled(step.pixels, text_scale))
    font.setWeight(QFont.Weight(step.weight))
    return font
