"""Menus, keys and what an action of the window does."""

import pytest
from PySide6.QtGui import QAction

from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.theme.live import colour, theme
from kiberatung.ui.theme.tokens import Scheme


def test_menus_come_from_the_table(window: MainWindow) -> None:
    titles = [action.text() for action in window.menu_row.bar.actions() if action.isVisible()]
    assert titles == ["&Datei", "&Bearbeiten", "&Ansicht", "&Familie", "&Gehe zu", "&Hilfe"]
    in_menus = {a.text() for menu in window.menu_row.bar.actions() for a in menu.menu().actions() if a.text()}  # type: ignore[union-attr]
    assert in_menus == {spec.text for spec in window.table.all()}


def test_no_shortcut_twice_and_no_letter_twice_in_a_menu(window: MainWindow) -> None:
    assert window.table.conflicts() == []
    for menu in window.menu_row.bar.actions():
        texts = [action.text() for action in menu.menu().actions()]  # type: ignore[union-attr]
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(letters) == len(set(letters)), texts


def test_forbidden_action_does_nothing(window: MainWindow, log: list[str]) -> None:
    window.actions_shown.trigger("no")
    window.actions_shown.refresh()
    assert "no" not in log
    assert [a.isEnabled() for a in window.findChildren(QAction) if a.text() == "&Verboten"] == [False]


def test_actions_of_a_screen_come_and_go(window: MainWindow) -> None:
    assert window.table.named("of_Heute") is not None
    window.navigate("familien")
    assert window.table.named("of_Heute") is None
    assert window.table.named("of_Familien") is not None


def test_page_of_keys_lists_every_action(window: MainWindow) -> None:
    window.actions_shown.trigger("shortcuts")
    page = window.content.currentWidget()
    identifiers = {spec.identifier for spec in window.table.all()}
    assert set(page.list.rows.shown_keys()) >= identifiers  # type: ignore[union-attr]


def test_undo_button_does_the_action_and_says_what(window: MainWindow, log: list[str]) -> None:
    window.menu_row.undo.click()
    assert "undone" not in log
    window.menu_row.set_undo("Geburtsdatum geändert")
    window.menu_row.undo.click()
    assert log[-1] == "undone"
    assert window.menu_row.undo.accessibleDescription() == "Geburtsdatum geändert"


@pytest.mark.parametrize(
    ("identifier", "scheme"), [("look_dark", Scheme.DARK), ("look_high_contrast", Scheme.HIGH_CONTRAST)]
)
def test_look_changes_by_action(window: MainWindow, identifier: str, scheme: Scheme) -> None:
    window.actions_shown.trigger(identifier)
    window.actions_shown.refresh()
    assert theme.scheme == scheme
    assert window.grab().toImage().pixelColor(3, 3).name() == colour("bg").name()
    checked = {action.text() for action in window.findChildren(QAction) if action.isChecked()}
    assert len(checked) == 1


def test_text_grows_and_shrinks_by_action(window: MainWindow) -> None:
    window.actions_shown.trigger("text_larger")
    assert theme.text_scale == 1.15
    assert window.menu_row.height() == round(44 * 1.15)
    window.actions_shown.trigger("text_normal")
    window.actions_shown.trigger("text_smaller")
    assert (theme.text_scale, window.menu_row.height()) == (1.0, 44)
