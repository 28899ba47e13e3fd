"""How many words the longest sentence of a text has."""

import re

LONGEST = 20
"""Words of a sentence that a parent understands when it is heard once."""
_CITATION = re.compile(r" \([^()]*(?:SchulG|BGB|IfSG|BASS|SF|Schulmail)[^()]*\)")
_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-ZÄÖÜ„{])")


def words_of_longest(text: str) -> int:
    """Citations in brackets are read as one sign; days and numbers are one word."""
    plain = _CITATION.sub("", text).replace("\u00a0", "")
    return max(len(sentence.split()) for sentence in _END.split(plain))
