"""Unlocking: from the file beside the store and a passphrase to the store's key, without any database library."""

import os
from collections.abc import Callable
from pathlib import Path

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.passphrases import MissingKeyslots
from kiberatung.storage.keys.derivation import Derive, implausible
from kiberatung.storage.keys.derivation_process import derive_apart
from kiberatung.storage.keys.keyslots import Keyslots, StoreKey, from_text, to_text, unwrap

SUFFIX = ".schluessel"
Unlock = Callable[[], StoreKey]


def keyslot_path(store: Path) -> Path:
    """`bestand.kib` has its keyslots in `bestand.kib.schluessel`."""
    return store.with_name(store.name + SUFFIX)


def unlock(store: Path, passphrase: str, derive: Derive = derive_apart) -> StoreKey:
    """Takes as long as the derivation (about a second) and may run in any thread.

    `derive` may be that of a `DerivationProcess` that was started before, while the passphrase was typed.

    Raises `DomainError` for a wrong passphrase, `EnvironmentFault` when store or keyslots are missing or damaged,
    or when the key could not be derived.
    """
    require_store_file(store)
    return unwrap(read_keyslots(store), passphrase, derive)


def read_keyslots(store: Path) -> Keyslots:
    try:
        text = keyslot_path(store).read_text("utf-8")
    except FileNotFoundError:
        raise MissingKeyslots(
            _("Die Schlüsseldatei „{name}“ fehlt neben dem Bestand. Der Bestand selbst ist unberührt.").format(
                name=keyslot_path(store).name
            ),
            _(
                "Legen Sie die Schlüsseldatei aus der letzten Sicherung daneben. Gibt es keine mehr, kommt sie vom "
                "Blatt mit dem Wiederherstellungsschlüssel zurück."
            ),
        ) from None
    except UnicodeDecodeError:
        raise implausible() from None
    except OSError as fault:
        raise unreadable(fault) from None
    return from_text(text)


def put_keyslots(store: Path, slots: Keyslots) -> None:
    """Beside a store that has lost them: raises `DomainError` when a file is there, and overwrites nothing."""
    require_store_file(store)
    if keyslot_path(store).exists():
        raise DomainError(
            _("Die Schlüsseldatei ist noch da. Es wurde nichts geändert."),
            _("Legen Sie sie beiseite, wenn sie beschädigt ist."),
        )
    write_keyslots(store, slots)


def write_keyslots(store: Path, slots: Keyslots) -> None:
    """Replaces the keyslot file in one step: after a power cut the old or the new one is there, whole."""
    target = keyslot_path(store)
    fresh = target.with_name(target.name + ".neu")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(to_text(slots))
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Makes a rename durable; Windows knows no such call and does not need it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def require_store_file(store: Path) -> None:
    """Tells a missing folder, a missing file and a folder in its place apart."""
    if not store.parent.is_dir():
        raise EnvironmentFault(
            _("Der Ordner „{folder}“ ist nicht da. Es wurde nichts geändert.").format(folder=store.parent),
            _("Verbinden Sie das Laufwerk oder wählen Sie einen anderen Ort."),
        )
    if store.is_dir():
        raise EnvironmentFault(
            _("„{name}“ ist ein Ordner und kein Bestand. Es wurde nichts geändert.").format(name=store.name),
            _("Wählen Sie die Datei des Bestands."),
        )
    if not store.exists():
        raise EnvironmentFault(
            _("Hier gibt es keinen Bestand „{name}“. Es wurde nichts geändert.").format(name=store.name),
            _("Wählen Sie den richtigen Ort, legen Sie einen Bestand an oder holen Sie eine Sicherung zurück."),
        )


def unreadable(fault: OSError) -> EnvironmentFault:
    return EnvironmentFault(
        _("Die Datei lässt sich nicht lesen: {reason}. Es wurde nichts geändert.").format(reason=fault.strerror or ""),
        _("Prüfen Sie die Rechte an der Datei und das Laufwerk."),
    )
