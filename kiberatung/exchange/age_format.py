"""Writes an age file for a passphrase (format: C2SP, age-encryption.org/v1) with a work factor of our choosing.

The library measures the machine and takes less on a busy one; a package that leaves must not depend on that (R53). It
is the library, though, that opens every file written here before it counts.
"""

import hmac
import secrets
from base64 import b64encode
from collections.abc import Iterator

VERSION = b"age-encryption.org/v1"
WORK = 17
"""Of scrypt, as the power of two of its N: 128 MiB, about a second."""
_CHUNK = 64 * 1024
_SALT_BYTES = _FILE_KEY_BYTES = _NONCE_BYTES = 16


def sealed_for_passphrase(content: bytes, passphrase: str) -> bytes:
    """Only the passphrase opens it; every changed byte of head or content is noticed."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - at first use

    file_key, salt = secrets.token_bytes(_FILE_KEY_BYTES), secrets.token_bytes(_SALT_BYTES)
    wrapped = ChaCha20Poly1305(_stretched(passphrase, salt)).encrypt(bytes(12), file_key, None)
    head = b"%s\n-> scrypt %s %d\n%s\n---" % (VERSION, _text(salt), WORK, _text(wrapped))
    mac = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    nonce = secrets.token_bytes(_NONCE_BYTES)
    chunks = _chunks(content, _derived(file_key, nonce, b"payload"))
    return b"".join((head, b" ", _text(mac), b"\n", nonce, *chunks))


def _chunks(content: bytes, key: bytes) -> Iterator[bytes]:
    """Numbered, the last one marked: none can be left out, moved or cut off unseen."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - at first use

    cipher = ChaCha20Poly1305(key)
    starts = range(0, max(len(content), 1), _CHUNK)
    for number, start in enumerate(starts):
        is_last = number == len(starts) - 1
        nonce = number.to_bytes(11, "big") + bytes([is_last])
        yield cipher.encrypt(nonce, content[start : start + _CHUNK], None)


def _stretched(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 - at first use

    return Scrypt(salt=VERSION + b"/scrypt" + salt, length=32, n=1 << WORK, r=8, p=1).derive(passphrase.encode())


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - at first use
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - at first use

    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(key)


def _text(raw: bytes) -> bytes:
    return b64encode(raw).rstrip(b"=")
