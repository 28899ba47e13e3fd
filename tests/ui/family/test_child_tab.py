"""The frame of a tab for one child: the chooser, columns filled in one go, tables that scroll sideways."""

from uuid import UUID

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.domain.children import ChildId
from kiberatung.ui.family.child_presenter import ChildEntry
from kiberatung.ui.family.child_tab import ChildChooser, Columns, SidewaysScroll
from kiberatung.ui.widgets.text import label


def test_rows_that_come_later_get_their_height(qtbot: QtBot) -> None:
    page, table = QWidget(), QWidget()
    qtbot.addWidget(page)
    rows = QVBoxLayout(table)
    scroll = SidewaysScroll(table)
    column = QVBoxLayout(page)
    column.addWidget(scroll)
    column.addStretch(1)
    page.resize(600, 500)
    page.show()
    empty = scroll.height()
    for number in range(5):
        rows.addWidget(QLabel(f"Zeile {number}"))
    qtbot.waitUntil(lambda: scroll.height() > empty + 60, timeout=3_000)


def test_pieces_are_laid_out_when_all_are_there(qtbot: QtBot) -> None:
    columns = Columns("Schule")
    qtbot.addWidget(columns)
    columns.resize(1000, 400)
    columns.show()
    columns.fill_at_once()
    lines = [QLabel(f"Zeile {number}") for number in range(4)]
    for line in lines:
        columns.main.addWidget(line)
    qtbot.waitUntil(lambda: len({line.y() for line in lines}) == 4)
    assert all(line.isVisible() for line in lines)


def test_buttons_of_the_last_family_are_gone(qtbot: QtBot) -> None:
    chosen: list[object] = []
    chooser = ChildChooser(chosen.append)
    qtbot.addWidget(chooser)
    chooser.show()
    omar, lina = (ChildEntry(ChildId(UUID(int=number)), name) for number, name in enumerate(("Omar", "Lina")))
    chooser.set_children([omar, lina], omar.child_id)
    chooser.set_children([lina], lina.child_id)
    assert [made.isChecked() for made in chooser.buttons()] == [True]
    chooser.buttons()[0].click()
    assert chosen == [lina.child_id]


def test_a_page_ends_where_its_texts_end(qtbot: QtBot) -> None:
    columns = Columns("Schule", 600, side_first=True)
    qtbot.addWidget(columns)
    columns.resize(1200, 400)
    sentence = "Zuerst die vorgeschlagene Form, dann eine ähnliche, dann jede andere."
    texts = [label(sentence, wrap=True) for _number in range(30)]
    for text in texts:
        columns.side.addWidget(text)
    columns.side.addStretch(1)
    columns.show()
    ground = columns.widget()
    assert ground is not None
    qtbot.waitUntil(lambda: texts[-1].height() > 0 and texts[-1].y() > 400)
    end = texts[-1].mapTo(ground, texts[-1].rect().bottomLeft()).y()
    assert ground.height() - end < 60
