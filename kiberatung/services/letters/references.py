"""References to law among letters written from the right: the program keeps their order, translators need not."""

import re

from kiberatung.services.letters.filling import FIRST_STRONG_ISOLATE, POP_ISOLATE
from kiberatung.services.letters.values import Direction

_REFERENCE = re.compile(
    r"(?:§{1,2}[\u00a0 ]?[0-9]|[A-Za-z])[0-9A-Za-zÀ-ɏ§.,/–\-\u00a0 ]*[0-9A-Za-zÀ-ɏ]|§{1,2}[\u00a0 ]?[0-9]"
)


def with_references_isolated(text: str, around: Direction) -> str:
    """Keeps „§ 3 DSG NRW“ in its order among letters written from the right; translators set no such signs."""
    if around is Direction.LEFT_TO_RIGHT:
        return text
    return _REFERENCE.sub(lambda found: _isolated_reference(found[0]), text)


def _isolated_reference(text: str) -> str:
    """Words alone keep their order without help."""
    mixed = "§" in text or any(sign.isdigit() for sign in text)
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if mixed else text
