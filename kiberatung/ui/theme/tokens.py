"""Every colour, measure and type size of the window, by role; no screen names a value."""

from enum import Enum
from typing import NamedTuple


class Scheme(Enum):
    """The three own palettes; the system's contrast palette is not one of them."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Tokens(NamedTuple):
    """Colours as #RRGGBB; what each is for stands in the design's table of roles."""

    bg: str
    surface: str
    raised: str
    hover: str
    hair: str
    line: str
    text: str
    muted: str
    placeholder: str
    accent: str
    accent_hover: str
    soft: str
    on_accent: str
    focus: str
    danger: str
    danger_bg: str
    warn: str
    warn_bg: str
    ok: str
    ok_bg: str
    info: str
    info_bg: str
    stale_bg: str
    desk: str
    paper: str
    ink: str
    """On paper, whatever the look."""


LIGHT = Tokens(
    bg="#F5F6F7",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#EDF0F2",
    hair="#D9DEE3",
    line="#7A838C",
    text="#1B2127",
    muted="#525C66",
    placeholder="#66707A",
    accent="#0B5D66",
    accent_hover="#094C54",
    soft="#E1F0F1",
    on_accent="#FFFFFF",
    focus="#0B5D66",
    danger="#A9261D",
    danger_bg="#FBE9E7",
    warn="#7A4E00",
    warn_bg="#FFF3DC",
    ok="#1D6637",
    ok_bg="#E6F4EA",
    info="#1D559B",
    info_bg="#E7F0FA",
    stale_bg="#F0F2F4",
    desk="#E4E8EB",
    paper="#FFFFFF",
    ink="#000000",
)

DARK = Tokens(
    bg="#15191D",
    surface="#1D2328",
    raised="#262D33",
    hover="#262D33",
    hair="#343D45",
    line="#7F8A94",
    text="#EDF0F2",
    muted="#B3BCC4",
    placeholder="#98A3AD",
    accent="#6CC5CC",
    accent_hover="#8AD5DB",
    soft="#17373B",
    on_accent="#0A2528",
    focus="#6CC5CC",
    danger="#FF9A8F",
    danger_bg="#3B2321",
    warn="#F2C063",
    warn_bg="#362A15",
    ok="#7FD49A",
    ok_bg="#1B3323",
    info="#8FC0F5",
    info_bg="#1C2E42",
    stale_bg="#22292E",
    desk="#101316",
    paper="#FFFFFF",
    ink="#000000",
)

HIGH_CONTRAST = Tokens(
    bg="#000000",
    surface="#000000",
    raised="#101010",
    hover="#1F1F1F",
    hair="#8E979F",
    line="#FFFFFF",
    text="#FFFFFF",
    muted="#E3E7EA",
    placeholder="#CBD1D6",
    accent="#7DE8F2",
    accent_hover="#B5F3F9",
    soft="#00343A",
    on_accent="#000000",
    focus="#FFE600",
    danger="#FFB3AA",
    danger_bg="#000000",
    warn="#FFCF70",
    warn_bg="#000000",
    ok="#9BF0B4",
    ok_bg="#000000",
    info="#B3D6FF",
    info_bg="#000000",
    stale_bg="#000000",
    desk="#000000",
    paper="#FFFFFF",
    ink="#000000",
)

TOKENS = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.HIGH_CONTRAST: HIGH_CONTRAST}


class TypeSize(NamedTuple):
    """One step of the type scale: size and line in device-independent pixels at text scale 1."""

    pixels: int
    line: int
    weight: int


TYPE = {
    "h1": TypeSize(20, 28, 600),
    "h2": TypeSize(16, 24, 600),
    "h3": TypeSize(14, 20, 600),
    "body": TypeSize(13, 20, 400),
    "strong": TypeSize(13, 20, 500),
    "bold": TypeSize(13, 20, 600),
    "small": TypeSize(12, 16, 400),
    "small_strong": TypeSize(12, 16, 500),
    "reading": TypeSize(14, 22, 400),
    "talk": TypeSize(26, 36, 500),
    "answer": TypeSize(18, 28, 500),
    "board": TypeSize(34, 46, 500),
}

# Measures in device-independent pixels at text scale 1; heights are least heights.
GAP = 8
HALF_GAP = 4
PAGE_MARGIN = 24
SECTION_GAP = 20
RADIUS = 6
SMALL_RADIUS = 4
MENU_ROW_HEIGHT = 44
STATUS_BAR_HEIGHT = 28
NAVIGATION_WIDTH = 184
NAVIGATION_ENTRY_HEIGHT = 36
RAIL_WIDTH = 56
VIEW_HEAD_HEIGHT = 56
CONTROL_HEIGHT = 32
SMALL_CONTROL_HEIGHT = 28
SEARCH_LINE_HEIGHT = 40
LIST_ROW_HEIGHT = 31
GRID_ROW_HEIGHT = 30
OPEN_ROW_HEIGHT = 44
TWO_LINE_ROW_HEIGHT = 50
GROUP_ROW_HEIGHT = 34
TABLE_HEAD_HEIGHT = 33
NOTICE_BAR_HEIGHT = 46
CONTEXT_BAR_HEIGHT = 52
CHIP_HEIGHT = 28
TAG_HEIGHT = 24
SMALLEST_TARGET = 24
DIALOG_WIDTH = 448
ICON_SIZE = 16
STATUS_ICON_SIZE = 14
FOCUS_MARGIN = 4
SELECTION_BAR_WIDTH = 3
