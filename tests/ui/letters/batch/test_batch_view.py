"""The screen of letters for many with real pages: the row leads to the page, the list leaves with what goes."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiberatung.app.files import appearing
from kiberatung.documents.batch_setting import BatchTypesetter
from kiberatung.ui.letters.batch.presenter import BatchTools
from kiberatung.ui.letters.batch.view import BatchScreen
from tests.documents.pages import texts_of
from tests.documents.sheets import TYPESETTER
from tests.services.letters.batch_town import EVERYBODY, a_town
from tests.services.letters.paper_desk import TEXTS
from tests.support.list_writers import KeptLists
from tests.support.ui_fakes import FakeShell


class Shown:
    def __init__(self, qtbot: QtBot) -> None:
        self.shell, self.left = FakeShell(), KeptLists()
        tools = BatchTools(lambda: TEXTS, lambda: BatchTypesetter(TYPESETTER), appearing)
        self.screen = BatchScreen(self.shell, a_town(), tools, self.left.writers)
        qtbot.addWidget(self.screen)
        self.screen.resize(1256, 800)
        with qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.open_with(keys=EVERYBODY)


def test_enter_shows_the_page_of_the_letter_and_the_list_leaves_with_what_goes(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    screen, table = shown.screen, shown.screen.list.table
    table.select_key(screen.presenter.letters[2].key)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert screen.preview.isVisible()
    screen.presenter.print_letters()
    [(pdf, _title)] = shown.shell.printed
    assert "Am Stadtpark 1" in texts_of(pdf)[screen.preview._page]
    screen.list.print_list()
    [sheet] = shown.left.sheets
    rows = [row for group in sheet.groups for row in group.rows]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert "Geheimer" not in str(rows)
    assert sheet.title == "Sendungsliste"


def test_the_letter_in_front_is_left_out_by_its_key_and_comes_back(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    pages = shown.screen.preview.page_count()
    toggle = next(one for one in shown.screen.screen_actions() if one.identifier == "batch.toggle")
    shown.screen.list.table.select_key(shown.screen.presenter.letters[0].key)
    toggle.call()
    assert shown.screen.preview.page_count() < pages
    assert not shown.screen.presenter.letters[0].goes
    toggle.call()
    assert shown.screen.print.text() == f"Schreiben &drucken, {pages} Seiten"


@pytest.mark.parametrize("keys", [(), EVERYBODY])
def test_without_rows_it_says_how_to_choose_some(qtbot: QtBot, keys: tuple[object, ...]) -> None:
    shown = Shown(qtbot)
    shown.screen.open_with(keys=keys)
    assert shown.screen._pages.currentIndex() == (0 if keys else 1)
