"""The children compared: facts as picture and as text, columns side by side as far as there is room."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.services.child_facts import Fact, Tone
from kiberatung.services.overview import ChildColumn
from kiberatung.ui.family.overview.children import ChildColumns
from kiberatung.ui.family.overview.fact_rows import FactRows
from tests.support.builders import a_family

FACTS = (
    Fact("Schulpflicht", "Ja, Teil zu prüfen", "seit 05.10.2026", Tone.CHECK),
    Fact("Wunsch", "eine Gesamtschule in der Nähe, an der schon die Cousine ist"),
)


def columns(count: int) -> list[ChildColumn]:
    family = a_family()
    for number in range(count):
        family = family.with_child(f"Kind {number}")
    return [
        ChildColumn(child, child.given_names, "9 Jahre", number, FACTS) for number, child in enumerate(family.children)
    ]


def shown(qtbot: QtBot, width: int, call: Callable[[object], object] = lambda _child: None) -> ChildColumns:
    made = ChildColumns(call)
    qtbot.addWidget(made)
    made.resize(width, 400)
    made.show()
    return made


def test_facts_are_said_as_they_are_painted(qtbot: QtBot) -> None:
    rows = FactRows()
    qtbot.addWidget(rows)
    rows.show_facts("Omar", FACTS)
    assert rows.accessibleName() == "Omar"
    assert rows.as_list()[0] == "Schulpflicht: Ja, Teil zu prüfen (seit 05.10.2026)"
    assert rows.accessibleDescription() == "; ".join(rows.as_list())


def test_facts_wrap_where_it_is_narrow(qtbot: QtBot) -> None:
    rows = FactRows()
    qtbot.addWidget(rows)
    rows.show_facts("Omar", FACTS)
    narrow = rows.heightForWidth(220)
    assert narrow > rows.heightForWidth(900)
    rows.show_facts("Omar", FACTS[:1])
    assert rows.heightForWidth(220) < narrow


def test_each_fact_is_seen(qtbot: QtBot) -> None:
    rows = FactRows()
    qtbot.addWidget(rows)
    rows.resize(400, 200)
    rows.show_facts("Omar", FACTS[:1])
    one = rows.grab().toImage()
    rows.show_facts("Omar", FACTS)
    assert rows.grab().toImage() != one


def test_columns_stand_side_by_side_as_far_as_there_is_room(qtbot: QtBot) -> None:
    children = [replace(one, open_answers=1) for one in columns(3)]
    wide, narrow = shown(qtbot, 1000), shown(qtbot, 540)
    for made in (wide, narrow):
        made.set_children(children)
    qtbot.waitUntil(lambda: _places(wide) == (3, 1))
    qtbot.waitUntil(lambda: _places(narrow) == (2, 2))


def test_next_family_leaves_nothing_of_the_last(qtbot: QtBot) -> None:
    asked: list[object] = []
    made = shown(qtbot, 1000, asked.append)
    made.set_children(columns(4))
    children = columns(2)
    made.set_children(children)
    qtbot.waitUntil(lambda: len(made.findChildren(FactRows)) == 2)
    buttons = [part for part in made.findChildren(QPushButton) if not part.isHidden()]
    assert [part.accessibleName() for part in buttons] == ["Kind 1: 1 offen"]
    buttons[0].click()
    assert asked == [children[1].child.id]


def test_same_children_are_not_built_again(qtbot: QtBot) -> None:
    made = shown(qtbot, 1000)
    children = columns(1)
    made.set_children(children)
    before = made.findChild(FactRows)
    made.set_children([replace(one) for one in children])
    assert made.findChild(FactRows) is before


def _places(made: ChildColumns) -> tuple[int, int]:
    """How many places across and down."""
    corners = [part.mapTo(made, part.rect().topLeft()) for part in made.findChildren(FactRows)]
    return len({corner.x() for corner in corners}), len({corner.y() for corner in corners})
