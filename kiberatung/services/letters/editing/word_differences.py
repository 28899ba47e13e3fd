"""Two texts word by word: what is the same, and what only one of them says."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_changed: bool


def word_differences(before: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces; joined they give the texts again."""
    old, new = _WORD.findall(before), _WORD.findall(now)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        changed = kind != "equal"
        left.append(Piece("".join(old[first:last]), changed))
        right.append(Piece("".join(new[begin:end]), changed))
    return tuple(one for one in left if one.text), tuple(one for one in right if one.text)
