"""From what a person or a scanner gives to the clean lines of a zone and its layout."""

import re

from kiberatung.basics.texts import _
from kiberatung.domain.mrz.errors import ZoneError
from kiberatung.domain.mrz.layouts import MRV_A, MRV_B, TD1, TD2, TD3, Layout

LONGEST_TEXT = 2048
"""Signs of one zone with every blank and look-alike a scanner may add; a QR code of anything else holds more (R54)."""
_LINE_ENDS = re.compile("[\r\n\t\v\f\u2028\u2029]+")
_BLANKS = re.compile("[ \u00a0\u2000-\u200f\u202f\ufeff]+")
_LOOK_ALIKES = str.maketrans(dict.fromkeys("‹＜〈⟨〈˂ᐸ≺", "<"))
_DOUBLE_LOOK_ALIKES = "«≪《⟪"
_FOREIGN = re.compile("[^A-Z0-9<]")
_WIDTHS = {TD1.width, TD2.width, TD3.width}
_ONE_RUN = {TD1.lines * TD1.width: TD1, TD2.lines * TD2.width: TD2, TD3.lines * TD3.width: TD3}


SHORTEST_PART = 20
"""Signs of a line that was read in part; no name or place is longer and holds two fillers."""


def is_part_of_zone(text: str) -> bool:
    """Whether this is one line of a zone, or the whole of it, and nothing a person types as an answer."""
    lines = _cleaned(text[: LONGEST_TEXT + 1], double="<<")
    run = "".join(lines)
    if len(run) < SHORTEST_PART or _FOREIGN.search(run):
        return False
    is_full_line = all(len(line) in _WIDTHS for line in lines) and any(sign.isdigit() for sign in run)
    return "<<" in run or (is_full_line and " " not in text.strip())


def zone_lines(text: str) -> tuple[Layout, tuple[str, ...]]:
    """The layout and its lines; raises `ZoneError` naming line and place when the text is no zone.

    Small letters, blanks, tabs and look-alikes of the filler are put right. Letters and digits are never exchanged.
    """
    if len(text) > LONGEST_TEXT:
        raise ZoneError(
            _("Das ist viel länger als eine maschinenlesbare Zone. Es wurde nichts übernommen."),
            _("Bitte nur die zwei oder drei Zeilen unten im Dokument eingeben oder einlesen."),
        )
    plain = _cleaned(text, double="<")
    layout = _fitting(plain)
    if layout is None:
        widened = _cleaned(text, double="<<")  # text recognition reads two fillers as one quotation mark
        layout = _fitting(widened)
        plain = plain if layout is None else widened
    if not plain:
        raise ZoneError(_("Die maschinenlesbare Zone ist leer."), _("Bitte die zwei oder drei Zeilen ganz eingeben."))
    _refuse_foreign_characters(plain)
    if layout is None:
        raise _wrong_shape(plain)
    return layout, _split(plain, layout)


def _cleaned(text: str, double: str) -> list[str]:
    text = text.translate(_LOOK_ALIKES)
    for sign in _DOUBLE_LOOK_ALIKES:
        text = text.replace(sign, double)
    lines = (_BLANKS.sub("", line) for line in _LINE_ENDS.split(text))
    return ["".join(_capital(char) for char in line) for line in lines if line]


def _capital(char: str) -> str:
    return char.upper() if char.isascii() else char


def _fitting(lines: list[str]) -> Layout | None:
    widths = [len(line) for line in lines]
    layout = _ONE_RUN.get(widths[0]) if len(widths) == 1 else None
    for candidate in (TD1, TD2, TD3):
        if widths == [candidate.width] * candidate.lines:
            layout = candidate
    return _as_visa(layout) if layout is not None and lines[0].startswith("V") else layout


def _as_visa(layout: Layout) -> Layout:
    return {TD2.name: MRV_B, TD3.name: MRV_A}.get(layout.name, layout)


def _split(lines: list[str], layout: Layout) -> tuple[str, ...]:
    run = "".join(lines)
    return tuple(run[start : start + layout.width] for start in range(0, len(run), layout.width))


def _refuse_foreign_characters(lines: list[str]) -> None:
    for number, line in enumerate(lines, start=1):
        foreign = _FOREIGN.search(line)
        if foreign is not None:
            column = foreign.start() + 1
            message = _("Zeile {line}, Stelle {column}: „{character}“ kommt in einer maschinenlesbaren Zone nicht vor.")
            raise ZoneError(
                message.format(line=number, column=column, character=foreign[0]),
                _("Bitte dieses Zeichen prüfen; erlaubt sind A bis Z, 0 bis 9 und „<“."),
                number, column, _("Zeichen"),
            )  # fmt: skip


def _wrong_shape(lines: list[str]) -> ZoneError:
    next_step = _("Bitte die Zone Zeile für Zeile mit dem Dokument vergleichen.")
    if not 2 <= len(lines) <= 3:
        message = _("Eine maschinenlesbare Zone hat zwei oder drei Zeilen; hier: {count} mit {length} Zeichen.")
        return ZoneError(message.format(count=len(lines), length=sum(map(len, lines))), next_step)
    width = _meant_width(lines)
    number, line = next((n, line) for n, line in enumerate(lines, start=1) if len(line) != width)
    message = _("Zeile {line} hat {length} statt {width} Zeichen.")
    column = min(len(line), width) + 1
    return ZoneError(
        message.format(line=number, length=len(line), width=width), next_step, number, column, _("Zeilenlänge")
    )


def _meant_width(lines: list[str]) -> int:
    """Three lines are a card; of two lines the longer one tells passport from small format."""
    if len(lines) == TD1.lines:
        return TD1.width
    longest = max(map(len, lines))
    return min((TD2.width, TD3.width), key=lambda width: abs(width - longest))
