"""A store as the release before this one left it: what the newest schema step made is taken away again."""

from pathlib import Path
from typing import Any

from kiberatung.storage import database_file
from kiberatung.storage.engine import file_engine
from kiberatung.storage.upgrades import run_migrations

BEFORE = "0006"
MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
_AWAY = (
    "DROP TABLE office_wordings",
    "DROP TABLE office_translations",
    "ALTER TABLE offices DROP COLUMN logo",
    "DROP INDEX ix_given_information_letter_id",
    "DROP INDEX ix_given_information_family_id",
    "DROP INDEX ix_given_information_child_id",
    "DROP INDEX ix_given_information_account_id",
    "ALTER TABLE given_information RENAME TO given_later",
)
_KEPT = "id, version, family_id, child_id, given_on, topics, language, interpreted_by, letter_kind, sheet_language"
_KEPT += ", sheet_version, confirmation, confirmed_by, account_id, deleted_at"
_PAGE = "coalesce((SELECT sheet FROM sent_sheets WHERE sent_sheets.letter_id = given_later.letter_id LIMIT 1), '')"
_BACK = (
    f"INSERT INTO given_information ({_KEPT}, sheet, sheet_digest) SELECT {_KEPT}, {_PAGE}, '' FROM given_later",  # noqa: S608
    "DROP TABLE given_later",
)
_HAD = "SELECT sql FROM sqlite_master WHERE tbl_name = 'given_information' AND sql IS NOT NULL ORDER BY type DESC"


def step_back(raw: Any, scratch: Path) -> None:
    """On the open connection of a store; `scratch` is a file of its own."""
    for statement in (*_AWAY, *_as_it_was(scratch), *_BACK):
        raw.execute(statement)
    raw.execute("UPDATE alembic_version SET version_num = ?", (BEFORE,))
    database_file.checkpoint(raw)


def _as_it_was(scratch: Path) -> list[str]:
    raw = database_file.connect(scratch, b"k" * 32)
    engine = file_engine(raw)
    with engine.connect() as connection, connection.begin():
        run_migrations(connection, MIGRATIONS, BEFORE)
    statements = [row[0] for row in raw.execute(_HAD).fetchall()]
    engine.dispose()
    raw.close()
    scratch.unlink()
    return statements
