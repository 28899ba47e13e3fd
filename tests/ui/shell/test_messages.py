"""What the window tells and asks: faults, questions, files, the end of tasks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.protocols import FileWish, Question
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.messages import crash_report
from tests.support.typing_keys import press


def shown_words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_tellable_faults_stand_in_the_notice_bar(window: MainWindow) -> None:
    window.show_fault(
        EnvironmentFault("Der Datenträger ist voll. Alles ist gespeichert.", "Wählen Sie einen anderen Ort.")
    )
    assert "Alles ist gespeichert. Wählen Sie einen anderen Ort." in window.notice_bar.words()
    assert window.messages.open_dialog() is None


def test_bugs_get_a_calm_window_without_personal_facts(window: MainWindow) -> None:
    with pytest.raises(KeyError) as caught:
        {}["Al-Khatib"]
    window.show_fault(caught.value)
    dialog = window.messages.open_dialog()
    assert dialog is not None
    assert "Alles Gespeicherte ist sicher." in shown_words(dialog)
    assert "Al-Khatib" not in shown_words(dialog)
    assert "KeyError" in crash_report(caught.value)
    assert "test_messages.py" in crash_report(caught.value)
    dialog.accept()


@pytest.mark.requirement("U08", figure="the safe way is default and has the cursor; Esc leaves; one at a time")
def test_question_is_safe_by_default_and_alone(qtbot: QtBot, window: MainWindow) -> None:
    agreed: list[str] = []
    question = Question(
        "Endgültig löschen?", "Danach lässt sich nichts wiederherstellen.", "Löschen", "Behalten", final=True
    )
    window.ask(question, lambda: agreed.append("first"))
    first = window.messages.open_dialog()
    assert first is not None
    defaults = [made.text() for made in first.findChildren(QPushButton) if made.isDefault()]
    assert [text.replace("&", "") for text in defaults] == ["Behalten"]
    window.ask(question, lambda: agreed.append("second"))
    assert not first.isVisible()
    second = window.messages.open_dialog()
    assert second is not None
    next(made for made in second.findChildren(QAbstractButton) if made.text().replace("&", "") == "Löschen").click()
    assert agreed == ["second"]


def test_file_to_save_is_asked_without_waiting(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    chosen: list[Path] = []
    window.ask_file_to_save(FileWish("PDF sichern", "Schreiben.pdf", [("PDF-Datei", "pdf")]), chosen.append)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.nameFilters() == ["PDF-Datei (*.pdf)"]
    dialog.fileSelected.emit(str(tmp_path / "Schreiben.pdf"))
    assert chosen == [tmp_path / "Schreiben.pdf"]
    dialog.reject()


def test_copying_says_so(window: MainWindow) -> None:
    window.copy_text("18 Kinder", "Tabelle kopiert")
    assert QGuiApplication.clipboard().text() == "18 Kinder"
    assert window.notice_bar.words() == "Tabelle kopiert"


def test_escape_closes_the_notice(window: MainWindow) -> None:
    window.show_notice("Gespeichert")
    press(window, Qt.Key.Key_Escape)
    assert window.notice_bar.isHidden()


def test_task_fault_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    def fail() -> None:
        raise EnvironmentFault("Die Datei ist weg.", "Bitte neu wählen.")

    window.run_task(fail, lambda _result: None)
    qtbot.waitUntil(lambda: "Die Datei ist weg." in window.notice_bar.words())


def test_task_result_reaches_the_presenter(qtbot: QtBot, window: MainWindow) -> None:
    results: list[int] = []
    window.run_long_task(lambda control: 1 + 1, results.append)
    qtbot.waitUntil(lambda: results == [2])
