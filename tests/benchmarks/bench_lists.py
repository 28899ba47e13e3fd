"""How long lists of a whole store take to be read, filtered, sorted, grouped and put into the table; run by hand.

    python -m tests.benchmarks.bench_lists STORE PASSPHRASE_FILE

STORE is only read. „work“ is the processor time of the database lane for one list, the median of several runs: on a
machine that others use too, it tells what the program can help. „unread“ is the same before the program has had the
time to read what lists are made of into memory, which it does when the hand first rests in a list. „table“ is what the
main thread does to show it; it must stay under 50 ms (U42).
"""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from PySide6.QtWidgets import QApplication

from kiberatung.app import composition, paths
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.accounts import Account
from kiberatung.domain.list_views import ColumnFilter, ListLayout, SortKey
from kiberatung.services.desk import Desk
from kiberatung.storage.stores import StorePlace, open_store
from kiberatung.ui.families.columns import child_list, family_list
from kiberatung.ui.families.listing import Listing, ListKind, ListWish, SavedView, read_listing
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable

RUNS, RUNS_UNREAD = 7, 3
OLD = ColumnFilter(column="age", least=10)
LAYOUTS = {
    "as declared": ListLayout(order=(SortKey("waiting", True),)),
    "by name": ListLayout(order=(SortKey("name"),)),
    "by two columns": ListLayout(order=(SortKey("town"), SortKey("name"))),
    "by language": ListLayout(order=(SortKey("language"),)),
    "filtered by one": ListLayout(order=(SortKey("name"),), filters=(OLD,)),
    "filtered by three": ListLayout(
        filters=(OLD, ColumnFilter(column="state", filled=True), ColumnFilter(column="case", contains="2026"))
    ),
    "grouped by age": ListLayout(group_by="age"),
    "grouped by language": ListLayout(group_by="language", order=(SortKey("waiting", True),)),
    "by grade": ListLayout(order=(SortKey("grade"),)),
}


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    clock = FixedClock.on(date(2026, 11, 23))
    place = StorePlace(Path(sys.argv[1]), paths.migrations(), clock)
    store = open_store(place, Path(sys.argv[2]).read_text(encoding="utf-8").strip())
    with store.reading() as records:
        account = records.find(Account)[0]
    desk = composition.desk(store, clock, account)
    unread = {name: median(_seconds(read) for _run in range(RUNS_UNREAD)) for name, read in _lists(desk)}
    parts = []
    while not parts or not desk.lists.read_on():
        parts.append(_seconds(desk.lists.read_on))
    print(f"read into memory in {len(parts)} parts, {sum(parts) * 1000:.0f} ms, at most {max(parts) * 1000:.0f} ms")
    for name, read in _lists(desk):
        _say(desk, name, read, unread[name])
    store.close(backup=False)
    app.quit()


def _lists(desk: Desk) -> Iterator[tuple[str, Callable[[], Listing]]]:
    for kind in ListKind:
        definition: Any = child_list(desk) if kind is ListKind.CHILDREN else family_list(desk)
        for name, layout in LAYOUTS.items():
            columns = {*(key.column for key in layout.order), *(one.column for one in layout.filters), layout.group_by}
            if columns - {""} <= set(definition.by_name):
                wish = ListWish(kind=kind, view=SavedView.ALL, layout=layout)
                yield f"{kind.value} {name}", partial(read_listing, desk, wish, ())


def _say(desk: Desk, name: str, read: Callable[[], Listing], unread: float) -> None:
    listing = read()
    of_children = listing.wish.kind is ListKind.CHILDREN
    definition: Any = child_list(desk) if of_children else family_list(desk)
    table = RowTable(RowTableModel([one.column for one in definition.columns], lambda _keys, _deliver: None), "")
    work = median(_seconds(read) for _run in range(RUNS))
    shown = median(_seconds(partial(_show, table, listing)) for _run in range(RUNS))
    print(
        f"{name:32} {len(listing.keys):7} rows   work {work * 1000:6.0f} ms   unread {unread * 1000:6.0f} ms   "
        f"table {shown * 1000:6.1f} ms"
    )


def _show(table: RowTable, listing: Any) -> None:
    table.rows.set_groups(listing.groups)
    table.select_first()


def _seconds(call: Callable[[], object]) -> float:
    begun = process_time()
    call()
    return process_time() - begun


if __name__ == "__main__":
    main()
