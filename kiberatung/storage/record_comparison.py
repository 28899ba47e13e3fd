"""Is every record as the log last left it? So a page or a table from before is found, however sound it is by itself."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, islice
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from kiberatung.basics.texts import N_, _
from kiberatung.storage.erasing import as_noted
from kiberatung.storage.field_changes import LIFE
from kiberatung.storage.mapper import default_image, from_row, image
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES, ERASURES
from kiberatung.storage.tables.register import RECORD_KINDS, table_of

_AT_ONCE = 500
_SET_BY_UPGRADES = frozenset({("offices", "colleagues_see_each_other")})
"""Fields that a schema step filled with something else than their default; judged once they are in the log."""

_WORDS = {
    "accounts": N_("Konten"),
    "appointments": N_("Termine"),
    "cases": N_("Fälle"),
    "children": N_("Kinder"),
    "families": N_("Familien"),
    "guardians": N_("Erziehungsberechtigte"),
    "handovers": N_("Übergaben"),
    "learning_groups": N_("Lerngruppen"),
    "letters": N_("Schreiben"),
    "notes": N_("Vermerke"),
    "place_requests": N_("Platzanfragen"),
    "recommendations": N_("Empfehlungen"),
    "schools": N_("Schulen"),
}


@dataclass
class Expected:
    """A record as its rows of the log tell it."""

    kind: str
    record_id: UUID
    fields: dict[str, str | None] = field(default_factory=dict)
    removed_at: datetime | None = None
    changes: int = 0


def differences(connection: Connection) -> list[str]:
    """In German, by kind of record; empty when every record is as it was last saved, and none is missing or new."""
    known: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    told = _told(connection)
    while part := list(islice(told, _AT_ONCE)):
        known.update(one.kind for one in part)
        wrong.update(_wrong_in(connection, part))
    for kind, record in RECORD_KINDS.items():
        there = connection.execute(select(func.count()).select_from(table_of(record))).scalar_one()
        wrong[kind] += max(0, there - known[kind])
    sentence = _("{kind}: {count} Einträge sind nicht, wie sie zuletzt gespeichert wurden.")
    found = [
        sentence.format(kind=_(_WORDS[kind]) if kind in _WORDS else kind, count=wrong[kind]) for kind in sorted(+wrong)
    ]
    return found + _erasures(connection)


def _told(connection: Connection) -> Iterator[Expected]:
    """Record by record, from all rows of the log."""
    query = (
        select(CHANGE_ROWS, CHANGES.c.sequence, CHANGES.c.changed_at)
        .join(CHANGES, CHANGES.c.id == CHANGE_ROWS.c.change_id)
        .order_by(CHANGE_ROWS.c.record_id)
    )
    rows = connection.execute(query, execution_options={"yield_per": 2000})
    for record_id, group in groupby(rows, key=attrgetter("record_id")):
        by_kind: dict[str, list[Row[Any]]] = {}
        for row in group:
            if row.kind in RECORD_KINDS:
                by_kind.setdefault(row.kind, []).append(row)
        yield from (_last_of(kind, record_id, own) for kind, own in by_kind.items())


def _last_of(kind: str, record_id: UUID, rows: list[Row[Any]]) -> Expected:
    told = Expected(kind, record_id, changes=len({row.change_id for row in rows}))
    for row in sorted(rows, key=attrgetter("sequence", "position")):
        if row.field != LIFE:
            told.fields[row.field] = row.new
        else:
            told.removed_at = row.changed_at if row.new is None else None
    return told


def _wrong_in(connection: Connection, part: Iterable[Expected]) -> Iterator[str]:
    """The kind of each record that is not as told."""
    by_kind: dict[str, list[Expected]] = {}
    for one in part:
        by_kind.setdefault(one.kind, []).append(one)
    for kind, told in by_kind.items():
        table = table_of(RECORD_KINDS[kind])
        query = select(table).where(table.c.id.in_([one.record_id for one in told]))
        rows = {row["id"]: row for row in connection.execute(query).mappings()}
        yield from (kind for one in told if not _is_as_told(one, rows.get(one.record_id)))


def _is_as_told(told: Expected, row: Any) -> bool:
    if row is None or row["deleted_at"] != told.removed_at or row["version"] < told.changes:
        return False
    record = RECORD_KINDS[told.kind]
    found, empty = image(from_row(record, row)), default_image(record)
    return all(
        text == (told.fields.get(name) or empty[name])
        for name, text in found.items()
        if name != LIFE and (name in told.fields or (told.kind, name) not in _SET_BY_UPGRADES)
    )


def _erasures(connection: Connection) -> list[str]:
    """The table of erased families tells what the log tells."""
    query = select(CHANGE_ROWS.c.record_id, CHANGE_ROWS.c.field, CHANGE_ROWS.c.new, CHANGES.c.changed_at)
    joined = query.join(CHANGES, CHANGES.c.id == CHANGE_ROWS.c.change_id).where(CHANGE_ROWS.c.kind == ERASURES.name)
    told: dict[UUID, dict[str, Any]] = {}
    for row in connection.execute(joined):
        told.setdefault(row.record_id, {"erased_at": row.changed_at})[row.field] = row.new
    for erasure in connection.execute(select(ERASURES)).mappings():
        noted = as_noted({str(name): value for name, value in erasure.items()})
        if told.pop(erasure["family_id"], None) != noted | {"erased_at": erasure["erased_at"]}:
            return [_("Das Verzeichnis der gelöschten Familien ist verändert worden.")]
    return [_("Das Verzeichnis der gelöschten Familien ist verändert worden.")] if told else []
