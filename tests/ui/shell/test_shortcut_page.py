"""The page of keys: all keys, none twice, another one for a command, back again, on paper."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from kiberatung.app.own_keys import OwnKeys
from kiberatung.app.settings import SettingsFile
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.family.intake.answer_source import answer_keys
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.far_actions import far_actions
from kiberatung.ui.shell.key_book import KeyBook
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.own_keys import KeyGroup, fault_of, german_key
from kiberatung.ui.shell.screen import Screen, ScreenSpec
from kiberatung.ui.shell.shortcut_page import ShortcutPage
from kiberatung.ui.shell.tasks import Tasks
from kiberatung.ui.widgets.grid_delegate import KEYS_OF_THE_GRID
from tests.support.desks import TODAY
from tests.support.typing_keys import press

CONTROL = Qt.KeyboardModifier.ControlModifier


class Port:
    def __init__(self) -> None:
        self.keys: Mapping[str, str] = {}
        self.pages: list[Sequence[KeyGroup]] = []
        self.fault: Exception | None = None

    def load(self) -> Mapping[str, str]:
        return self.keys

    def save(self, keys: Mapping[str, str]) -> None:
        if self.fault is not None:
            raise self.fault
        self.keys = dict(keys)

    def printed(self, groups: Sequence[KeyGroup]) -> bytes:
        self.pages.append(groups)
        return OwnKeys(SettingsFile(Path("settings.json")), FixedClock.on(TODAY)).printed(groups)


class Today(Screen):
    def screen_actions(self) -> Sequence[ActionSpec]:
        return [ActionSpec("today.report", "Meldung aufnehmen", lambda: None, "Familie", "Ctrl+N")]


class Shown:
    def __init__(self, qtbot: QtBot) -> None:
        self.port, self.done = Port(), 0
        self.window = MainWindow(Tasks())
        qtbot.addWidget(self.window)
        screens = [ScreenSpec("today", "Heute", lambda _shell: Today(), "house")]
        new = ActionSpec("new_family", "Familie anlegen", self._count, "Datei", "Ctrl+N")
        self.window.furnish(screens, lambda _shell: [new], None, self.port)
        self.window.navigate("shortcuts")
        page = self.window.content.currentWidget()
        assert isinstance(page, ShortcutPage)
        self.page = page

    def _count(self) -> None:
        self.done += 1

    def choose(self, identifier: str) -> None:
        assert self.page.list.select_key(identifier)

    def keys(self, identifier: str) -> list[str]:
        action = self.window.actions_shown._made[identifier]
        return [key.toString(QKeySequence.SequenceFormat.PortableText) for key in action.shortcuts()]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


@pytest.mark.requirement("U10", figure="0 conflicts in the whole map of keys")
def test_no_key_serves_two_commands_at_once(shown: Shown) -> None:
    assert shown.window.table.conflicts() == []
    own = [key for spec in shown.window.table.permanent for key in shown.window.table.set_keys_of(spec)]
    assert sorted(own) == sorted(set(own))
    for screen in {far.screen for far in far_actions()}:
        keys = [far.shortcut for far in far_actions() if far.screen == screen and far.shortcut]
        assert sorted(keys) == sorted(set(keys)), screen
    taken = {"Ctrl+N"}  # a new one of what is in front, and a family elsewhere
    assert {far.shortcut for far in far_actions()} & set(own) <= taken


@pytest.mark.requirement("U10", figure="German Windows/KDE habits: 9 of 9 keys")
@pytest.mark.parametrize(
    ("key", "deeds"),
    [
        ("Ctrl+S", {"families.save", "settings.save"}),
        ("Ctrl+F", {"families.search", "schools.search", "letters.search"}),
        ("Ctrl+P", {"today.print", "families.print", "schools.print", "handovers.preview", "preview.print"}),
        ("F5", {f"{name}.reload" for name in ("today", "families", "schools", "handovers", "settings", "family")}),
        ("F2", {"schools.figures"}),
    ],
)  # fmt: skip
def test_keys_are_those_one_knows(key: str, deeds: set[str]) -> None:
    assert deeds <= {far.identifier for far in far_actions() if far.shortcut == key}


def test_help_undo_and_search_have_their_keys(shown: Shown) -> None:
    keys = {spec.identifier: spec.shortcut for spec in shown.window.table.permanent}
    assert (keys["help"], keys["shortcuts"], keys["search"], keys["quit"]) == ("F1", "Shift+F1", "Ctrl+K", "Ctrl+Q")


def test_a_pressed_key_is_set_kept_and_works_at_once(shown: Shown) -> None:
    shown.choose("lock")
    press(shown.page.field, Qt.Key.Key_F7)
    shown.page.set_deed.click()
    assert shown.port.keys == {"lock": "F7"}
    assert shown.keys("lock") == ["F7"]


def test_a_key_that_is_taken_is_refused_and_says_by_what(shown: Shown) -> None:
    shown.choose("lock")
    press(shown.page.field, Qt.Key.Key_K, CONTROL)
    assert "Suche und Befehle" in shown.page.labelled.finding()
    shown.page.set_deed.click()
    assert shown.port.keys == {}


@pytest.mark.requirement("U10", figure="every key can be taken away and set back (WCAG 2.1.4)")
def test_a_key_is_taken_away_and_set_back(shown: Shown) -> None:
    shown.choose("lock")
    shown.page.take_deed.click()
    assert shown.keys("lock") == []
    shown.page.back_deed.click()
    assert shown.keys("lock") == ["Ctrl+L"]
    assert shown.port.keys == {}


def test_setting_back_is_refused_while_another_command_has_the_key(shown: Shown) -> None:
    shown.choose("lock")
    shown.page.take_deed.click()
    book = KeyBook(shown.window.table, shown.port)
    assert book.set_key("privacy", "Ctrl+L") == ""
    assert "Sichtschutz" in book.set_back("lock")
    book.set_all_back()
    assert shown.port.keys == {}


def test_a_key_of_a_screen_that_is_not_made_yet_is_known(shown: Shown) -> None:
    book = KeyBook(shown.window.table, shown.port)
    assert "Freie Plätze eintragen" in book.refusal("lock", "F2")
    assert book.refusal("handovers.new", "F2") == ""


@pytest.mark.parametrize("key", ["A", "Shift+A", "Ctrl+C", "Alt+F4", "Alt+D", "F10", "Space"])
def test_keys_for_writing_fields_and_system_cannot_be_given(key: str) -> None:
    assert fault_of(key)


@pytest.mark.parametrize("key", ["F7", "Ctrl+Shift+K", "Ctrl++", "Alt+9", "Shift+F5"])
def test_others_can(key: str) -> None:
    assert fault_of(key) == ""


def test_keys_are_written_in_german() -> None:
    assert [german_key(key) for key in ("Ctrl+Shift+Del", "Ctrl++", "Alt+PgUp")] == [
        "Strg+Umschalt+Entf", "Strg++", "Alt+Bild auf",
    ]  # fmt: skip


def test_a_disk_that_refuses_is_told_and_the_key_holds_until_the_end(shown: Shown) -> None:
    shown.port.fault = EnvironmentFault("Die Einstellungen lassen sich nicht speichern.")
    shown.choose("lock")
    press(shown.page.field, Qt.Key.Key_F7)
    shown.page.set_deed.click()
    assert shown.keys("lock") == ["F7"]


@pytest.mark.requirement("U10", figure="the whole list on paper")
def test_the_list_is_printed_whole(shown: Shown, qtbot: QtBot) -> None:
    shown.page.print_keys()
    qtbot.waitUntil(shown.window.tasks.is_idle)
    titles = [group.title for group in shown.port.pages[0]]
    assert {"Datei", "Heute", "In der Aufnahme", "In Listen", "Im Vergleich", "In Texten"} <= set(titles)
    qtbot.waitUntil(lambda: shown.window.content.current_name() == "preview")


def test_keys_survive_in_the_settings(tmp_path: Path) -> None:
    keys = OwnKeys(SettingsFile(tmp_path / "settings.json"), FixedClock.on(TODAY))
    keys.save({"lock": "F7"})
    assert dict(OwnKeys(SettingsFile(tmp_path / "settings.json"), FixedClock.on(TODAY)).load()) == {"lock": "F7"}


def test_fixed_keys_say_that_they_are(shown: Shown) -> None:
    group = next(group for group in KeyBook(shown.window.table, None).groups() if group.title == "In Listen")
    shown.choose(f"{group.title} 0")
    assert "fest" in shown.page._command.text()
    assert not shown.page.field.isEnabled()


@pytest.mark.requirement("U10", figure="the keys of the grid of questions are listed, each as the grid has it")
def test_the_keys_of_the_grid_are_listed_as_the_grid_has_them(shown: Shown) -> None:
    groups = {group.title: group.lines for group in KeyBook(shown.window.table, None).groups()}
    listed = {line.words: line.keys for line in groups["In der Aufnahme"]}
    for answer in answer_keys():
        assert listed[f"Antwort „{answer.word.capitalize()}“"] == f"Alt+{answer.letter}"
    with_control = {german_key(QKeySequence(CONTROL | key).toString()) for key in KEYS_OF_THE_GRID}
    assert with_control - {"Strg+Enter"} <= set(listed.values())
    assert {"Eingabe", "Einfg", "Entf", "F1", "Esc", "F2 oder tippen"} <= set(listed.values())
