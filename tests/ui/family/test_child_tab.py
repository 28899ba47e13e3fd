"""The sideways scroll keeps room for the table in it, also for one that is filled later."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.ui.family.child_tab import SidewaysScroll


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
