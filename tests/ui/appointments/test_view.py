"""The week in a window: planning by keys, tabs, deeds of the chosen talk."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.basics.german_time import moment_of
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.services.appointments import AppointmentWish, add_interpreter, plan_appointment
from kiberatung.services.desk import Desk
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.ui.appointments.view import AppointmentsScreen
from kiberatung.ui.widgets.row_table import RowTable
from tests.support.desks import TODAY, a_desk
from tests.support.list_writers import KeptLists
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def shown(qtbot: QtBot, desk: Desk, shell: FakeShell | None = None, **arguments: object) -> AppointmentsScreen:
    screen = AppointmentsScreen(shell or FakeShell(), desk, KeptLists().writers)
    qtbot.addWidget(screen)
    screen.resize(1400, 800)
    screen.show()
    screen.open_with(**arguments)
    screen.focus_first()
    return screen


def named(screen: AppointmentsScreen, name: str) -> QLineEdit:
    return next(part for part in screen.findChildren(QLineEdit) if part.accessibleName() == name)


def click(qtbot: QtBot, screen: AppointmentsScreen, words: str) -> None:
    """Parts that were just made are shown with the next round of events."""

    def found() -> list[QPushButton]:
        return [part for part in screen.findChildren(QPushButton) if part.isVisible() and part.text() == words]

    qtbot.waitUntil(lambda: bool(found()))
    found()[0].click()


def table_of(screen: AppointmentsScreen) -> RowTable:
    return next(part for part in screen.findChildren(RowTable) if part.isVisible())


def stored(desk: Desk) -> list[Appointment]:
    with desk.reading() as records:
        return records.find(Appointment)


def test_a_talk_is_planned_by_keys(qtbot: QtBot, desk: Desk) -> None:
    family_id = report_family(desk, ReportedFamily(family_name="Melnyk", given_names_of_children=("Sofiia",)))
    screen = shown(qtbot, desk, family_id=family_id)
    day = named(screen, "Tag")
    assert screen.focusWidget() is day
    named(screen, "Uhrzeit").setFocus()
    type_text(named(screen, "Uhrzeit"), "9.30")
    day.setFocus()
    type_text(day, "24.11.26")
    press(day, Qt.Key.Key_Return)
    assert [one.starts_at for one in stored(desk)] == [moment_of(TODAY + timedelta(days=1), time(9, 30))]
    assert screen.focusWidget() is table_of(screen)


def test_a_free_time_is_taken_with_a_click(qtbot: QtBot, desk: Desk) -> None:
    family_id = report_family(desk, ReportedFamily(family_name="Melnyk", given_names_of_children=("Sofiia",)))
    screen = shown(qtbot, desk, family_id=family_id)
    click(qtbot, screen, "Di 24.11., 09:00")
    click(qtbot, screen, "Termin &speichern")
    assert [one.starts_at for one in stored(desk)] == [moment_of(TODAY + timedelta(days=1), time(9))]


def test_the_chosen_talk_is_confirmed_with_its_button(qtbot: QtBot, desk: Desk) -> None:
    family_id = report_family(desk, ReportedFamily(family_name="Melnyk", given_names_of_children=("Sofiia",)))
    plan_appointment(desk, family_id, AppointmentWish(starts_at=moment_of(TODAY, time(13))))
    screen = shown(qtbot, desk)
    click(qtbot, screen, "&Bestätigt")
    assert [one.state for one in stored(desk)] == [AppointmentState.CONFIRMED]


def test_people_are_added_in_the_second_tab(qtbot: QtBot, desk: Desk) -> None:
    add_interpreter(desk, "Mehmet", ("tur",))
    screen = shown(qtbot, desk, tab="pool")
    click(qtbot, screen, "&Person aufnehmen")
    type_text(named(screen, "Name"), "Olena")
    language = named(screen, "Sprache hinzufügen")
    language.setFocus()
    type_text(language, "Ukrainisch\n")
    click(qtbot, screen, "Angaben &speichern")
    table = table_of(screen)
    assert [table.rows.cell(row, 0).text for row in range(2)] == ["Mehmet", "Olena"]
    assert table.rows.cell(1, 2).text == "Ukrainisch"


def test_free_days_are_named(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(qtbot, desk)
    model = table_of(screen).rows
    assert [model.group_at(row).note for row in range(5)] == ["kein Gespräch"] * 5  # type: ignore[union-attr]
