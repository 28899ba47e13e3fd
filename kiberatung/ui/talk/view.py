"""The bilingual talk: full screen, calm, one question at a time; made to be turned to the family."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.letters.values import Bilingual
from kiberatung.services.talk.languages import TalkLanguages
from kiberatung.services.talk.words import NOT_REVIEWED, PAUSE, PAUSE_LINE
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.shell.screen import Frame, Screen
from kiberatung.ui.talk.family_window import FamilyWindow, Protect
from kiberatung.ui.talk.pages import EndPage, OpeningPage, PausePage
from kiberatung.ui.talk.presenter import TalkPresenter
from kiberatung.ui.talk.progress import ProgressBar
from kiberatung.ui.talk.question_panel import QuestionPanel
from kiberatung.ui.talk.shown import EndShown, OpeningShown, SaidLine, TalkShown
from kiberatung.ui.talk.tiles import mirror
from kiberatung.ui.talk.two_columns import SIDE_MARGIN, OneOrTwoRows, SaidRow
from kiberatung.ui.talk.typed_draft import TypedDraft
from kiberatung.ui.theme.live import metrics, px
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line, surface

ABOVE = 2
TIGHT_BELOW = 1200
"""Width at text scale 1: below it, or with text as much larger, only the question and what it needs stay."""
NAME_WIDTH, WIDE_FROM = 260, 1420


class TalkScreen(Screen):
    """No name of the family, no number of the case, no menu. `protect` keeps the family's window out of captures."""

    frame: Frame = "bare"

    def __init__(self, shell: Shell, desk: Desk, languages: TalkLanguages, protect: Protect) -> None:
        super().__init__()
        self._shell, self._protect = shell, protect
        self._presenter = TalkPresenter(shell, desk, languages, self)
        self._shown: TalkShown | None = None
        self._back: tuple[str, Mapping[str, Any]] = ("families", {})
        self.window_of_family: FamilyWindow | None = None
        self.panel = QuestionPanel(may_note=self._presenter.may_note)
        self.drafts = TypedDraft(DeskDrafts(shell, desk), self.panel)
        self.opening, self.pause, self.end = OpeningPage(), PausePage(), EndPage()
        self._build()
        self._connect()

    # Screen

    def open_with(self, **arguments: Any) -> None:
        family_id = arguments["family_id"]
        self._back = ("family", {"family_id": family_id, "tab": "intake"})
        self._whole.setCurrentWidget(self._work)
        self._pages.setCurrentWidget(self._blank)
        self._shown = None
        self._shell.set_title(_("Gespräch"))
        self._presenter.open_family(
            family_id, to_ask_again=bool(arguments.get("to_ask_again")), at=arguments.get("at", "")
        )

    def place(self) -> Mapping[str, Any]:
        sitting = self._presenter.sitting
        return {"to_ask_again": False, "at": sitting.key if sitting is not None and self._shown is not None else ""}

    def close_screen(self) -> None:
        self._presenter.take_typed(self._typed())
        self._presenter.put_note(self.panel.note_text())
        self.drafts.leave_place()
        self._close_family_window()

    def reload(self) -> None:
        self._presenter.reload()

    def focus_first(self) -> None:
        if self._pages.currentWidget() is self.opening:
            self.opening.focus_first()
        elif self._shown is not None:
            self.panel.focus_answer()
        else:
            self.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        menu = _("Gespräch")
        window, board = self.toggle_family_window, self._open_board
        return [
            ActionSpec("talk.pause", _("&Pause"), self.begin_pause, menu, icon="pause"),
            ActionSpec("talk.window", _("&Fenster für die Familie"), window, menu, icon="external-link"),
            ActionSpec("talk.board", _("Zeige&tafel"), board, menu, icon="languages"),
        ]

    # TalkView

    def show_opening(self, shown: OpeningShown, *, is_right_to_left: bool) -> None:
        self._shown = None
        self.opening.show_opening(shown, right_to_left=is_right_to_left)
        self._head_of_questions.hide()
        self._foot.hide()
        self._pages.setCurrentWidget(self.opening)
        self.opening.focus_first()

    def show_step(self, shown: TalkShown, *, has_moved: bool) -> None:
        self._shown = shown
        right = self._is_right_to_left()
        if has_moved:
            self.drafts.settle()
            self.drafts.leave_place()
        self._show_head(shown)
        for row, said in zip(self._above, _padded(shown.above), strict=True):
            _show_row(row, said, right_to_left=right)
        _show_row(self._below, shown.below, right_to_left=right, is_next=True)
        self.panel.show_question(shown, right_to_left=right, has_moved=has_moved)
        self._again.setText(shown.to_ask_again)
        self._go_back.setEnabled(shown.can_go_back)
        self._foot.show()
        self._head_of_questions.show()
        self._pages.setCurrentWidget(self._questions)
        self._fit_rows()
        self._show_to_family()
        if has_moved:
            self._watch_typing()
            self.panel.scroll_up()
            QTimer.singleShot(0, self, self._fit_rows)  # once the new texts have their places
            self.panel.focus_answer()

    def show_said(self, translated: str) -> None:
        self.panel.show_said(translated)

    def show_finding(self, sentence: str) -> None:
        if self._pages.currentWidget() is self.opening:
            self.opening.show_finding(sentence)
        else:
            self.panel.show_finding(sentence)
            self._fit_rows()
            self.panel.focus_answer()

    def show_end(self, shown: EndShown) -> None:
        self.end.show_end(shown, right_to_left=self._is_right_to_left())
        self._foot.hide()
        self._pages.setCurrentWidget(self.end)
        self.end.close_talk.setFocus()
        self._close_family_window()

    def show_saved(self, words: str, tone: Literal["ok", "warn", "danger", "muted"]) -> None:
        self._saved.set_status("circle-check" if tone == "ok" else "circle-dashed", words, tone)
        self._shell.set_saved(words, tone)

    # building

    def _build(self) -> None:
        self._work = surface()
        self._pages = QStackedWidget()
        self._blank = surface()
        self._questions = self._build_questions()
        for page in (self._blank, self.opening, self._questions, self.end):
            self._pages.addWidget(page)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(self._pages, 1)
        self._foot = self._build_foot()
        column.addWidget(self._foot)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._work)
        self._whole.addWidget(self.pause)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)

    def _build_head(self) -> QWidget:
        self._title, self._number = label("", "h2"), label("", tone="muted")
        self._about = StatusLabel("", "", "accent", filled=True)
        self._interpreter = label("", "small", "muted", wrap=True)
        self._title_translated = label("", "h2")
        self._progress = ProgressBar()
        pause = button(_("&Pause"), self.begin_pause, icon="pause")
        self._window_button = button(_("&Fenster für die Familie"), self.toggle_family_window, icon="external-link")
        self._window_button.setCheckable(True)
        self._window_button.setProperty("segment", "only")
        self._window_button.setAccessibleName(_("Fenster für die Familie"))
        self._window_button.setToolTip(_("Fenster für die Familie"))
        close = button(_("&Ansicht schließen"), self.close_talk, icon="x")
        close.setToolTip(_("Esc"))
        self._head_of_questions = surface()
        facts = QHBoxLayout(self._head_of_questions)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(px(12))
        for part in (self._title, self._number, self._about):
            facts.addWidget(part)
        buttons = (self._window_button, pause, close, self._title_translated)
        self._head_row = OneOrTwoRows((self._head_of_questions,), buttons)
        head = surface()
        column = QVBoxLayout(head)
        column.setContentsMargins(32, px(12), 32, px(4))
        column.setSpacing(px(8))
        column.addWidget(self._head_row)
        column.addWidget(self._progress)
        return head

    def _build_questions(self) -> QWidget:
        page = surface()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above = [SaidRow() for _number in range(ABOVE)]
        self._below = SaidRow()
        self._lines: list[QWidget] = []
        for row in self._above:
            column.addWidget(row)
            column.addWidget(self._hairline())
        column.addWidget(self.drafts)
        column.addWidget(self.panel, 1)
        column.addWidget(self._hairline())
        column.addWidget(self._below)
        return page

    def _hairline(self) -> QWidget:
        made = line()
        self._lines.append(made)
        return made

    def _build_foot(self) -> QWidget:
        self._go_back = button(_("&Zurück"), self._back_one, icon="arrow-left", kind="large")
        self._again = button("", self._presenter.go_to_asked_again, kind="quiet", icon="flag")
        self._saved = StatusLabel("circle-check", "", "ok")
        skip = button(_("Überspringe&n"), self._skip_one, kind="large")
        self.forward = button(_("&Weiter"), self._forward_one, kind="primary", icon="arrow-right")
        self.forward.setProperty("large", True)
        self.forward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        told = (self._go_back, self._again, self._interpreter)
        self._foot_row = OneOrTwoRows(told, (self._saved, skip, self.forward), (SIDE_MARGIN, px(10)))
        whole = surface()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addWidget(self._foot_row)
        return whole

    def _connect(self) -> None:
        presenter, panel = self._presenter, self.panel
        panel.chosen.connect(presenter.choose)
        panel.typed.connect(presenter.type_answer)
        panel.origin_chosen.connect(presenter.set_origin)
        panel.note_left.connect(presenter.put_note)
        panel.ask_again_wanted.connect(presenter.toggle_to_ask_again)
        panel.apart_wanted.connect(presenter.ask_apart)
        self.opening.begun.connect(lambda name, keeps: presenter.begin(name, keeps_confidence=keeps))
        self.opening.board_wanted.connect(self._open_board)
        self.pause.ended.connect(self.end_pause)
        self.end.closed.connect(self.close_talk)
        self.end.back_wanted.connect(presenter.show_current)
        self.end.ask_again_wanted.connect(presenter.go_to_asked_again)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self._back_one)

    # showing

    def _show_head(self, shown: TalkShown) -> None:
        self._title.setText(shown.title.german)
        self._title_translated.setText(shown.title.translated)
        mirror(self._title_translated, right_to_left=self._is_right_to_left())
        words = _("{number} von {count}") if self._is_tight() else _("Frage {number} von {count}, es geht um")
        self._number.setText(words.format(number=shown.current.number, count=shown.count))
        about = metrics("small_strong").elidedText(shown.about, Qt.TextElideMode.ElideRight, px(NAME_WIDTH))
        self._about.set_status("", about, "accent")
        self._about.setToolTip(shown.about)
        self._interpreter.setText(shown.interpreter)
        self._progress.set_segments(shown.segments)

    def _watch_typing(self) -> None:
        sitting, family_id = self._presenter.sitting, self._presenter.family_id
        if sitting is not None:
            self.drafts.open_place(f"talk:{sitting.key}", family_id)

    def _show_to_family(self) -> None:
        window, shown = self.window_of_family, self._shown
        sitting = self._presenter.sitting
        if window is not None and shown is not None and sitting is not None:
            said = sitting.speaker.word(NOT_REVIEWED)
            window.show_question(shown.current, said, right_to_left=self._is_right_to_left())

    def _fit_rows(self) -> None:
        """Where the screen is low the question keeps its room, and what was said before goes first."""
        shown = self._shown
        if shown is None:
            return
        tight = self._is_tight()
        self.panel.set_tight(tight=tight)
        self._window_button.setText("" if tight else _("&Fenster für die Familie"))
        for part in (self._title_translated, self._interpreter):
            part.setVisible(not tight)
        self._again.setVisible(not tight and bool(shown.to_ask_again))
        self._interpreter.setWordWrap(self.width() < px(WIDE_FROM))
        room = self._pages.height() - self.panel.height_wanted(self._pages.width())
        rows = (
            (self._above[1], len(shown.above) > 0),
            (self._below, shown.below is not None),
            (self._above[0], len(shown.above) > 1),
        )
        for row, has_line in rows:
            room -= _height_of(row, self._pages.width()) if has_line else 0
            row.setVisible(has_line and room >= 0 and not tight)
        for row, hairline in zip((*self._above, self._below), self._lines, strict=True):
            hairline.setVisible(not row.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()
        if self._shown is not None:
            self._show_head(self._shown)

    def _is_tight(self) -> bool:
        return self.width() < px(TIGHT_BELOW)

    def _is_right_to_left(self) -> bool:
        sitting = self._presenter.sitting
        return sitting is not None and sitting.is_right_to_left

    # deeds

    def _typed(self) -> str | None:
        return self.panel.typed_text() if self._shown is not None else None

    def _forward_one(self) -> None:
        self._presenter.put_note(self.panel.note_text())
        self._presenter.go_on(self._typed())

    def _skip_one(self) -> None:
        """What was typed there stays a draft."""
        self.drafts.leave_place()
        self._presenter.skip()

    def _back_one(self) -> None:
        self._presenter.put_note(self.panel.note_text())
        self._presenter.go_back(self._typed())

    def close_talk(self) -> None:
        screen, arguments = self._back
        self._shell.navigate(screen, **arguments)

    def _open_board(self) -> None:
        self._shell.navigate("pointing_board", family_id=self._presenter.family_id)

    def begin_pause(self) -> None:
        sitting = self._presenter.sitting
        if sitting is None or self._whole.currentWidget() is self.pause:
            return
        words: tuple[Bilingual, Bilingual] = (sitting.speaker.word(PAUSE), sitting.speaker.word(PAUSE_LINE))
        self.pause.show_words(*words)
        self._whole.setCurrentWidget(self.pause)
        self.pause.go_on.setFocus()
        if self.window_of_family is not None:
            self.window_of_family.pause.show_words(*words)
            self.window_of_family.show_pause(paused=True)

    def end_pause(self) -> None:
        self._whole.setCurrentWidget(self._work)
        if self.window_of_family is not None:
            self.window_of_family.show_pause(paused=False)
        self.focus_first()

    def toggle_family_window(self) -> None:
        if self.window_of_family is not None:
            self._close_family_window()
            return
        window = FamilyWindow(self, self._protect)
        window.chosen.connect(self._presenter.choose)
        window.closed.connect(self._family_window_closed)
        self.window_of_family = window
        self._show_to_family()
        window.open_beside(self.window())
        self._window_button.setChecked(True)
        self.activateWindow()

    def _close_family_window(self) -> None:
        if self.window_of_family is not None:
            self.window_of_family.close()

    def _family_window_closed(self) -> None:
        """By the talk, by the lock, or by hand."""
        window, self.window_of_family = self.window_of_family, None
        self._window_button.setChecked(False)
        if window is not None:
            window.deleteLater()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field took; letters and digits alone, without Alt, answer while no field has the cursor."""
        deed = self._deed_of(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _deed_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        paused = self._whole.currentWidget() is self.pause
        if event.key() == Qt.Key.Key_Escape:
            return self.end_pause if paused else self.close_talk
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self._deed_of_enter(paused=paused)
        asked = self._pages.currentWidget() is self._questions and not paused
        if not asked or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            number = event.key() - Qt.Key.Key_1
            return lambda: self._presenter.choose(number)
        return {Qt.Key.Key_R: self._presenter.toggle_to_ask_again, Qt.Key.Key_P: self.begin_pause}.get(
            Qt.Key(event.key())
        )

    def _deed_of_enter(self, *, paused: bool) -> Callable[[], object] | None:
        if paused:
            return self.end_pause
        if self._pages.currentWidget() is self.end:
            return self.close_talk
        return self._forward_one if self._pages.currentWidget() is self._questions else None


def _height_of(part: QWidget, width: int) -> int:
    layout = part.layout()
    return (
        layout.totalHeightForWidth(width)
        if layout is not None and layout.hasHeightForWidth()
        else part.sizeHint().height()
    )


def _padded(lines: Sequence[SaidLine]) -> list[SaidLine | None]:
    """The newest stands nearest to the question."""
    return [*([None] * (ABOVE - len(lines))), *lines]


def _show_row(row: SaidRow, said: SaidLine | None, *, right_to_left: bool, is_next: bool = False) -> None:
    if said is not None:
        row.show_line(said, right_to_left=right_to_left, is_next=is_next)
