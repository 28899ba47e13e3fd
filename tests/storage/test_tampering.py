"""Whoever has the key and changes the store behind the program's back is found out: 200 of 200 (R41)."""

import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Connection, Table, func, select, text, update
from sqlalchemy.exc import IntegrityError

from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.services.changes import Deed, Erasure
from kiberatung.storage import checks
from kiberatung.storage.anchors import OlderStore
from kiberatung.storage.keys.unlocking import keyslot_path
from kiberatung.storage.link_hashes import LINK, NO_HEAD, ROW, contents_hash, kept, link_hash
from kiberatung.storage.stores import FileStore, StorePlace, create_store, open_store
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES, STORE_STATE
from kiberatung.storage.tables.register import METADATA
from tests.storage.conftest import MIGRATIONS, PASSPHRASE
from tests.support.builders import CLOCK, IDENTIFIERS, a_change, a_family
from tests.support.fakes import CHEAP

pytestmark = pytest.mark.requirement("R41", figure="200 of 200 tamper operations")

NOT_LOGGED = {"version"}
"""A version that is only higher makes the next save of an open window ask once too often, and nothing else."""


class Undone(Exception):
    """Ends a transaction; nothing is wrong."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("tampering")


@pytest.fixture(scope="module")
def opened(folder) -> Iterator[FileStore]:
    """A store with all kinds of traces, its anchor written, open; older copies of its file lie beside it."""
    place = StorePlace(folder / "bestand.kib", MIGRATIONS, CLOCK)
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    for number in range(10):
        live_a_day(store, number)
        store.close(backup=False)
        copyfile(place.path, folder / f"alt-{number}.kib")
        store = open_store(place, PASSPHRASE)
    live_a_day(store, 10)
    store.close(backup=False)
    store = open_store(place, PASSPHRASE)
    yield store
    store.close(backup=False)


def live_a_day(store: FileStore, number: int) -> None:
    """Every third day two families, a name put right, a change taken back, a reason noted; once a family goes."""
    account = Account(id=AccountId(IDENTIFIERS.next()), name=f"Konto {number}", role=Role.COUNSELLOR)
    with store.changing(a_change("Konto angelegt")) as work:
        work.put(account)
        work.commit()
    if number % 3:
        return
    first = a_family(f"Erste{number}", case_number=f"2026-{number:04}").with_child("Can").with_guardian("Elif")
    first = first.stored_in(store)
    second = a_family(f"Zweite{number}").with_child("Lena").stored_in(store)
    with store.changing(a_change("Name berichtigt", family_id=first.family.id)) as work:
        work.put(replace(first.family, family_name=f"Anders{number}"))
        work.commit()
    change = store.lists.last_undoable(None)
    assert change is not None
    with store.changing(a_change(change.what, family_id=first.family.id)) as work:
        work.revert(change.id)
        work.commit()
    store.lists.next_number("case", 2020 + number)
    read = a_change("Akte geöffnet", family_id=second.family.id, deed=Deed.BREAK_GLASS, why=f"Vertretung {number}")
    with store.changing(read) as work:
        work.commit()
    if number == 3:
        with store.changing(a_change()) as work:
            entry = a_change("Gelöscht", family_id=second.family.id, deed=Deed.ERASURE, account_id=account.id)
            work.erase(Erasure(entry, "retention"))
            work.commit()


def findings(store: FileStore) -> list[str]:
    return checks.audit(store).findings + checks.contradictions(store)


@contextmanager
def taken_back(store: FileStore) -> Iterator[Connection]:
    with pytest.raises(Undone), store.transaction() as connection:  # noqa: PT012
        yield connection
        raise Undone


def tables() -> list[Table]:
    return sorted(METADATA.tables.values(), key=lambda table: table.name)


def with_rows(connection: Connection, least: int = 1) -> list[Table]:
    count = {table: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables()}
    return [table for table in tables() if count[table] >= least]


def this(table: Table, row) -> object:
    return text(" AND ".join(f"{column.name} IS :{column.name}" for column in table.primary_key)).bindparams(
        **{column.name: kept(row[column.name]) for column in table.primary_key}
    )


def a_row(connection: Connection, table: Table, chance: random.Random):
    rows = connection.execute(text(f"SELECT * FROM {table.name} ORDER BY rowid")).mappings().all()  # noqa: S608
    return chance.choice(rows)


def something_else(value, chance: random.Random):
    if value is None:
        return "x" * 8
    if isinstance(value, int):
        return 1 - value if value in (0, 1) else value - 1
    position = chance.randrange(len(value)) if value else 0
    return value[:position] + ("e" if value[position : position + 1] == "d" else "d") + value[position + 1 :]


def edit(connection: Connection, chance: random.Random) -> str:
    table = chance.choice(with_rows(connection))
    row = a_row(connection, table, chance)
    column = chance.choice([column for column in table.columns if column.name not in NOT_LOGGED])
    fresh = something_else(row[column.name], chance)
    statement = f"UPDATE {table.name} SET {column.name} = :fresh WHERE "  # noqa: S608 - names from the schema
    where = this(table, row)
    connection.execute(text(statement + str(where)).bindparams(fresh=fresh, **where.compile().params))
    return f"edit {table.name}.{column.name}"


def delete(connection: Connection, chance: random.Random) -> str:
    table = chance.choice(with_rows(connection))
    row = a_row(connection, table, chance)
    connection.execute(table.delete().where(this(table, row)))
    return f"delete {table.name}"


def insert(connection: Connection, chance: random.Random) -> str:
    """A row beside a like one, under an identifier or a number of its own."""
    table = chance.choice([one for one in with_rows(connection) if one.name != "running_numbers"])
    row = dict(a_row(connection, table, chance))
    for column in table.columns:
        if column.primary_key or column.unique:
            row[column.name] = fresh_key(row[column.name])
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table.name} ({names}) VALUES ({values})"), row)  # noqa: S608
    return f"insert {table.name}"


def fresh_key(value):
    if isinstance(value, int):
        return value + 7000
    return IDENTIFIERS.next().hex if len(value) == 32 else value + "x"


def swap(connection: Connection, chance: random.Random) -> str:
    while True:
        table = chance.choice(with_rows(connection, 2))
        first, second = (a_row(connection, table, chance) for _side in range(2))
        columns = [
            column
            for column in table.columns
            if not column.primary_key
            and not column.unique
            and column.name not in NOT_LOGGED
            and first[column.name] != second[column.name]
        ]
        if columns:
            break
    column = chance.choice(columns)
    for row, value in ((first, second[column.name]), (second, first[column.name])):
        where = this(table, row)
        statement = f"UPDATE {table.name} SET {column.name} = :fresh WHERE {where}"  # noqa: S608
        connection.execute(text(statement).bindparams(fresh=value, **where.compile().params))
    return f"swap {table.name}.{column.name}"


def cut(connection: Connection, chance: random.Random) -> str:
    """The newest links and their rows go, and the state of the store is made to fit."""
    count = chance.randrange(1, 12)
    state = connection.execute(select(STORE_STATE)).one()
    last = state.changes - count
    gone = select(CHANGES.c.id).where(CHANGES.c.sequence > last)
    connection.execute(CHANGE_ROWS.delete().where(CHANGE_ROWS.c.change_id.in_(gone)))
    connection.execute(CHANGES.delete().where(CHANGES.c.sequence > last))
    head = connection.execute(select(CHANGES.c.hash).where(CHANGES.c.sequence == last)).scalar_one()
    connection.execute(update(STORE_STATE).values(changes=last, head=head))
    return f"cut {count}"


def forge(connection: Connection, chance: random.Random) -> str:
    """One entry says something else, and every hash from there on is made to fit."""
    links = connection.execute(select(CHANGES).order_by(CHANGES.c.sequence)).mappings().all()
    forged, head = chance.randrange(len(links)), NO_HEAD
    for number, link in enumerate(links):
        values = dict(link) | {"previous_hash": head}
        if number == forged:
            values["what"] = "Nichts geschehen"
            rows = connection.execute(
                select(CHANGE_ROWS).where(CHANGE_ROWS.c.change_id == link["id"]).order_by(CHANGE_ROWS.c.position)
            )
            contents = [[kept(getattr(row, name)) for name in ROW] for row in rows]
            if values["salt"]:
                values["rows_hash"] = contents_hash(values["salt"], values["why"], contents)
        head = values["hash"] = link_hash([kept(values[name]) for name in LINK])
        connection.execute(update(CHANGES).where(CHANGES.c.sequence == link["sequence"]).values(**values))
    connection.execute(update(STORE_STATE).values(head=head))
    return f"forge {forged}"


def tried(operation, connection: Connection, chance: random.Random) -> str | None:
    """What was done; None when the database itself does not let it happen."""
    with suppress(IntegrityError), connection.begin_nested():
        return operation(connection, chance)


OPERATIONS = [edit] * 60 + [delete] * 40 + [insert] * 30 + [swap] * 40 + [cut] * 12 + [forge] * 8


def test_190_changes_behind_the_back_of_the_program_are_found(opened):
    assert findings(opened) == []
    chance = random.Random(41)
    unseen = []
    for number, operation in enumerate(OPERATIONS):
        with taken_back(opened) as connection:
            told = None
            while told is None:
                told = tried(operation, connection, chance)
            if not findings(opened):
                unseen.append(f"{number}: {told}")
    assert unseen == []
    assert findings(opened) == []


@pytest.mark.parametrize("number", range(10))
def test_an_older_whole_file_is_not_opened(opened, folder, number):
    place = StorePlace(folder / f"tausch-{number}" / "bestand.kib", MIGRATIONS, CLOCK)
    place.path.parent.mkdir()
    copyfile(folder / f"alt-{number}.kib", place.path)
    copyfile(keyslot_path(opened.place.path), keyslot_path(place.path))
    before = place.path.read_bytes(), keyslot_path(place.path).read_bytes()
    with pytest.raises(OlderStore, match="älter als der letzte bekannte Stand"):
        open_store(place, PASSPHRASE)
    assert (place.path.read_bytes(), keyslot_path(place.path).read_bytes()) == before


def test_an_older_file_is_opened_knowingly_and_the_log_tells_so(opened, folder):
    place = StorePlace(folder / "bewusst" / "bestand.kib", MIGRATIONS, CLOCK)
    place.path.parent.mkdir()
    copyfile(folder / "alt-5.kib", place.path)
    copyfile(keyslot_path(opened.place.path), keyslot_path(place.path))
    store = open_store(place, PASSPHRASE, accept_older=True)
    with store.transaction() as connection:
        newest = select(CHANGES.c.deed).order_by(CHANGES.c.sequence.desc()).limit(1)
        assert connection.execute(newest).scalar_one() == Deed.OLDER_FILE
    assert checks.check(store) == []
    store.close()
    open_store(place, PASSPHRASE).close()


def test_a_backup_tells_of_an_older_file_when_the_keyslots_are_as_old(folder):
    """The whole folder but the backups comes back from a copy."""
    place = StorePlace(folder / "kopie" / "bestand.kib", MIGRATIONS, CLOCK)
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    a_family("Früher").stored_in(store)
    store.close(backup=False)
    old = place.path.read_bytes(), keyslot_path(place.path).read_bytes()
    store = open_store(place, PASSPHRASE)
    a_family("Später").stored_in(store)
    store.close()
    place.path.write_bytes(old[0])
    keyslot_path(place.path).write_bytes(old[1])
    with pytest.raises(OlderStore):
        open_store(place, PASSPHRASE)
    open_store(place, PASSPHRASE, accept_older=True).close(backup=False)
    open_store(place, PASSPHRASE).close(backup=False)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ('"changes": ', '"changes": 1', "verändert"),
        ('"seal": "', '"seal": "0', "verändert"),
        ('"changes": ', '"changes": -', "Schlüsseldatei ist beschädigt"),
        ('"changes": ', '"changes": 9999999999999999999', "Schlüsseldatei ist beschädigt"),
        ('"erased": "', '"erased": "AAAA', "Schlüsseldatei ist beschädigt"),
        ('"numbers": [', '"numbers": [7, ', "Schlüsseldatei ist beschädigt"),
    ],
)
def test_a_changed_anchor_is_refused(opened, folder, before, after, sentence, tmp_path):
    place = StorePlace(tmp_path / "bestand.kib", MIGRATIONS, CLOCK)
    copyfile(folder / "alt-9.kib", place.path)
    slots = keyslot_path(opened.place.path).read_text()
    keyslot_path(place.path).write_text(slots.replace(before, after, 1))
    with pytest.raises(EnvironmentFault, match=sentence):
        open_store(place, PASSPHRASE)
