"""Which family records belong to, and who has taken it on."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, select

from kiberatung.domain.families import Family
from kiberatung.services.sight import Owner
from kiberatung.storage.queries.children import in_parts
from kiberatung.storage.tables.families import FAMILIES
from kiberatung.storage.tables.office import ACCOUNTS
from kiberatung.storage.tables.register import table_of

_SAID = (FAMILIES.c.id, FAMILIES.c.counsellor_id, FAMILIES.c.address_protected)


def owners(connection: Connection, kind: type, ids: Iterable[UUID]) -> dict[UUID, Owner]:
    """By the identifiers of these records; removed ones belong to their family too."""
    table = table_of(kind)
    query = select(table.c.id.label("record_id"), *_SAID)
    if kind is not Family:
        query = query.join(FAMILIES, FAMILIES.c.id == table.c.family_id)
    found: dict[UUID, Owner] = {}
    for some in in_parts(list(ids)):
        for row in connection.execute(query.where(table.c.id.in_(some))):
            found[row.record_id] = Owner(row[1], row[2], row[3])
    return found


def counsellor_names(connection: Connection) -> dict[UUID, str]:
    return {row.id: row.name for row in connection.execute(select(ACCOUNTS.c.id, ACCOUNTS.c.name))}
