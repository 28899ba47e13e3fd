"""Text blocks in a line and in a text of several lines: typed, chosen, and the way from gap to gap."""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.ui.widgets.text_blocks import OfferedBlock, TextBlocks
from tests.support.typing_keys import press, type_text

BLOCKS = (
    OfferedBlock("tel", "Telefonat", "Mit ____ telefoniert: ____."),
    OfferedBlock("ok", "Erledigt & fertig", "Alles erledigt."),
)


class Port:
    def look(self, family_id: UUID, found: Callable[[Sequence[OfferedBlock]], object]) -> None:
        found(BLOCKS)


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[QLineEdit | QPlainTextEdit]:
    page = QWidget()
    made: QLineEdit | QPlainTextEdit = request.param()
    if isinstance(made, QPlainTextEdit):
        made.setTabChangesFocus(True)
    made.setAccessibleName("Vermerk")
    TextBlocks(made, Port()).turn_to(uuid4())
    column = QVBoxLayout(page)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    made.setFocus()
    yield made
    page.close()


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_a_short_word_and_tab_put_the_block_in_and_the_gaps_are_typed_over(field: QLineEdit | QPlainTextEdit) -> None:
    type_text(field, "Heute. Tel\tder Schule\tPlatz frei")
    assert text_of(field) == "Heute. Mit der Schule telefoniert: Platz frei."


def test_letters_beyond_the_first_plane_move_nothing(field: QLineEdit | QPlainTextEdit) -> None:
    type_text(field, "😀 tel\tX\tY")
    assert text_of(field) == "😀 Mit X telefoniert: Y."


def test_tab_leaves_the_field_when_there_is_nothing_to_put_in(field: QLineEdit | QPlainTextEdit) -> None:
    type_text(field, "Telefon\t")
    assert not field.hasFocus()


def test_the_list_puts_in_what_is_chosen(field: QLineEdit | QPlainTextEdit) -> None:
    press(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    menu = field.findChild(TextBlocks).menu
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Telefonat\ttel", "Erledigt && fertig\tok"]
    menu.actions()[1].trigger()
    menu.close()
    assert text_of(field) == "Alles erledigt."
