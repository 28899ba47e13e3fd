"""Where a line may break that the typesetter would not break, and where it must not: added to the texts of a sheet."""

import re
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

ZERO_WIDTH_SPACE, NO_BREAK_SPACE, WORD_JOINER = "\u200b", "\u00a0", "\u2060"
LONGEST_WORD = 34
"""Letters that fit into the narrowest place, the address field; in the block of details it is fewer."""
LONGEST_IN_DETAILS = 24
_CHINESE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
"""May break between any two, by rules of their own that a mark between them would put out of force."""

# A sign is looked for first and what stands before it after that: this way round the search is several times faster.
_TELEPHONE = re.compile(r"[+0](?<![\d.].)\d[\d /-]{3,20}\d")


def with_line_breaks(value: Any, longest: int = LONGEST_WORD) -> Any:
    """The same value of records, lists and texts with its texts made ready, records as dicts; marks are invisible."""
    if isinstance(value, str):
        return _TELEPHONE.sub(_kept_together, _breakable(value, longest))
    if isinstance(value, list | tuple):
        return [with_line_breaks(one, longest) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: with_line_breaks(getattr(value, name), LONGEST_IN_DETAILS if name == "details" else longest)
            for name in _field_names(type(value))
        }
    return value


@cache
def _field_names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _breakable(text: str, longest: int) -> str:
    """A word longer than its place may break: better ugly than outside the field."""
    if len(text) < longest or all(len(word) < longest for word in text.split()):
        return text
    return re.sub(rf"[^\s{_CHINESE}]{{{longest},}}", lambda word: _broken(word[0], longest), text)


def _broken(word: str, longest: int) -> str:
    parts = word.replace("@", "@" + ZERO_WIDTH_SPACE)
    return re.sub(rf"[^{ZERO_WIDTH_SPACE}-]{{{longest},}}", lambda part: ZERO_WIDTH_SPACE.join(part[0]), parts)


def _kept_together(number: re.Match[str]) -> str:
    return number[0].replace(" ", NO_BREAK_SPACE).replace("-", f"{WORD_JOINER}-{WORD_JOINER}")
