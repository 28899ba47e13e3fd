"""Check digits of machine-readable zones (ICAO Doc 9303-3, section 4.9)."""

from dataclasses import dataclass

FILLER = "<"
_WEIGHTS = (7, 3, 1)
_VALUES = {FILLER: 0} | {str(digit): digit for digit in range(10)} | {chr(55 + value): value for value in range(10, 36)}


@dataclass(frozen=True, slots=True)
class CheckDigit:
    """`name` is the German word of what it protects; `given` is the character that stands there."""

    name: str
    given: str
    computed: str
    right: bool


def check_digit(text: str) -> str:
    """Weights 7 3 1 over the values 0–9, A = 10 … Z = 35, filler = 0; the sum modulo 10."""
    return str(sum(_VALUES[char] * _WEIGHTS[place % 3] for place, char in enumerate(text)) % 10)
