"""A log as the program before wrote it: every link is hashed anew and holds; one that does not hold stays as it is."""

import json
from hashlib import sha256
from uuid import UUID

import pytest
import sqlalchemy as sa

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage import chain_verification, database_file
from kiberatung.storage.engine import file_engine, server_engine
from kiberatung.storage.queries import history
from kiberatung.storage.tables.columns import UtcMoment
from kiberatung.storage.upgrades import run_migrations
from tests.migrations.test_migrations import MIGRATIONS
from tests.storage.clusters import new_database, throw_away_cluster
from tests.support.builders import CLOCK, IDENTIFIERS

LINKS = 1203
"""More than two batches of the step."""
FAMILY, ACCOUNT = IDENTIFIERS.next(), IDENTIFIERS.next()

OLD_CHANGES = sa.table(
    "changes",
    *(sa.column(name, sa.Uuid) for name in ("id", "account_id", "family_id", "undoes")),
    *(sa.column(name) for name in ("sequence", "what", "undoable", "why", "previous_hash", "hash", "depth", "undone")),
    sa.column("changed_at", UtcMoment()),
)
OLD_ROWS = sa.table(
    "change_rows",
    *(sa.column(name, sa.Uuid) for name in ("change_id", "record_id")),
    *(sa.column(name) for name in ("position", "kind", "field", "old", "new")),
)


@pytest.fixture(scope="module")
def cluster():
    with throw_away_cluster() as url:
        yield url


@pytest.fixture(params=["file", "server"])
def old_store(request, tmp_path):
    """At revision 0001, with a log."""
    if request.param == "server":
        engine = server_engine(new_database(request.getfixturevalue("cluster")))
    else:
        engine = file_engine(database_file.connect(tmp_path / "alt.kib", b"k" * 32))
    with engine.connect() as connection:
        with connection.begin():
            run_migrations(connection, MIGRATIONS, "0001")
            write_old_log(connection)
        yield connection
    engine.dispose()


def write_old_log(connection: sa.Connection) -> None:
    head, links, rows = "0" * 64, [], []
    for number in range(1, LINKS + 1):
        undoes = links[-1]["id"] if number == LINKS else None
        link = {
            "account_id": ACCOUNT if number % 2 else None,
            "changed_at": CLOCK.now(),
            "family_id": FAMILY,
            "id": IDENTIFIERS.next(),
            "previous_hash": head,
            "sequence": number,
            "undoable": bool(number % 5),
            "undoes": undoes,
            "what": "Größe „geändert“",
            "why": "Wunsch" if number == 7 else "",
        }
        own = [["children", IDENTIFIERS.next().hex, "given_names", None, '"Łucja"']] * (number % 3)
        head = old_hash(link, own)
        links.append(link | {"hash": head, "depth": int(undoes is not None), "undone": number == LINKS - 1})
        for place, (kind, record_id, field, old, new) in enumerate(own):
            row = {"kind": kind, "record_id": UUID(record_id), "field": field, "old": old, "new": new}
            rows.append(row | {"change_id": link["id"], "position": place})
    connection.execute(sa.insert(OLD_CHANGES), links)
    connection.execute(sa.insert(OLD_ROWS), rows)
    state = sa.table("store_state", sa.column("store_id", sa.Uuid), sa.column("changes"), sa.column("head"))
    connection.execute(sa.insert(state).values(store_id=IDENTIFIERS.next(), changes=LINKS, head=head))


def old_hash(link, rows) -> str:
    deed = {name: _text(value) for name, value in sorted(link.items())}
    return sha256(json.dumps([deed, rows], ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _text(value):
    return str(value) if value is not None and not isinstance(value, (int, str)) else value


def test_the_log_holds_after_the_step_and_is_read_as_before(old_store):
    with old_store.begin():
        run_migrations(old_store, MIGRATIONS)
        chain = chain_verification.read_chain(old_store)
        assert (chain.findings, chain.links, chain.rows) == ([], LINKS, sum(n % 3 for n in range(1, LINKS + 1)))
        lines = history.history(old_store, FAMILY, 10_000)
        assert len(lines) == LINKS
        assert (lines[1].undone, lines[0].takes_back) == (True, True)
        salts = old_store.execute(sa.text("SELECT count(DISTINCT salt) FROM changes")).scalar_one()
        assert salts == LINKS


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE changes SET what = 'Nichts' WHERE sequence = 600",
        "UPDATE change_rows SET new = '\"Anders\"' WHERE position = 1",
        "DELETE FROM changes WHERE sequence = 1203",
        "UPDATE store_state SET changes = 1204",
    ],
)
def test_a_log_that_does_not_hold_is_not_hashed_anew(old_store, statement):
    """Else the step would make a changed log look like a sound one."""
    with old_store.begin():
        old_store.execute(sa.text(statement))
    with pytest.raises(EnvironmentFault, match="ist unverändert"), old_store.begin():
        run_migrations(old_store, MIGRATIONS)
