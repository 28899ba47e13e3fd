"""Locked packages: 7z for offices, age between KIs; each is opened again and compared before it counts.

7z: AES-256 over contents and names, key from 2^19 rounds of SHA-256. That is a weak stretching, so the passphrase
must be strong by itself: six drawn words, 66 bits, and `Lock` takes no shorter one. Its checksums are under the
encryption, which finds damage; they are no signature. ZIP encryption is not offered, it is cheaper still to guess.
age: scrypt with N = 2^17 (R53), about a second, and ChaCha20-Poly1305; or the recipient's public key.
"""

import io
import tarfile
from collections.abc import Callable, Mapping
from itertools import islice

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.exchange.age_format import sealed_for_passphrase
from kiberatung.exchange.package_limits import LARGEST, MOST_FILES, require_plain_names, require_small

Files = Mapping[str, bytes]

_SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c\x00\x04"
"""Signature and version: the only bytes of the format that nothing in it checks."""


def sealed_seven_zip(files: Files, passphrase: str) -> bytes:
    """Raises `EnvironmentFault` when the package does not give the same files back."""
    from py7zr import FILTER_CRYPTO_AES256_SHA256, FILTER_LZMA2, SevenZipFile  # noqa: PLC0415 - read at first use

    filters = [{"id": FILTER_LZMA2, "preset": 6}, {"id": FILTER_CRYPTO_AES256_SHA256}]
    buffer = io.BytesIO()
    with SevenZipFile(buffer, "w", password=passphrase, header_encryption=True, filters=filters) as package:
        for name, content in files.items():
            package.writestr(content, name)
    return _verified(buffer.getvalue(), files, opened_seven_zip, passphrase)


def opened_seven_zip(package: bytes, passphrase: str) -> dict[str, bytes]:
    """Raises `DomainError` on a wrong passphrase and on a damaged package: the format cannot tell them apart."""
    from py7zr import SevenZipFile  # noqa: PLC0415 - read at first use
    from py7zr.io import BytesIOFactory  # noqa: PLC0415 - read at first use

    if not package.startswith(_SEVEN_ZIP):
        raise _closed()
    contents = BytesIOFactory(LARGEST)
    try:
        with SevenZipFile(io.BytesIO(package), "r", password=passphrase, max_extract_size=LARGEST) as archive:
            entries = archive.list()
            require_small(entry.uncompressed for entry in entries)
            require_plain_names(entry.filename if entry.is_file else "" for entry in entries)
            archive.extractall(factory=contents)  # noqa: S202 - into memory, bounded; no path is ever written
        return {name: stream.read() for name, stream in contents.products.items()}
    except DomainError:
        raise
    except Exception as fault:  # a wrong key yields noise, and noise can fail anywhere in the reader
        raise _closed() from fault


def sealed_age(files: Files, passphrase: str, recipient_key: str = "") -> bytes:
    """A tar inside an age file: names and contents are covered alike.

    With `recipient_key` (`age1…`) only the recipient can open it, so that reading back is not possible.
    """
    import pyrage  # noqa: PLC0415 - read at first use

    inner = _bundle(files)
    if recipient_key:
        try:
            return bytes(pyrage.encrypt(inner, [pyrage.x25519.Recipient.from_str(recipient_key)]))
        except pyrage.RecipientError as fault:
            raise DomainError(
                _("Der Schlüssel der Stelle ist nicht lesbar. Es hat nichts das Haus verlassen."),
                _("Lassen Sie sich den Schlüssel noch einmal geben; er beginnt mit age1."),
            ) from fault
    sealed = sealed_for_passphrase(inner, passphrase)
    return _verified(sealed, files, opened_age, passphrase)


def opened_age(package: bytes, passphrase: str) -> dict[str, bytes]:
    """Raises `DomainError` on a wrong passphrase and on a damaged package."""
    import pyrage  # noqa: PLC0415 - read at first use

    try:
        inner = bytes(pyrage.passphrase.decrypt(package, passphrase))
    except (pyrage.DecryptError, ValueError) as fault:
        raise _closed() from fault
    return _unbundled(inner)


def _bundle(files: Files) -> bytes:
    """A tar with fixed times and owners: the same files give the same bytes."""

    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as bundle:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o600
            bundle.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def _unbundled(inner: bytes) -> dict[str, bytes]:

    try:
        with tarfile.open(fileobj=io.BytesIO(inner), mode="r:") as bundle:
            entries = list(islice(bundle, MOST_FILES + 1))
            require_small(entry.size for entry in entries)
            # Links and devices have no place in a handover, and sparse files only lie about their size.
            require_plain_names(entry.name if entry.type == tarfile.REGTYPE else "" for entry in entries)
            return {entry.name: stream.read() for entry in entries if (stream := bundle.extractfile(entry))}
    except (tarfile.TarError, ValueError, OverflowError, EOFError) as fault:
        raise _closed() from fault


def _verified(sealed: bytes, files: Files, opened: Callable[[bytes, str], dict[str, bytes]], passphrase: str) -> bytes:
    try:
        same = opened(sealed, passphrase) == dict(files)
    except DomainError:
        same = False
    if not same:
        raise EnvironmentFault(
            _("Das verschlüsselte Paket ließ sich nicht fehlerfrei öffnen. Es hat nichts das Haus verlassen."),
            _("Versuchen Sie es noch einmal. Bleibt der Fehler, melden Sie ihn."),
        )
    return sealed


def _closed() -> DomainError:
    return DomainError(
        _(
            "Das Paket lässt sich nicht öffnen: Die Passphrase stimmt nicht, oder die Datei ist beschädigt. "
            "Es wurde nichts übernommen."
        ),
        _("Prüfen Sie die sechs Wörter. Stimmen sie, lassen Sie sich das Paket noch einmal geben."),
    )
