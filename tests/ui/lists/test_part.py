"""The list in a window, led by keys alone: sorted, filtered, columns chosen, a view kept, copied."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.domain.list_views import ColumnFilter, SortKey
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.list_output import OtherList, OtherListTaken, note_list
from kiberatung.services.list_views import remembered_list, views_of
from kiberatung.ui.lists.memory import RowsInMemory
from kiberatung.ui.lists.panel import PanelPage
from kiberatung.ui.lists.part import ListPart
from kiberatung.ui.widgets.chips import Chip
from tests.support.desks import a_desk
from tests.support.list_writers import KeptLists
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.lists.test_state import PEOPLE, ROWS, Person

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Scene:
    def __init__(self, qtbot: QtBot) -> None:
        self.desk: Desk = a_desk()
        self.shell = FakeShell()
        self.kept = KeptLists()
        self.rows: RowsInMemory[Person] = RowsInMemory(PEOPLE, lambda one: one.name, self._note)
        self.part = ListPart(self.shell, self.desk, PEOPLE, self.rows, self.kept.writers)
        self.rows.show = self.part.show_groups
        qtbot.addWidget(self.part)
        self.part.resize(1300, 700)
        with qtbot.waitExposed(self.part):
            self.part.show()
        self.part.activateWindow()
        self.part.open_as_left(self._fill)
        self.part.enter()

    def _fill(self) -> None:
        self.rows.set_layout(self.part.state.layout)
        self.rows.set_rows(ROWS)

    def _note(self, form: object, rows: object) -> None:
        taken = OtherListTaken(subject=OtherList.PLACES, form=form, rows=len(rows))  # type: ignore[arg-type]
        note_list(self.desk, taken)

    @property
    def names(self) -> list[object]:
        return self.part.table.rows.shown_keys()


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    return Scene(qtbot)


def focus() -> object:
    return QApplication.focusWidget()


def test_two_columns_sort_by_keys_in_the_heads(scene: Scene) -> None:
    head = scene.part.table.head
    assert scene.names == ["Abdi", "Öztürk", "Zyla"]
    head.setFocus()
    press(head, Qt.Key.Key_Right)
    press(head, Qt.Key.Key_Return)
    assert scene.names == ["Zyla", "Abdi", "Öztürk"]
    press(head, Qt.Key.Key_Return)
    press(head, Qt.Key.Key_Left)
    press(head, Qt.Key.Key_Return, SHIFT)
    assert scene.part.state.layout.order == (SortKey("age", True), SortKey("name"))
    assert scene.names == ["Abdi", "Zyla", "Öztürk"]
    press(head, Qt.Key.Key_Down)
    assert focus() is scene.part.table


def test_a_filter_is_set_from_the_head_and_taken_back_at_its_chip(scene: Scene) -> None:
    head = scene.part.table.head
    head.setFocus()
    press(head, Qt.Key.Key_Right)
    press(head, Qt.Key.Key_Down, ALT)
    least = focus()
    assert isinstance(least, QLineEdit)
    type_text(least, "10\n")
    assert scene.names == ["Abdi"]
    [chip] = [one for one in scene.part.findChildren(Chip) if one.isVisible()]
    press(chip, Qt.Key.Key_Delete)
    assert scene.names == ["Abdi", "Öztürk", "Zyla"]


def test_a_figure_that_is_none_is_told_beside_the_field(scene: Scene) -> None:
    scene.part.open_panel(PanelPage.FILTER, "age")
    least = focus()
    assert isinstance(least, QLineEdit)
    type_text(least, "zehn\n")
    assert "keine ganze Zahl" in scene.part.panel.filter._least.finding()
    assert least.text() == "zehn"
    assert scene.names == ["Abdi", "Öztürk", "Zyla"]


def test_values_are_ticked_and_days_may_be_a_year(scene: Scene) -> None:
    scene.part.open_panel(PanelPage.FILTER, "tongue")
    keys = scene.part.panel.filter._keys
    assert [keys.item(number).text() for number in range(keys.count())] == ["Somali", "Türkisch", "Ukrainisch"]
    press(keys, Qt.Key.Key_Space)
    press(keys, Qt.Key.Key_Return)
    assert scene.names == ["Abdi"]
    scene.part.state.widen("tongue")
    scene.part.open_panel(PanelPage.FILTER, "born")
    page = scene.part.panel.filter
    for field in (page._first, page._last):
        field.field.setFocus()
        type_text(field.field, "2014")
    press(page._last.field, Qt.Key.Key_Return)
    assert scene.names == ["Abdi"]
    [narrow] = scene.part.state.layout.filters
    assert f"{narrow.first} {narrow.last}" == "2014-01-01 2014-12-31"


@pytest.mark.requirement("U32", figure="columns are moved and widened by dragging and by keys alike")
def test_columns_are_chosen_and_moved_by_keys(scene: Scene) -> None:
    scene.part.open_panel(PanelPage.COLUMNS)
    lines = focus()
    press(lines, Qt.Key.Key_Down)
    press(lines, Qt.Key.Key_Space)
    assert [one.name for one in scene.part.state.columns] == ["name", "tongue"]
    press(lines, Qt.Key.Key_Home)
    press(lines, Qt.Key.Key_Down, ALT)
    assert [one.name for one in scene.part.state.columns] == ["tongue", "name"]
    assert [column.name for column in scene.part.table.rows.columns] == ["tongue", "name"]
    press(lines, Qt.Key.Key_Escape)
    assert focus() is scene.part.table


def test_a_view_is_kept_by_name_and_shown_again(scene: Scene) -> None:
    scene.part.state.narrow(ColumnFilter(column="age", least=10))
    scene.part.open_panel(PanelPage.VIEWS)
    name = focus()
    assert isinstance(name, QLineEdit)
    type_text(name, "Ab zehn\n")
    scene.part.state.start_again()
    assert scene.names == ["Abdi", "Öztürk", "Zyla"]
    page = scene.part.panel.views
    page.list.setFocus()
    page.list.setCurrentRow(0)
    press(page.list, Qt.Key.Key_Return)
    assert scene.names == ["Abdi"]
    page.name.set_text(" ")
    page._rename()
    assert "noch keinen Namen" in page.name.finding()
    page._delete()
    assert views_of(scene.desk, "people") == []
    assert page._none.isVisible()


def test_the_list_opens_as_it_was_left(scene: Scene, qtbot: QtBot) -> None:
    scene.part.state.sort("age", True)
    scene.part.state.hide("tongue")
    scene.part._remember()
    assert remembered_list(scene.desk, "people")["order"] == [["age", True]]
    again = ListPart(scene.shell, scene.desk, PEOPLE, scene.rows, scene.kept.writers)
    qtbot.addWidget(again)
    again.open_as_left(lambda: None)
    assert again.state.layout.order == (SortKey("age", True),)
    assert [one.name for one in again.state.columns] == ["name", "age"]


def test_a_list_left_in_a_saved_view_opens_in_it_with_its_rows(scene: Scene, qtbot: QtBot) -> None:
    scene.part.state.narrow(ColumnFilter(column="age", least=10))
    scene.part.views.save("Ab zehn", scene.rows.seen(), shared=False)
    scene.part._remember()
    again = ListPart(scene.shell, scene.desk, PEOPLE, scene.rows, scene.kept.writers)
    qtbot.addWidget(again)
    read: list[bool] = []
    again.open_as_left(lambda: read.append(True))
    assert again.state.layout.filters == (ColumnFilter(column="age", least=10),)
    assert read == [True]


def test_copying_is_one_entry_of_the_log_each_time(scene: Scene) -> None:
    press(scene.part.table, Qt.Key.Key_A, CTRL)
    press(scene.part.table, Qt.Key.Key_C, CTRL)
    assert scene.shell.copied[0].split("\n")[1:] == ["Abdi\t12\tSomali", "Öztürk\t\tTürkisch", "Zyla\t9\tUkrainisch"]
    scene.part.table.clearSelection()
    scene.part.table.select_key("Zyla")
    press(scene.part.table, Qt.Key.Key_Space)
    scene.part.copy()
    assert scene.shell.copied[1].split("\n")[1:] == ["Zyla\t9\tUkrainisch"]
    since = scene.desk.clock.now() - timedelta(days=1)
    assert len(scene.desk.lists.noted_since(since, [Deed.EXPORT], 9)) == 2


def test_letters_jump_to_the_name(scene: Scene) -> None:
    type_text(scene.part.table, "ö")
    assert scene.part.table.current_key() == "Öztürk"
    scene.part._forget_ahead()
    type_text(scene.part.table, "zy")
    assert scene.part.table.current_key() == "Zyla"


def test_actions_share_no_key(scene: Scene) -> None:
    keys = [action.shortcut for action in scene.part.actions_named("people") if action.shortcut]
    assert len(keys) == len(set(keys)) == 6
