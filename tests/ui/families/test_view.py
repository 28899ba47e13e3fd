"""The list in a window: typing, arrows, chips, taking in a family."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.domain.list_views import ColumnFilter, ListLayout
from kiberatung.services.desk import Desk
from kiberatung.services.list_views import ViewWish, save_view
from kiberatung.ui.families.listing import SavedView
from kiberatung.ui.families.preview_panel import PreviewPanel
from kiberatung.ui.families.view import FamiliesScreen
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.tokens import Scheme
from kiberatung.ui.widgets.chips import Chip
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.search_line import SearchLine
from tests.support.builders import a_family
from tests.support.desks import a_desk
from tests.support.fakes import FakeStore
from tests.support.list_writers import KeptLists
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell


@pytest.fixture
def desk() -> Desk:
    store = FakeStore()
    desk = a_desk(store)
    own = desk.account.id
    for number, name in enumerate(("Melnyk", "Öztürk", "Al-Khatib")):
        reported = date(2026, 10, 1 + number)
        family = a_family(name, town="Rheine", case_number=f"2026-000{number}", counsellor_id=own, reported_on=reported)
        family.with_child("Sofiia").stored_in(store)
    return desk


def shown(qtbot: QtBot, shell: FakeShell, desk: Desk) -> FamiliesScreen:
    screen = FamiliesScreen(shell, desk, KeptLists().writers)
    qtbot.addWidget(screen)
    screen.resize(1400, 800)
    screen.show()
    screen.open_with()
    screen.focus_first()
    return screen


def table_of(screen: FamiliesScreen) -> RowTable:
    return next(table for table in screen.findChildren(RowTable) if table.isVisible())


def test_typing_seeks_and_enter_opens(qtbot: QtBot, desk: Desk) -> None:
    shell = FakeShell()
    screen = shown(qtbot, shell, desk)
    table = table_of(screen)
    table.setFocus()
    type_text(table, "öztürk")
    line = screen.findChildren(SearchLine)[0]
    assert line.text() == "öztürk"
    qtbot.waitUntil(lambda: len(table.rows.shown_keys()) == 1)
    press(line, Qt.Key.Key_Down)
    qtbot.waitUntil(table.hasFocus)
    press(table, Qt.Key.Key_Return)
    assert [screen_name for screen_name, _where in shell.visits] == ["family"]


def test_a_chip_is_taken_back_with_delete(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(qtbot, FakeShell(), desk)
    line = screen.findChildren(SearchLine)[0]
    type_text(line, "rheine melnyk")
    qtbot.waitUntil(lambda: len(screen.findChildren(Chip)) == 1)
    press(screen.findChildren(Chip)[0], Qt.Key.Key_Delete)
    assert line.text() == "melnyk"


def test_marked_rows_alone_are_copied(qtbot: QtBot, desk: Desk) -> None:
    shell = FakeShell()
    screen = shown(qtbot, shell, desk)
    table = table_of(screen)
    table.setFocus()
    press(table, Qt.Key.Key_Space)
    next(
        part for part in screen.findChildren(QPushButton) if part.text() == "Tabelle &kopieren" and part.isVisible()
    ).click()
    assert len(shell.copied[0].split("\n")) == 2


def test_a_family_is_taken_in_without_a_mouse(qtbot: QtBot, desk: Desk) -> None:
    shell = FakeShell()
    screen = shown(qtbot, shell, desk)
    screen.start_new_family()
    name = QApplication.focusWidget() or screen.focusWidget()
    assert isinstance(name, QLineEdit)
    type_text(name, "Haddad")
    press(name, Qt.Key.Key_Return)
    [(where, arguments)] = shell.visits
    assert (where, arguments["tab"]) == ("family", "intake")
    assert isinstance(arguments["family_id"], UUID)


def test_a_panel_without_room_beside_it_stays_alone_when_the_list_is_read(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(qtbot, FakeShell(), desk)
    screen.setFixedWidth(600)
    screen.start_new_family()
    screen.show_empty(empty=False)
    assert not screen.findChildren(SearchLine)[0].isVisible()
    screen.close_panel()
    assert screen.findChildren(SearchLine)[0].isVisible()


def test_an_empty_store_offers_the_first_step(qtbot: QtBot) -> None:
    screen = shown(qtbot, FakeShell(), a_desk())

    def ways() -> list[str]:
        return [part.text() for part in screen.findChildren(QPushButton) if part.isVisible()]

    qtbot.waitUntil(lambda: "Familie anlegen" in ways())
    assert not screen.findChildren(SearchLine)[0].isVisible()


def test_every_control_has_a_name(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(qtbot, FakeShell(), desk)
    parts = [*screen.findChildren(QPushButton), *screen.findChildren(QLineEdit)]
    unnamed = [part for part in parts if not (part.accessibleName() or (isinstance(part, QPushButton) and part.text()))]
    assert unnamed == []


def test_a_saved_view_is_a_tab_and_brings_its_words_columns_and_filters(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(qtbot, FakeShell(), desk)
    line = screen.findChildren(SearchLine)[0]
    part = screen._part
    layout = ListLayout(columns=("name", "case"), filters=(ColumnFilter(column="name", contains="öz"),))
    wish = ViewWish(list_name="children", name="Mit Ö", base="all", text="rheine", layout=layout)
    view = save_view(desk, wish)
    part.reload_views()
    part.show_view(view)
    assert line.text() == "rheine"
    assert screen._tabs.current() == view.id
    table = table_of(screen)
    assert [column.name for column in table.rows.columns] == ["name", "case"]
    assert [table.rows.cell(0, 0).text] == ["Öztürk, Sofiia"]
    wanted = {"Entfernen: Ort Rheine", "Entfernen: Kind enthält „öz“"}

    def said() -> set[str]:
        return {chip.findChildren(QPushButton)[0].toolTip() for chip in screen.findChildren(Chip) if chip.isVisible()}

    qtbot.waitUntil(lambda: said() == wanted)
    screen._choose_tab(SavedView.ALL)
    assert screen._tabs.current() is SavedView.ALL


def test_another_text_size_and_back_leaves_no_old_widths(qtbot: QtBot, qapp: QApplication, desk: Desk) -> None:
    screen = shown(qtbot, FakeShell(), desk)
    table, panel = table_of(screen), screen.findChildren(PreviewPanel)[0]

    def widths() -> list[int]:
        QApplication.processEvents()
        return [panel.width(), *(table.columnWidth(place) for place in range(len(table.rows.columns)))]

    before = widths()
    try:
        apply_theme(qapp, Scheme.LIGHT, 2.0)
        assert widths()[2:] != before[2:]
    finally:
        apply_theme(qapp, Scheme.LIGHT, 1.0)
    assert widths() == before
