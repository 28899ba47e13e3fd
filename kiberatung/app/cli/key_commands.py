"""`account` and `recovery-key`: who can open the store. Secrets come from files or descriptors, never as arguments."""

from argparse import Namespace
from pathlib import Path

from kiberatung.app import composition
from kiberatung.app.cli.output import Exit, Output
from kiberatung.app.files import read_passphrase, read_text, store_path, write_bytes
from kiberatung.app.opening import account_id_of, account_of, key_ring_of, opened_store
from kiberatung.app.recovery_paper import recovery_paper
from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Account, Role
from kiberatung.domain.errors import DomainError
from kiberatung.services import key_ring
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.office import office_of
from kiberatung.storage.keys import recovery_sheet, unlocking
from kiberatung.storage.stores import AnyStore

_SECRET_BYTES = 4096


def account(args: Namespace) -> Exit:
    with opened_store(args) as store:
        desk = composition.desk(store, composition.clock(args), account_of(store))
        if args.deed == "list":
            return _list(args, desk, store)
        if args.deed == "remove":
            return _remove(args, desk, store)
        if args.deed == "passphrase" and args.who is None:
            return _change_own(args, desk, store)
        return _give(args, desk, store)


def recovery_key(args: Namespace) -> Exit:
    if args.deed == "keyslots":
        return _put_keyslots(args)
    with opened_store(args) as store:
        desk = composition.desk(store, composition.clock(args), account_of(store))
        if args.deed == "check":
            key_ring.check_recovery_key(desk, key_ring_of(store), _typed_key(args))
            Output(args.json).value({"opens": True})
            Output(args.json).line(_("Der Wiederherstellungsschlüssel öffnet diesen Bestand."))
            return Exit.DONE
        return _renew(args, desk, store)


def _list(args: Namespace, desk: Desk, store: AnyStore) -> Exit:
    states = key_ring.account_states(desk, key_ring_of(store))
    out = Output(args.json)
    out.value([_as_json(one) for one in states])
    for one in states:
        role = label_of(one.account.role) if one.account.active else _("geschlossen")
        passphrase = _("mit Passphrase") if one.has_passphrase else _("ohne Passphrase")
        out.line(f"{one.account.short_sign}\t{one.account.name}\t{role}\t{passphrase}")
    return Exit.DONE


def _remove(args: Namespace, desk: Desk, store: AnyStore) -> Exit:
    closed = key_ring.close_account(desk, key_ring_of(store), _named(args, desk, active=True).id)
    out = Output(args.json)
    out.value({"account": closed.short_sign, "active": False})
    out.line(_("Das Konto {sign} ist geschlossen. Seine Passphrase öffnet nichts mehr.").format(sign=closed.short_sign))
    return Exit.DONE


def _change_own(args: Namespace, desk: Desk, store: AnyStore) -> Exit:
    """With the recovery key instead of the passphrase a forgotten one is replaced."""
    ring, new = key_ring_of(store), _new_passphrase(args)
    if account_id_of(store) is None:
        key_ring.give_passphrase(desk, ring, desk.account.id, new)
    else:
        key_ring.change_passphrase(desk, ring, read_passphrase(args.passphrase_file, args.passphrase_fd), new)
    out = Output(args.json)
    out.value({"account": desk.account.short_sign})
    out.line(_("Die neue Passphrase gilt ab jetzt, die alte öffnet nichts mehr."))
    return Exit.DONE


def _give(args: Namespace, desk: Desk, store: AnyStore) -> Exit:
    ring, first = key_ring_of(store), composition.passphrases().next()
    if args.deed == "add":
        wish = key_ring.AccountWish(args.name or "", Role(args.role), args.who or "")
        given = key_ring.add_account(desk, ring, wish, first)
    elif args.deed == "reopen":
        given = key_ring.reopen_account(desk, ring, _named(args, desk, active=False).id, first)
    else:
        given = key_ring.give_passphrase(desk, ring, _named(args, desk, active=True).id, first)
    out = Output(args.json)
    out.value({"account": given.short_sign, "name": given.name, "passphrase": first})
    out.line(_("Konto {sign}, {name}. Erste Passphrase, sie wird nur jetzt gezeigt:").format(
        sign=given.short_sign, name=given.name
    ))  # fmt: skip
    out.line(f"  {first}")
    out.line(_("Übergeben Sie sie persönlich. Das erste Öffnen ist die Gelegenheit, sie zu ändern."))
    return Exit.DONE


def _renew(args: Namespace, desk: Desk, store: AnyStore) -> Exit:
    """Said before it holds: a kill between leaves the old one. It counts as tested by `recovery-key check` alone."""
    ring = key_ring_of(store)
    prepared = ring.prepare_recovery_key()
    out = Output(args.json)
    out.line(_("Neuer Wiederherstellungsschlüssel, er wird nur jetzt gezeigt:"))
    out.line(f"  {prepared.printed}")
    if args.out is not None:
        office = office_of(desk).name
        paper = recovery_paper(store_path(args), prepared.printed, prepared.sheet, office, desk.today)
        write_bytes(args.out, paper)
    key_ring.renew_recovery_key(desk, ring, prepared)
    out.value({"recovery_key": prepared.printed})
    out.line(_("Er gilt ab jetzt. Vernichten Sie das alte Blatt und prüfen Sie das neue mit „recovery-key check“."))
    return Exit.DONE


def _put_keyslots(args: Namespace) -> Exit:
    """The lost file comes back from the paper; nothing is overwritten."""
    path = store_path(args)
    if args.sheet is None:
        raise DomainError(_("Es fehlen die Zeichen vom Blatt."), _("Geben Sie --sheet DATEI an."))
    unlocking.put_keyslots(path, recovery_sheet.from_recovery_sheet(read_text(args.sheet, _SECRET_BYTES)))
    out = Output(args.json)
    out.value({"keyslots": str(unlocking.keyslot_path(path))})
    out.line(_("Die Schlüsseldatei ist wieder da. Öffnen Sie den Bestand mit dem Wiederherstellungsschlüssel."))
    return Exit.DONE


def _named(args: Namespace, desk: Desk, *, active: bool) -> Account:
    if args.who is None:
        raise DomainError(_("Es fehlt das Kürzel des Kontos."), _("„account list“ nennt alle Kürzel."))
    with desk.reading() as records:
        found = [one for one in records.find(Account, active=active) if one.short_sign == args.who]
    if len(found) != 1:
        raise DomainError(
            _("Zum Kürzel „{sign}“ gibt es kein solches Konto. Es wurde nichts geändert.").format(sign=args.who),
            _("„account list“ nennt alle Kürzel."),
        )
    return found[0]


def _new_passphrase(args: Namespace) -> str:
    if args.new_passphrase_file is None and args.new_passphrase_fd is None:
        raise DomainError(
            _("Die neue Passphrase fehlt. Es wurde nichts geändert."),
            _("Geben Sie --new-passphrase-file DATEI oder --new-passphrase-fd NUMMER an."),
        )
    return read_passphrase(args.new_passphrase_file, args.new_passphrase_fd)


def _typed_key(args: Namespace) -> str:
    if args.key_file is None:
        raise DomainError(_("Der abgeschriebene Schlüssel fehlt."), _("Geben Sie --key-file DATEI an."))
    typed: Path = args.key_file
    return read_passphrase(typed, None)


def _as_json(state: key_ring.AccountState) -> dict[str, object]:
    account = state.account
    return {
        "account": account.short_sign,
        "name": account.name,
        "role": account.role.value,
        "active": account.active,
        "passphrase": state.has_passphrase,
    }
