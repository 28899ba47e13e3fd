"""The recovery key on paper: 140 random bits in six groups of five, with two check characters.

Read as one number to the base 32 every valid key is a multiple of 1021. As 1021 is prime and 32 has the order 68 modulo
1021, each single wrong character and each swap of two characters is noticed.
"""

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U."""
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
PRIME = 1021
_CHARACTERS = 30
PAYLOAD_BITS = 140


def from_chance(chance: int) -> str:
    """The key that carries these 140 bits, as it is printed."""
    shifted = (chance & (1 << PAYLOAD_BITS) - 1) << 10
    number = shifted + -shifted % PRIME
    return grouped(signs_of(number, _CHARACTERS))


def looks_like(text: str) -> bool:
    """Whether somebody tried to type a recovery key, so that a slip is told as one."""
    plain = plain_signs(text)
    return len(plain) == _CHARACTERS and "-" in text and set(plain) <= set(ALPHABET)


def read(text: str) -> str:
    """The key as it is printed, from any way of typing it; refuses wrong and swapped characters."""
    plain = plain_signs(text)
    if len(plain) != _CHARACTERS or not set(plain) <= set(ALPHABET) or number_of(plain) % PRIME:
        raise DomainError(
            _("Der Wiederherstellungsschlüssel ist nicht richtig abgeschrieben. Der Bestand ist unberührt."),
            _("Vergleichen Sie ihn Gruppe für Gruppe mit dem Ausdruck."),
        )
    return grouped(plain)


def plain_signs(text: str) -> str:
    """As they are meant: without groups, in capitals, O, I and L as the figures they look like."""
    return "".join(text.upper().replace("-", "").split()).translate(_READ_AS)


def grouped(signs: str) -> str:
    return "-".join(signs[start : start + 5] for start in range(0, len(signs), 5))


def signs_of(number: int, count: int) -> str:
    """To the base 32."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def number_of(plain: str) -> int:
    number = 0
    for character in plain:
        number = number << 5 | ALPHABET.index(character)
    return number
