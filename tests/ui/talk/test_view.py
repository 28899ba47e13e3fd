"""The screen of the talk with real keys: mirrored halves, pause, the family's window, lock and privacy key."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kiberatung.domain.answers import Source, mark_of
from kiberatung.domain.children import Child
from kiberatung.services.desk import Desk
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.screen import Screen, ScreenSpec
from kiberatung.ui.shell.tasks import Tasks
from kiberatung.ui.talk.board_view import BoardScreen
from kiberatung.ui.talk.shown import Origin
from kiberatung.ui.talk.tiles import ChoiceTile, PointingTile
from kiberatung.ui.talk.two_columns import RIGHT_TO_LEFT_MARK
from kiberatung.ui.talk.view import TalkScreen
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.tokens import Scheme
from tests.services.talk.talks import LANGUAGES, AtTheTable
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell
from tests.support.widget_words import all_words

SECRET = ("Al-Khatib", "الخطيب", "2026-0001", "Lindenweg", "0151 23456")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def table() -> AtTheTable:
    table = AtTheTable(known={"street": "Lindenweg", "phone": "0151 23456", "address_protected": True}).begin()
    table.answer("sex", None)
    return table


class Shown:
    """The screen at one question."""

    def __init__(self, qtbot: QtBot, table: AtTheTable, size: tuple[int, int] = (1366, 768)) -> None:
        self.table, self.shell = table, FakeShell()
        self.screen = TalkScreen(self.shell, table.desk, LANGUAGES, self._protect)
        self.protected: list[int] = []
        qtbot.addWidget(self.screen)
        self.screen.resize(*size)
        with qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.activateWindow()

    def _protect(self, window: int) -> None:
        self.protected.append(window)

    def at(self, field: str, *, of_child: bool = True) -> "Shown":
        child = self.table.yasmin if of_child else ""
        self.screen.open_with(family_id=self.table.family_id, at=f"{self.table.family_id}/{field}/{child}")
        return self

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        press(self.screen, key, modifiers)

    def child(self) -> Child:
        return self.table.page().file.children[0]

    def tiles(self) -> list[ChoiceTile]:
        return [one for one in self.screen.panel.findChildren(ChoiceTile) if not one.isHidden()]

    def question(self) -> str:
        assert self.screen._shown is not None
        return self.screen._shown.current.question.german


@pytest.fixture
def shown(qtbot: QtBot, table: AtTheTable) -> Shown:
    return Shown(qtbot, table)


def words_of(widget: TalkScreen) -> list[str]:
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisible()]


class TestKeys:
    @pytest.mark.requirement("U57", figure="digits, Enter, Alt+Left, R, P and Esc work the talk without a mouse")
    def test_a_digit_chooses_and_enter_goes_on(self, shown: Shown) -> None:
        shown.at("certificate_present")
        shown.press(Qt.Key.Key_2)
        assert shown.child().certificate_present is False
        assert shown.question() == "Haben Sie ein Zeugnis von Yasmin dabei?"
        shown.press(Qt.Key.Key_Return)
        assert shown.question() == "Wann beginnt die Ausbildung von Yasmin?"
        type_text(shown.screen, "1")
        assert shown.screen.panel.field.text() == "1"

    def test_back_by_button_and_key(self, shown: Shown, qtbot: QtBot) -> None:
        shown.at("certificate_present")
        qtbot.keyClick(shown.screen, Qt.Key.Key_Left, ALT)
        assert shown.question() == "Wie viele Jahre war Yasmin schon in der Schule?"

    def test_r_asks_again_and_p_pauses(self, shown: Shown) -> None:
        shown.at("certificate_present")
        shown.press(Qt.Key.Key_R)
        assert shown.table.page().to_ask_again == 1
        assert shown.screen.panel.ask_again.isChecked()
        shown.press(Qt.Key.Key_P)
        assert shown.screen.pause.isVisible()
        assert not shown.screen.panel.isVisible()
        shown.press(Qt.Key.Key_Escape)
        assert shown.screen.panel.isVisible()
        shown.press(Qt.Key.Key_Escape)
        assert shown.shell.visits == [("family", {"family_id": shown.table.family_id, "tab": "intake"})]

    def test_letters_in_a_field_are_letters(self, shown: Shown) -> None:
        shown.at("wished_schools")
        type_text(shown.screen, "Pr")
        assert shown.screen.panel.field.text() == "Pr"
        assert shown.table.page().to_ask_again == 0

    def test_typed_and_enter(self, shown: Shown) -> None:
        shown.at("years_of_schooling")
        type_text(shown.screen, "7\n")
        assert shown.child().years_of_schooling == 7
        assert shown.question() == "Haben Sie ein Zeugnis von Yasmin dabei?"

    def test_the_cursor_stays_in_a_field_with_a_finding(self, shown: Shown) -> None:
        shown.at("years_of_schooling")
        type_text(shown.screen, "viele\n")
        assert shown.screen.panel.field.hasFocus()
        assert shown.screen.panel.field.text() == "viele"
        assert any("keine ganze Zahl" in word for word in words_of(shown.screen))

    def test_enter_ends_pause_and_end(self, shown: Shown) -> None:
        shown.at("certificate_present")
        shown.screen.begin_pause()
        shown.press(Qt.Key.Key_Enter)
        assert not shown.screen.pause.isVisible()
        while shown.screen._pages.currentWidget() is not shown.screen.end:
            shown.screen._skip_one()
        shown.press(Qt.Key.Key_Enter)
        assert shown.shell.visits[-1][0] == "family"

    def test_the_opening_begins_by_keyboard(self, qtbot: QtBot) -> None:
        shown = Shown(qtbot, AtTheTable())
        shown.screen.open_with(family_id=shown.table.family_id)
        shown.screen.focus_first()
        assert QApplication.activeWindow() is shown.screen
        type_text(shown.screen, "Samira Nasser\n")
        assert any("Verschwiegenheit" in word for word in words_of(shown.screen))
        shown.screen.opening.confidence.setChecked(True)
        shown.screen.opening.begin.click()
        assert shown.question() == "In welcher Straße wohnen Sie?"


class TestBothHalves:
    @pytest.mark.requirement("U58", figure="family half mirrored in Arabic, not in Turkish")
    def test_choices_are_mirrored_and_change_together(self, shown: Shown) -> None:
        shown.at("certificate_present")
        left, right = _named(shown.tiles(), "Ja"), _named(shown.tiles(), "نعم")
        other = _named(shown.tiles(), "لا")
        assert right.x() > other.x()
        assert left.x() < _named(shown.tiles(), "Nein").x()
        right.click()
        assert (left.isChecked(), right.isChecked(), other.isChecked()) == (True, True, False)
        assert shown.child().certificate_present is True

    def test_turkish_reads_from_the_left(self, qtbot: QtBot) -> None:
        shown = Shown(qtbot, AtTheTable(known={"interpreter_language": "tur"}).begin()).at("certificate_present")
        assert _named(shown.tiles(), "Evet").x() < _named(shown.tiles(), "Hayır").x()

    def test_a_number_in_the_arabic_half_stands_at_its_edge(self, shown: Shown) -> None:
        shown.at("years_of_schooling")
        type_text(shown.screen, "7")
        said = shown.screen.panel._said
        assert said.text().startswith(RIGHT_TO_LEFT_MARK)
        assert said.alignment() & Qt.AlignmentFlag.AlignRight

    def test_without_a_second_language_german_takes_the_room(self, qtbot: QtBot) -> None:
        shown = Shown(qtbot, AtTheTable(known={"interpreter_language": "kat"}).begin()).at("certificate_present")
        assert {one.word for one in shown.tiles()} == {"Ja", "Nein", "Weiß ich nicht", "Möchte ich nicht sagen"}

    def test_nothing_of_the_file_is_on_the_screen(self, shown: Shown) -> None:
        """It is turned to the family, and people walk by."""
        shown.at("certificate_present")
        words = " ".join(words_of(shown.screen))
        assert [secret for secret in SECRET if secret in words] == []
        assert shown.shell.titles == ["Gespräch"]
        assert shown.screen.frame == "bare"

    def test_the_source_is_chosen_and_shown(self, shown: Shown) -> None:
        shown.at("certificate_present")
        shown.screen.panel.origins.chosen.emit(Origin.DOCUMENT)
        shown.press(Qt.Key.Key_1)
        mark = mark_of(shown.child().marks, "certificate_present")
        assert mark is not None
        assert mark.source is Source.CERTIFICATE
        assert shown.screen.panel.origins.value() is Origin.DOCUMENT

    def test_one_child_is_asked_apart(self, shown: Shown) -> None:
        shown.at("country_of_birth", of_child=False)
        actions = shown.screen.panel._apart_menu.actions()
        assert [action.text() for action in actions] == ["Yasmin", "Omar"]
        actions[0].trigger()
        assert shown.question() == "In welchem Land ist Yasmin geboren?"

    def test_a_note_is_kept_when_one_goes_on(self, shown: Shown) -> None:
        shown.at("certificate_present")
        shown.screen.panel._open_note()
        type_text(shown.screen, "liegt bei der Tante")
        shown.screen._forward_one()
        assert [mark.note for mark in shown.table.page().marks] == ["liegt bei der Tante"]


class TestRoom:
    @pytest.mark.parametrize("field", ["residence_status", "arrived_in_germany_on"])
    @pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 1.0), (1366, 768, 2.0), (1920, 1080, 1.0)])
    def test_nothing_is_wider_than_the_screen(
        self, qtbot: QtBot, qapp: QApplication, table: AtTheTable, field: str, width: int, height: int, scale: float
    ) -> None:
        apply_theme(qapp, Scheme.LIGHT, scale)
        shown = Shown(qtbot, table, (width, height)).at(field, of_child=False)
        qtbot.waitUntil(shown.screen.panel.isVisible)
        assert shown.screen.minimumSizeHint().width() <= width
        assert shown.screen.forward.visibleRegion().boundingRect().size() == shown.screen.forward.size()
        for tile in shown.tiles():
            assert tile.width() >= 120
            assert tile.height() >= tile.heightForWidth(tile.width())

    def test_what_was_said_before_goes_first(self, qtbot: QtBot, table: AtTheTable) -> None:
        low, high = Shown(qtbot, table, (1366, 620)), Shown(qtbot, table, (1366, 1000))
        for one in (low, high):
            one.at("residence_status", of_child=False)
        assert sum(row.isVisible() for row in low.screen._above) < sum(row.isVisible() for row in high.screen._above)


class TestFamilyWindow:
    @pytest.mark.requirement("U56", figure="family window: question, choices, nothing of the record (5 canaries)")
    def test_it_shows_the_question_and_nothing_of_the_file(self, shown: Shown) -> None:
        shown.table.answer("certificate_present", True)
        shown.at("certificate_present")
        shown.screen.toggle_family_window()
        window = shown.screen.window_of_family
        assert window is not None
        assert window.isVisible()
        assert shown.protected == [int(window.winId())]
        words = window.words()
        assert "هل أحضرتم معكم شهادة مدرسية من أجل \u2068ياسمين\u2069؟" in words
        assert "لم تتم مراجعة الترجمة بعد" in words
        assert [secret for secret in SECRET if any(secret in word for word in words)] == []
        assert [tile.isChecked() for tile in window._shown] == [False] * 4

    def test_no_question_shows_an_answer_that_was_given_before(self, shown: Shown) -> None:
        shown.at("street", of_child=False)
        shown.screen.toggle_family_window()
        window = shown.screen.window_of_family
        assert window is not None
        while shown.screen._pages.currentWidget() is not shown.screen.end:
            assert [secret for secret in SECRET if any(secret in word for word in window.words())] == []
            shown.screen._skip_one()
        assert shown.screen.window_of_family is None

    def test_what_is_chosen_there_is_the_answer(self, shown: Shown) -> None:
        shown.at("certificate_present")
        shown.screen.toggle_family_window()
        window = shown.screen.window_of_family
        assert window is not None
        window._shown[0].click()
        assert shown.child().certificate_present is True
        assert [tile.isChecked() for tile in window._shown] == [True, False, False, False]

    def test_the_pause_is_there_too(self, shown: Shown) -> None:
        shown.at("certificate_present")
        shown.screen.toggle_family_window()
        shown.screen.begin_pause()
        window = shown.screen.window_of_family
        assert window is not None
        assert window.pause.isVisible()
        shown.screen.end_pause()
        assert not window.pause.isVisible()

    def test_it_closes_with_the_talk_and_by_hand(self, shown: Shown) -> None:
        shown.at("certificate_present")
        shown.screen.toggle_family_window()
        shown.screen.toggle_family_window()
        assert shown.screen.window_of_family is None
        shown.screen.toggle_family_window()
        shown.screen.close_screen()
        assert shown.screen.window_of_family is None
        assert not shown.screen._window_button.isChecked()


class TestDrafts:
    def test_what_is_typed_and_not_stored_is_offered_again(self, qtbot: QtBot, table: AtTheTable) -> None:
        first = Shown(qtbot, table).at("wished_schools")
        type_text(first.screen, "Gesamtschule am")
        first.screen.drafts.keep_now()
        second = Shown(qtbot, table).at("wished_schools")
        assert second.screen.drafts.is_offering()
        assert second.screen.drafts.words().startswith("Nicht gespeicherter Text")
        second.screen.drafts.take_over()
        assert second.screen.panel.field.text() == "Gesamtschule am"
        second.press(Qt.Key.Key_Return)
        assert second.child().wished_schools == "Gesamtschule am"
        assert table.desk.store.drafts.of_account(table.desk.account.id) == []

    def test_skipping_keeps_what_was_typed(self, shown: Shown) -> None:
        shown.at("wished_schools")
        type_text(shown.screen, "Gesamtschule")
        shown.screen._skip_one()
        [draft] = shown.table.desk.store.drafts.of_account(shown.table.desk.account.id)
        assert draft.values["answer"] == "Gesamtschule"
        assert draft.place.startswith("talk:")
        assert draft.family_id == shown.table.family_id

    def test_leaving_stores_what_can_be_read(self, shown: Shown) -> None:
        shown.at("wished_schools")
        type_text(shown.screen, "Gesamtschule")
        shown.screen.close_screen()
        assert shown.child().wished_schools == "Gesamtschule"


class TestWindow:
    """The talk in the real window: what the lock and the privacy key do."""

    @pytest.fixture
    def window(self, qtbot: QtBot, table: AtTheTable) -> Iterator[MainWindow]:
        tasks = Tasks()
        made = MainWindow(tasks, _specs(table.desk))
        qtbot.addWidget(made)
        made.resize(1366, 768)
        with qtbot.waitExposed(made):
            made.show()
        at = f"{table.family_id}/certificate_present/{table.yasmin}"
        made.navigate("talk", family_id=table.family_id, at=at)
        screen = made.content.currentWidget()
        assert isinstance(screen, TalkScreen)
        qtbot.waitUntil(screen.panel.isVisible)
        screen.toggle_family_window()
        yield made
        qtbot.waitUntil(tasks.is_idle)

    def test_full_screen_without_menu(self, window: MainWindow) -> None:
        shown = [part.isVisible() for part in (window.menu_row, window.navigation, window.status)]
        assert shown == [False, False, False]

    @pytest.mark.requirement("U56", figure="privacy key covers the family window, the lock closes it")
    def test_privacy_covers_and_the_lock_closes(self, window: MainWindow) -> None:
        screen = window.content.currentWidget()
        assert isinstance(screen, TalkScreen)
        family_window = screen.window_of_family
        assert family_window is not None
        window.toggle_privacy()
        assert family_window.windowTitle() == "Sichtschutz"
        colours = _colours(family_window)
        assert len(colours) == 1
        window.toggle_privacy()
        assert family_window.windowTitle() == "Für die Familie"
        window.cover_with(QLabel("Gesperrt"))
        window.empty()
        assert screen.window_of_family is None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert "Yasmin" not in all_words()


class TestBoard:
    @pytest.fixture
    def board(self, qtbot: QtBot, table: AtTheTable) -> BoardScreen:
        made = BoardScreen(FakeShell(), table.desk, LANGUAGES)
        qtbot.addWidget(made)
        made.resize(1366, 768)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        made.open_with(family_id=table.family_id)
        made.focus_first()
        return made

    def test_pointing_sets_the_language_begins_the_talk_and_can_be_taken_back(
        self, board: BoardScreen, table: AtTheTable
    ) -> None:
        _pointed(board.languages.tiles, "Türkçe").click()
        shell = board._shell
        assert isinstance(shell, FakeShell)
        assert shell.visits == [("talk", {"family_id": table.family_id})]
        assert table.page().languages[0] == "tur"
        assert shell.notices[0].headline == "Sprache der Familie: Türkisch"
        assert shell.notices[0].call is not None
        shell.notices[0].call()
        assert table.page().languages[0] == "apc"
        assert shell.visits[-1][0] == "pointing_board"

    def test_found_by_typing_and_chosen_by_keyboard(self, board: BoardScreen, table: AtTheTable) -> None:
        type_text(board, "türki\n")
        assert [tile.lines.small for tile in board.languages.tiles] == ["Türkisch"]
        press(board, Qt.Key.Key_Return)
        assert table.page().languages[0] == "tur"

    def test_arrows_go_from_tile_to_tile(self, board: BoardScreen) -> None:
        press(board, Qt.Key.Key_Down)
        tiles = board.languages.tiles
        assert tiles[0].hasFocus()
        press(board, Qt.Key.Key_Right)
        press(board, Qt.Key.Key_Down)
        assert tiles[1 + board.languages.columns()].hasFocus()
        press(board, Qt.Key.Key_Up)
        press(board, Qt.Key.Key_Left)
        press(board, Qt.Key.Key_Left)
        assert tiles[0].hasFocus()

    def test_nothing_found_is_said(self, board: BoardScreen) -> None:
        board._presenter.search("klingonisch")
        assert board.languages.tiles == []
        assert board._nothing.isVisible()

    def test_pictures_speak_the_language_of_the_family(self, board: BoardScreen) -> None:
        board._show_page("pictures")
        assert board.place()["page"] == "pictures"
        tile = _pointed(board.pictures.tiles, "المدرسة")
        assert (tile.lines.small, tile.lines.icon) == ("Schule", "school")
        first, second = board.pictures.tiles[:2]
        assert first.x() > second.x()
        assert len({tile.width() // 4 for tile in board.pictures.tiles}) == 1
        tile.click()
        assert tile.isChecked()
        first.setFocus()
        press(board, Qt.Key.Key_Left)
        assert second.hasFocus()

    def test_the_question_is_asked_in_all_languages(self, board: BoardScreen) -> None:
        for asked in ("Welche Sprache sprechen Sie?", "Hangi dili konuşuyorsunuz?", "Якою мовою Ви розмовляєте?"):
            assert asked in board._asked.text()

    def test_every_tile_has_a_name_and_escape_leads_back(self, board: BoardScreen, table: AtTheTable) -> None:
        assert all(tile.accessibleName() for tile in (*board.languages.tiles, *board.pictures.tiles))
        board._go_to_talk()
        board.reload()
        board.setFocus()
        press(board, Qt.Key.Key_Escape)
        shell = board._shell
        assert isinstance(shell, FakeShell)
        assert [screen for screen, _arguments in shell.visits] == ["talk", "family"]


def _named(tiles: Sequence[ChoiceTile], word: str) -> ChoiceTile:
    return next(tile for tile in tiles if tile.word == word)


def _pointed(tiles: Sequence[PointingTile], large: str) -> PointingTile:
    return next(tile for tile in tiles if tile.lines.large == large)


def _specs(desk: Desk) -> list[ScreenSpec]:
    def talk(shell: Shell) -> Screen:
        return TalkScreen(shell, desk, LANGUAGES, lambda _window: None)

    return [ScreenSpec("families", "Familien", lambda _shell: Screen(), "users"), ScreenSpec("talk", "Gespräch", talk)]


def _colours(window: object) -> set[str]:
    image = window.grab().toImage()  # type: ignore[attr-defined]  # a widget
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 40) for y in range(0, image.height() // 3, 9)
    }
