"""The screen „Übergaben“ with real keys and clicks, and what its table shows."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.services.handovers.contents import CellState
from kiberatung.services.handovers.findings import Finding, FindingLevel
from kiberatung.services.handovers.forms import HandoverFormat
from kiberatung.ui.handovers.view import HandoversScreen
from tests.services.handovers.handover_desk import AL_KHATIB, FOUR
from tests.support.list_writers import KeptLists
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.handovers.page_desk import a_page_desk, tools


class Page:
    def __init__(self, qtbot: QtBot, tmp_path: Path, width: int = 1384) -> None:
        self.shell = FakeShell(file=tmp_path)
        self.screen = HandoversScreen(self.shell, a_page_desk(), tools(), KeptLists().writers)
        qtbot.addWidget(self.screen)
        self.screen.resize(width, 800)
        with qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.open_with()

    @property
    def words(self) -> str:
        shown = [part for part in self.screen.findChildren(QLabel) if part.isVisible()]
        return "\n".join(part.text() for part in shown)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Page:
    return Page(qtbot, tmp_path)


def test_the_table_holds_every_child_and_what_stays_here(page: Page) -> None:
    model = page.screen.new.table.content
    assert model.columnCount() == len(FOUR)
    titles = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert titles[0] == "Zur Person"
    assert "name" not in [line.title for line in model.lines]
    held = titles.index("Bleibt im Haus")
    assert {"Aufenthalt", "Gesundheit, Vermerke"} <= set(titles[held:])
    for line in model.lines[held + 1 :]:
        assert {cell.state for cell in line.cells} == {CellState.HELD_BACK}
        assert line.why
    address = model.lines[titles.index("Anschrift")]
    assert [cell.text for cell in address.cells][:2] == ["bleibt hier"] * 2
    spoken = model.data(model.index(titles.index("Anschrift"), 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Anschrift: bleibt hier"


def test_values_are_never_cut(page: Page) -> None:
    table = page.screen.new.table
    for row, line in enumerate(table.content.lines):
        lines = [cell.text for cell in line.cells]
        for column, text in enumerate(lines):
            metrics = table.fontMetrics()
            room = table.columnWidth(column) - 16
            needed = metrics.boundingRect(0, 0, room, 10_000, Qt.TextFlag.TextWordWrap, text).height()
            assert table.rowHeight(row) >= needed


def test_space_takes_a_child_out_and_the_foot_follows(page: Page) -> None:
    chosen = page.screen.new.children_asked.list
    chosen.setFocus()
    press(chosen, Qt.Key.Key_Space)
    assert page.screen.new.table.content.columnCount() == len(FOUR) - 1
    assert "über 3 Kinder" in page.words
    page.screen.new.children_asked._mark(chosen=False)
    assert not page.screen.new.send.isEnabled()
    assert "Wählen Sie mindestens ein Kind." in page.words


def test_the_schild_choices_open_at_their_link(page: Page) -> None:
    form = page.screen.new.form
    assert not form.encoding.isVisible()
    form.adjust.click()
    assert form.encoding.isVisible()
    form.basis.setCurrentIndex(2)
    form.basis.activated.emit(2)
    assert form.adjust.text() == "SchILD: Windows-1252, 58 und 19 Spalten"
    form.formats[HandoverFormat.PDF].click()
    assert not form.adjust.isVisible()


def test_plain_is_behind_a_link_with_a_reason(page: Page) -> None:
    lock = page.screen.new.lock
    assert not lock.reason.isVisible()
    lock.plain.click()
    assert lock.reason.isVisible()
    assert not lock.words.isVisible()
    assert not page.screen.new.send.isEnabled()
    field = lock.reason.field
    assert isinstance(field, QPlainTextEdit)
    type_text(field, "Die Stelle hat kein Programm dafür.")
    assert page.screen.new.send.isEnabled()
    lock.locked.click()
    assert lock.words.isVisible()


def test_sending_ends_with_path_and_words_and_done_forgets_them(page: Page, tmp_path: Path) -> None:
    page.screen.open_with(family_id=AL_KHATIB)
    page.screen.new.send.click()
    assert page.screen.result.widget.isVisible()
    assert "Uebergabe-2026-001" in page.words
    words = page.screen.result.words.findChildren(QLabel)[0]
    assert len(words.text().split()) == 6
    page.screen.open_with()
    assert page.screen.result.widget.isVisible(), "coming back does not lose the words"
    page.screen.result.done.click()
    assert words.text() == ""
    assert page.screen.new.isVisible()
    assert "offen" in [part.text() for part in page.screen.new.findings.findChildren(QWidget) if hasattr(part, "text")]


def test_the_answer_is_given_in_the_register(page: Page) -> None:
    page.screen.open_with(family_id=AL_KHATIB)
    page.screen.new.send.click()
    page.screen.result.done.click()
    page.screen.show_register_page()
    register = page.screen.register
    register.declined.click()
    assert "Schreiben Sie, womit die Stelle es begründet." in page.words
    reason = register._reason.field
    assert isinstance(reason, QPlainTextEdit)
    type_text(reason, "Kein Platz frei.")
    register.declined.click()
    assert "Begründung: Kein Platz frei." in page.words
    assert register.reopened.isVisible()
    assert not register.declined.isVisible()


def test_an_empty_register_says_how_to_begin(page: Page) -> None:
    page.screen.show_register_page()
    assert page.screen.register.empty.isVisible()
    page.screen.register.empty.deeds[0].click()
    assert page.screen.new.isVisible()


def test_without_room_the_findings_go_below_the_questions(qtbot: QtBot, tmp_path: Path) -> None:
    wide, narrow = Page(qtbot, tmp_path), Page(qtbot, tmp_path, width=1000)
    assert wide.screen.new._right.isVisible()
    assert not narrow.screen.new._right.isVisible()
    assert narrow.screen.new._left.isAncestorOf(narrow.screen.new.findings)
    qtbot.waitUntil(lambda: "Vollständig?" in wide.words)
    qtbot.waitUntil(lambda: "Vollständig?" in narrow.words)


def test_a_long_list_of_findings_comes_when_it_is_asked_for(page: Page, qtbot: QtBot) -> None:
    preview = page.screen.presenter._preview
    assert preview is not None
    many = tuple(Finding(FindingLevel.WARN, f"Hinweis {number}") for number in range(40))
    page.screen.new.show_preview(replace(preview, findings=(*many, Finding(FindingLevel.REFUSE, "Das hindert."))))
    qtbot.waitUntil(lambda: "Das hindert." in page.words)
    assert "Hinweis 39" not in page.words
    more = next(
        made for made in page.screen.new.findings.findChildren(QAbstractButton) if made.text().startswith("Alle 4")
    )
    more.click()
    qtbot.waitUntil(lambda: "Hinweis 39" in page.words)


def test_every_control_has_a_name(page: Page) -> None:
    for control in page.screen.findChildren(QWidget):
        if isinstance(control, QAbstractButton | QComboBox | QPlainTextEdit) and control.isVisible():
            face = QAccessible.queryAccessibleInterface(control)
            assert face.text(QAccessible.Text.Name), control
