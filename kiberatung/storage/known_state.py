"""At opening: does the store contain the last known state, and do its newest links hold? Else who goes on is noted."""

import secrets

from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.basics.texts import _
from kiberatung.services.changes import Change, ChangeId, Deed
from kiberatung.storage import anchors, chain_verification, change_chain, database_file
from kiberatung.storage.faults import DamagedStore
from kiberatung.storage.open_file import OpenFile
from kiberatung.storage.sql_store import SqlStore

NEWEST_LINKS = 100
"""Looked at each time; all of them are looked at by the full check."""


def require(store: SqlStore, file: OpenFile, *, accept_older: bool) -> None:
    """Raises `OlderStore` or `DamagedStore`; with `accept_older` the log tells who went on with an older file."""
    found = unexpected(file)
    if found and not accept_older:
        raise anchors.OlderStore(found[0])
    with store.transaction() as connection:
        if not chain_verification.newest_hold(connection, NEWEST_LINKS):
            raise DamagedStore(_("Der Verlauf ist an seinem Ende verändert worden."))
        if found:
            what = _("Mit einem älteren Stand weitergearbeitet")
            change_chain.append(connection, _entry(file, Deed.OLDER_FILE, what), [])
    if found:
        anchors.pass_over(file.place.path, file.key, file.raw, file.place.backup_folder)


def unexpected(file: OpenFile) -> list[str]:
    with database_file.telling_faults():
        return anchors.unexpected(file.place.path, file.key, file.raw, file.place.backup_folder)


def note_restore(store: SqlStore, file: OpenFile) -> None:
    """In the store that was made from a backup, once, after it was opened."""
    with store.transaction() as connection:
        change_chain.append(connection, _entry(file, Deed.RESTORE, _("Aus einer Sicherung hergestellt")), [])


def _entry(file: OpenFile, deed: Deed, what: str) -> Change:
    identifiers = IdentifierSource(file.place.clock, secrets.SystemRandom())
    return Change(
        id=ChangeId(identifiers.next()),
        what=what,
        account_id=file.key.account_id,
        changed_at=file.place.clock.now(),
        undoable=False,
        deed=deed,
    )
