"""What is drawn on a page, glyph by glyph, and what a shaping engine of its own draws for the same words.

A subset font has glyph numbers of its own. So glyphs are compared by what they draw: two are equal when their outlines
and widths are. Words are what stands between spaces, signs of punctuation and figures; Chinese signs stand alone.
"""

import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import uharfbuzz as hb
from fontTools.ttLib import TTFont

Drawn = tuple[Any, ...]
Word = tuple[Drawn, ...]
_CLOSE, _CLOSE_ON_A_SLOPE = (6.0, 5.0), (12.0, 20.0)
"""Points up and down, points aside: no glyph of a word is further from the one before, none of the next line nearer."""
CHINESE = "DroidSansFallback"
_JOINERS = "\u200c\u200d"


class DrawingFont:
    """A font file, whole or subset: `drawn` is the outline of a glyph in thousandths of its size, and its width."""

    def __init__(self, file: bytes) -> None:
        self.face = hb.Face(hb.Blob(file))
        self.font = hb.Font(self.face)
        self._seen: dict[int, Drawn] = {}

    def drawn(self, glyph: int) -> Drawn:
        if glyph not in self._seen:
            path: list[Any] = [self.font.get_glyph_h_advance(glyph)]
            self.font.draw_glyph(glyph, _PEN, path)
            self._seen[glyph] = tuple(path)
        return self._seen[glyph]

    def nominal(self, sign: str) -> Drawn | None:
        glyph = self.font.get_nominal_glyph(ord(sign))
        return self.drawn(glyph) if glyph else None

    @cached_property
    def between_words(self) -> frozenset[Drawn]:
        signs = (chr(sign) for sign in self.face.unicodes)
        return frozenset(self.drawn(self.font.get_nominal_glyph(ord(one))) for one in signs if not is_letter(one))

    def shaped(self, text: str, language: str) -> list[Drawn]:
        """Of HarfBuzz, from left to right."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.language = language
        hb.shape(self.font, buffer, {})
        return [self.drawn(one.codepoint) for one in buffer.glyph_infos]


def is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM"


def words_of(drawn: Iterable[Drawn], font: DrawingFont) -> Iterator[Word]:
    """Parted at everything that is no letter; each Chinese sign is a word, lines break anywhere."""
    word: list[Drawn] = []
    for one in drawn:
        if len(one) == 1 or one in font.between_words:
            if word:
                yield tuple(word)
            word = []
        else:
            word.append(one)
    if word:
        yield tuple(word)


def _pen() -> Any:
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, path: path.append(("m", x, y)))
    pen.set_line_to_func(lambda x, y, path: path.append(("l", x, y)))
    pen.set_quadratic_to_func(lambda *points: points[-1].append(("q", *points[:-1])))
    pen.set_cubic_to_func(lambda *points: points[-1].append(("c", *points[:-1])))
    pen.set_close_path_func(lambda path: path.append("z"))
    return pen


_PEN = _pen()


class PageReader:
    """All words on the pages of a file, each with the name of its font."""

    def __init__(self, fonts: Path) -> None:
        self.fonts = {_postscript_name(file): DrawingFont(file.read_bytes()) for file in fonts.rglob("*.ttf")}

    def words(self, pdf: bytes) -> Counter[tuple[str, Word]]:
        found: Counter[tuple[str, Word]] = Counter()
        with pikepdf.open(io.BytesIO(pdf)) as document:
            for page in document.pages:
                subsets = {name: _subset(one) for name, one in page.Resources.Font.items()}
                for piece in _joined(_pieces(page, subsets)):
                    words = _split(piece.font, piece.drawn, self.fonts[piece.font])
                    found.update((piece.font, word) for word in words)
        return found

    def expected(self, texts: Iterable[tuple[str, str, tuple[str, ...]]]) -> Counter[tuple[str, Word]]:
        """Of each text its language and the fonts in their order: a letter is set in the first that has it."""
        found: Counter[tuple[str, Word]] = Counter()
        for text, language, order in texts:
            for name, run in self._runs(text, order):
                drawn = self.fonts[name].shaped(run, language)
                found.update((name, word) for word in _split(name, drawn, self.fonts[name]))
        return found

    def _runs(self, text: str, order: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Words, parted where the font changes; a mark stays with its letter."""
        for word in _letters(text):
            run, last = "", ""
            for cluster in _clusters(word):
                name = next((one for one in order if self._has(one, cluster)), None)
                assert name, f"no font for {cluster!r}"
                if run and name != last:
                    yield last, run
                    run = ""
                run, last = run + cluster, name
            yield last, run

    def _has(self, name: str, cluster: str) -> bool:
        return all(sign in _JOINERS or self.fonts[name].nominal(sign) for sign in cluster)


def _clusters(word: str) -> list[str]:
    parts: list[str] = []
    for sign in word:
        if parts and (unicodedata.category(sign)[0] == "M" or sign in _JOINERS):
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts


def _postscript_name(file: Path) -> str:
    with TTFont(file, lazy=True) as font:
        return str(font["name"].getDebugName(6))


def _letters(text: str) -> list[str]:
    """Letters and marks in a row."""
    return "".join(sign if is_letter(sign) or sign in _JOINERS else " " for sign in text).split()


def _split(name: str, drawn: list[Drawn], font: DrawingFont) -> Iterator[Word]:
    words = words_of(drawn, font)
    return ((one,) for word in words for one in word) if name == CHINESE else words


@dataclass
class _Piece:
    """Glyphs of one font in a row, from `left` to `right`, in points; a mark stands higher than its letter."""

    font: str
    left: float
    right: float
    base: float
    drawn: list[Drawn]

    def is_continued_by(self, other: "_Piece") -> bool:
        up, aside = _CLOSE_ON_A_SLOPE if "Nastaliq" in self.font else _CLOSE
        near = abs(self.base - other.base) < up and abs(self.right - other.left) < aside
        return near and self.font == other.font


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    last = None
    for piece in pieces:
        if last and last.is_continued_by(piece):
            last.drawn += piece.drawn
            last.right = piece.right
        else:
            if last:
                yield last
            last = piece
    if last:
        yield last


def _pieces(page: pikepdf.Page, subsets: dict[str, tuple[str, DrawingFont]]) -> Iterator[_Piece]:
    name, size, origin, start = "", 0.0, (0.0, 0.0), 0.0
    for operands, operator in pikepdf.parse_content_stream(page, "cm Tf Tm Tj TJ"):
        match str(operator):
            case "cm":
                origin = float(operands[4]), float(operands[5])
            case "Tf":
                name, size = str(operands[0]), float(operands[1])
            case "Tm":
                start = float(operands[4])
            case _:
                whole, subset = subsets[name]
                texts = operands[0] if str(operator) == "TJ" else operands
                piece = _Piece(whole, origin[0] + start, origin[0] + start, origin[1], [])
                _fill(piece, texts, subset, size)
                yield piece


def _fill(piece: _Piece, texts: Iterable[Any], subset: DrawingFont, size: float) -> None:
    for text in texts:
        if not isinstance(text, pikepdf.String):
            piece.right -= float(text) / 1000 * size
            continue
        body = bytes(text)
        drawn = [subset.drawn(int.from_bytes(body[at : at + 2])) for at in range(0, len(body), 2)]
        piece.drawn += drawn
        piece.right += sum(one[0] for one in drawn) / subset.face.upem * size


def _subset(font: Any) -> tuple[str, DrawingFont]:
    inner = font.DescendantFonts[0]
    assert font.Encoding == "/Identity-H"
    return str(font.BaseFont).partition("+")[2], DrawingFont(inner.FontDescriptor.FontFile2.read_bytes())
