"""How long a list is and how long its children wait, counted by the database: no identifier is read for it."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func

from kiberatung.services.read_models import ListCount, ListOrder, ListQuery
from kiberatung.storage.queries.conditions import listed_children
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES
from kiberatung.storage.tables.families import FAMILIES


def count(connection: Connection, query: ListQuery) -> ListCount:
    found = listed_children(replace(query, order=ListOrder.NAME))  # which order joins fewest tables
    families = func.count(SEARCH_ENTRIES.c.family_id.distinct())
    row = connection.execute(found.with_only_columns(func.count(), families)).one()
    return ListCount(row[0], row[1])


def waiting_since(connection: Connection, query: ListQuery) -> list[tuple[date, int]]:
    day = FAMILIES.c.reported_on
    waiting = listed_children(replace(query, only_waiting=True, order=ListOrder.WAITING)).where(day.is_not(None))
    found = connection.execute(waiting.with_only_columns(day, func.count()).group_by(day).order_by(day))
    return [(row[0], row[1]) for row in found]
