"""The file of settings: broken, old and newer ones never stop the program."""

import json
from pathlib import Path

import pytest

from kiberatung.app.settings import SettingsFile
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.settings.port import Settings
from kiberatung.ui.theme.tokens import Scheme

DARK = Settings(Scheme.DARK, 1.5, 10)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ordner" / "settings.json"


def test_what_was_saved_is_loaded(path: Path) -> None:
    SettingsFile(path).save(DARK)
    assert SettingsFile(path).load() == DARK
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"scheme": 7, "text_scale": "x", "lock_minutes": true}', '{"lock_minutes": 0}', "\0\1"],
)
def test_broken_file_is_as_at_the_first_start(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert SettingsFile(path).load() == Settings()


@pytest.mark.parametrize(("scale", "loaded"), [(0.5, 1.0), (2.0, 2.0), (9, 1.0), (True, 1.0)])
def test_only_the_unsound_value_is_replaced(path: Path, scale: object, loaded: float) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"scheme": "dark", "text_scale": scale}), encoding="utf-8")
    assert SettingsFile(path).load() == Settings(Scheme.DARK, loaded, 5)


def test_values_of_a_newer_program_survive_a_save(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 3, "later": "x"}', encoding="utf-8")
    SettingsFile(path).save(DARK)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert (kept["version"], kept["later"], kept["scheme"]) == (3, "x", "dark")


def test_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "ordner").write_text("eine Datei", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="lassen sich nicht speichern"):
        SettingsFile(tmp_path / "ordner" / "settings.json").save(DARK)
