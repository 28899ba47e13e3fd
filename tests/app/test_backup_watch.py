"""The watch over the backups: what the status bar is told, and what happens by itself while the window is open."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiberatung.app import backup_watch
from kiberatung.app.backup_watch import LOOK_EVERY_MS, LOOKS_A_MINUTE, SILENT_AFTER_MS, BackupWatch
from kiberatung.app.opening import NewOffice
from kiberatung.app.session import Session
from kiberatung.basics.clock import FixedClock
from kiberatung.services.backup_words import BackupWords
from kiberatung.services.office import change_office, office_of
from kiberatung.storage import stores
from kiberatung.storage.backups.naming import backups_in
from kiberatung.ui.shell.tasks import Tasks
from tests.support.fakes import CHEAP


class Watched:
    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
        self.session = Session(folder / "bestand.kib", self.clock)
        self.session.make("ampel birke wolke tisch", NewOffice("KI Kreis Steinfurt", "05566", "Anke Terhorst"))
        self.session.second_place = folder / "stick"
        self.told: list[BackupWords] = []
        self.owner = QObject()
        self.tasks = Tasks(self.owner)
        self.watch = BackupWatch(self.session, self.tasks, self.told.append, self.owner)

    def said(self, words: str) -> bool:
        return bool(self.told) and words in self.told[-1].words


@pytest.fixture
def watched(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """In a hurry: a look each 20 ms, the half hour asked after each third, and a cheap derivation."""
    monkeypatch.setattr(stores, "create_store", partial(stores.create_store, profile=CHEAP))
    monkeypatch.setattr(backup_watch, "LOOK_EVERY_MS", 20)
    monkeypatch.setattr(backup_watch, "LOOKS_A_MINUTE", 3)
    made = Watched(tmp_path)
    yield made
    made.watch.stop()
    made.tasks.stop()
    made.session.close()


@pytest.mark.requirement("R22", figure="a place that is gone, back or silent is told within 8 s")
def test_it_looks_often_enough() -> None:
    assert LOOK_EVERY_MS + SILENT_AFTER_MS < 10_000
    assert LOOK_EVERY_MS * LOOKS_A_MINUTE == 60_000


@pytest.mark.requirement("R22")
def test_a_second_place_that_comes_back_gets_the_newest_backup_by_itself(qtbot: QtBot, watched: Watched) -> None:
    made = watched.session.backup_now()
    watched.watch.start()
    qtbot.waitUntil(lambda: watched.said("Zweiter Ort ist nicht da"), timeout=10_000)
    assert watched.told[-1].tone == "danger"
    place = watched.session.second_place
    assert place is not None
    place.mkdir()
    qtbot.waitUntil(lambda: watched.told[-1].tone == "muted", timeout=10_000)
    assert (place / made.name).exists()
    place.rename(place.with_name("weg"))
    qtbot.waitUntil(lambda: watched.said("Zweiter Ort ist nicht da, zuletzt gerade eben"), timeout=10_000)
    assert watched.told[-1].tone == "warn"


@pytest.mark.requirement("R22")
def test_a_place_that_does_not_answer_is_told_and_stops_nobody(
    qtbot: QtBot, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_watch, "SILENT_AFTER_MS", 30)
    silence = threading.Event()
    look = watched.session.backups.look
    monkeypatch.setattr(watched.session.backups, "look", lambda folder: (silence.wait(), look(folder))[1])
    watched.watch.start()
    qtbot.waitUntil(lambda: watched.said("Zweiter Ort antwortet noch nicht"), timeout=10_000)
    assert watched.tasks.is_idle()
    silence.set()
    qtbot.waitUntil(lambda: watched.said("Zweiter Ort ist nicht da"), timeout=10_000)


@pytest.mark.requirement("R13", figure="made by itself after 30 minutes of changed data, while the window works")
def test_a_backup_is_made_by_itself_after_half_an_hour_of_changes(qtbot: QtBot, watched: Watched) -> None:
    folder = watched.session.backup_folder
    desk = watched.session.desk
    change_office(desk, replace(office_of(desk), town="Rheine"))
    assert watched.session.begin_backup_if_due() is None
    watched.clock.moment += timedelta(minutes=30)
    watched.watch.start()
    qtbot.waitUntil(lambda: len(backups_in(folder)) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: watched.said("Letzte geprüfte Sicherung: gerade eben"), timeout=10_000)
