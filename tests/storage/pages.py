"""The pages of an encrypted store as its key shows them, and pages of one copy pasted into another."""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from kiberatung.storage.database_file import PAGE_BYTES
from kiberatung.storage.stores import FileStore

_IV_BYTES, _MAC_BYTES, _SALT_BYTES = 16, 64, 16
_CONTENT = PAGE_BYTES - _IV_BYTES - _MAC_BYTES


def decrypted_pages(store: FileStore) -> bytes:
    """All of the file, free pages too, without what the log beside it holds."""
    return b"".join(decrypted(store.place.path.read_bytes(), store.key.key))


def decrypted(content: bytes, key: bytes) -> list[bytes]:
    """SQLCipher 4: AES-256-CBC by page, the vector behind the content; the first page begins with the salt."""
    return [
        _page(content[start : start + PAGE_BYTES], key, first=not start) for start in range(0, len(content), PAGE_BYTES)
    ]


def page_of(content: bytes, number: int) -> bytes:
    """As it stands in the file, with its vector and its check code."""
    return content[number * PAGE_BYTES : (number + 1) * PAGE_BYTES]


def with_page(content: bytes, number: int, page: bytes) -> bytes:
    """The file with the page of this number (from 0) replaced as it stands: its check code is valid."""
    start = number * PAGE_BYTES
    return content[:start] + page + content[start + PAGE_BYTES :]


def _page(page: bytes, key: bytes, *, first: bool) -> bytes:
    vector = page[_CONTENT : _CONTENT + _IV_BYTES]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(page[_SALT_BYTES if first else 0 : _CONTENT]) + decryptor.finalize()
