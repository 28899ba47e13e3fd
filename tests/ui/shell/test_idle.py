"""Nobody at the desk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.ui.shell.idle import IdleWatch
from tests.support.typing_keys import press


def test_silence_is_noticed_once(qtbot: QtBot, qapp: QApplication) -> None:
    watch = IdleWatch(qapp, 0.001)
    with qtbot.waitSignal(watch.idle):
        pass
    qapp.removeEventFilter(watch)


def test_a_key_begins_the_time_anew(qtbot: QtBot, qapp: QApplication) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    watch = IdleWatch(qapp, 60)
    watch._timer.setInterval(10_000)
    watch._timer.stop()
    press(line, Qt.Key.Key_A)
    assert watch._timer.isActive()
    qapp.removeEventFilter(watch)
    watch._timer.stop()
