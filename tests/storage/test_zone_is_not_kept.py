"""A passport's zone fills the child; the zone and the number of the document stand nowhere in the store afterwards."""

from sqlalchemy import select

from kiberatung.domain.mrz.reading import read_zone
from kiberatung.services.intake import apply_zone
from kiberatung.services.ports import Store
from kiberatung.storage.sql_store import SqlStore
from kiberatung.storage.tables.columns import METADATA
from tests.support.builders import a_family
from tests.support.desks import TODAY, a_desk
from tests.support.zones import passport_zone

NUMBER = "N01234567"
"""Of the document; with its check digit in the zone."""


def everything_written(store: SqlStore) -> str:
    """Every cell of every table, the log with its images among them."""
    with store._engine.connect() as connection:
        rows = [row for table in METADATA.sorted_tables for row in connection.execute(select(table))]
    return "\n".join(map(str, rows))


def test_neither_the_zone_nor_the_number_of_the_document_is_kept(file_store: Store) -> None:
    assert isinstance(file_store, SqlStore)
    desk = a_desk(file_store)
    known = a_family("").with_child("").stored_in(file_store)
    zone = passport_zone("AL<KHATIB<<OMAR")
    reading = read_zone(zone, TODAY, {"SYR": "475"})
    assert reading.document_number == NUMBER
    assert "family_name" in apply_zone(desk, known.children[0].id, reading)
    written = everything_written(file_store)
    assert "Al Khatib" in written
    assert [part for part in (NUMBER, "N0123", "AL<KHATIB", "300401") if part in written] == []
