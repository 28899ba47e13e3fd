"""One paragraph in the middle of the page: when it is printed, its German text, its translation, and what is wrong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.letter_languages import own_name_of
from kiberatung.services.catalogue_words import letter_language_word
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.faults import TextFault
from kiberatung.services.letters.editing.field_words import FIELD_WORDS, as_typed
from kiberatung.services.letters.editing.page import TextLine, Translation, TranslationState, state_words
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import Direction
from kiberatung.ui.protocols import Shell
from kiberatung.ui.settings.texts.comparison import ComparisonPanel
from kiberatung.ui.settings.texts.presenter import TextsPresenter, Typed, typed_texts
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.theme.live import colour
from kiberatung.ui.widgets.choice import Option, SearchingField
from kiberatung.ui.widgets.draft_keeper import DraftKeeper
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField, long_text_field, text_field, value_of
from kiberatung.ui.widgets.runs import ISOLATE, POP
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label

_STATES = {
    TranslationState.MISSING: ("circle-minus", "warn"),
    TranslationState.OUTDATED: ("triangle-alert", "warn"),
    TranslationState.DRAFT: ("pen-line", "warn"),
    TranslationState.REVIEWED: ("badge-check", "ok"),
}


class TextEditor(QWidget):
    """`edited` at every change of what is typed."""

    edited = Signal()

    def __init__(self, shell: Shell, desk: Desk, presenter: TextsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._line: TextLine | None = None
        self._is_filling = False
        self.condition = label("", tone="muted", wrap=True)
        self.german = long_text_field(_("&Deutscher Text"), lines=6)
        self.translation = long_text_field(_("Ü&bersetzung"), lines=6)
        self.reviewer = text_field(_("Geprüft von"), hint=_("Wer die Sprache spricht und die Übersetzung gelesen hat."))
        self.fields = SearchingField(_("Feld einsetzen"), (), _("Dieses Feld gibt es hier nicht."))
        self.fields.setPlaceholderText(_("Feld einsetzen …"))
        self.drafts = DraftKeeper(
            DeskDrafts(shell, desk),
            {"german": self.german, "translation": self.translation, "reviewer": self.reviewer},
        )
        self.comparison = ComparisonPanel(presenter.take_shipped, presenter.keep_own)
        self.state = StatusLabel("", "", "muted")
        self.former = label("", wrap=True)
        self.save = button(_("Text &speichern"), self._save, kind="primary", icon="save")
        self.take = button(_("Mitgelieferten Text nehmen"), presenter.take_shipped)
        self.take_translation = button(_("Mitgelieferte Übersetzung nehmen"), presenter.take_shipped_translation)
        self.confirm = button(_("Übersetzung passt noch: bestätigen"), self._confirm)
        self.look = button(_("Seite ansehen"), presenter.open_preview, icon="eye")
        self._last = _edit_of(self.german)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.title = label("", "h2", wrap=True)
        for part in (self.title, self.condition, self.drafts, self.comparison, self.german, self.fields):
            column.addWidget(part)
        self._translated = QWidget()
        below = QVBoxLayout(self._translated)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(8)
        translated: tuple[QWidget, ...] = (self.translation, self.state, self.former, self.confirm, self.reviewer)
        for one in translated:
            below.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft if one is self.confirm else Qt.AlignmentFlag(0))
        column.addWidget(self._translated)
        self._deeds = QWidget()
        row = FlowLayout(self._deeds, spacing=8)
        for deed in (self.save, self.take, self.take_translation, self.look):
            row.addWidget(deed)
        column.addWidget(self._deeds)
        column.addStretch(1)

    def _connect(self) -> None:
        for field in (self.german, self.translation):
            edit = _edit_of(field)
            edit.setReadOnly(not self._presenter.may_edit)
            edit.textChanged.connect(self._touched)
            edit.cursorPositionChanged.connect(lambda edit=edit: self._remember(edit))
        self.reviewer.setVisible(False)
        self.fields.chosen.connect(self._insert)

    # showing

    def show_line(self, line: TextLine | None, language: str, direction: Direction) -> None:
        self.drafts.leave_place()
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        self._is_filling = True
        german, translated = typed_texts(line)
        self.title.setText(line.place.part)
        self.condition.setText(_("Wird gedruckt: {when}.").format(when=line.condition))
        self.german.set_text(german)
        self.translation.set_text(translated)
        self.reviewer.set_text("")
        _turn(_edit_of(self.translation), direction)
        self._show_fields(line)
        self._is_filling = False
        may = self._presenter.may_edit
        self.comparison.show_line(line, may_edit=may)
        self.save.setVisible(may)
        self.fields.setVisible(may)
        self.take.setVisible(may and line.is_own)
        self._show_translation(line.translation, language, may=may)
        self.drafts.open_place(_place_of(line, language))

    def _show_fields(self, line: TextLine) -> None:
        """Those of which something is known in this paragraph, so that none stands empty."""
        words = [Option(name, _(FIELD_WORDS[name])) for name in line.fields]
        self.fields.set_options(words)
        self.fields.set_value(None)

    def _show_translation(self, translation: Translation | None, language: str, *, may: bool) -> None:
        self._translated.setVisible(translation is not None)
        is_own = translation is not None and translation.is_own and bool(translation.shipped)
        self.take_translation.setVisible(may and is_own)
        if translation is None:
            return
        icon, tone = _STATES[translation.state]
        self.state.set_status(icon, state_words(translation), tone)
        word = f"{letter_language_word(language)} · {own_name_of(language)}"
        _edit_of(self.translation).setAccessibleName(_("Übersetzung: {language}").format(language=word))
        told = _told(translation)
        self.former.setText(told)
        self.former.setVisible(bool(told))
        self.confirm.setVisible(may and translation.state is TranslationState.OUTDATED)
        self.reviewer.setVisible(may)

    def show_faults(self, german: TextFault | None, translation: TextFault | None) -> None:
        for field, fault in ((self.german, german), (self.translation, translation)):
            if field.finding() != (fault.sentence if fault else ""):
                field.set_finding(fault.sentence if fault else "")
            _mark(_edit_of(field), fault)
        self.save.setEnabled(german is None and translation is None)

    def typed(self) -> Typed:
        has_translation = self._line is not None and self._line.translation is not None
        return Typed(
            value_of(self.german), value_of(self.translation) if has_translation else None, value_of(self.reviewer)
        )

    # typing

    def _touched(self) -> None:
        if not self._is_filling:
            self.edited.emit()

    def _remember(self, edit: QPlainTextEdit) -> None:
        if edit.hasFocus():
            self._last = edit

    def _insert(self, name: object) -> None:
        if name:
            self._last.insertPlainText("{" + _(FIELD_WORDS[str(name)]) + "}")
            self._last.setFocus()
        self.fields.set_value(None)

    def _save(self) -> None:
        self._presenter.save(self.typed())

    def _confirm(self) -> None:
        self._presenter.confirm_translation(value_of(self.reviewer))


def _edit_of(field: LabeledField) -> QPlainTextEdit:
    edit = field.field
    assert isinstance(edit, QPlainTextEdit)  # noqa: S101 - made so above
    return edit


def _turn(edit: QPlainTextEdit, direction: Direction) -> None:
    is_right = direction is Direction.RIGHT_TO_LEFT
    turned = QTextOption(Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft)
    turned.setTextDirection(Qt.LayoutDirection.RightToLeft if is_right else Qt.LayoutDirection.LeftToRight)
    edit.document().setDefaultTextOption(turned)


def _mark(edit: QPlainTextEdit, fault: TextFault | None) -> None:
    """The place is underlined; the cursor stays where the person types."""
    marks = []
    if fault is not None and fault.end > fault.start:
        place = QTextCursor(edit.document())
        place.setPosition(fault.start)
        place.setPosition(min(fault.end, len(edit.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
        shown = QTextCharFormat()
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shown.setUnderlineColor(colour("danger"))
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = place, shown
        marks.append(mark)
    edit.setExtraSelections(marks)


def _place_of(line: TextLine, language: str) -> str:
    """Names no person; of German alone and of each language another one."""
    place = line.place
    return f"letter_text:{place.letter}:{place.part}:{place.condition}:{language or GERMAN}"


def _in_one_piece(text: str) -> str:
    return f"{ISOLATE}{as_typed(text)}{POP}"


def _told(translation: Translation) -> str:
    if translation.former:
        return _("Bisherige Übersetzung: {text}").format(text=_in_one_piece(translation.former))
    if translation.has_update:
        return _("Jetzt mitgeliefert: {text}").format(text=_in_one_piece(translation.shipped))
    return _("Fassung {version}").format(version=translation.version) if translation.version else ""
