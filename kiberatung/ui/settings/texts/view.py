"""The page „Texte der Schreiben“: paragraphs at the left, the text in the middle, the set page at the right."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.faults import TextFault
from kiberatung.services.letters.editing.page import TextLine, TextPage
from kiberatung.services.letters.values import Direction
from kiberatung.ui.protocols import Shell
from kiberatung.ui.settings.texts.editor import TextEditor
from kiberatung.ui.settings.texts.paragraph_list import ParagraphList
from kiberatung.ui.settings.texts.port import TextTools
from kiberatung.ui.settings.texts.presenter import TextsPresenter
from kiberatung.ui.settings.texts.review_section import ReviewSection
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.form import text_field, value_of
from kiberatung.ui.widgets.key_pause import KeyPause
from kiberatung.ui.widgets.page_preview import PagePreview
from kiberatung.ui.widgets.text import button, label, line, surface
from kiberatung.ui.widgets.view_head import ViewHead

_LEFT_WIDTH, _PAGE_WIDTH, _NARROWEST_TEXT, _LEAST_PAGE = 264, 440, 380, 330
_RING = 6
"""Room for the mark of the keyboard around the page."""


class TextsScreen(Screen):
    """A `TextsView`. What is typed is shown on its page after a pause of the keys."""

    def __init__(self, shell: Shell, desk: Desk, tools: TextTools) -> None:
        super().__init__()
        self._shell, self._tools = shell, tools
        self.presenter = TextsPresenter(shell, desk, tools, self)
        self.list = ParagraphList(self.presenter)
        self.editor = TextEditor(shell, desk, self.presenter)
        self.preview = PagePreview(_("Seite mit diesem Text"))
        self.family = text_field(_("&Vorschau für"), hint=_("Fallnummer oder Name; leer: Beispielfamilie"))
        self.problem = label("", tone="muted", wrap=True)
        self.review = ReviewSection(shell, desk, tools)
        self._pause = KeyPause(self)
        self._stack = QStackedWidget()
        self.to_review = button(_("Prüfen &lassen …"), self.show_review, icon="file-check")
        self.to_texts = button(_("Zurück zu den &Texten"), self.show_texts, icon="arrow-left")
        self._build()
        self._connect()

    # the window asks

    def open_with(self, **arguments: Any) -> None:
        self._shell.set_title(_("Texte der Schreiben"))
        if arguments.get("letter"):
            self.presenter.letter = str(arguments["letter"])
        if arguments.get("language"):
            self.presenter.language = str(arguments["language"])
        self.show_texts()
        self.presenter.reload()

    def reload(self) -> None:
        self.presenter.reload()
        self.review.presenter.reload()

    def place(self) -> dict[str, Any]:
        return {"letter": self.presenter.letter, "language": self.presenter.language}

    def close_screen(self) -> None:
        self.editor.drafts.leave_place()

    def focus_first(self) -> None:
        self.list.letter.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        file, look = _("Datei"), _("Ansicht")
        return [
            ActionSpec("texts.save", _("Text &speichern"), self.editor.save.click, file, "Ctrl+S", "save"),
            ActionSpec("texts.review", _("Texte prüfen &lassen"), self.show_review, look, icon="file-check"),
            ActionSpec("texts.reload", _("Neu &lesen"), self.reload, look, "F5", "refresh-cw"),
        ]

    def show_review(self) -> None:
        self._stack.setCurrentIndex(1)
        self.to_review.hide()
        self.to_texts.show()
        self.review.open_language(self.presenter.language_shown)

    def show_texts(self) -> None:
        self._stack.setCurrentIndex(0)
        self.to_texts.hide()
        self.to_review.show()

    # the presenter shows

    def show_page(self, page: TextPage, languages: tuple[str, ...]) -> None:
        self.list.show_page(page, languages)

    def show_line(self, line: TextLine | None) -> None:
        self._pause.stop()
        direction = Direction.LEFT_TO_RIGHT
        language = self.presenter.language_shown
        if line is not None and line.translation is not None:
            direction = self._tools.texts().languages.get(language).direction
        self.editor.show_line(line, language, direction)
        self.list.show_line(line)

    def show_faults(self, german: TextFault | None, translation: TextFault | None) -> None:
        self.editor.show_faults(german, translation)

    def show_pdf(self, pdf: bytes, note: str) -> None:
        self.problem.hide()
        self.preview.set_pdf(pdf, note)

    def show_no_preview(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def settle(self) -> None:
        self.editor.drafts.settle()

    # building

    def _build(self) -> None:
        columns = QWidget()
        row = QHBoxLayout(columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = _scrolled(self.list, _("Schreiben und Absätze"))
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(_RING, 0, _RING, _RING)
        right.setSpacing(0)
        asked = surface()
        above = QVBoxLayout(asked)
        above.setContentsMargins(16, 12, 16, 8)
        above.addWidget(self.family)
        above.addWidget(self.problem)
        right.addWidget(asked)
        right.addWidget(self.preview, 1)
        self.problem.hide()
        row.addWidget(self._left)
        row.addWidget(line("v"))
        row.addWidget(_scrolled(self.editor, _("Text des Absatzes")), 1)
        row.addWidget(line("v"))
        row.addWidget(self._right)
        self._stack.addWidget(columns)
        self._stack.addWidget(_scrolled(self.review, _("Prüfung der Übersetzungen")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(ViewHead(_("Texte der Schreiben"), buttons=(self.to_texts, self.to_review)))
        layout.addWidget(self._stack, 1)
        self.to_texts.hide()
        self._fit()

    def _connect(self) -> None:
        self.list.chosen.connect(lambda one: self.presenter.choose_line(one.place))
        self.editor.edited.connect(self._pause.key_typed)
        self._pause.due.connect(lambda: self.presenter.typed(self.editor.typed()))
        self.family.left.connect(self._choose_family)
        theme.theme_changed.connect(self._fit)

    def _choose_family(self) -> None:
        self.presenter.preview_for(value_of(self.family), self.editor.typed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Text before page: the page gets what is left, down to nothing."""
        self._left.setFixedWidth(px(_LEFT_WIDTH))
        room = self.width() - px(_LEFT_WIDTH) - px(_NARROWEST_TEXT)
        self._right.setVisible(room >= px(_LEAST_PAGE))
        self.editor.look.setVisible(room < px(_LEAST_PAGE))
        wanted = min(px(_PAGE_WIDTH) * 2, max(px(_LEAST_PAGE), room * 3 // 5))
        self._right.setFixedWidth(wanted)


def _scrolled(part: QWidget, name: str) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setAccessibleName(name)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content = surface()
    column = QVBoxLayout(content)
    column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 16)
    column.addWidget(part)
    scroll.setWidget(content)
    return scroll
