"""The libraries with known faults are new enough, and the one that kills Python 3.11 is not there."""

import sys

import pytest
import sqlcipher3
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 1_000


def numbers(version: str) -> tuple[int, ...]:
    """4.19.0 community → (4, 19, 0)."""
    return tuple(int(part) for part in version.split(maxsplit=1)[0].split("."))


def lost_references(before: int, after: int) -> bool:
    """Whether about every call has dropped one reference (PySide6 6.12.0 on Python before 3.12)."""
    return before - after > CALLS // 2


def test_sqlite_is_past_its_damage_in_wal_mode() -> None:
    assert numbers(sqlcipher3.sqlite_version) >= (3, 51, 3)


def test_sqlcipher_is_new_enough() -> None:
    connection = sqlcipher3.connect(":memory:")
    try:
        version = connection.execute("PRAGMA cipher_version").fetchone()[0]
    finally:
        connection.close()
    assert numbers(version) >= (4, 19)


def test_qt_is_new_enough() -> None:
    assert numbers(qVersion()) >= (6, 11, 3)


def test_qt_calls_drop_no_references(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _call in range(CALLS):
        widget.setEnabled(True)
    assert not lost_references(before, sys.getrefcount(None))


@pytest.mark.parametrize(("after", "lost"), [(5_000, False), (4_990, False), (4_000, True)])
def test_check_sees_dropped_references(after: int, lost: bool) -> None:
    assert lost_references(5_000, after) is lost
    assert numbers("3.46.1") < (3, 51, 3)
