"""Brings an older store to the schema of this program: all steps in one transaction, checked at its end."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.services.upgrading import Stage, Tell, Upgrading, tell_nobody
from kiberatung.storage import chain_verification, search_entries
from kiberatung.storage.sql_store import SqlStore


def upgrade(store: SqlStore, migrations: Path, tell: Tell = tell_nobody) -> None:
    """The caller has made a verified backup. Raises `EnvironmentFault` when the result is not sound, and undoes all.

    So does whatever `tell` raises. The search entries are made anew each time: the program that wrote the store may
    have had other rules for names.
    """
    tell(Upgrading(Stage.TABLES))
    with store.transaction() as connection:
        run_migrations(connection, migrations)
        search_entries.renew_all(connection, lambda done, whole: tell(Upgrading(Stage.SEARCH, done, whole)))
        tell(Upgrading(Stage.CHECK))
        if chain_verification.verify(connection):
            raise not_upgraded()


def not_upgraded() -> EnvironmentFault:
    """Also raised by a step that finds the log as it should not be."""
    return EnvironmentFault(
        _("Der Bestand ließ sich nicht auf den neuen Stand bringen. Er ist unverändert."),
        _("Öffnen Sie ihn mit der bisherigen Fassung und prüfen Sie ihn dort."),
    )


def run_migrations(connection: Connection, migrations: Path, target: str = "head") -> None:
    """Alembic is imported here, at first use: it costs most of a second."""
    from alembic import command  # noqa: PLC0415 - most of a second, wanted only here

    command.upgrade(configuration(connection, migrations), target)


def configuration(connection: Connection, migrations: Path) -> Any:
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
