"""The frame of the window with real parts and small screens."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QWidget,
)

from kiberatung.ui.shell.help_base import HelpBase
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import Scheme
from tests.support.typing_keys import press
from tests.ui.shell.noted_screens import NAMES


def _spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def test_screens_are_made_when_first_needed(window: MainWindow, log: list[str]) -> None:
    assert log == ["made Heute", "opened Heute"]
    window.navigate("family", child=3)
    window.navigate("heute")
    assert log[2:] == ["closed Heute", "made Familie", "opened Familie {'child': 3}", "closed Familie", "opened Heute"]


@pytest.mark.parametrize("number", range(1, 8))
def test_digits_go_to_screens(window: MainWindow, number: int) -> None:
    key = Qt.Key(Qt.Key.Key_0 + number)
    for modifier in ("Ctrl", "Alt"):
        window.navigate("family")
        action = next(a for a in window.actions() if f"{modifier}+{number}" in [s.toString() for s in a.shortcuts()])
        action.trigger()
        assert window.content.current_name() == NAMES[number - 1].lower()
    assert key


def test_title_names_the_work_and_no_person(window: MainWindow) -> None:
    window.set_title("Aufnahme: Fall 2026-0412")
    assert window.windowTitle() == "Aufnahme: Fall 2026-0412 – KIberatung"


def test_navigation_is_a_rail_inside_a_family_and_in_narrow_windows(window: MainWindow) -> None:
    assert window.navigation.width() == 184
    window.navigate("family")
    assert window.navigation.width() == 56
    window.navigate("heute")
    window.resize(1366, 768)
    assert window.navigation.width() == 56


def test_talk_shows_nothing_but_itself(window: MainWindow) -> None:
    window.navigate("talk")
    assert not any(part.isVisible() for part in (window.menu_row, window.navigation, window.status))
    window.navigate("heute")
    assert all(part.isVisible() for part in (window.menu_row, window.navigation, window.status))


def test_focus_is_where_work_begins(window: MainWindow) -> None:
    window.navigate("familien")
    assert QApplication.focusWidget().accessibleName() == "Familien"


def test_last_opened_are_offered_once(window: MainWindow, log: list[str]) -> None:
    for _ in range(2):
        window.add_last_opened("Al-Khatib", "2026-0412", "family", child=1)
    buttons = window.navigation.findChildren(QAbstractButton)
    entries = [made for made in buttons if made.accessibleName() == "Al-Khatib 2026-0412" and not made.isHidden()]
    assert len(entries) == 1
    entries[0].click()
    assert "opened Familie {'child': 1}" in log


def test_every_control_has_a_name(window: MainWindow) -> None:
    window.navigate("shortcuts")
    window.show_notice("x", deed="Zurücknehmen")
    unnamed = [
        type(part).__name__
        for part in window.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and not _spoken_name(part)
    ]
    assert unnamed == []


def test_targets_are_large_enough(window: MainWindow) -> None:
    targets = [
        b for b in window.findChildren(QAbstractButton) if b.isVisible() and not isinstance(b.parent(), QLineEdit)
    ]
    assert [made.text() for made in targets if min(made.width(), made.height()) < 24] == []


def test_heights_of_the_frame(window: MainWindow) -> None:
    assert (window.menu_row.height(), window.status.height()) == (44, 28)


def test_smallest_screen_loses_nothing(window: MainWindow) -> None:
    window.resize(1366, 768)
    for name in ("search", "privacy", "quit", "shortcuts"):
        assert window.table.named(name) is not None
    assert window.menu_row.privacy.geometry().right() <= 1366
    assert window.minimumSizeHint().width() <= 1366


def test_frame_fits_the_smallest_screen_at_half_again_text(window: MainWindow) -> None:
    window.resize(1366, 768)
    for _ in range(3):
        window.actions_shown.trigger("text_larger")
    assert theme.text_scale == 1.5
    assert window.minimumSizeHint().width() <= 1366


def test_arrows_move_in_the_navigation(window: MainWindow) -> None:
    entries = [made for made in window.navigation.findChildren(QAbstractButton) if made.text() in NAMES]
    entries[0].setFocus()
    press(window.navigation, Qt.Key.Key_Down)
    assert entries[1].hasFocus()
    press(window.navigation, Qt.Key.Key_Return)
    assert window.content.current_name() == "familien"


def test_screens_can_be_thrown_away(window: MainWindow, log: list[str]) -> None:
    window.content.forget_all()
    log.clear()
    window.navigate("heute")
    assert log[0] == "made Heute"


class Told(HelpBase):
    """Help that always has much to say."""

    def tell_about(self, field: QWidget | None) -> bool:
        self.setMinimumHeight(self.window().height() // 3)
        self.show()
        return True

    def close_help(self) -> None:
        self.hide()


def test_help_leaves_the_navigation_its_height(window: MainWindow, qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    window.resize(1366, 768)
    qapp.processEvents()
    entries = window.navigation.findChildren(QAbstractButton)
    before = [entry.height() for entry in entries]
    window.make_help = Told
    window.show_help()
    qapp.processEvents()
    assert [entry.height() for entry in entries] == before
    assert window._help is not None
    assert window._help.mapTo(window, QPoint(0, 0)).x() >= window.navigation.width()
