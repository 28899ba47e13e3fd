"""The recovery slot as lines to type: with them and the recovery key the keyslot file may be lost everywhere (R29).

The 99 bytes that matter, nine lines of four groups of five, in the signs of the recovery key. The last two signs of a
line check it together with its number, as those of the recovery key do: a slip is told by its line.
"""

import struct
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.storage.keys.derivation import DerivationCost, cost_as_values, cost_from, implausible
from kiberatung.storage.keys.keyslots import Keyslot, Keyslots, SlotKind
from kiberatung.storage.keys.recovery_key import ALPHABET, PRIME, grouped, number_of, plain_signs, signs_of

_FORM = struct.Struct(">B16sIBB16s12s48s")
"""Version, store, memory in KiB, passes, lanes, salt, nonce, wrapped key."""
_VERSION = 1
SIGNS_IN_A_LINE = 20
_BITS_IN_A_LINE = 90
LINES = -(-_FORM.size * 8 // _BITS_IN_A_LINE)
_CHECK_BITS = 10


def recovery_sheet(slots: Keyslots) -> str:
    """Raises `StopIteration` for keyslots without a recovery key, which no store has."""
    slot = next(slot for slot in slots.slots if slot.kind is SlotKind.RECOVERY)
    cost = slot.cost
    packed = _FORM.pack(
        _VERSION, slots.store_id.bytes, cost.memory_kib, cost.passes, cost.lanes, slot.salt, slot.nonce, slot.wrapped
    )
    number = int.from_bytes(packed) << LINES * _BITS_IN_A_LINE - _FORM.size * 8
    return "\n".join(_line(number, place) for place in range(LINES))


def from_recovery_sheet(text: str) -> Keyslots:
    """However it is typed, or read from the QR code; raises `DomainError` naming the first line with a slip."""
    signs = plain_signs(text)
    number = 0
    for place in range(LINES):
        number = number << _BITS_IN_A_LINE | _checked(signs[place * SIGNS_IN_A_LINE :][:SIGNS_IN_A_LINE], place)
    if len(signs) != LINES * SIGNS_IN_A_LINE:
        raise _slip(LINES)
    packed = (number >> LINES * _BITS_IN_A_LINE - _FORM.size * 8).to_bytes(_FORM.size)
    version, store, memory_kib, passes, lanes, salt, nonce, wrapped = _FORM.unpack(packed)
    if version != _VERSION:
        raise implausible()
    cost = cost_from(cost_as_values(DerivationCost(memory_kib, passes, lanes)))
    return Keyslots(UUID(bytes=store), (Keyslot(SlotKind.RECOVERY, None, cost, salt, nonce, wrapped),))


def is_right_line(text: str, place: int) -> bool:
    """Whether line `place`, counted from 0, stands so on some sheet: said while it is typed."""
    try:
        _checked(plain_signs(text), place)
    except DomainError:
        return False
    return True


def _line(number: int, place: int) -> str:
    part = number >> (LINES - 1 - place) * _BITS_IN_A_LINE & (1 << _BITS_IN_A_LINE) - 1
    shifted = part << _CHECK_BITS
    return grouped(signs_of(shifted + -(shifted + place) % PRIME, SIGNS_IN_A_LINE))


def _checked(signs: str, place: int) -> int:
    if len(signs) != SIGNS_IN_A_LINE or not set(signs) <= set(ALPHABET):
        raise _slip(place + 1)
    number = number_of(signs)
    if (number + place) % PRIME:
        raise _slip(place + 1)
    return number >> _CHECK_BITS


def _slip(line: int) -> DomainError:
    return DomainError(
        _("Zeile {number} ist nicht richtig abgeschrieben. Es wurde nichts geändert.").format(number=line),
        _("Vergleichen Sie sie Gruppe für Gruppe mit dem Blatt. Es sind {count} Zeilen.").format(count=LINES),
    )
