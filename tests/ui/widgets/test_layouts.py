"""The parts that hold others: flow, panel, card, levels, keyed buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayoutItem, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiberatung.ui.widgets.card import Card
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.keyed_button import KeyedButton
from kiberatung.ui.widgets.layouts import clear, innermost_around, widgets_in
from kiberatung.ui.widgets.level_bars import LevelBars
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.text import button, keycap, line, surface
from kiberatung.ui.widgets.view_head import section_head
from tests.support.typing_keys import press


def test_flow_begins_a_new_line_when_full(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, spacing=8)
    parts = [QWidget() for _ in range(4)]
    for part in parts:
        part.setFixedSize(100, 28)
        flow.addWidget(part)
    box.resize(220, 200)
    box.show()
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (108, 0), (0, 36), (108, 36)]
    assert (flow.heightForWidth(220), flow.heightForWidth(1000)) == (64, 28)


def test_flow_gives_its_parts_back(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    flow.addWidget(QPushButton("a"))
    assert flow.takeAt(0) is not None
    assert flow.takeAt(0) is None
    assert flow.count() == 0


def test_panel_hides_in_narrow_windows_and_escape_closes_it(qtbot: QtBot) -> None:
    panel = SidePanel("Vorschau", 320)
    qtbot.addWidget(panel)
    panel.add_to_foot(button("Familie öffnen"))
    panel.show()
    panel.fit(1200)
    assert panel.isHidden()
    panel.show()
    with qtbot.waitSignal(panel.closed):
        press(panel, Qt.Key.Key_Escape)
    panel.fit(1440)
    assert panel.isVisible()
    assert panel.width() == 320


def test_card_has_the_width_of_a_dialog(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert card.width() == 448


def test_level_is_a_word_beside_bars(qtbot: QtBot) -> None:
    bars = LevelBars(0, "noch nicht")
    qtbot.addWidget(bars)
    narrow = bars.sizeHint().width()
    bars.set_level(4, "sicher und gerne")
    assert bars.accessibleName() == "sicher und gerne"
    assert bars.sizeHint().width() > narrow
    assert not bars.grab().isNull()


def test_keyed_button_shows_word_and_key_and_is_named(qtbot: QtBot) -> None:
    made = KeyedButton("hand", "verweigert", "Alt+V")
    qtbot.addWidget(made)
    plain = KeyedButton("hand", "verweigert")
    qtbot.addWidget(plain)
    assert made.accessibleName() == "verweigert"
    assert made.sizeHint().width() > plain.sizeHint().width()
    made.set_word("entfällt")
    assert (made.word(), made.accessibleName()) == ("entfällt", "entfällt")
    made.setEnabled(False)
    assert not made.grab().isNull()


def test_section_head_keeps_its_deed_at_the_right(qtbot: QtBot) -> None:
    deed = button("Alle 13 ansehen", kind="quiet")
    head = section_head("Zu erledigen", "2 überfällig", deed)
    qtbot.addWidget(head)
    head.resize(600, 40)
    head.show()
    assert deed.geometry().right() >= 598


def test_hairline_is_one_pixel(qtbot: QtBot) -> None:
    lying, standing = line("h"), line("v")
    for made in (lying, standing, keycap("F12"), surface("desk")):
        qtbot.addWidget(made)
        made.show()
    assert (lying.maximumHeight(), standing.maximumWidth()) == (1, 1)


def test_flow_hears_of_parts_that_grow(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, spacing=8)
    grown = QPushButton("a")
    for part in (grown, QPushButton("b")):
        flow.addWidget(part)
    box.show()
    low = flow.heightForWidth(200)
    grown.setText("ein langer Name, der die Zeile füllt")
    assert flow.heightForWidth(200) > low


def test_parts_of_a_grid_are_read_row_by_row_with_the_layouts_inside(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    grid, row = QGridLayout(box), QHBoxLayout()
    first, second, third = QLabel("1"), QLabel("2"), QLabel("3")
    grid.addWidget(third, 1, 1)
    grid.addLayout(row, 0, 1)
    row.addStretch()
    row.addWidget(second)
    grid.addWidget(first, 0, 0)
    QLabel("in none", box)
    assert list(widgets_in(grid)) == [first, second, third]
    assert innermost_around(second, grid) is row
    assert innermost_around(third, grid) is grid
    assert innermost_around(QLabel("elsewhere"), grid) is None


def test_reading_a_layout_keeps_none_of_its_items(qtbot: QtBot) -> None:
    """PySide would go on knowing them after Qt has freed them."""
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    for text in "abc":
        column.addWidget(QLabel(text))
    column.addStretch()
    before = _items_known()
    assert len(list(widgets_in(column))) == 3
    assert _items_known() == before


def test_a_layout_is_cleared_with_the_layouts_inside(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column, row = QVBoxLayout(box), QHBoxLayout()
    above, inside = QLabel("above"), QLabel("inside")
    column.addWidget(above)
    column.addStretch()
    column.addLayout(row)
    row.addWidget(inside)
    box.show()
    clear(column)
    assert (column.count(), list(widgets_in(column))) == (0, [])
    assert above.isHidden()
    assert inside.isHidden()


def _items_known() -> int:
    return sum(isinstance(known, QLayoutItem) for known in Shiboken.getAllValidWrappers())
