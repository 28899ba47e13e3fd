"""Two programs at one store: one writes, the others say so; a second start brings the window forward (T10)."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiberatung.app.single_instance import SingleInstance, bring_forward, socket_folder, socket_name
from kiberatung.basics.clock import FixedClock
from kiberatung.basics.identifiers import uuid7
from kiberatung.domain.accounts import Account, AccountId
from kiberatung.services.changes import Change, ChangeId
from kiberatung.storage import checks
from kiberatung.storage.faults import OpenElsewhere
from kiberatung.storage.holder import Holder, holder_path, note_holder, read_holder
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.stores import FileStore, StorePlace, create_store, open_store
from tests.hostile import race_for_the_store, race_for_the_window
from tests.support.desks import RESOURCES, TODAY
from tests.support.fakes import CHEAP

pytestmark = pytest.mark.requirement("R55", figure="10 Starts: 1 schreibt, 9 abgewiesen; kill -9: 0 alte Sperren")

PASSPHRASE = "vier worte sind genug"
ROOT = RESOURCES.parent
CLOCK = FixedClock.on(TODAY)


def place(path: Path) -> StorePlace:
    return StorePlace(path, ROOT / "migrations", CLOCK)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A closed store whose passphrase belongs to an account."""
    path, account_id = tmp_path / "bestand.kib", AccountId(uuid7(1, 1))
    made, _recovery = create_store(place(path), UUID(int=7), PASSPHRASE, account_id, CHEAP)
    _write(made, account_id)
    made.close()
    return path


def _write(store: FileStore, account_id: AccountId) -> None:
    change = Change(id=ChangeId(uuid7(2, 2)), what="Angelegt", account_id=account_id, changed_at=CLOCK.now())
    with store.changing(change) as work:
        work.put(Account(id=account_id, name="Anke Terhorst", short_sign="AT"))
        work.commit()


def run(program: str, *arguments: object) -> list[str]:
    command = [sys.executable, program, *(str(one) for one in arguments)]
    done = subprocess.run(command, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=True)
    answer: list[str] = json.loads(done.stdout)
    return answer


def _environment() -> dict[str, str]:
    import os  # noqa: PLC0415 - here alone

    return {**os.environ, "PYTHONPATH": str(ROOT)}


def race(count: int, store: Path) -> list[str]:
    return run(race_for_the_store.__file__, "race", count, store, PASSPHRASE)


def assert_one_writes(said: list[str], store: Path) -> None:
    assert said.count(race_for_the_store.WROTE) == 1
    assert all("schon geöffnet" in one for one in said if one != race_for_the_store.WROTE)
    opened = open_store(place(store), PASSPHRASE)
    assert checks.check(opened) == []
    opened.close()


def test_of_ten_programs_one_writes_and_none_damages(store: Path) -> None:
    assert_one_writes(race(10, store), store)


@pytest.mark.long
def test_of_a_hundred_programs_one_writes_and_none_damages(store: Path) -> None:
    assert_one_writes(race(100, store), store)


def test_a_killed_program_leaves_no_lock(store: Path) -> None:
    said = run(race_for_the_store.__file__, "kill", 10, store, PASSPHRASE)
    assert said == [race_for_the_store.WROTE] * 10


@pytest.mark.long
def test_a_hundred_killed_programs_leave_no_lock(store: Path) -> None:
    said = run(race_for_the_store.__file__, "kill", 100, store, PASSPHRASE)
    assert said == [race_for_the_store.WROTE] * 100


def test_who_comes_second_learns_who_has_it_and_since_when(store: Path) -> None:
    first = open_store(place(store), PASSPHRASE)
    with pytest.raises(OpenElsewhere, match=r"von AT seit 23\.11\.2026, 10:00 Uhr") as refusal:
        open_store(place(store), PASSPHRASE)
    assert "nichts geändert" in refusal.value.message
    assert "Terhorst" not in str(refusal.value)
    first.close()
    assert not holder_path(store).exists()
    open_store(place(store), PASSPHRASE).close()


def test_the_sign_beside_the_store_says_nothing_without_the_key(tmp_path: Path) -> None:
    key = StoreKey(b"k" * 32, UUID(int=7))
    path = tmp_path / "bestand.kib"
    note_holder(path, key, Holder("AT", CLOCK.now()))
    assert read_holder(path, key) == Holder("AT", CLOCK.now())
    assert holder_path(path).stat().st_mode & 0o077 == 0
    assert b"AT" not in holder_path(path).read_bytes()[12:]
    assert read_holder(path, StoreKey(b"x" * 32, UUID(int=7))) is None
    for spoiled in (b"", b"\0" * 5000, holder_path(path).read_bytes()[:-1]):
        holder_path(path).write_bytes(spoiled)
        assert read_holder(path, key) is None


@pytest.fixture
def sockets() -> Iterator[Path]:
    """The name of a socket may have no more than a hundred letters, those of its folder among them."""
    with tempfile.TemporaryDirectory(prefix="ki-") as folder:
        yield Path(folder)


def test_of_ten_windows_one_is_the_first(tmp_path: Path, sockets: Path) -> None:
    said = run(race_for_the_window.__file__, 10, tmp_path / "bestand.kib", sockets)
    assert sorted(said) == ["first", *["second"] * 9]
    again = run(race_for_the_window.__file__, 1, tmp_path / "bestand.kib", sockets)
    assert again == ["first"], "the socket of the killed one is in the way"


def test_a_second_start_calls_the_first_window_forward(tmp_path: Path, sockets: Path, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    first = SingleInstance(str(tmp_path / "bestand.kib"), sockets)
    first.called_forward.connect(lambda: bring_forward(window))
    assert first.claim()
    second = SingleInstance(str(tmp_path / "." / "bestand.kib"), sockets)
    with qtbot.waitSignal(first.called_forward):
        assert not second.claim()
    assert window.isVisible()
    assert not window.isMinimized()
    other = SingleInstance(str(tmp_path / "anderer.kib"), sockets)
    assert other.claim()
    for instance in (first, other):
        instance.release()
    assert second.claim()
    second.release()


def test_the_socket_tells_nothing_and_lies_where_nobody_else_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = Path(socket_name(str(tmp_path / "Familie Müller.kib"), tmp_path)).name
    assert "ller" not in name
    open_to_all = tmp_path / "offen"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(open_to_all))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = socket_folder()
    assert folder != open_to_all
    assert folder.stat().st_mode & 0o077 == 0
