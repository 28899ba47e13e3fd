"""Sleep, the lock of the screen and another user lock the program: on a real bus of our own, and as Windows says it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiberatung.ui.shell.lock_signals import LockSignals, means_away, session_path

pytestmark = pytest.mark.requirement("R31")
_LISTENER = """
import os, sys, time
from PySide6.QtWidgets import QApplication, QWidget
from kiberatung.ui.shell.lock_signals import LockSignals
app = QApplication([])
signals = LockSignals(app)
signals.away.connect(lambda: print("away", flush=True))
begun = time.perf_counter()
signals.listen(os.environ, QWidget())
print("listening", round((time.perf_counter() - begun) * 1000), flush=True)
app.exec()
"""
_SAVER, _MANAGER = "/org/freedesktop/ScreenSaver", "/org/freedesktop/login1"
_SESSION = "/org/freedesktop/login1/session/_31"
LEAVING = [
    (_MANAGER, "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:true"),
    (_SAVER, "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"),
    (_SESSION, "org.freedesktop.login1.Session.Lock"),
]
STAYING = [
    (_MANAGER, "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:false"),
    (_SAVER, "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:false"),
    ("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session.Lock"),
]


@contextmanager
def listening(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", _LISTENER],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), "XDG_SESSION_ID": "1", **environment},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """A bus of our own that is both that of the system and that of the session."""
    address = f"unix:path={tmp_path}/bus"
    command = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={address}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        daemon.stdout.readline()
        yield address
        daemon.kill()


def send(address: str, path: str, member: str, *arguments: str) -> None:
    subprocess.run(["dbus-send", f"--bus={address}", "--type=signal", path, member, *arguments], check=True)


@pytest.mark.requirement("R31", figure="sleep, screen lock, session lock on a real bus: told within 1 s")
def test_every_sign_of_leaving_is_told_within_a_second_and_no_other(bus: str) -> None:
    with listening({"DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus}) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("listening")
        for sign in LEAVING:
            for other in STAYING:
                send(bus, *other)
            begun = time.monotonic()
            send(bus, *sign)
            assert process.stdout.readline() == "away\n"
            assert time.monotonic() - begun < 1
        process.kill()
        assert process.stdout.read() == ""  # the signs of staying told nothing


@pytest.mark.requirement("R31", figure="without a bus: no word and no delay")
def test_a_computer_without_a_bus_starts_without_a_word_or_delay(tmp_path: Path) -> None:
    nowhere = f"unix:path={tmp_path}/nichts"
    with listening({"DBUS_SYSTEM_BUS_ADDRESS": nowhere, "DBUS_SESSION_BUS_ADDRESS": nowhere}) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        word, milliseconds = process.stdout.readline().split()
        process.kill()
        assert word == "listening"
        assert int(milliseconds) < 1000  # mostly the import of the module of Qt
        assert process.stderr.read() == ""


@pytest.mark.parametrize(
    ("message", "parameter", "away"),
    [
        (0x0218, 0x0004, True),  # suspends
        (0x0218, 0x0012, False),  # wakes up
        (0x02B1, 0x7, True),  # screen locked
        (0x02B1, 0x8, False),  # unlocked
        (0x02B1, 0x2, True),  # another user at the screen
        (0x02B1, 0x4, True),  # remote desktop left
        (0x0200, 0x7, False),  # the mouse moves
    ],
)
def test_messages_of_windows(qtbot: QtBot, message: int, parameter: int, away: bool) -> None:
    assert means_away(message, parameter) == away
    owner = QObject()
    signals, told = LockSignals(owner), []
    signals.away.connect(lambda: told.append(message))
    signals.take_message(message, parameter)
    assert bool(told) == away


def test_the_session_is_named_as_systemd_names_it() -> None:
    assert session_path({"XDG_SESSION_ID": "1"}) == _SESSION
    assert session_path({"XDG_SESSION_ID": "c2"}) == "/org/freedesktop/login1/session/c2"
    assert session_path({}) == ""
