"""The three homes of the program, and the folders of the account."""

import sys
from pathlib import Path

import pytest

from kiberatung.app import paths


def test_checkout_has_its_folders_beside_the_package() -> None:
    root = Path(__file__).resolve().parents[2]
    assert paths.resources() == root / "resources"
    assert (paths.resources() / "catalogues" / "schulen_nrw.csv").is_file()
    assert paths.translations() == root / "translations"
    assert paths.migrations() == root / "migrations"


def test_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = tmp_path / "site-packages" / "kiberatung" / "_bundled"
    bundled.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", bundled.parent)
    assert paths.resources() == bundled / "resources"


def test_frozen_program_has_them_where_it_was_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = tmp_path / "kiberatung" / "_bundled"
    bundled.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.migrations() == bundled / "migrations"


def test_account_folders_are_named_after_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    assert paths.default_store().name == "bestand.kib"
    assert paths.settings_file().name == "settings.json"
    for place in (paths.default_store().parent, paths.settings_file().parent, paths.logs()):
        assert "kiberatung" in place.parts
    assert not list(tmp_path.iterdir()), "asking for a folder must not make it"
