"""The anchor in the keyslot file: how far the store had come, sealed with a key that follows from the store's.

A page or a file from before carries valid check codes of its own; only something outside the store can tell that it is
old. Standard library only.
"""

import hmac
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any
from uuid import UUID

_PURPOSE = b"kiberatung anchor 1"
_IDENTIFIER_BYTES = 16
_MOST = 1 << 63


@dataclass(frozen=True, slots=True)
class Anchor:
    """`head` is the hash of link number `changes`; `numbers` the last running number of each series and year.

    `file` is the name of the store: backups of a copy beside it have come further in another way. `passed_over` are the
    heads of later states that somebody knowingly went behind, by a restore or by going on with an older file.
    """

    store_id: UUID
    file: str
    changes: int
    head: str
    numbers: tuple[tuple[str, int, int], ...] = ()
    erased: tuple[UUID, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SealedAnchor:
    """As the file has it: to be believed only when the seal fits."""

    anchor: Anchor
    seal: str

    def is_genuine(self, key: bytes) -> bool:
        return hmac.compare_digest(self.seal, _seal(self.anchor, key))


def sealed(anchor: Anchor, key: bytes) -> SealedAnchor:
    return SealedAnchor(anchor, _seal(anchor, key))


def to_values(section: SealedAnchor) -> dict[str, Any]:
    return _values(section.anchor) | {"seal": section.seal}


def from_values(values: dict[str, Any]) -> SealedAnchor:
    """Raises `ValueError`, `KeyError` or `TypeError` for what is no anchor."""
    erased = b64decode(values["erased"], validate=True)
    parts = range(0, len(erased), _IDENTIFIER_BYTES)
    anchor = Anchor(
        store_id=UUID(values["store"]),
        file=str(values["file"]),
        changes=_whole(values["changes"]),
        head=str(values["head"]),
        numbers=tuple((str(series), _whole(year), _whole(last)) for series, year, last in values["numbers"]),
        erased=tuple(UUID(bytes=erased[start : start + _IDENTIFIER_BYTES]) for start in parts),
        passed_over=tuple(map(str, values["passed_over"])),
    )
    return SealedAnchor(anchor, str(values["seal"]))


def _values(anchor: Anchor) -> dict[str, Any]:
    return {
        "store": str(anchor.store_id),
        "file": anchor.file,
        "changes": anchor.changes,
        "head": anchor.head,
        "numbers": [list(one) for one in anchor.numbers],
        "erased": b64encode(b"".join(identifier.bytes for identifier in anchor.erased)).decode(),
        "passed_over": list(anchor.passed_over),
    }


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _MOST:
        raise ValueError("no count")
    return value


def _seal(anchor: Anchor, key: bytes) -> str:
    text = json.dumps(_values(anchor), sort_keys=True).encode()
    return hmac.digest(derived(key, _PURPOSE), text, "sha256").hex()


def derived(key: bytes, purpose: bytes) -> bytes:
    """HKDF-SHA256 (RFC 5869) without salt, one block: the key of the store seals nothing itself."""
    extracted = hmac.digest(bytes(32), key, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", "sha256")
