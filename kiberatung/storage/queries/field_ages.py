"""When the fields of some records were last written, from the log."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from kiberatung.storage.queries.children import in_parts
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES


def field_ages(connection: Connection, record_ids: Iterable[UUID]) -> dict[tuple[UUID, str], datetime]:
    """What was written and taken back again counts as written: somebody looked at it then."""
    query = (
        select(CHANGE_ROWS.c.record_id, CHANGE_ROWS.c.field, func.max(CHANGES.c.changed_at))
        .join(CHANGES, CHANGES.c.id == CHANGE_ROWS.c.change_id)
        .group_by(CHANGE_ROWS.c.record_id, CHANGE_ROWS.c.field)
    )
    return {
        (row[0], row[1]): row[2]
        for some in in_parts(list(record_ids))
        for row in connection.execute(query.where(CHANGE_ROWS.c.record_id.in_(some)))
    }
