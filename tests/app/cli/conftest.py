"""One practice store made by the command line itself, copied for each test that changes it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiberatung.app.main import main
from tests.support.practice_stores import TODAY, make_practice_store


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_practice_store(tmp_path_factory.mktemp("bestand"), 10)


@pytest.fixture
def common(made_store: Path, tmp_path: Path) -> list[str]:
    """The arguments that name a fresh copy of the store."""
    for source in (made_store, made_store.with_name("bestand.kib.schluessel"), made_store.with_name("passphrase.txt")):
        shutil.copy(source, tmp_path / source.name)
    return [
        "--store",
        str(tmp_path / "bestand.kib"),
        "--passphrase-file",
        str(tmp_path / "passphrase.txt"),
        "--now",
        TODAY,
    ]


@pytest.fixture
def run(common: list[str]) -> Callable[..., int]:
    def call(command: str, *arguments: object) -> int:
        return main([command, *common, *(str(argument) for argument in arguments)])

    return call
