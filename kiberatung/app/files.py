"""Reading what a command is given: a file, standard input, or a passphrase that nobody else may see."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from kiberatung.app import paths
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault

LARGEST = 64 * 1024 * 1024


def read_text(path: Path | None) -> str:
    """UTF-8 with or without a byte order mark; standard input without a path."""
    if path is None:
        return sys.stdin.read()
    try:
        if path.stat().st_size > LARGEST:
            raise DomainError(
                _("Die Datei „{name}“ ist größer als 64 MB und wurde nicht gelesen.").format(name=path.name),
                _("Teilen Sie sie auf."),
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DomainError(
            _("Die Datei „{name}“ ist kein Text in UTF-8. Es wurde nichts gelesen.").format(name=path.name),
            _("Speichern Sie sie als UTF-8."),
        ) from None
    except OSError as error:
        raise EnvironmentFault(
            _("Die Datei „{name}“ lässt sich nicht lesen: {reason}.").format(name=path.name, reason=error.strerror),
            _("Prüfen Sie Ort und Rechte."),
        ) from None


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
    """The file named by `--store`, else the store of this account."""
    return Path(args.store) if args.store else paths.default_store()


def write_bytes(path: Path, content: bytes) -> None:
    """Whole or not at all, readable by this account only."""
    partial = path.with_name(path.name + ".teil")
    try:
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise EnvironmentFault(
            _("Die Datei „{name}“ lässt sich nicht schreiben: {reason}.").format(name=path.name, reason=error.strerror),
            _("Wählen Sie einen anderen Ort."),
        ) from None


def _read_descriptor(descriptor: int) -> str:
    try:
        with os.fdopen(descriptor, encoding="utf-8", closefd=False) as file:
            return file.read()
    except OSError:
        raise EnvironmentFault(
            _("Der Dateideskriptor {number} ist nicht lesbar.").format(number=descriptor),
            _("Öffnen Sie ihn beim Aufruf."),
        ) from None
