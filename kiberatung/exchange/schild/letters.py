"""Fits a value into a cell of a SchILD file: what the format or encoding cannot hold is replaced openly."""

import unicodedata
from collections.abc import Iterable

from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.schild import SchildColumn, SchildType
from kiberatung.domain.children import ChildId
from kiberatung.domain.names.graphemes import count_letters, cut_to_letters, letters_of
from kiberatung.exchange.csv_text import runs
from kiberatung.services.handovers.forms import SchildEncoding
from kiberatung.services.handovers.ports import Cut, ReplacedLetter

SEPARATOR = "|"
_IN_PLACE_OF_SEPARATOR = "/"
_BREAKS = frozenset({"Cc", "Zl", "Zp"})

# Letters that taking the marks away does not bring into Windows-1252.
_OWN = {"ı": "i", "İ": "I", "ə": "e", "Ə": "E", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ŋ": "ng"}
_WHOLE_OR_NOTHING = ("E-Mail", "Telefon", "Mobilnr")
"""Columns in which a part of the value is worse than none."""


class Fitting:
    """Collects what was replaced and cut over all files of one handover."""

    def __init__(self, encoding: SchildEncoding) -> None:
        self._encoding = encoding
        self._replaced: dict[str, str] = {}
        self._cuts: dict[Cut, None] = {}

    @property
    def replaced(self) -> tuple[ReplacedLetter, ...]:
        return tuple(ReplacedLetter(letter, new) for letter, new in self._replaced.items())

    @property
    def cuts(self) -> tuple[Cut, ...]:
        return tuple(self._cuts)

    def fit(self, value: str, column: SchildColumn, child_id: ChildId) -> str:
        """Never longer than the column, never with a separator or line break in it."""
        text = "".join(self._letter(letter) for letter in letters_of(unicodedata.normalize("NFC", value))).strip()
        text = self._without_formula(text)
        if column.type is not SchildType.TEXT or column.length is None or count_letters(text) <= column.length:
            return text
        kept = self._shortened(text, column, column.length)
        if kept != text.replace(" ", ""):
            self._cuts[Cut(child_id, column.heading, text, kept)] = None
        return kept

    def encoded(self, lines: Iterable[str]) -> bytes:
        """Every line ends with CRLF; UTF-8 begins with a byte order mark, by which SchILD-NRW 3 knows it."""
        text = "".join(f"{line}\r\n" for line in lines)
        return text.encode("cp1252" if self._encoding is SchildEncoding.WINDOWS_1252 else "utf-8-sig")

    def _without_formula(self, text: str) -> str:
        """Schools open these files in spreadsheets too (R49); no name begins with such a sign, a lone dash is ours."""
        while len(text) > 1 and runs(text):
            self._note(text[0], "")
            text = text[1:].lstrip()
        return text

    def _shortened(self, text: str, column: SchildColumn, length: int) -> str:
        if not any(word in column.heading for word in _WHOLE_OR_NOTHING):
            return cut_to_letters(text, length).rstrip()
        compact = text.replace(" ", "")
        return compact if count_letters(compact) <= length else ""

    def _letter(self, letter: str) -> str:
        if letter == SEPARATOR:
            return self._note(letter, _IN_PLACE_OF_SEPARATOR)
        if unicodedata.category(letter[0]) in _BREAKS:
            self._note(_("Zeilenumbruch"), _("Leerzeichen"))
            return " "
        if self._encoding is SchildEncoding.UTF_8 or _is_ansi(letter):
            return letter
        return self._note(letter, _in_ansi(letter))

    def _note(self, letter: str, replacement: str) -> str:
        self._replaced[letter] = replacement
        return replacement


def _in_ansi(letter: str) -> str:
    """The nearest in Windows-1252: own letters first, then without its marks, then romanised."""
    if letter in _OWN:
        return _OWN[letter]
    bare = "".join(char for char in unicodedata.normalize("NFD", letter) if not unicodedata.combining(char))
    bare = "".join(_OWN.get(char, char) for char in bare)
    if bare and _is_ansi(bare):
        return bare
    from anyascii import anyascii  # noqa: PLC0415 - its tables are read only for scripts without a nearer letter

    # A soft sign comes back as an apostrophe, which no school would look for.
    return anyascii(bare).replace("'", "").replace(SEPARATOR, _IN_PLACE_OF_SEPARATOR)


def _is_ansi(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
