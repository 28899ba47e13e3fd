"""What delegates paint, looked at by pixel: every look, every kind of cell."""

from collections.abc import Hashable, Sequence

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.live import colour
from kiberatung.ui.theme.tokens import Scheme
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column, Deliver, Group
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import bold, original, sentence

COLUMNS = [
    Column("name", "Kind", 240),
    Column("state", "Stand", 120, kind=CellKind.STATUS),
    Column("waits", "Wartet", 120, kind=CellKind.BAR),
    Column("german", "Deutsch", 120, kind=CellKind.LEVEL),
    Column("age", "Alter", 60, "right"),
]
LONG = "Wolfeschlegelsteinhausenbergerdorff-Schmidt, Maximilian Alexander Johannes"


def fetch(keys: Sequence[Hashable], deliver: Deliver) -> None:
    row = [
        Cell(LONG, "Emsdetten", "الخطيب", weight=500),
        Cell("Abgelehnt", icon="circle-x", tone="danger"),
        Cell("66", share=0.5),
        Cell("etwas", level=2),
        Cell("12"),
    ]
    deliver(dict.fromkeys(keys, row))


def colours_of(table: RowTable, row: int, column: int) -> set[str]:
    rect = table.visualRect(table.rows.index(row, column))
    image = table.viewport().grab(rect).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("scheme", list(Scheme))
def test_cells_use_the_colours_of_their_roles(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    model = RowTableModel(COLUMNS, fetch)
    table = RowTable(model, "Kinder", 50)
    qtbot.addWidget(table)
    table.resize(700, 300)
    model.set_groups([Group("Grundschule", (1, 2, 3), "3 Kinder")])
    model.mark(3)
    table.select_key(2)
    table.show()
    assert colour("surface").name() in colours_of(table, 1, 0)
    assert colour("soft").name() in colours_of(table, 2, 0)
    assert colour("danger").name() in colours_of(table, 1, 1)
    assert {colour("accent").name(), colour("hover").name()} <= colours_of(table, 1, 2)
    assert {colour("accent").name(), colour("line").name()} <= colours_of(table, 1, 3)
    assert colour("hair").name() in colours_of(table, 1, 4)
    assert not table.grab().isNull()


def test_names_and_sentences_are_drawn_in_both_tones(qtbot: QtBot, qapp: QApplication) -> None:
    made = RunLabel(sentence("Familie {name} {own} fehlt.", name=bold("Rahimi"), own=original("رحیمی")))
    qtbot.addWidget(made)
    made.resize(300, 24)
    assert made.text() == made.accessibleName() == "Familie Rahimi رحیمی fehlt."
    assert made.sizeHint().height() >= 16
    assert made.minimumSizeHint().width() <= made.sizeHint().width()
    image = made.grab().toImage()
    tones = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {colour("text").name(), colour("muted").name()} <= tones
