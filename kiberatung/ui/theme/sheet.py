"""Fills the one style sheet with colours and sizes."""

import re
from pathlib import Path

from kiberatung.ui.theme.fonts import scaled
from kiberatung.ui.theme.tokens import HIGH_CONTRAST, TYPE, Tokens

_MARK = re.compile(r"@([a-z_0-9]+)")
_STATUSES = ("danger", "warn", "ok", "info")


def style_sheet(tokens: Tokens, text_scale: float = 1.0) -> str:
    """`@role` becomes a colour, `@size_h1` a font size, `@px_30` a height that grows with the text.

    An unknown mark is a KeyError: the sheet and the tokens are one thing.
    """
    marks = tokens._asdict()
    marks |= {f"size_{name}": f"{scaled(step.pixels, text_scale)}px" for name, step in TYPE.items()}
    marks |= {f"{name}_edge": getattr(tokens, name if tokens is HIGH_CONTRAST else f"{name}_bg") for name in _STATUSES}
    marks["neutral_edge"] = tokens.hair if tokens is HIGH_CONTRAST else tokens.stale_bg

    def value(mark: re.Match[str]) -> str:
        name = mark.group(1)
        return f"{scaled(int(name[3:]), text_scale)}px" if name.startswith("px_") else marks[name]

    return _MARK.sub(value, Path(__file__).with_name("style.qss").read_text(encoding="utf-8"))
