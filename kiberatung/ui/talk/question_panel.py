"""The question that is asked now: large, in both languages, with everything to answer it."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.talk.speaking import Choice
from kiberatung.ui.talk.shown import CurrentQuestion, TalkShown, TypedAnswer
from kiberatung.ui.talk.sources import ORIGINS
from kiberatung.ui.talk.tiles import ChoiceTile, mirror
from kiberatung.ui.talk.two_columns import (
    MIDDLE,
    NARROW_MARGIN,
    SIDE_MARGIN,
    NumberCircle,
    OneOrTwoRows,
    draft_tag,
    put_translated,
)
from kiberatung.ui.theme.live import metrics, px
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.choice import Option, Segments
from kiberatung.ui.widgets.form import LEFT_EDGE, text_field
from kiberatung.ui.widgets.text import button, label, set_property, surface

TILES_IN_A_ROW = 2
MIDDLE_COLUMN = 2
"""Of the grid: two columns of tiles, the number, two columns of tiles."""


class QuestionPanel(QWidget):
    """Says what was chosen or typed; both halves change together because the presenter shows them again."""

    chosen = Signal(int)
    typed = Signal(str)
    origin_chosen = Signal(object)
    note_left = Signal(str)
    ask_again_wanted = Signal()
    apart_wanted = Signal(object)

    def __init__(self, *, may_note: bool) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._may_note = may_note
        self._words: tuple[str, ...] = ()
        self._right_to_left = False
        self._tiles: list[tuple[ChoiceTile, ChoiceTile]] = []
        self._question, self._translated = label("", "talk", wrap=True), label("", "talk", wrap=True)
        self._circle = NumberCircle()
        self._draft = draft_tag()
        self.field = QLineEdit()
        self.field.setProperty("help", _("Antwort"))
        self._said = label("", "answer", wrap=True)
        self._finding = label("", "reading", "danger", wrap=True)
        self._finding.hide()
        self._body = QGridLayout()
        self._scroll = QScrollArea()
        self._kept, self._told = surface("bg"), label("", "small", "muted", wrap=True)
        self._build()

    # building

    def _build(self) -> None:
        self._prepare_field()
        self._fill_body()
        self._asked = surface("bg")
        self._asked_column = QVBoxLayout(self._asked)
        self._asked_column.setSpacing(px(14))
        self._asked_column.addLayout(self._body)
        self._asked_column.addWidget(self._finding)
        edge = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        self._asked_column.addWidget(self._draft, 0, edge)
        self._asked_column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(self._asked)
        self._kept_column = QVBoxLayout(self._kept)
        self._kept_column.setSpacing(px(10))
        for part in (self._build_deeds(), self.note, self._told):
            self._kept_column.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._scroll, 1)
        self._is_tight = True
        self.set_tight(tight=False)

    def _fill_body(self) -> None:
        """One grid for both halves, so that what belongs together stands in one line."""
        self._question.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        body = self._body
        body.setHorizontalSpacing(px(12))
        body.setVerticalSpacing(px(12))
        body.setColumnMinimumWidth(MIDDLE_COLUMN, px(MIDDLE + 24))
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        body.addWidget(self._question, 0, 0, 1, 2)
        body.addWidget(self._circle, 0, MIDDLE_COLUMN, top)
        body.addWidget(self._translated, 0, MIDDLE_COLUMN + 1, 1, 2)
        body.addWidget(self.field, 1, 0, 1, 2)
        body.addWidget(self._said, 1, MIDDLE_COLUMN + 1, 1, 2)

    def set_tight(self, *, tight: bool) -> None:
        """Where the text is large, all that can be done beside the answer scrolls with the question."""
        if tight == self._is_tight:
            return
        self._is_tight = tight
        (self._asked_column if tight else self._column).addWidget(self._kept)
        self._told.setVisible(tight)
        self._arrange(has_two=not self._translated.isHidden())
        margin = NARROW_MARGIN if tight else SIDE_MARGIN
        self._asked_column.setContentsMargins(margin, px(16), margin, px(4))
        self._kept_column.setContentsMargins(0 if tight else margin, 0, 0 if tight else margin, px(12))

    def _prepare_field(self) -> None:
        self.field.setProperty("large", True)
        self.field.setAlignment(LEFT_EDGE)
        self.field.textEdited.connect(self.typed)
        self._completer = QCompleter(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self.typed)
        popup = self._completer.popup()
        if popup is not None:
            popup.setProperty("popup", True)
        self._said.setProperty("said", True)
        self._said.setMinimumHeight(px(44))

    def _build_deeds(self) -> QWidget:
        """Where the answer comes from at the left, what is kept beside it at the right."""
        options = [Option(origin, _(word), icon=icon) for origin, (icon, word) in ORIGINS.items()]
        self.origins = Segments(_("Die Antwort ist"), options)
        self.origins.chosen.connect(self.origin_chosen)
        for part, option in zip(self.origins.findChildren(QPushButton), options, strict=True):
            part.setMinimumWidth(round(metrics("bold").horizontalAdvance(option.word)) + px(24) + 40)
        self.ask_again = button(_("Zu&rückfragen"), self.ask_again_wanted.emit, icon="flag")
        self.ask_again.setCheckable(True)
        self.ask_again.setProperty("segment", "only")
        self._note_button = button(_("&Notiz"), self._open_note, icon="pen-line")
        self._apart = button(_("Bei einem &Kind anders"), icon="split")
        self._apart_menu = QMenu(self._apart)
        self._apart_menu.triggered.connect(lambda action: self.apart_wanted.emit(action.data()))
        self._apart.setMenu(self._apart_menu)
        self.note = text_field(_("Notiz zu dieser Frage"))
        self.note.left.connect(lambda: self.note_left.emit(self.note_text()))
        self.note.hide()
        lead = label(_("Die Antwort ist"), tone="muted")
        self._deeds = OneOrTwoRows((lead, self.origins), (self._apart, self.ask_again, self._note_button))
        return self._deeds

    # showing

    def show_question(self, shown: TalkShown, *, right_to_left: bool, has_moved: bool) -> None:
        current = shown.current
        has_two = bool(current.question.translated)
        self._right_to_left = right_to_left
        self._share_room(has_two=has_two)
        self._question.setText(current.question.german)
        translated = current.question.translated
        put_translated(self._translated, translated, right_to_left=right_to_left, from_top=True)
        self._circle.set_number(current.number)
        self._draft.setVisible(has_two and not current.question.reviewed)
        self._show_typed(current.typed, name=current.question.german)
        self._show_choices(current.choices, has_two=has_two)
        self._mark_choice(current)
        self.origins.set_value(current.origin)
        self.ask_again.setChecked(current.to_ask_again)
        self._told.setText(" · ".join(filter(None, (shown.interpreter, shown.to_ask_again))))
        self._told.setVisible(self._is_tight)
        self._show_apart(shown.apart)
        self._show_note(current.note, has_moved=has_moved)
        self.show_finding(current.typed.finding if current.typed else "")

    def _share_room(self, *, has_two: bool) -> None:
        for part in (self._translated, self._said):
            part.setVisible(has_two)
        for column, stretch in enumerate((1, 1, 0, int(has_two), int(has_two))):
            self._body.setColumnStretch(column, stretch)

    def show_said(self, translated: str) -> None:
        put_translated(self._said, translated, right_to_left=self._right_to_left)

    def show_finding(self, sentence: str) -> None:
        self._finding.setText(sentence)
        self._finding.setVisible(bool(sentence))
        set_property(self.field, "state", "danger" if sentence else "")
        self.field.setAccessibleDescription(sentence)
        if sentence:
            announce(self.field, sentence)

    def typed_text(self) -> str | None:
        """None where nothing is typed at this question."""
        return self.field.text() if self.field.isVisibleTo(self) else None

    def note_text(self) -> str:
        return self.note.field.text() if isinstance(self.note.field, QLineEdit) else ""

    def height_wanted(self, width: int) -> int:
        """Without scrolling."""
        below = 0 if self._is_tight else self._kept.sizeHint().height()
        return self._asked_column.totalHeightForWidth(width) + below

    def scroll_up(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def focus_answer(self) -> None:
        """The cursor goes where the answer is given: the field, or the choice that is made, or the first one."""
        if self.field.isVisibleTo(self):
            self.field.setFocus()
            self.field.selectAll()
            return
        chosen = [left for left, _right in self._tiles if left.isChecked()]
        (chosen or [self._tiles[0][0]])[0].setFocus()

    def _show_typed(self, typed: TypedAnswer | None, name: str) -> None:
        self.field.setVisible(typed is not None)
        self._said.setVisible(typed is not None and not self._translated.isHidden())
        if typed is None:
            return
        if self.field.text() != typed.text:
            self.field.setText(typed.text)
        self.field.setPlaceholderText(typed.placeholder)
        self.field.setAccessibleName(name)
        self.show_said(typed.said)
        if self._words != tuple(typed.words):
            self._words = tuple(typed.words)
            self._completer.setModel(QStringListModel(list(self._words), self._completer))
            self.field.setCompleter(self._completer if self._words else None)  # type: ignore[arg-type]  # None takes it

    def _show_choices(self, choices: Sequence[Choice], *, has_two: bool) -> None:
        words = [(one.said.german, one.said.translated) for one in choices]
        if words == [(left.word, right.word) for left, right in self._tiles]:
            self._arrange(has_two=has_two)
            return
        for pair in self._tiles:
            for tile in pair:
                self._body.removeWidget(tile)
                tile.hide()
                tile.deleteLater()
        self._tiles = [(ChoiceTile(german), ChoiceTile(translated, can_focus=False)) for german, translated in words]
        for number, (left, right) in enumerate(self._tiles):
            left.setToolTip(str(number + 1))
            for tile in (left, right):
                tile.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
        self._arrange(has_two=has_two)

    def _arrange(self, *, has_two: bool) -> None:
        """Two tiles side by side in each half, or one below the other where the text is large."""
        beside = 1 if self._is_tight else TILES_IN_A_ROW
        span = TILES_IN_A_ROW // beside
        for number, (left, right) in enumerate(self._tiles):
            row, place = 2 + number // beside, number % beside
            mirrored = beside - 1 - place if self._right_to_left else place
            self._body.addWidget(left, row, place, 1, span)
            self._body.addWidget(right, row, MIDDLE_COLUMN + 1 + mirrored, 1, span)
            mirror(right, right_to_left=self._right_to_left)
            right.setVisible(has_two)
            left.show()  # now: the keyboard goes there at once

    def _mark_choice(self, current: CurrentQuestion) -> None:
        for choice, pair in zip(current.choices, self._tiles, strict=True):
            for tile in pair:
                tile.setChecked(current.chosen is not None and choice.value == current.chosen)

    def _show_apart(self, apart: Sequence[tuple[object, str]]) -> None:
        self._apart.setVisible(bool(apart))
        self._apart_menu.clear()
        for key, name in apart:
            self._apart_menu.addAction(name.replace("&", "&&")).setData(key)

    def _show_note(self, note: str, *, has_moved: bool) -> None:
        self._note_button.setVisible(self._may_note)
        if has_moved:
            self.note.set_text(note)
            self.note.setVisible(bool(note) and self._may_note)

    def _open_note(self) -> None:
        self.note.show()
        self.note.field.setFocus()
