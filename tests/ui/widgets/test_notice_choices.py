"""A notice that leaves a choice: each deed does its own, and none stays for the next notice."""

from typing import Any

from PySide6.QtWidgets import QPushButton

from kiberatung.ui.widgets.notice_bar import Notice, NoticeBar


def test_each_deed_of_a_choice_does_its_own_and_closes_the_bar(qtbot: Any) -> None:
    done: list[str] = []
    bar = NoticeBar("Hinweis schließen", "Abbrechen")
    qtbot.addWidget(bar)
    choice = Notice("Vielleicht schon bekannt", more=[("A", lambda: done.append("A")), ("B", lambda: done.append("B"))])
    bar.show_notice(choice)
    shown_buttons(bar)["B"].click()
    assert (done, bar.isVisibleTo(None)) == (["B"], False)
    bar.show_notice(Notice("Gespeichert"))
    assert {"A", "B"}.isdisjoint(shown_buttons(bar))


def shown_buttons(bar: NoticeBar) -> dict[str, QPushButton]:
    return {one.text(): one for one in bar.findChildren(QPushButton) if one.isVisibleTo(bar)}
