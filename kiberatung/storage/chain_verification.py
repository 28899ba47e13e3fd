"""Does the log hold, link by link, to its head? Reads what the driver gives: 50,000 rows a second are to be checked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, type_coerce
from sqlalchemy.types import NullType

from kiberatung.basics.texts import _
from kiberatung.services.changes import Deed
from kiberatung.storage.link_hashes import LINK, NO_HEAD, ROW, contents_hash, kept, link_hash
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES, STORE_STATE

_BESIDE = ("hash", "salt", "why", "depth", "undone")
_SEQUENCE, _ID, _DEED, _UNDOES = (LINK.index(name) for name in ("sequence", "id", "deed", "undoes"))
_PREVIOUS, _ROWS_HASH = LINK.index("previous_hash"), LINK.index("rows_hash")
_AT_ONCE = {"yield_per": 2000}

EMPTIED_KIND, EMPTIED_FIELD = "changes", "rows_hash"
"""Kind and field of the rows of an erasure that tell which entries it emptied, and the hash of what is left of each."""


@dataclass
class Chain:
    """What was read; `findings` in German, empty when every link holds."""

    findings: list[str] = field(default_factory=list)
    links: int = 0
    rows: int = 0
    head: str = NO_HEAD
    emptied: dict[str, str] = field(default_factory=dict)
    """Entry by identifier whose contents are no longer what it was made with: the hash of what is there now."""
    announced: dict[str, str] = field(default_factory=dict)
    """The same, as the erasures tell it."""
    undoing: dict[str, str] = field(default_factory=dict)
    depths: dict[str, int] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)


def verify(connection: Connection) -> list[str]:
    """What is wrong with the chain, in German; empty when every link holds to the head."""
    return read_chain(connection).findings


def read_chain(connection: Connection) -> Chain:
    chain = Chain()
    raw = connection.dialect.name != "postgresql"
    rows = _RowsInOrder(connection, raw=raw)
    for link in connection.execute(_links(), execution_options=_AT_ONCE):
        if not _take(chain, link if raw else tuple(map(kept, link)), rows):
            chain.findings.append(_changed_at(link[_SEQUENCE]))
            return chain
    if not rows.at_end:
        chain.findings.append(_("Im Verlauf stehen Angaben, die zu keiner Änderung gehören."))
    chain.rows = rows.count
    _compare_with_state(connection, chain)
    _compare_emptied(chain)
    _compare_undone(chain)
    return chain


def newest_hold(connection: Connection, count: int) -> bool:
    """Whether the newest links hold to the head: in a moment, for every unlocking."""
    state = connection.execute(select(STORE_STATE)).mappings().one_or_none()
    if state is None:
        return False
    raw = connection.dialect.name != "postgresql"
    links = connection.execute(_links().where(CHANGES.c.sequence > state["changes"] - count)).all()
    head, number = None, max(0, state["changes"] - count)
    for link in (tuple(link) if raw else tuple(map(kept, link)) for link in links):
        values, number = link[: len(LINK)], number + 1
        follows = values[_SEQUENCE] == number and values[_PREVIOUS] == (head or values[_PREVIOUS])
        if not follows or link_hash(values) != link[len(LINK)]:
            return False
        head = link[len(LINK)]
    return (state["changes"], state["head"]) == (number, head or NO_HEAD)


def _take(chain: Chain, link: Row[Any] | tuple[Any, ...], rows: "_RowsInOrder") -> bool:
    """Whether the link holds; what can be judged only at the end is remembered."""
    own_hash, salt, why, depth, undone = link[len(LINK) :]
    chain.links += 1
    values = tuple(link[: len(LINK)])
    if values[_SEQUENCE] != chain.links or values[_PREVIOUS] != chain.head or link_hash(values) != own_hash:
        return False
    identifier, contents = values[_ID], rows.of(values[_ID])
    found = contents_hash(salt, why, contents)
    if found != values[_ROWS_HASH]:
        if salt is not None:
            return False
        chain.emptied[identifier] = found
        chain.numbers[identifier] = chain.links
    if values[_DEED] == Deed.ERASURE:
        chain.announced |= {
            row[1]: json.loads(row[4]) for row in contents if (row[0], row[2]) == (EMPTIED_KIND, EMPTIED_FIELD)
        }
    if depth or values[_UNDOES] is not None:
        chain.undoing[identifier] = values[_UNDOES]
        chain.depths[identifier] = depth
    if undone:
        chain.undone.add(identifier)
    chain.head = own_hash
    return True


class _RowsInOrder:
    """All rows of the log in one pass, handed out change by change."""

    def __init__(self, connection: Connection, *, raw: bool) -> None:
        self._raw = raw
        self._groups = groupby(connection.execute(_rows(), execution_options=_AT_ONCE), key=itemgetter(0))
        self._next: tuple[Any, Iterator[Any]] | None = None
        self._expected = connection.execute(select(func.count()).select_from(CHANGE_ROWS)).scalar_one()
        self.count = 0
        self._step()

    def of(self, change_id: str) -> list[tuple[Any, ...]]:
        if self._next is None or kept(self._next[0]) != change_id:
            return []
        found = [tuple(row[1:]) if self._raw else tuple(map(kept, row[1:])) for row in self._next[1]]
        self.count += len(found)
        self._step()
        return found

    @property
    def at_end(self) -> bool:
        return self._next is None and self.count == self._expected

    def _step(self) -> None:
        self._next = next(self._groups, None)


def _links() -> Select[*tuple[Any, ...]]:
    columns: list[Any] = [type_coerce(CHANGES.c[name], NullType()) for name in (*LINK, *_BESIDE)]
    return select(*columns).order_by(CHANGES.c.sequence)


def _rows() -> Select[*tuple[Any, ...]]:
    columns: list[Any] = [type_coerce(CHANGE_ROWS.c[name], NullType()) for name in ("change_id", *ROW)]
    joined = CHANGE_ROWS.join(CHANGES, CHANGES.c.id == CHANGE_ROWS.c.change_id)
    return select(*columns).select_from(joined).order_by(CHANGES.c.sequence, CHANGE_ROWS.c.position)


def _compare_with_state(connection: Connection, chain: Chain) -> None:
    states = connection.execute(select(STORE_STATE)).mappings().all()
    if [(state["changes"], state["head"]) for state in states] != [(chain.links, chain.head)]:
        chain.findings.append(_("Am Ende des Verlaufs fehlen Änderungen."))


def _compare_emptied(chain: Chain) -> None:
    """Entries lose their contents by an erasure alone, and stay as it left them."""
    for identifier in chain.emptied.keys() | chain.announced.keys():
        if chain.emptied.get(identifier) != chain.announced.get(identifier):
            chain.findings.append(_changed_at(chain.numbers.get(identifier, 0)))


def _compare_undone(chain: Chain) -> None:
    """What is undone, and how deep, follows from the links."""
    undone: set[str] = set()
    depths: dict[str, int] = {}
    for identifier, target in chain.undoing.items():
        depths[identifier] = depths.get(target, 0) + 1 if target is not None else 0
        marked: str | None = target
        while marked is not None:
            undone ^= {marked}
            marked = chain.undoing.get(marked)
    if undone != chain.undone or depths != chain.depths:
        chain.findings.append(_("Im Verlauf stimmt nicht mehr, was zurückgenommen ist."))


def _changed_at(number: int) -> str:
    return _("Der Verlauf ist bei Änderung {number} verändert worden.").format(number=number)
