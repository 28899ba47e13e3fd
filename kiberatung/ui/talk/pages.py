"""The quiet pages round the questions: the beginning, the pause and the end, each in both languages."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.letters.values import Bilingual
from kiberatung.ui.talk.shown import EndShown, OpeningShown
from kiberatung.ui.talk.two_columns import SIDE_MARGIN, put_translated
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.form import text_field
from kiberatung.ui.widgets.text import button, label, line, surface


class BothLanguages(QWidget):
    """Sentences side by side, German at the left; the right half is missing when there is no other language."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(56))
        self._grid.setVerticalSpacing(px(10))
        self._shown: list[QLabel] = []

    def show_lines(self, lines: Sequence[tuple[Bilingual, str]], *, right_to_left: bool) -> None:
        """Each with its step of the type scale."""
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self._shown = []
        has_two = any(said.translated for said, _role in lines)
        for number, (said, role) in enumerate(lines):
            german, translated = label(said.german, role, wrap=True), label("", role, wrap=True)
            put_translated(translated, said.translated, right_to_left=right_to_left)
            self._grid.addWidget(german, number, 0)
            self._grid.addWidget(translated, number, 1)
            translated.setVisible(has_two)  # only now: shown without a parent it would be a window
            self._shown += [german, translated]
        for column, stretch in ((0, 1), (1, int(has_two))):
            self._grid.setColumnStretch(column, stretch)


class OpeningPage(QScrollArea):
    """Who interprets, said once; what the family may always do."""

    begun = Signal(str, bool)
    board_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = BothLanguages()
        self.interpreter = text_field(
            _("&Wer dolmetscht heute?"), placeholder=_("leer lassen, wenn niemand dolmetscht")
        )
        self.confidence = QCheckBox(_("hat &Verschwiegenheit erklärt"))
        self.begin = button(_("Gespräch &beginnen"), self._begin, kind="primary", icon="arrow-right")
        self._board = button(_("&Sprache zeigen lassen"), self.board_wanted.emit, kind="quiet", icon="languages")
        self._missing = label("", "reading", "warn", wrap=True)
        self._finding = label("", "reading", "danger", wrap=True)
        self._build()

    def _build(self) -> None:
        inner = surface()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SIDE_MARGIN, px(48), SIDE_MARGIN, px(32))
        column.setSpacing(px(20))
        column.addWidget(self.words)
        column.addSpacing(px(24))
        column.addWidget(line())
        column.addSpacing(px(8))
        form = QVBoxLayout()
        form.setSpacing(px(10))
        self.interpreter.setMaximumWidth(px(420))
        deeds = QHBoxLayout()
        deeds.addWidget(self.begin)
        deeds.addWidget(self._board)
        deeds.addStretch(1)
        for part in (self._missing, self.interpreter, self.confidence, self._finding):
            form.addWidget(part)
        form.addLayout(deeds)
        column.addLayout(form)
        column.addStretch(1)
        self.setWidget(inner)
        self._line().returnPressed.connect(self._begin)
        self._line().textChanged.connect(lambda text: self.confidence.setEnabled(bool(text.strip())))

    def _line(self) -> QLineEdit:
        assert isinstance(self.interpreter.field, QLineEdit)  # noqa: S101 - a text field holds a line
        return self.interpreter.field

    def show_opening(self, shown: OpeningShown, *, right_to_left: bool) -> None:
        lines = [(shown.greeting, "talk"), *((text, "answer") for text in shown.promises), (shown.confidence, "answer")]
        self.words.show_lines(lines, right_to_left=right_to_left)
        self.interpreter.set_text(shown.interpreter)
        self.confidence.setEnabled(bool(shown.interpreter))
        self.confidence.setChecked(False)
        text = _("Für {language} gibt es noch keine übersetzten Fragen. Die Sprachmittlung liest vor.")
        self._missing.setText(text.format(language=shown.missing_language))
        self._missing.setVisible(bool(shown.missing_language))
        self.show_finding("")

    def show_finding(self, sentence: str) -> None:
        self._finding.setText(sentence)
        self._finding.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """To what is still to be said."""
        (self.confidence if self._line().text() else self._line()).setFocus()

    def _begin(self) -> None:
        self.begun.emit(self._line().text(), self.confidence.isChecked())


class PausePage(QWidget):
    """Covers the whole talk: nothing of the family stays in sight."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setSpacing(px(16))
        column.addStretch(1)
        for role in ("board", "talk", "answer", "answer"):
            made = label("", role, "text" if role != "answer" else "muted")
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._lines.append(made)
            column.addWidget(made)
        self.go_on = button(_("&Weiter"), self.ended.emit, kind="primary", icon="play")
        column.addSpacing(px(24))
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_words(self, heading: Bilingual, line: Bilingual) -> None:
        """The family's language first and largest, where there is one."""
        texts = (heading.translated, heading.german, line.translated, line.german)
        for made, text in zip(self._lines, texts, strict=True):
            made.setText(text)
            made.setVisible(bool(text))


class EndPage(QWidget):
    """After the last question."""

    closed = Signal()
    back_wanted = Signal()
    ask_again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = BothLanguages()
        self._left_over = label("", "reading", "muted", wrap=True)
        self.close_talk = button(_("Ansicht &schließen"), self.closed.emit, kind="primary")
        self._again = button(_("Zur &Rückfrage"), self.ask_again_wanted.emit, icon="flag")
        back = button(_("&Zurück"), self.back_wanted.emit, icon="arrow-left")
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE_MARGIN, px(64), SIDE_MARGIN, px(32))
        column.setSpacing(px(20))
        column.addWidget(self.words)
        column.addWidget(self._left_over)
        deeds = QHBoxLayout()
        for made in (self.close_talk, self._again, back):
            deeds.addWidget(made)
        deeds.addStretch(1)
        column.addLayout(deeds)
        column.addStretch(1)

    def show_end(self, shown: EndShown, *, right_to_left: bool) -> None:
        self.words.show_lines([(shown.thanks, "talk")], right_to_left=right_to_left)
        self._left_over.setText(" · ".join(shown.lines))
        self._again.setVisible(shown.can_ask_again)
