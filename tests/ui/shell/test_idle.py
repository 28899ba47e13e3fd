"""Nobody at the desk."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.ui.shell.idle import IdleWatch


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWindow]:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    handle = line.windowHandle()
    assert handle is not None
    yield handle
    line.close()


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[IdleWatch]:
    made = IdleWatch(qapp, 60)
    yield made
    made.stop()
    qapp.focusWindowChanged.disconnect(made.watch)


def test_silence_is_noticed_once(watch: IdleWatch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.idle):
        watch.set_minutes(0.001)


def test_a_key_begins_the_time_anew(watch: IdleWatch, window: QWindow) -> None:
    watch.watch(window)
    watch.stop()
    QTest.keyClick(window, Qt.Key.Key_A)
    assert watch._timer.isActive()


def test_coming_to_the_front_is_a_sign_of_life(watch: IdleWatch, window: QWindow) -> None:
    watch.stop()
    watch.watch(window)
    assert watch._timer.isActive()
    watch.watch(None)
    assert watch._timer.isActive()
