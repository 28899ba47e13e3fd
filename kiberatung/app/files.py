"""Reading what a command is given: a file, standard input, or a passphrase that nobody else may see."""

import errno
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiberatung.app import paths
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault

LARGEST = 64 * 1024 * 1024
LARGEST_IMPORT = 32 * 1024 * 1024
"""About 15,000 families."""
_MOST_PARTS = 4_000_000
"""Brackets and commas: what takes room once it is read, many times that of the file (R45)."""

_LARGEST_DESCRIPTOR = 2**31 - 1
_NO_NAME = frozenset({errno.ENAMETOOLONG, errno.ELOOP})


def read_text(path: Path | None, largest: int = LARGEST) -> str:
    """UTF-8 with or without a byte order mark; standard input without a path. Never more than `largest` bytes."""
    try:
        return read_file(path, largest).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DomainError(
            _("Die Datei „{name}“ ist kein Text in UTF-8. Es wurde nichts gelesen.").format(name=_name(path)),
            _("Speichern Sie sie als UTF-8."),
        ) from None


def read_file(path: Path | None, largest: int = LARGEST) -> bytes:
    """Standard input without a path. Never more than `largest` bytes."""
    name = _name(path)
    try:
        raw = _read_at_most(path, largest + 1)
        if len(raw) > largest:
            raise _too_large(name, largest)
    except OSError as error:
        raise EnvironmentFault(
            _("Die Datei „{name}“ lässt sich nicht lesen: {reason}. Es wurde nichts geändert.").format(
                name=name, reason=error.strerror
            ),
            _("Prüfen Sie Ort und Rechte."),
        ) from None
    return raw


def _name(path: Path | None) -> str:
    return path.name if path else _("Standardeingabe")


def read_import(path: Path | None) -> str:
    """JSON from outside, refused before it is read when it would take more room than an import may."""
    text = read_text(path, LARGEST_IMPORT)
    if sum(map(text.count, "[{,")) > _MOST_PARTS:
        raise _too_large(_name(path), LARGEST_IMPORT)
    return text


def _read_at_most(path: Path | None, count: int) -> bytes:
    if path is not None:
        with path.open("rb") as stream:
            return stream.read(count)
    raw = getattr(sys.stdin, "buffer", None)
    return raw.read(count) if raw is not None else sys.stdin.read(count).encode()


def _too_large(name: str, largest: int) -> DomainError:
    return DomainError(
        _("Die Datei „{name}“ ist größer als {most} MB und wurde nicht gelesen.").format(
            name=name, most=largest // (1024 * 1024)
        ),
        _("Teilen Sie sie auf."),
    )


def read_passphrase(file: Path | None, descriptor: int | None) -> str:
    """The first line of a file, or all of a descriptor; never from an argument or the environment."""
    if file is not None:
        text = read_text(file)
    elif descriptor is not None:
        text = _read_descriptor(descriptor)
    else:
        raise DomainError(
            _("Die Passphrase fehlt. Es wurde nichts geöffnet."),
            _("Geben Sie --passphrase-file DATEI oder --passphrase-fd NUMMER an."),
        )
    passphrase = text.split("\n", 1)[0].rstrip("\r")
    if not passphrase:
        raise DomainError(_("Die Passphrase ist leer. Es wurde nichts geöffnet."), _("Prüfen Sie die Datei."))
    return passphrase


def store_path(args: Namespace) -> Path:
    """The file named by `--store`, else the store of this account.

    A name that is empty is no wish for the latter: it comes from a script whose variable is not set.
    """
    if args.store is None:
        return paths.default_store()
    if not args.store.strip():
        raise DomainError(
            _("Der Ort des Bestands ist leer. Es wurde nichts geöffnet."),
            _("Geben Sie --store DATEI an, oder lassen Sie die Angabe weg."),
        )
    path = Path(args.store)
    try:
        path.lstat()
    except OSError as error:
        if error.errno in _NO_NAME:
            raise EnvironmentFault(
                _("Eine solche Datei kann es nicht geben: {reason}. Es wurde nichts geöffnet.").format(
                    reason=error.strerror
                ),
                _("Prüfen Sie, was bei --store steht."),
            ) from None
    return path


def write_bytes(path: Path, content: bytes) -> None:
    """Whole or not at all, readable by this account only."""
    with appearing(path, content):
        pass


@contextmanager
def appearing(path: Path, content: bytes) -> Iterator[None]:
    """As `write_bytes`; the file gets its name when all that is done inside has gone well, else it is gone."""
    partial = path.with_name(path.name + ".teil")
    try:
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield
        partial.replace(path)
    except OSError as error:
        raise EnvironmentFault(
            _("Die Datei „{name}“ lässt sich nicht schreiben: {reason}. Der Bestand ist unverändert.").format(
                name=path.name, reason=error.strerror
            ),
            _("Wählen Sie einen anderen Ort."),
        ) from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _read_descriptor(descriptor: int) -> str:
    if not 0 <= descriptor <= _LARGEST_DESCRIPTOR:
        raise _no_descriptor(descriptor)
    try:
        with os.fdopen(descriptor, encoding="utf-8", closefd=False) as file:
            return file.read()
    except UnicodeDecodeError:
        raise DomainError(
            _("Die Passphrase ist kein Text in UTF-8. Es wurde nichts geöffnet."),
            _("Geben Sie sie als UTF-8 weiter."),
        ) from None
    except OSError:
        raise _no_descriptor(descriptor) from None


def _no_descriptor(number: int) -> EnvironmentFault:
    return EnvironmentFault(
        _("Der Dateideskriptor {number} ist nicht lesbar. Es wurde nichts geöffnet.").format(number=number),
        _("Öffnen Sie ihn beim Aufruf."),
    )
