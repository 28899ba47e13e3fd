"""Do the search entries say what the records say? A wrong one hides a family; the records themselves are sound."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from kiberatung.basics.texts import _
from kiberatung.domain.families import Family
from kiberatung.storage import schema
from kiberatung.storage.search_entries import entries_of
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES, SEARCH_WORDS
from kiberatung.storage.tables.register import table_of

_AT_ONCE = 200


def differences(connection: Connection) -> list[str]:
    """In German; empty when entries, words and index follow from the records."""
    families = list(connection.execute(select(table_of(Family).c.id)).scalars())
    entries = words = 0
    for start in range(0, len(families), _AT_ONCE):
        part = families[start : start + _AT_ONCE]
        wanted = _wanted(connection, part)
        if wanted != _found(connection, part):
            return [_differ()]
        entries += len(wanted)
        words += sum(len(one[-1]) for one in wanted.values())
    counted = [_count(connection, table) for table in (SEARCH_ENTRIES, SEARCH_WORDS)]
    if counted != [entries, words] or schema.search_module(connection).unsoundness(connection):
        return [_differ()]
    return []


def _wanted(connection: Connection, families: list[UUID]) -> dict[tuple[str, UUID], tuple[Any, ...]]:
    return {
        (kind, owner): (family, forms.sort_name, forms.names, forms.forms, forms.words)
        for kind, owner, family, forms in entries_of(connection, families)
    }


def _found(connection: Connection, families: list[UUID]) -> dict[tuple[str, UUID], tuple[Any, ...]]:
    entries = SEARCH_ENTRIES.c
    words: dict[int, set[str]] = {}
    joined = select(SEARCH_WORDS).join(SEARCH_ENTRIES, entries.number == SEARCH_WORDS.c.entry)
    for row in connection.execute(joined.where(entries.family_id.in_(families))):
        words.setdefault(row.entry, set()).add(row.word)
    return {
        (row.owner_kind, row.owner_id): (
            row.family_id,
            row.sort_name,
            row.names,
            row.forms,
            words.get(row.number, set()),
        )
        for row in connection.execute(select(SEARCH_ENTRIES).where(entries.family_id.in_(families)))
    }


def _count(connection: Connection, table: Any) -> int:
    counted: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return counted


def _differ() -> str:
    return _("Das Verzeichnis der Suche stimmt nicht mit den Angaben überein; die Angaben selbst sind nicht betroffen.")
