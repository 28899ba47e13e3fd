"""Every pair of colours that the design allows can be read, in all three looks."""

import pytest

from kiberatung.ui.theme.sheet import style_sheet
from kiberatung.ui.theme.tokens import TOKENS, Scheme
from tests.support.contrast import contrast

GROUNDS = ("bg", "surface", "raised", "hover", "soft", "warn_bg", "danger_bg", "ok_bg", "info_bg", "stale_bg")
PAIRS = [
    *(("text", ground, 11.1) for ground in GROUNDS),
    *(("muted", ground, 5.8) for ground in GROUNDS),
    *(("placeholder", ground, 4.58) for ground in ("bg", "surface", "warn_bg")),
    *(
        (status, ground, 5.9)
        for status in ("danger", "warn", "ok", "info")
        for ground in ("bg", "surface", f"{status}_bg")
    ),
    ("on_accent", "accent", 7.5),
    ("on_accent", "accent_hover", 7.5),
    ("surface", "danger", 4.5),
    *(("accent", ground, 5.0) for ground in ("bg", "surface", "hover", "soft")),
    *(("line", ground, 3.28) for ground in ("bg", "surface", "hover", "soft")),
    *(("focus", ground, 6.3) for ground in ("bg", "surface")),
]


@pytest.mark.requirement(
    "U23", "U24", figure="3 palettes: text 11:1, remarks 5.8:1, states 5.9:1, borders 3.28:1, focus 6.3:1 at least"
)
@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_pair_is_readable(scheme: Scheme, front: str, ground: str, least: float) -> None:
    tokens = TOKENS[scheme]
    assert contrast(getattr(tokens, front), getattr(tokens, ground)) >= least


@pytest.mark.parametrize("scheme", list(Scheme))
def test_sheet_has_no_mark_left(scheme: Scheme) -> None:
    assert "@" not in style_sheet(TOKENS[scheme])


def test_high_contrast_borders_statuses() -> None:
    tokens = TOKENS[Scheme.HIGH_CONTRAST]
    assert f"border-bottom: 1px solid {tokens.danger}" in style_sheet(tokens)


def test_heights_grow_with_text() -> None:
    assert "min-height: 45px" in style_sheet(TOKENS[Scheme.LIGHT], 1.5)
