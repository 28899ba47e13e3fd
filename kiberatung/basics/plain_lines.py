"""One line of plain text that shows what it holds: nothing in it breaks the line, turns its direction or hides."""

import unicodedata

_JOINERS = "\u200c\u200d"
"""Persian and Indic words are spelt with them."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def plain_line(text: str) -> str:
    """The text with every control, direction and format character replaced by a visible sign (ASVS 16.4.1)."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character in _JOINERS or unicodedata.category(character) not in _UNSEEN:
        return character
    if character < " ":
        return chr(0x2400 + ord(character))
    return f"⟨U+{ord(character):04X}⟩"
