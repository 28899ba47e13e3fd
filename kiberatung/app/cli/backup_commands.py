"""`backup` and `restore`: making, listing and putting back backups from the command line."""

from argparse import Namespace
from typing import Any

from kiberatung.app import composition
from kiberatung.app.cli.output import Exit, Output
from kiberatung.app.files import read_passphrase, store_path
from kiberatung.app.opening import opened_store, place_of
from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.errors import DomainError
from kiberatung.services.backup_words import age_in_words
from kiberatung.services.kept_backups import BackupState, KeptBackup
from kiberatung.storage.backups import listing, regular
from kiberatung.storage.restores import restoring
from kiberatung.storage.stores import FileStore


def backup(args: Namespace) -> Exit:
    if args.list:
        return _list(args)
    with opened_store(args) as store:
        file = _require_file(store)
        made = regular.finish(regular.begin(file, args.folder or file.place.backup_folder))
    out = Output(args.json)
    out.value({"backup": str(made)})
    out.line(_("Gesichert und geprüft: {path}").format(path=made))
    return Exit.DONE


def restore(args: Namespace) -> Exit:
    passphrase = read_passphrase(args.passphrase_file, args.passphrase_fd)
    place = place_of(store_path(args), composition.clock(args))
    restored = restoring.restore(args.backup, place, passphrase, in_place=args.replace)
    kept = str(restored.kept_as) if restored.kept_as else None
    out = Output(args.json)
    out.value({"store": str(place.path), "kept_as": kept, "erased_again": restored.erased_again})
    out.line(_("Aus der Sicherung hergestellt und geprüft: {path}").format(path=place.path))
    if kept:
        out.line(_("Der bisherige Bestand liegt hier: {path}").format(path=kept))
    if restored.erased_again:
        text = ngettext_(
            "{count} Familie war nach der Sicherung gelöscht worden; sie bleibt gelöscht.",
            "{count} Familien waren nach der Sicherung gelöscht worden; sie bleiben gelöscht.",
            restored.erased_again,
        )
        out.line(text.format(count=restored.erased_again))
    return Exit.DONE


def _list(args: Namespace) -> Exit:
    """Needs no passphrase: what is told stands beside the backups."""
    clock = composition.clock(args)
    lines = listing.listed(args.folder or place_of(store_path(args), clock).backup_folder)
    out = Output(args.json)
    out.value({"backups": [_values(line) for line in lines]})
    for line in lines:
        at = german_time(line.made_at)
        parts = [
            f"{write_date(at.date())}, {at:%H:%M}",
            age_in_words(clock.now(), line.made_at),
            f"{max(0.1, line.size / 2**20):.1f} MB".replace(".", ","),
            _families(line),
            _state(line),
            line.path.name,
        ]
        out.line(" · ".join(part for part in parts if part))
    if not lines:
        out.line(_("Hier gibt es keine Sicherung."))
    return Exit.DONE


def _values(line: KeptBackup) -> dict[str, Any]:
    return {
        "path": str(line.path),
        "made_at": line.made_at.isoformat(),
        "size": line.size,
        "families": line.families,
        "state": line.state.value,
    }


def _families(line: KeptBackup) -> str:
    if line.families is None:
        return ""
    return ngettext_("{count} Familie", "{count} Familien", line.families).format(count=line.families)


def _state(line: KeptBackup) -> str:
    match line.state:
        case BackupState.CHECKED:
            return _("geprüft")
        case BackupState.UNCHECKED:
            return _("ohne Prüfvermerk, bleibt liegen")
        case BackupState.DAMAGED:
            return _("beschädigt oder unvollständig, bleibt liegen")


def _require_file(store: object) -> FileStore:
    if isinstance(store, FileStore):
        return store
    raise DomainError(
        _("Dieser Bestand liegt auf einem Server. Hier wurde nichts gesichert."),
        _("Die Sicherung macht die Technik des Servers."),
    )
