"""One practice store for all hostile tests, copied for each that changes it."""

import shutil
from pathlib import Path

import pytest

from tests.support.practice_stores import TODAY, make_practice_store


@pytest.fixture(scope="session")
def hostile_practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_practice_store(tmp_path_factory.mktemp("bestand"), 4)


@pytest.fixture
def practice_copy(hostile_practice: Path, tmp_path: Path) -> list[str]:
    """The arguments that name a fresh copy of the store."""
    folder = tmp_path / "bestand"
    folder.mkdir()
    for name in ("bestand.kib", "bestand.kib.schluessel", "passphrase.txt"):
        shutil.copy(hostile_practice.with_name(name), folder / name)
    secret = str(folder / "passphrase.txt")
    return ["--store", str(folder / "bestand.kib"), "--passphrase-file", secret, "--now", TODAY]
