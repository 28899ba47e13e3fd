"""How fast the log is verified; run by hand.

    python -m tests.benchmarks.bench_audit [ROWS]

A store with ROWS (200,000 unless told otherwise) rows in its log is made in a temporary folder: a third are entries
of their own, two thirds rows of changes. Measured is `chain_verification.read_chain`, as `audit verify` calls it, and
the full check. The peer is what no verification can do without: a plain SELECT of the same columns by the bare driver,
and one SHA-256 over each row.
"""

import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from kiberatung.domain.families import FamilyId
from kiberatung.services.changes import ChangeRow
from kiberatung.storage import chain_verification, change_chain, checks
from kiberatung.storage.stores import FileStore, StorePlace, create_store
from tests.storage.conftest import MIGRATIONS
from tests.support.builders import CLOCK, IDENTIFIERS, a_change
from tests.support.fakes import CHEAP

ROUNDS = 5
_LINKS = "SELECT sequence, id, deed, what, account_id, changed_at, family_id, undoes, undoable, previous_hash, \
rows_hash, hash, salt, why, depth, undone FROM changes ORDER BY sequence"
_ROWS = "SELECT r.change_id, r.kind, r.record_id, r.field, r.old, r.new FROM change_rows r JOIN changes c \
ON c.id = r.change_id ORDER BY c.sequence, r.position"


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as folder:
        place = StorePlace(Path(folder) / "bestand.kib", MIGRATIONS, CLOCK)
        store, _recovery = create_store(place, IDENTIFIERS.next(), "Passphrase zum Messen", profile=CHEAP)
        fill(store, wanted)
        chain = checks.audit(store)
        assert chain.findings == [], chain.findings
        count = chain.links + chain.rows
        print(f"{chain.links:,} links, {chain.rows:,} rows, {place.path.stat().st_size / 2**20:.0f} MiB")
        ours, peers = [], []
        for _round in range(ROUNDS):
            peers.append(timed(lambda: plain_pass(store.raw)))
            ours.append(timed(lambda: verified(store)))
        told("verification of the chain", count, ours)
        told("peer: plain SELECT and SHA-256", count, peers)
        store.close(backup=False)


def fill(store: FileStore, wanted: int) -> None:
    with store.transaction() as connection:
        for number in range(wanted // 3):
            change = a_change("Angabe geändert", family_id=FamilyId(IDENTIFIERS.next()))
            change_chain.append(connection, change, [row(change, number), row(change, number + 1)])


def row(change: Any, number: int) -> ChangeRow:
    return ChangeRow(change.id, "measured", IDENTIFIERS.next(), f"field{number % 7}", '"vorher"', f'"nachher {number}"')


def verified(store: FileStore) -> None:
    with store.transaction() as connection:
        assert chain_verification.read_chain(connection).findings == []


def plain_pass(raw: Any) -> None:
    for query in (_LINKS, _ROWS):
        for one in raw.execute(query):
            sha256(repr(one).encode()).hexdigest()


def timed(deed: Any) -> float:
    started = perf_counter()
    deed()
    return perf_counter() - started


def told(what: str, count: int, seconds: list[float]) -> None:
    middle = median(seconds)
    print(f"{what}: {middle:.2f} s, {count / middle:,.0f} rows a second (best {count / min(seconds):,.0f})")


if __name__ == "__main__":
    main()
