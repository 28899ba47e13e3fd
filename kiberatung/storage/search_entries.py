"""Writes the search forms of whole families, in the transaction that changed them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select

from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.merges import Merge
from kiberatung.services.merging.gone_families import merges_into
from kiberatung.storage import schema
from kiberatung.storage.records import SqlRecords
from kiberatung.storage.search_forms import SearchForms, of_child, of_family, of_guardian
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES, SEARCH_WORDS
from kiberatung.storage.tables.register import table_of

CHILD, GUARDIAN, FAMILY = "child", "guardian", "family"
_AT_ONCE = 200
_SEARCHED = (
    *("id", "family_id", "family_name", "given_names", "birth_name", "name_in_script", "date_of_birth"),
    *("case_number", "reference"),
)
"""Columns of families, children and guardians that the forms are made of."""

Entry = tuple[str, UUID, UUID, SearchForms]
"""Kind of the owner, its identifier, its family, its forms."""


def renew(connection: Connection, families: Iterable[UUID]) -> None:
    """Removes and writes again all entries of these families; removed persons are no longer found."""
    for some in _parts(list(families)):
        connection.execute(delete(SEARCH_ENTRIES).where(SEARCH_ENTRIES.c.family_id.in_(some)))
        last = connection.execute(select(func.max(SEARCH_ENTRIES.c.number))).scalar_one() or 0
        _write(connection, entries_of(connection, some), last)


def renew_all(connection: Connection, tell: Callable[[int, int], None] = lambda _done, _whole: None) -> None:
    """After an upgrade: the program that wrote the store may have made other forms and keys.

    The indexes are made in one go at the end; `tell` gets how many families are done, of how many.
    """
    families = connection.execute(select(table_of(Family).c.id).order_by(table_of(Family).c.id)).scalars().all()
    tell(0, len(families))
    with schema.search_module(connection).written_anew(connection), _without_word_index(connection):
        connection.execute(delete(SEARCH_WORDS))
        connection.execute(delete(SEARCH_ENTRIES))
        done = last = 0
        for some in _parts(families):
            last += _write(connection, entries_of(connection, some), last)
            done += len(some)
            tell(done, len(families))


@contextmanager
def _without_word_index(connection: Connection) -> Iterator[None]:
    """Kept while half a million words come in no order, it would take longer than all of them."""
    for index in SEARCH_WORDS.indexes:
        index.drop(connection)
    yield
    for index in SEARCH_WORDS.indexes:
        index.create(connection)


def _parts(families: Sequence[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(families), _AT_ONCE):
        yield list(families[start : start + _AT_ONCE])


def _write(connection: Connection, found: Iterable[Entry], last: int) -> int:
    """How many entries there were."""
    entries, words = _rows(found, last)
    if entries:
        connection.execute(insert(SEARCH_ENTRIES), entries)
    if words:
        schema.search_module(connection).write_words(connection, words)
    return len(entries)


def entries_of(connection: Connection, families: list[UUID]) -> Iterator[Entry]:
    """What the records of these families say; of removed ones there is none."""
    by_id = {family.id: family for family in _named(connection, Family, families)}
    former = _former_numbers(SqlRecords(connection), families)
    for family in by_id.values():
        yield FAMILY, family.id, family.id, of_family(family, former.get(family.id, ()))
    for child in _named(connection, Child, families):
        if child.family_id in by_id:
            yield CHILD, child.id, child.family_id, of_child(child, by_id[child.family_id])
    for guardian in _named(connection, Guardian, families):
        if guardian.family_id in by_id:
            yield GUARDIAN, guardian.id, guardian.family_id, of_guardian(guardian, by_id[guardian.family_id])


def _named(connection: Connection, kind: type, families: list[UUID]) -> Sequence[Any]:
    """Of each record that is not removed, what the search forms are made of."""
    return connection.execute(_query(kind), {"families": families}).all()


@cache
def _query(kind: type) -> Select[Any]:
    """Whole records would take five times as long to read, and there are as many as the store has persons."""
    columns = table_of(kind).c
    whose = columns.id if kind is Family else columns.family_id
    wanted = whose.in_(bindparam("families", type_=whose.type, expanding=True))
    query = select(*(columns[name] for name in _SEARCHED if name in columns)).where(
        columns.deleted_at.is_(None), wanted
    )
    return query.order_by(*(columns[name] for name in ("position", "id") if name in columns))


def _former_numbers(records: SqlRecords, families: list[UUID]) -> dict[UUID, list[str]]:
    merged = {merge.family_id for merge in records.find(Merge, family_id=families)}
    return {
        family_id: [merge.gone_case_number for merge in merges_into(records, family_id) if merge.gone_case_number]
        for family_id in merged
    }


def _rows(found: Iterable[Entry], last: int) -> tuple[list[dict[str, Any]], list[tuple[int, str]]]:
    entries: list[dict[str, Any]] = []
    words: list[tuple[int, str]] = []
    for number, (kind, owner, family, forms) in enumerate(found, last + 1):
        entries.append(
            {"number": number, "owner_kind": kind, "owner_id": owner, "family_id": family}
            | {"sort_name": forms.sort_name, "names": forms.names, "forms": forms.forms}
        )
        words += [(number, word) for word in sorted(forms.words)]
    return entries, words
