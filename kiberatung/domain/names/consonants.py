"""The bare consonants of a word in search form, for finding candidates across scripts and spellings."""

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("DSCH|DZH|DJ", "J"),
        ("TSCH|TCH|SCH|CH|SH|ZH|KH|KS", "X"),
        ("GH|G", "J"),
        ("TS|TZ|DZ", "S"),
        ("DH", "D"),
        ("TH", "T"),
        ("PH", "F"),
        ("[QC]", "K"),
        ("Z", "S"),
        ("[AEIOUYWVH]", ""),
        (r"(.)\1+", r"\1"),
    )
)
# What other languages read otherwise, one at a time; H and Y are not heard in a key.
_OTHERWISE = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("J", "Y"),  # German, Slavic
        ("(?<![ST])CH|KH|X", "H"),  # German and Greek ch, Kurdish and Somali x
        ("(?<![ST])CH", "K"),  # Michael
        ("C(?![HK])", "J"),  # Turkish
        ("GH", "Q"),  # Persian writes both for one sound
    )
)


@lru_cache(maxsize=16384)
def consonant_keys(form: str) -> frozenset[str]:
    """Coarse on purpose: „MHMD“ (محمد) and „MOHAMMED“ meet, and so do Chatib and Khatib, Jusuf and Yusuf."""
    readings = {form, *(pattern.sub(sound, form) for pattern, sound in _OTHERWISE)}
    return frozenset(map(_key, readings))


def _key(form: str) -> str:
    for pattern, sound in _RULES:
        form = pattern.sub(sound, form)
    return form
