"""The schema steps: what they make is what the models say, on both databases, and they roll back whole."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from kiberatung.storage import database_file, schema
from kiberatung.storage.engine import file_engine, server_engine
from kiberatung.storage.tables.register import METADATA
from kiberatung.storage.upgrades import run_migrations
from tests.storage.clusters import new_database, throw_away_cluster
from tests.support.builders import IDENTIFIERS

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


@pytest.fixture(scope="module")
def cluster():
    with throw_away_cluster() as url:
        yield url


@pytest.fixture(params=["file", "server"])
def empty_database(request, tmp_path):
    if request.param == "server":
        engine = server_engine(new_database(request.getfixturevalue("cluster")))
        with engine.connect() as connection:
            yield connection
        engine.dispose()
        return
    raw = database_file.connect(tmp_path / "leer.kib", b"k" * 32)
    engine = file_engine(raw)
    with engine.connect() as connection:
        yield connection
    engine.dispose()
    raw.close()


def test_the_migrated_database_is_what_the_models_say(empty_database: Connection):
    with empty_database.begin():
        run_migrations(empty_database, MIGRATIONS)
        options = {"compare_type": True, "include_object": schema.belongs_to_models}
        context = MigrationContext.configure(empty_database, opts=options)
        assert compare_metadata(context, METADATA) == []
        assert empty_database.execute(text(schema.REVISION_QUERY)).scalar_one() == schema.HEAD


def test_a_new_store_has_the_same_tables_as_a_migrated_one(empty_database: Connection):
    with empty_database.begin() as transaction:
        run_migrations(empty_database, MIGRATIONS)
        migrated = _shape(empty_database)
        transaction.rollback()
    assert inspect(empty_database).get_table_names() == []
    empty_database.rollback()
    with empty_database.begin():
        schema.create(empty_database, IDENTIFIERS.next())
        assert _shape(empty_database) == migrated


def _shape(connection: Connection) -> dict[str, Any]:
    found = inspect(connection)
    return {
        table: (
            sorted((column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(table)),
            sorted(str(sorted(index.items(), key=str)) for index in found.get_indexes(table)),
            sorted(str(sorted(key.items(), key=str)) for key in found.get_foreign_keys(table)),
        )
        for table in found.get_table_names()
        if table != "alembic_version"
    }
