"""Unlock, look, open a family, answer, undo, lock: what a counsellor does every day."""

import shutil
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.app.program import Program
from kiberatung.domain.children import Child, GermanLevel
from kiberatung.domain.families import Family
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.notes import write_note
from kiberatung.ui.shell.lock_view import LockView
from tests.support.practice_stores import PASSPHRASE
from tests.support.typing_keys import type_text

Settled = Callable[[], None]


def texts_in(root: QWidget, *, only_visible: bool = True) -> str:
    """Of labels and fields, and what the painted parts tell a screen reader."""
    widgets = [part for part in root.findChildren(QWidget) if part.isVisible() or not only_visible]
    labels = [part.text() for part in widgets if isinstance(part, QLabel | QLineEdit)]
    return "\n".join((*labels, *(part.accessibleName() for part in widgets)))


def a_family(program: Program) -> Family:
    with program._session.desk.reading() as records:
        return records.find(Family)[0]


def test_a_wrong_passphrase_is_told_and_the_right_one_opens_the_day(
    program: Program, settled: Settled, qtbot: QtBot
) -> None:
    [lock] = program.window.findChildren(LockView)
    [line] = [field for field in lock.findChildren(QLineEdit) if field.isVisible()]
    type_text(line, "das war es nicht ganz")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settled()
    assert program.window.is_covered()
    assert "Passphrase" in lock.finding()
    assert line.text() == ""
    type_text(line, PASSPHRASE)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settled()
    settled()
    assert not program.window.is_covered()
    assert program.window.content.current_name() == "today"


def test_every_screen_opens_on_real_data(desk_open: Program, settled: Settled) -> None:
    family = a_family(desk_open)
    for name in ("today", "families", "appointments", "schools", "handovers", "letters", "settings", "shortcuts"):
        desk_open.window.navigate(name)
        settled()
        assert desk_open.window.content.current_name() == name
        assert len(texts_in(desk_open.window)) > 40
    for tab in ("overview", "intake", "schulpflicht", "schooling", "recommendation", "letters", "history"):
        desk_open.window.navigate("family", family_id=family.id, tab=tab)
        settled()
        assert family.family_name in texts_in(desk_open.window)
        assert family.family_name not in desk_open.window.windowTitle()


def test_an_answer_is_stored_and_taken_back_with_one_key(desk_open: Program, settled: Settled) -> None:
    family, desk = a_family(desk_open), desk_open._session.desk
    with desk.reading() as records:
        child = records.find(Child, family_id=family.id)[0]
    desk_open.window.navigate("family", family_id=family.id, tab="intake")
    settled()
    place = Place(family.id, "german_level", child.id)
    desk_open.window.run_task(lambda: record_answer(desk, place, Given(GermanLevel.B2)), lambda _none: None)
    settled()
    with desk.reading() as records:
        assert records.get(Child, child.id).german_level is GermanLevel.B2
    desk_open.window.actions_shown.trigger("undo")
    settled()
    with desk.reading() as records:
        assert records.get(Child, child.id).german_level == child.german_level


def test_the_lock_leaves_no_name_in_any_widget_and_goes_on_afterwards(
    desk_open: Program, settled: Settled, qtbot: QtBot
) -> None:
    family = a_family(desk_open)
    desk_open.window.navigate("family", family_id=family.id)
    settled()
    assert family.family_name in texts_in(desk_open.window)
    desk_open.lock()
    settled()
    qtbot.waitUntil(lambda: not desk_open.window.findChildren(QTableView), timeout=5_000)
    assert family.family_name not in texts_in(desk_open.window, only_visible=False)
    assert not desk_open._session.is_open
    assert list(desk_open._session.path.parent.glob("Sicherungen/*.kib"))
    desk_open.unlock(PASSPHRASE)
    settled()
    settled()
    assert not desk_open.window.is_covered()


def test_the_search_line_finds_a_person_by_name(desk_open: Program, settled: Settled, qtbot: QtBot) -> None:
    family = a_family(desk_open)
    found: list[str] = []
    desk_open._deeds.find(family.family_name, lambda entries: found.extend(entry.title for entry in entries))
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    assert any(family.family_name in title for title in found)


def test_closing_the_window_leaves_one_closed_file_and_a_verified_backup(desk_open: Program, settled: Settled) -> None:
    path = desk_open._session.path
    desk_open.window.close()
    assert not path.with_name(path.name + "-wal").exists()
    assert list(path.parent.glob("Sicherungen/*.kib"))
    assert not desk_open._session.is_open


def test_a_backup_that_fails_at_the_end_is_told_and_the_store_stays_whole(
    desk_open: Program, settled: Settled, qtbot: QtBot
) -> None:
    family, desk = a_family(desk_open), desk_open._session.desk
    desk_open.window.run_task(lambda: write_note(desk, family.id, "Noch ein Satz."), lambda _note: None)
    settled()
    folder = desk_open._session.path.parent / "Sicherungen"
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("hier steht eine Datei im Weg", encoding="utf-8")
    told: list[str] = []

    def read() -> None:
        dialog = desk_open.window.messages.open_dialog()
        assert dialog is not None
        told.append(texts_in(dialog))
        dialog.accept()

    QTimer.singleShot(1_500, read)
    desk_open.window.close()
    assert "Sicherung ist nicht gelungen" in told[0]
    assert "gespeichert" in told[0]
