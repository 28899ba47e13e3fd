"""Writes the search forms of whole families, in the transaction that changed them."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select

from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.merges import Merge
from kiberatung.services.merging.gone_families import merges_into
from kiberatung.storage.records import SqlRecords
from kiberatung.storage.search_forms import SearchForms, of_child, of_family, of_guardian
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES, SEARCH_WORDS
from kiberatung.storage.tables.register import table_of

CHILD, GUARDIAN, FAMILY = "child", "guardian", "family"
_AT_ONCE = 200

Entry = tuple[str, UUID, UUID, SearchForms]
"""Kind of the owner, its identifier, its family, its forms."""


def renew(connection: Connection, families: Iterable[UUID]) -> None:
    """Removes and writes again all entries of these families; removed persons are no longer found."""
    identifiers = list(families)
    for start in range(0, len(identifiers), _AT_ONCE):
        _renew_some(connection, identifiers[start : start + _AT_ONCE])


def renew_all(connection: Connection) -> None:
    """After an upgrade: the program that wrote the store may have made other forms and keys."""
    renew(connection, connection.execute(select(table_of(Family).c.id)).scalars().all())


def _renew_some(connection: Connection, families: list[UUID]) -> None:
    connection.execute(delete(SEARCH_ENTRIES).where(SEARCH_ENTRIES.c.family_id.in_(families)))
    last = connection.execute(select(func.max(SEARCH_ENTRIES.c.number))).scalar_one() or 0
    entries, words = _rows(entries_of(connection, families), last)
    if entries:
        connection.execute(insert(SEARCH_ENTRIES), entries)
        connection.execute(insert(SEARCH_WORDS), words)


def entries_of(connection: Connection, families: list[UUID]) -> Iterator[Entry]:
    """What the records of these families say; of removed ones there is none."""
    records = SqlRecords(connection)
    by_id = {family.id: family for family in records.find(Family, id=families)}
    former = _former_numbers(records, families)
    for family in by_id.values():
        yield FAMILY, family.id, family.id, of_family(family, former.get(family.id, ()))
    for child in records.find(Child, family_id=families):
        if child.family_id in by_id:
            yield CHILD, child.id, child.family_id, of_child(child, by_id[child.family_id])
    for guardian in records.find(Guardian, family_id=families):
        if guardian.family_id in by_id:
            yield GUARDIAN, guardian.id, guardian.family_id, of_guardian(guardian, by_id[guardian.family_id])


def _former_numbers(records: SqlRecords, families: list[UUID]) -> dict[UUID, list[str]]:
    merged = {merge.family_id for merge in records.find(Merge, family_id=families)}
    return {
        family_id: [merge.gone_case_number for merge in merges_into(records, family_id) if merge.gone_case_number]
        for family_id in merged
    }


def _rows(found: Iterable[Entry], last: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    entries: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    for number, (kind, owner, family, forms) in enumerate(found, last + 1):
        entries.append(
            {"number": number, "owner_kind": kind, "owner_id": owner, "family_id": family}
            | {"sort_name": forms.sort_name, "names": forms.names, "forms": forms.forms}
        )
        words += [{"entry": number, "word": word} for word in sorted(forms.words)]
    return entries, words
