"""Who has the store open: a short sign and a time beside it, readable only with the store's key.

This is no lock: the kernel's lock on the file decides, and this is asked only when that one has refused. What a killed
program leaves behind therefore locks nobody out; the next opening writes over it.
"""

import hmac
import json
import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kiberatung.storage.keys.keyslots import StoreKey

SUFFIX = ".offen"
_NONCE_BYTES = 12
_MOST_BYTES = 1024


@dataclass(frozen=True, slots=True)
class Holder:
    """`sign` is the short sign of the account, empty when it has none; `since` is UTC."""

    sign: str
    since: datetime


def holder_path(store: Path) -> Path:
    return store.with_name(store.name + SUFFIX)


def note_holder(store: Path, key: StoreKey, holder: Holder) -> None:
    """Called under the lock. A disk that refuses it stops nobody: then the message names nobody."""
    words = json.dumps({"sign": holder.sign, "since": holder.since.isoformat()}).encode()
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = nonce + _cipher(key).encrypt(nonce, words, key.store_id.bytes)
    try:
        descriptor = os.open(holder_path(store), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(sealed)
    except OSError:
        return


def read_holder(store: Path, key: StoreKey) -> Holder | None:
    """None when nobody has signed, or what is there was not written with this key."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - 40 ms the start can spare

    try:
        with holder_path(store).open("rb") as stream:
            sealed = stream.read(_MOST_BYTES)
        words = _cipher(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], key.store_id.bytes)
        values = json.loads(words)
        return Holder(str(values["sign"]), datetime.fromisoformat(values["since"]))
    except (OSError, ValueError, KeyError, TypeError, InvalidTag):
        return None


def forget_holder(store: Path) -> None:
    """Called under the lock, before the store is let go."""
    try:
        holder_path(store).unlink(missing_ok=True)
    except OSError:
        return


def _cipher(key: StoreKey) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    return AESGCM(hmac.digest(key.key, b"kiberatung holder", "sha256"))
