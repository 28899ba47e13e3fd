"""Processes that set letters: what they set is what is set here, whatever becomes of them."""

import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from kiberatung.basics import own_process
from kiberatung.documents import setting_child
from kiberatung.documents.batch_setting import BatchTypesetter
from kiberatung.documents.setting_processes import SettingProcesses
from kiberatung.domain.errors import TellableError
from tests.documents.sheets import TYPESETTER, a_sheet

PIECES = [(replace(a_sheet(), reference=f"Fall {number}"),) for number in range(4)]
LETTERS = [one for piece in PIECES for one in piece] * 8
"""More than are set at a time."""


def test_letters_are_those_set_here_and_in_their_order() -> None:
    with SettingProcesses(TYPESETTER) as processes:
        found = list(processes.set_all(PIECES))
    assert found == [TYPESETTER.set_letters(piece) for piece in PIECES]


def test_a_process_that_is_killed_loses_no_letter() -> None:
    with SettingProcesses(TYPESETTER) as processes:
        following = processes.set_all(PIECES)
        found = [next(following)]
        for child in processes.pids:
            os.kill(child, signal.SIGKILL)
        found += following
    assert found == [TYPESETTER.set_letters(piece) for piece in PIECES]


def test_where_no_process_can_be_started_letters_are_set_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_process.subprocess, "Popen", _refused)  # type: ignore[attr-defined]
    with SettingProcesses(TYPESETTER) as processes:
        assert list(processes.set_all(PIECES[:2])) == [TYPESETTER.set_letters(piece) for piece in PIECES[:2]]


def _refused(*_arguments: object, **_named: object) -> None:
    raise OSError("no more processes")


def test_a_sign_no_font_has_is_told_as_for_a_single_letter() -> None:
    missing = replace(a_sheet(), recipient=("Person \U000130b8", "Weg 1", "48282 Emsdetten"))
    with pytest.raises(TellableError, match="Zeichen"):
        BatchTypesetter(TYPESETTER).render_letters([*LETTERS, missing])


def test_whoever_ends_it_is_heard_and_no_process_stays() -> None:
    seen: list[int] = []

    def stop(done: int) -> None:
        seen.append(done)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        BatchTypesetter(TYPESETTER).render_letters(LETTERS, stop)
    assert len(seen) == 1
    assert _children() == set()


def _children() -> set[int]:
    """Of this process; a thread that ends meanwhile has none."""
    found: set[int] = set()
    for thread in Path(f"/proc/{os.getpid()}/task").iterdir():
        with suppress(FileNotFoundError):
            for child in (thread / "children").read_text().split():
                command = Path(f"/proc/{child}/cmdline").read_bytes()
                found |= {int(child)} if b"setting_child" in command else set()
    return found


def test_they_end_when_the_program_is_killed() -> None:
    program = (
        "import time\n"
        "from kiberatung.documents.setting_processes import SettingProcesses\n"
        "from tests.documents.sheets import TYPESETTER\n"
        "with SettingProcesses(TYPESETTER) as processes:\n"
        "    print(processes.pids[0], flush=True)\n"
        "    time.sleep(60)\n"
    )
    root = Path(__file__).resolve().parents[2]
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=root)
    with parent:
        assert parent.stdout is not None
        follower = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
    try:
        assert select.select([follower], [], [], 20)[0]
    finally:
        os.close(follower)


def test_the_program_itself_sets_where_it_is_its_own_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "kiberatung", setting_child.ARGUMENT]
    monkeypatch.setattr("kiberatung.documents.setting_processes.own_command", lambda *_one, **_two: command)
    monkeypatch.setattr("kiberatung.documents.setting_processes.is_frozen", lambda: True)
    with SettingProcesses(TYPESETTER) as processes:
        monkeypatch.setattr(TYPESETTER, "set_letters", None)
        found = list(processes.set_all(PIECES[:2]))
    monkeypatch.undo()
    assert found == [TYPESETTER.set_letters(piece) for piece in PIECES[:2]]
