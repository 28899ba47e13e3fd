"""Text blocks in the settings: added, changed, deleted, taken back; what is wrong is said beside the form."""

import pytest
from pytestqt.qtbot import QtBot

from kiberatung.domain.accounts import Role
from kiberatung.services.text_blocks import text_blocks
from kiberatung.services.undo import undo_last
from kiberatung.ui.settings.blocks_section import BlocksSection
from kiberatung.ui.widgets.form import value_of
from tests.support.desks import a_desk
from tests.support.typing_keys import type_text
from tests.support.ui_fakes import FakeShell


class Shown:
    def __init__(self, qtbot: QtBot, role: Role = Role.HEAD) -> None:
        self.desk, self.shell = a_desk(role=role), FakeShell()
        self.section = BlocksSection(self.shell, self.desk)
        qtbot.addWidget(self.section)
        if role is Role.HEAD:
            with qtbot.waitExposed(self.section):
                self.section.show()
        self.section.presenter.reload()

    def type_block(self, word: str, title: str, text: str) -> None:
        for field, typed in ((self.section.word, word), (self.section.title, title), (self.section.text, text)):
            type_text(field.field, typed)
        self.section.keep.click()

    def change(self, title: str) -> None:
        row = next(row for row in self.section.list.rows() if row.sentence.text() == title)
        assert row.deed is not None
        row.deed.click()

    def words(self) -> set[str]:
        return {block.word for block in text_blocks(self.desk)}


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_it_is_no_window_of_its_own_while_its_page_is_built(qtbot: QtBot) -> None:
    section = BlocksSection(FakeShell(), a_desk())
    qtbot.addWidget(section)
    assert not section.isVisible()


def test_a_new_one_is_typed_and_listed(shown: Shown) -> None:
    shown.section.new.click()
    shown.type_block("bus", "Weg zur Schule", "{Vorname} fährt mit dem Bus.")
    assert "bus" in shown.words()
    assert not shown.section.form.isVisible()
    assert "Weg zur Schule" in [row.sentence.text() for row in shown.section.list.rows()]


def test_one_of_the_program_is_changed_for_the_office_and_deleted_and_both_are_taken_back(shown: Shown) -> None:
    shown.change("Telefonat")
    assert value_of(shown.section.word) == "tel"
    type_text(shown.section.title.field, " kurz")
    shown.section.keep.click()
    shown.change("Telefonat kurz")
    shown.section.remove.click()
    assert "tel" not in shown.words()
    undo_last(shown.desk)
    undo_last(shown.desk)
    assert "tel" in shown.words()


def test_what_is_wrong_is_said_beside_the_text_and_nothing_typed_is_lost(shown: Shown) -> None:
    shown.section.new.click()
    shown.type_block("zwei Worte", "Titel", "Text")
    assert "Kurzwort" in shown.section.text.finding()
    assert value_of(shown.section.word) == "zwei Worte"


def test_who_writes_no_notes_has_no_such_section(qtbot: QtBot) -> None:
    assert Shown(qtbot, Role.READER).section.isHidden()
