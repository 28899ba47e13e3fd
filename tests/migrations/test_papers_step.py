"""The step to the papers: what was given to a family finds the letter whose page it repeated."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, MetaData, Table, select

from kiberatung.storage import database_file
from kiberatung.storage.engine import file_engine
from kiberatung.storage.upgrades import run_migrations

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
FAMILY, OTHER_FAMILY, LETTER, LATER_LETTER, OTHERS_LETTER = (UUID(int=number) for number in range(1, 6))


@pytest.fixture
def old_store(tmp_path: Path):
    raw = database_file.connect(tmp_path / "alt.kib", b"k" * 32)
    engine = file_engine(raw)
    with engine.connect() as connection:
        with connection.begin():
            run_migrations(connection, MIGRATIONS, "0006")
        yield connection
    engine.dispose()
    raw.close()


def put(connection: Connection, name: str, **values: Any) -> None:
    """A row of an old table; whatever must stand there and is not named is empty."""
    table = Table(name, MetaData(), autoload_with=connection)
    empty: dict[str, Any] = {
        column.name: (
            0
            if "INT" in str(column.type) or "BOOL" in str(column.type)
            else "2026-11-23 10:00:00"
            if "DATE" in str(column.type)
            else ""
        )
        for column in table.columns
        if not column.nullable and column.name not in values
    }
    plain = {key: value.hex if isinstance(value, UUID) else value for key, value in (empty | values).items()}
    columns = ", ".join(plain)
    marks = ", ".join("?" * len(plain))
    connection.exec_driver_sql(f"INSERT INTO {name} ({columns}) VALUES ({marks})", tuple(plain.values()))  # noqa: S608


def letter(connection: Connection, key: UUID, family: UUID, sheet: str) -> None:
    put(connection, "letters", id=key, family_id=family, kind="privacy_notice", language="ar")
    put(connection, "sent_sheets", id=UUID(int=key.int + 100), family_id=family, letter_id=key, sheet=sheet)


def given(connection: Connection, number: int, sheet: str, family: UUID = FAMILY) -> None:
    put(connection, "given_information", id=UUID(int=number), family_id=family, given_on="2026-11-23", sheet=sheet)


def test_each_paper_that_was_given_names_its_letter_and_words_name_none(old_store: Connection) -> None:
    with old_store.begin():
        for family in (FAMILY, OTHER_FAMILY):
            put(old_store, "families", id=family)
        letter(old_store, LETTER, FAMILY, "erste Seite")
        letter(old_store, LATER_LETTER, FAMILY, "zweite Seite")
        letter(old_store, OTHERS_LETTER, OTHER_FAMILY, "zweite Seite")
        for number, sheet in enumerate(("erste Seite", "zweite Seite", ""), 50):
            given(old_store, number, sheet)
        given(old_store, 60, "zweite Seite", OTHER_FAMILY)
    with old_store.begin():
        run_migrations(old_store, MIGRATIONS)
        table = Table("given_information", MetaData(), autoload_with=old_store)
        assert not {"sheet", "sheet_digest"} & set(table.columns.keys())
        found = old_store.execute(select(table.c.letter_id).order_by(table.c.id)).scalars().all()
    assert [None if one is None else UUID(str(one)) for one in found] == [LETTER, LATER_LETTER, None, OTHERS_LETTER]
