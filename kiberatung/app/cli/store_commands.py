"""`init`, `practice`, `backup`, `restore`, `check` and `dump`: keeping the store."""

import sys
from argparse import Namespace

from kiberatung.app import composition
from kiberatung.app.cli.output import Exit, Output, say_error
from kiberatung.app.files import read_passphrase, store_path
from kiberatung.app.opening import NewOffice, account_of, make_store, opened_store
from kiberatung.app.practice import fill_practice
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.storage import backups, checks
from kiberatung.storage.stores import FileStore


def init(args: Namespace) -> Exit:
    passphrase = read_passphrase(args.passphrase_file, args.passphrase_fd)
    office = NewOffice(args.name, args.kreis, args.account)
    path = store_path(args)
    store, recovery = make_store(path, passphrase, office, composition.clock(args))
    store.close()
    out = Output(args.json)
    out.value({"store": str(path), "recovery_key": recovery})
    out.line(_("Der Bestand ist angelegt: {path}").format(path=path))
    out.line(_("Wiederherstellungsschlüssel, er wird nur jetzt gezeigt:"))
    out.line(f"  {recovery}")
    out.line(
        _("Schreiben Sie ihn auf und verwahren Sie ihn versiegelt. Ohne ihn und ohne Passphrase ist alles verloren.")
    )
    return Exit.DONE


def practice(args: Namespace) -> Exit:
    if args.families < 1:
        raise DomainError(_("Es braucht mindestens eine Familie."), _("Geben Sie --families 60 an."))
    with opened_store(args) as store:
        today = composition.clock(args).today()
        count = fill_practice(store, account_of(store), today, args.families, args.seed)
    out = Output(args.json)
    out.value({"families": count.families, "children": count.children, "learning_groups": count.learning_groups})
    text = _("Übungsstadt: {families} Familien, {children} Kinder, {groups} Lerngruppen. Alle Personen sind erfunden.")
    out.line(text.format(families=count.families, children=count.children, groups=count.learning_groups))
    return Exit.DONE


def backup(args: Namespace) -> Exit:
    with opened_store(args) as store:
        file = _require_file(store)
        made = backups.backup(file, args.folder or file.place.backup_folder)
    out = Output(args.json)
    out.value({"backup": str(made)})
    out.line(_("Gesichert und geprüft: {path}").format(path=made))
    return Exit.DONE


def restore(args: Namespace) -> Exit:
    passphrase = read_passphrase(args.passphrase_file, args.passphrase_fd)
    target = store_path(args)
    backups.restore(args.backup, target, passphrase)
    out = Output(args.json)
    out.value({"store": str(target)})
    out.line(_("Aus der Sicherung hergestellt und geprüft: {path}").format(path=target))
    return Exit.DONE


def check(args: Namespace) -> Exit:
    with opened_store(args) as store:
        findings = checks.check(store)
    out = Output(args.json)
    out.value({"sound": not findings, "findings": findings})
    for finding in findings:
        say_error(finding)
    if not findings:
        out.line(_("Der Bestand ist unversehrt."))
    return Exit.REFUSED if findings else Exit.DONE


def dump(args: Namespace) -> Exit:
    with opened_store(args) as store:
        for line in checks.dump(store):
            sys.stdout.write(f"{line}\n")
    return Exit.DONE


def _require_file(store: object) -> FileStore:
    if isinstance(store, FileStore):
        return store
    raise DomainError(
        _("Dieser Bestand liegt auf einem Server. Hier wurde nichts gesichert."),
        _("Die Sicherung macht die Technik des Servers."),
    )
