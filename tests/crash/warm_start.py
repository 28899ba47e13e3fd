"""Imported once by the process that makes the children: they begin with all modules and statements ready."""

import importlib
import tempfile
from pathlib import Path

from tests.crash.stage import opened, saves, small_reserve, small_store


def warm_up() -> None:
    for module in ("alembic.autogenerate", "alembic.command", "alembic.config", "pytest", "tests.crash.writer"):
        importlib.import_module(module)
    with tempfile.TemporaryDirectory() as folder, small_reserve():
        place, key = small_store(Path(folder))
        with opened(place, key) as store:
            for save in saves(12):
                save.run(store)


warm_up()
