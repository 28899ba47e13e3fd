"""From nothing to the form of the first family, by keyboard: each page that asks for something is a step."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.basics.clock import FixedClock
from kiberatung.services.office import office_of
from kiberatung.ui.store_entry.view import StoreEntryPage
from tests.support.programs import running
from tests.support.typing_keys import press, type_text

AT_MOST = 5


@pytest.fixture
def program(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    clock = FixedClock.on(date(2026, 11, 23))
    with running(qapp, qtbot, Session(tmp_path / "bestand.kib", clock), tmp_path, (1366, 768)) as made:
        yield made


@pytest.fixture
def settled(program: Program, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(program.tasks.is_idle, timeout=60_000)


def click(page: QWidget, word: str) -> None:
    buttons = [made for made in page.findChildren(QAbstractButton) if made.isVisible()]
    next(made for made in buttons if made.text().replace("&", "") == word).click()


@pytest.mark.requirement("U53", figure="at most 5 steps from no store to the first family form; typed: 4")
def test_four_steps_lead_to_the_first_family(program: Program, settled: Callable[[], None], qtbot: QtBot) -> None:
    page = program.window._pages.currentWidget()
    assert isinstance(page, StoreEntryPage)
    steps = ["ways"]
    click(page, "Bestand anlegen")
    settled()
    steps.append("office")
    type_text(page.new.kreis, "Rheine")
    press(page.new.kreis, Qt.Key.Key_Return)
    assert page.new.kreis.value() == "05566"
    type_text(page.new.account.field, "Anke Terhorst")
    click(page, "Vorschlagen")
    settled()
    click(page, "Bestand anlegen")
    settled()
    steps.append("recovery key")
    panel = page.recovery.panel
    groups = re.findall(r"[0-9A-Z]{5}", panel.key.accessibleName())
    click(page, "Vom Blatt prüfen")
    asked = [int(re.sub(r"\D", "", field.title()) or 0) for field in panel.fields]
    for line, field, number in zip(panel.groups, panel.fields, asked, strict=True):
        type_text(line, groups[_place(field.title(), number)])
    click(page, "Bestand öffnen")
    settled()
    settled()
    steps.append("first family")
    program.window.actions_shown.trigger("new_family")
    settled()
    name = next(
        one
        for one in program.window.findChildren(QLineEdit)
        if one.accessibleName() == "Familienname" and one.isVisible()
    )
    assert program.window.focusWidget() is name
    assert office_of(program._session.desk).name == "Kommunales Integrationszentrum Kreis Steinfurt"
    assert len(steps) <= AT_MOST


def _place(title: str, number: int) -> int:
    """„Dritte Gruppe“ or „Gruppe 3“, from 0."""
    words = ("Erste", "Zweite", "Dritte", "Vierte", "Fünfte", "Sechste")
    return number - 1 if number else next(place for place, word in enumerate(words) if title.startswith(word))
