"""`init`, `practice`, `check` and `dump`: keeping the store."""

import sys
from argparse import Namespace

from kiberatung.app import composition
from kiberatung.app.cli.output import Exit, Output, say_error
from kiberatung.app.files import read_passphrase, store_path
from kiberatung.app.opening import NewOffice, account_of, make_store, open_store, opened_store
from kiberatung.app.practice import fill_practice
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.whole_dump import release_dump
from kiberatung.storage import checks


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


def check(args: Namespace) -> Exit:
    """Of a store that is not as it was written no backup is made: it would push out a sound one."""
    store = open_store(args, composition.clock(args))
    try:
        findings = checks.check(store)
    except BaseException:
        store.close(backup=False)
        raise
    store.close(backup=not findings)
    out = Output(args.json)
    out.value({"sound": not findings, "findings": findings})
    for finding in findings:
        say_error(finding)
    if not findings:
        out.line(_("Der Bestand ist unversehrt."))
    return Exit.REFUSED if findings else Exit.DONE


def dump(args: Namespace) -> Exit:
    with opened_store(args) as store:
        release_dump(composition.desk(store, composition.clock(args), account_of(store)))
        for line in checks.dump(store):
            sys.stdout.write(f"{line}\n")
    return Exit.DONE
