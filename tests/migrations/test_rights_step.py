"""The step to rights: offices from before stay closed to colleagues, the practice town stays open."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from kiberatung.storage import database_file
from kiberatung.storage.engine import file_engine
from kiberatung.storage.upgrades import run_migrations

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
FIELDS = (
    *("name", "kreis", "street", "house_number", "postcode", "town"),
    *("phone", "email", "website", "room", "letter_form"),
)


@pytest.fixture
def old_store(tmp_path: Path):
    raw = database_file.connect(tmp_path / "alt.kib", b"k" * 32)
    engine = file_engine(raw)
    with engine.connect() as connection:
        with connection.begin():
            run_migrations(connection, MIGRATIONS, "0001")
        yield connection
    engine.dispose()
    raw.close()


def _add_office(connection: Connection, identifier: str, *, is_practice: bool) -> None:
    columns = ", ".join(["id", "version", "is_practice", *FIELDS])
    values = ", ".join([f"'{identifier}'", "1", str(int(is_practice)), *("'KI'" for _field in FIELDS)])
    connection.execute(text(f"INSERT INTO offices ({columns}) VALUES ({values})"))  # noqa: S608 - constants above


@pytest.mark.requirement("R37")
@pytest.mark.parametrize("is_practice", [False, True])
def test_an_office_from_before_is_closed_unless_it_is_for_practice(old_store: Connection, is_practice: bool) -> None:
    with old_store.begin():
        _add_office(old_store, "0" * 32, is_practice=is_practice)
    with old_store.begin():
        run_migrations(old_store, MIGRATIONS)
        found = old_store.execute(text("SELECT colleagues_see_each_other FROM offices")).scalar_one()
        assert bool(found) is is_practice
        assert old_store.execute(text("SELECT count(*) FROM emergency_accesses")).scalar_one() == 0
        assert old_store.execute(text("SELECT count(*) FROM approvals")).scalar_one() == 0
