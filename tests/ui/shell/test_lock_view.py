"""The lock: passphrase, hints, waiting."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.ui.shell.lock_view import LockView, LockWords
from tests.support.typing_keys import press, type_text

WORDS = LockWords("KIberatung", "Kreis Steinfurt", "Willkommen zurück", "Gesperrt um 12:31. Alles ist gespeichert.")


@pytest.fixture
def lock(qtbot: QtBot) -> LockView:
    made = LockView(WORDS, [("Anderes Konto", lambda: None)])
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def button(lock: LockView, word: str) -> QAbstractButton:
    return next(made for made in lock.findChildren(QAbstractButton) if made.text().replace("&", "") == word)


def test_enter_sends_the_passphrase_once_and_forgets_it(qtbot: QtBot, lock: LockView) -> None:
    sent: list[str] = []
    lock.unlock_requested.connect(sent.append)
    type_text(lock.line, "müßig ampel birke\n\n")
    assert sent == ["müßig ampel birke"]
    assert lock.line.text() == ""


def test_empty_passphrase_is_not_sent(qtbot: QtBot, lock: LockView) -> None:
    with qtbot.assertNotEmitted(lock.unlock_requested):
        press(lock.line, Qt.Key.Key_Return)


@pytest.mark.requirement("U41")
def test_passphrase_can_be_shown_and_pasted(lock: LockView) -> None:
    QGuiApplication.clipboard().setText("ampel birke")
    lock.line.paste()
    assert lock.line.text() == "ampel birke"
    button(lock, "Zeigen").click()
    assert lock.line.echoMode() == QLineEdit.EchoMode.Normal


@pytest.mark.requirement("U41", figure="shown, pasted, Caps Lock told")
def test_caps_lock_is_noticed(lock: LockView) -> None:
    type_text(lock.line, "A")
    assert lock.hints.caps.isVisible()
    type_text(lock.line, "a")
    assert not lock.hints.caps.isVisible()


def test_refusal_says_so_and_waits_in_words(qtbot: QtBot, lock: LockView) -> None:
    type_text(lock.line, "falsch\n")
    lock.refuse("Das war nicht die richtige Passphrase.", 2)
    assert lock.finding().endswith("in 2 Sekunden möglich.")
    assert not button(lock, "Entsperren").isEnabled()
    assert lock.line.hasFocus()
    lock._count_down()
    assert lock.finding().endswith("in 1 Sekunde möglich.")
    lock._count_down()
    assert button(lock, "Entsperren").isEnabled()
    assert lock.finding() == "Sie können es wieder versuchen."


def test_refusal_without_waiting(lock: LockView) -> None:
    lock.refuse("Das war nicht die richtige Passphrase.")
    assert lock.line.accessibleDescription() == "Das war nicht die richtige Passphrase."
    type_text(lock.line, "a")
    assert lock.finding() == ""
