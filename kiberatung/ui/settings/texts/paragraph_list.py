"""What is chosen at the left of the page of texts: letter, language, paragraph."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office_texts import OfficeWording
from kiberatung.services.labels import label_of
from kiberatung.services.letters.editing.page import TextLine, TextPage, TranslationState, state_words
from kiberatung.services.letters.office_texts import SHARED
from kiberatung.ui.settings.texts.presenter import TextsPresenter
from kiberatung.ui.shell.language_field import LanguageField
from kiberatung.ui.theme.tokens import TWO_LINE_ROW_HEIGHT
from kiberatung.ui.widgets.choice import Option, SearchingField
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Cell, Column, Deliver
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.text import label


class ParagraphList(QWidget):
    chosen = Signal(object)
    """The line whose paragraph is to be edited."""

    def __init__(self, presenter: TextsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._lines: Sequence[TextLine] = ()
        self.letter = SearchingField(_("Schreiben"), (), _("Dieses Schreiben gibt es nicht."))
        self.language = LanguageField(_("Sprache der Übersetzung"))
        self.model = RowTableModel((Column("paragraph", _("Absatz"), 240, sortable=False, stretch=True),), self._fetch)
        self.table = RowTable(self.model, _("Absätze"), TWO_LINE_ROW_HEIGHT)
        self.german_only = label(
            _("Dieses Schreiben geht an eine Stelle. Es ist nur deutsch."), tone="muted", wrap=True
        )
        self.unused = SentenceList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(LabeledField(_("Sch&reiben"), self.letter))
        column.addWidget(LabeledField(_("S&prache der Übersetzung"), self.language))
        column.addWidget(self.german_only)
        column.addWidget(self.table, 1)
        column.addWidget(self.unused)
        self.letter.chosen.connect(self._take_letter)
        self.language.chosen.connect(lambda value: presenter.choose_language(str(value)))
        self.table.current_moved.connect(self._take)

    def _take_letter(self, value: object) -> None:
        """An emptied field shows the letter again that is open."""
        if value is None:
            self.letter.set_value(self._presenter.letter)
        else:
            self._presenter.choose_letter(str(value))

    def show_page(self, page: TextPage, languages: Sequence[str]) -> None:
        self._lines = page.lines
        self.letter.set_options([_letter_option(letter, page) for letter in (*_LETTERS, SHARED)])
        self.letter.set_value(page.letter)
        self.language.set_languages(languages)
        self.language.set_value(page.language)
        self.language.setEnabled(not page.is_german_only)
        self.german_only.setVisible(page.is_german_only)
        self.model.set_keys(range(len(page.lines)))
        self.model.invalidate()
        self.unused.set_rows([self._unused_row(one) for one in page.unused])
        self.unused.setVisible(bool(page.unused))

    def show_line(self, line: TextLine | None) -> None:
        places = [one.place for one in self._lines]
        if line is not None and line.place in places:
            self.table.select_key(places.index(line.place))

    def _unused_row(self, wording: OfficeWording) -> SentenceRow:
        told = _("Diesen Absatz gibt es nicht mehr: {part}").format(part=wording.part)
        forget = partial(self._presenter.forget_unused, wording)
        may = self._presenter.may_edit
        return SentenceRow(told, None, _("Entfernen") if may else "", forget if may else None, wording.text)

    def _fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        deliver({key: (cell_of(self._lines[key]),) for key in keys if isinstance(key, int) and key < len(self._lines)})

    def _take(self, key: object) -> None:
        if isinstance(key, int) and key < len(self._lines):
            self.chosen.emit(self._lines[key])


_LETTERS = tuple(kind.value for kind in LetterKind)


def cell_of(line: TextLine) -> Cell:
    """What is most urgent stands in the second line, with its sign."""
    translation = line.translation
    if line.has_update or (translation is not None and translation.has_update):
        return Cell(
            line.place.part, _("neuer Text im Programm"), weight=500, second_icon="triangle-alert", second_tone="warn"
        )
    if translation is not None and translation.state in (TranslationState.MISSING, TranslationState.OUTDATED):
        return Cell(
            line.place.part, state_words(translation), weight=500, second_icon="triangle-alert", second_tone="warn"
        )
    if line.is_own:
        return Cell(line.place.part, _("eigener Text"), weight=500, second_icon="pen-line", second_tone="info")
    return Cell(line.place.part, line.condition)


def _letter_option(letter: str, page: TextPage) -> Option:
    word = _("Alle Schreiben") if letter == SHARED else label_of(LetterKind(letter))
    if letter in page.updated_letters:
        return Option(letter, word, shown=_("neuer Text im Programm"))
    if letter in page.own_letters:
        return Option(letter, word, shown=_("eigener Text"))
    return Option(letter, word)
