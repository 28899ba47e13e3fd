"""The program is newer than the store: the lock says what is done with it and how far it is; closing gives it up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiberatung.app.main import main
from kiberatung.app.program import Program
from kiberatung.services.upgrading import Stage, Upgrading
from kiberatung.storage import database_file, rescue, schema, search_entries
from kiberatung.storage.keys.unlocking import unlock
from kiberatung.ui.shell.lock_view import LockView
from tests.support.old_stores import BEFORE, step_back
from tests.support.practice_stores import PASSPHRASE, TODAY


@pytest.fixture
def older(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Of the release before; each family is a step of its own."""
    path = program._session.path
    raw = database_file.connect(path, unlock(path, PASSPHRASE).key)
    step_back(raw, tmp_path / "leer.kib")
    raw.close()
    monkeypatch.setattr(search_entries, "_AT_ONCE", 1)
    return program


def _revision(path: Path) -> str:
    raw = database_file.connect(path, unlock(path, PASSPHRASE).key)
    try:
        return str(raw.execute(schema.REVISION_QUERY).fetchone()[0])
    finally:
        raw.close()


def _lock(program: Program) -> LockView:
    lock = program.window.findChild(LockView)
    assert lock is not None
    return lock


def test_the_lock_tells_what_is_done_and_then_the_day_opens(
    older: Program, settled: Callable[[], None], qtbot: QtBot
) -> None:
    seen: list[tuple[str, tuple[int, int], bool]] = []
    lock = _lock(older)
    show = lock.upgrade.show_state

    def noted(told: Upgrading) -> None:
        show(told)
        seen.append((lock.upgrade.words(), lock.upgrade.state(), lock.line.isVisible()))

    lock.upgrade.show_state = noted  # type: ignore[method-assign] - looked at, not replaced
    older.unlock(PASSPHRASE)
    settled()
    settled()
    assert older._session.is_open
    assert [state for _words, state, _line in seen if state[1]] == [(done, 8) for done in range(9)]
    assert any("Sicherung" in words for words, _state, _line in seen)
    assert not any(line for _words, _state, line in seen)


def test_closing_the_window_on_the_way_leaves_the_old_store(older: Program, qtbot: QtBot) -> None:
    path, folder = older._session.path, older._session.backup_folder
    lock = _lock(older)
    show = lock.upgrade.show_state

    def closing(told: Upgrading) -> None:
        show(told)
        if told.stage is Stage.BACKUP:
            older.window.close()

    lock.upgrade.show_state = closing  # type: ignore[method-assign] - looked at, not replaced
    older.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: not older.window.isVisible(), timeout=20_000)
    assert not older._session.is_open
    assert _revision(path) == BEFORE
    assert rescue.newest_verified(folder, unlock(path, PASSPHRASE))


def test_the_command_line_says_the_same_in_lines(
    older: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "passphrase.txt"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    path = older._session.path
    common = ["--store", str(path), "--passphrase-file", str(secret), "--now", TODAY]
    assert main(["audit", "verify", *common, "--json"]) == 0
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert lines[0] == "Der Bestand wird auf den neuen Stand gebracht."
    assert [line for line in lines if "8 von 8 Familien" in line]
    assert len(lines) <= 12
    assert _revision(path) == schema.HEAD
