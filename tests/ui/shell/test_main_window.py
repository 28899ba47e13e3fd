"""The frame of the window with real parts and small screens."""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.protocols import FileWish, FoundEntry, Question, Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.messages import crash_report
from kiberatung.ui.shell.preview_page import PreviewPage
from kiberatung.ui.shell.privacy import PrivacyCover
from kiberatung.ui.shell.screen import Frame, Screen, ScreenSpec
from kiberatung.ui.shell.tasks import Tasks
from kiberatung.ui.theme.live import colour, theme
from kiberatung.ui.theme.tokens import Scheme
from kiberatung.ui.widgets.text import button
from tests.support.typing_keys import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
NAMES = ["Heute", "Familien", "Termine", "Schulplätze", "Übergaben", "Schreiben", "Berichte"]


class Noted(Screen):
    """Remembers what the shell did with it."""

    def __init__(self, name: str, log: list[str], frame: Frame = "full") -> None:
        super().__init__()
        self.frame = frame
        self._name, self._log = name, log
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(button("Meldung aufnehmen", kind="primary"))
        log.append(f"made {name}")

    def open_with(self, **arguments: Any) -> None:
        self._log.append(f"opened {self._name} {arguments or ''}".strip())

    def close_screen(self) -> None:
        self._log.append(f"closed {self._name}")

    def screen_actions(self) -> Sequence[ActionSpec]:
        return [
            ActionSpec(
                f"of_{self._name}", f"Nur in {self._name}", lambda: self._log.append("done"), "Familie", "Ctrl+J"
            )
        ]

    def focus_first(self) -> None:
        self.line.setFocus()


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, log: list[str]) -> Iterator[MainWindow]:
    def factory(name: str, frame: Frame = "full") -> Callable[[Shell], Screen]:
        return lambda _shell: Noted(name, log, frame)

    def find(text: str, deliver: Callable[[Sequence[FoundEntry]], None]) -> None:
        deliver(
            [FoundEntry("Al-Khatib, Omar", lambda: log.append("person"), "Fall 2026-0412", "الخطيب")]
            if "al" in text
            else []
        )

    def actions(_shell: Shell) -> list[ActionSpec]:
        return [
            ActionSpec("undo", "&Rückgängig", lambda: log.append("undone"), "Bearbeiten", "Ctrl+Z"),
            ActionSpec("no", "&Verboten", lambda: log.append("no"), "Datei", "Ctrl+B", enabled_when=lambda: False),
        ]

    screens = [ScreenSpec(name.lower(), name, factory(name), "house") for name in NAMES]
    screens.append(ScreenSpec("family", "Familie", factory("Familie", "rail"), entry="familien"))
    screens.append(ScreenSpec("talk", "Gespräch", factory("Gespräch", "bare")))
    tasks = Tasks()
    made = MainWindow(tasks, screens, actions, find)
    qtbot.addWidget(made)
    made.navigate("heute")
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    tasks.stop()


def shown_words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


# screens


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


# actions and palette


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


def test_palette_finds_persons_and_commands(qtbot: QtBot, window: MainWindow, log: list[str]) -> None:
    line = window.menu_row.palette_line
    window.enter_search()
    type_text(line, "al")
    press(line, Qt.Key.Key_Return)
    assert log[-1] == "person"
    assert QApplication.focusWidget().accessibleName() == "Heute", "the focus returns to where it came from"


def test_palette_does_commands_without_dots_and_marks(qtbot: QtBot, window: MainWindow) -> None:
    line = window.menu_row.palette_line
    window.enter_search()
    type_text(line, "berichte")
    qtbot.waitUntil(lambda: len(line.answers()) > 1)
    press(line, Qt.Key.Key_Return)
    assert window.content.current_name() == "berichte"


def test_palette_says_when_nothing_is_found_and_escape_leaves(qtbot: QtBot, window: MainWindow) -> None:
    line = window.menu_row.palette_line
    window.enter_search()
    type_text(line, "qqq")
    qtbot.waitUntil(lambda: bool(line.answers()))
    assert line.answers() == ["Nichts gefunden. Ein Teil des Namens genügt."]
    press(line, Qt.Key.Key_Escape)
    assert (line.text(), line.answers()) == ("", [])


def test_enter_waits_for_the_answer_to_what_was_typed(window: MainWindow, log: list[str]) -> None:
    line = window.menu_row.palette_line
    asked: dict[str, Callable[[Sequence[FoundEntry]], None]] = {}
    line._find = asked.__setitem__
    window.enter_search()
    type_text(line, "a")
    asked["a"]([FoundEntry("alt", lambda: log.append("old"))])
    type_text(line, "al\n")
    assert "old" not in log
    asked[line.text()]([FoundEntry("neu", lambda: log.append("new"))])
    assert log[-1] == "new"


def test_commands_do_not_wait_for_a_busy_store(qtbot: QtBot, window: MainWindow) -> None:
    line = window.menu_row.palette_line
    line._find = lambda _text, _deliver: None
    window.enter_search()
    type_text(line, "berichte")
    qtbot.waitUntil(lambda: len(line.answers()) > 1)
    press(line, Qt.Key.Key_Return)
    assert window.content.current_name() == "berichte"


def test_late_answers_of_the_palette_are_dropped(window: MainWindow) -> None:
    line = window.menu_row.palette_line
    window.enter_search()
    type_text(line, "al\n")
    line._take("a", [FoundEntry("alt", lambda: None)])
    assert line.answers() == []


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


# messages


def test_tellable_faults_stand_in_the_notice_bar(window: MainWindow) -> None:
    window.show_fault(
        EnvironmentFault("Der Datenträger ist voll. Alles ist gespeichert.", "Wählen Sie einen anderen Ort.")
    )
    assert "Alles ist gespeichert. Wählen Sie einen anderen Ort." in window.notice_bar.words()
    assert window.messages.open_dialog() is None


def test_bugs_get_a_calm_window_without_personal_facts(window: MainWindow) -> None:
    with pytest.raises(KeyError) as caught:
        {}["Al-Khatib"]
    window.show_fault(caught.value)
    dialog = window.messages.open_dialog()
    assert dialog is not None
    assert "Alles Gespeicherte ist sicher." in shown_words(dialog)
    assert "Al-Khatib" not in shown_words(dialog)
    assert "KeyError" in crash_report(caught.value)
    assert "test_main_window.py" in crash_report(caught.value)
    dialog.accept()


@pytest.mark.requirement("U08", figure="the safe way is default and has the cursor; Esc leaves; one at a time")
def test_question_is_safe_by_default_and_alone(qtbot: QtBot, window: MainWindow) -> None:
    agreed: list[str] = []
    question = Question(
        "Endgültig löschen?", "Danach lässt sich nichts wiederherstellen.", "Löschen", "Behalten", final=True
    )
    window.ask(question, lambda: agreed.append("first"))
    first = window.messages.open_dialog()
    assert first is not None
    defaults = [made.text() for made in first.findChildren(QPushButton) if made.isDefault()]
    assert [text.replace("&", "") for text in defaults] == ["Behalten"]
    window.ask(question, lambda: agreed.append("second"))
    assert not first.isVisible()
    second = window.messages.open_dialog()
    assert second is not None
    next(made for made in second.findChildren(QAbstractButton) if made.text().replace("&", "") == "Löschen").click()
    assert agreed == ["second"]


def test_file_to_save_is_asked_without_waiting(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    chosen: list[Path] = []
    window.ask_file_to_save(FileWish("PDF sichern", "Schreiben.pdf", [("PDF-Datei", "pdf")]), chosen.append)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.nameFilters() == ["PDF-Datei (*.pdf)"]
    dialog.fileSelected.emit(str(tmp_path / "Schreiben.pdf"))
    assert chosen == [tmp_path / "Schreiben.pdf"]
    dialog.reject()


def test_copying_says_so(window: MainWindow) -> None:
    window.copy_text("18 Kinder", "Tabelle kopiert")
    assert QGuiApplication.clipboard().text() == "18 Kinder"
    assert window.notice_bar.words() == "Tabelle kopiert"


def test_escape_closes_the_notice(window: MainWindow) -> None:
    window.show_notice("Gespeichert")
    press(window, Qt.Key.Key_Escape)
    assert window.notice_bar.isHidden()


def test_task_fault_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    def fail() -> None:
        raise EnvironmentFault("Die Datei ist weg.", "Bitte neu wählen.")

    window.run_task(fail, lambda _result: None)
    qtbot.waitUntil(lambda: "Die Datei ist weg." in window.notice_bar.words())


def test_task_result_reaches_the_presenter(qtbot: QtBot, window: MainWindow) -> None:
    results: list[int] = []
    window.run_long_task(lambda control: 1 + 1, results.append)
    qtbot.waitUntil(lambda: results == [2])


# privacy and lock


def test_privacy_covers_every_window_and_returns(qtbot: QtBot, window: MainWindow) -> None:
    before = window.grab().toImage()
    window.toggle_privacy()
    covered = window.grab().toImage()
    colours = {covered.pixelColor(x, y).name() for x in range(0, 1440, 40) for y in range(0, 400, 20)}
    assert colours == {"#f5f6f7"}
    with qtbot.assertNotEmitted(window.lock_wanted):
        window.toggle_privacy()
    assert QApplication.focusWidget().accessibleName() == "Heute"
    assert before.size() == covered.size()


@pytest.mark.requirement("U55", figure="after 30 s the passphrase")
def test_late_return_from_privacy_asks_for_the_passphrase(qtbot: QtBot, window: MainWindow) -> None:
    cover = PrivacyCover(window, free_return_ms=0)
    cover.toggle()
    with qtbot.waitSignal(cover.lock_wanted):
        cover.toggle()


def test_covering_page_hides_the_work_and_gives_it_back(window: MainWindow) -> None:
    page = QLineEdit()
    page.setAccessibleName("Passphrase")
    window.show_notice("Familie Al-Khatib gespeichert")
    window.cover_with(page)
    assert not any(part.isVisible() for part in (window.menu_row, window.navigation, window.notice_bar, window.content))
    assert QApplication.focusWidget() is page
    window.uncover()
    assert window.content.isVisible()
    assert QApplication.focusWidget().accessibleName() == "Heute"


# everybody


def test_every_control_has_a_name(window: MainWindow) -> None:
    window.navigate("shortcuts")
    window.show_notice("x", deed="Zurücknehmen")
    unnamed = [
        type(part).__name__
        for part in window.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and not _spoken_name(part)
    ]
    assert unnamed == []


def _spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


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


# preview


@pytest.mark.requirement("U51")
def test_preview_shows_saves_and_returns(qtbot: QtBot, window: MainWindow, tmp_path: Path, pdf: bytes) -> None:
    window.navigate("familien")
    window.open_preview(pdf, "Einladung", "DIN 5008, Form B")
    page = window.content.currentWidget()
    assert isinstance(page, PreviewPage)
    assert page.preview.page_count() == 1
    named = {made.text(): made for made in page.findChildren(QAbstractButton)}
    named["Als PDF &sichern …"].click()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "Einladung.pdf"))
    qtbot.waitUntil(lambda: window.notice_bar.words() == "Gesichert: Einladung.pdf")
    assert (tmp_path / "Einladung.pdf").read_bytes() == pdf
    named["&Zurück"].click()
    assert window.content.current_name() == "familien"
    assert page.preview.page_count() == 0, "nothing of the letter stays in memory"
    dialog.reject()


def test_preview_says_when_the_place_is_wrong(qtbot: QtBot, window: MainWindow, tmp_path: Path, pdf: bytes) -> None:
    window.open_preview(pdf, "Einladung")
    page = window.content.currentWidget()
    assert isinstance(page, PreviewPage)
    page._write(tmp_path, pdf)
    qtbot.waitUntil(lambda: "Das Schreiben ist unverändert." in window.notice_bar.words())


@pytest.fixture(scope="module")
def pdf() -> bytes:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer)
    page.drawString(72, 700, "Einladung")
    page.save()
    return buffer.getvalue()


# looks and sizes


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


# the cover before everything else


def test_keys_typed_before_the_window_is_furnished_stay_in_the_cover(qtbot: QtBot, log: list[str]) -> None:
    tasks = Tasks()
    made = MainWindow(tasks)
    qtbot.addWidget(made)
    line = QLineEdit()
    made.cover_with(line)
    with qtbot.waitSignal(made.first_painted):
        made.show()
    made.activateWindow()
    type_text(line, "am")
    made.furnish([ScreenSpec("heute", "Heute", lambda _shell: Noted("Heute", log), "house")])
    type_text(made.focusWidget() or made, "pel")
    assert line.text() == "ampel"
    assert made.is_covered()
    assert not made.menu_row.isVisible()
    made.uncover()
    made.navigate("heute")
    assert made.menu_row.isVisible()
    tasks.stop()
