"""What stands beside the page: the choices and warnings at the left, the state of the text at the right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import ChildId
from kiberatung.domain.letters import LetterId, LetterKind
from kiberatung.services.catalogue_words import language_pair
from kiberatung.services.child_names import name_of_child
from kiberatung.services.letters.choosing import LetterPage
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.sent import SentLetter
from kiberatung.services.letters.values import Detail, LetterSheet, Paragraph
from kiberatung.ui.family.letters.presenter import Paper, PaperChoice, SheetForm, word_of_kind
from kiberatung.ui.shell.language_field import LanguageField
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.plain_tip import plain_tip
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

_OCCASIONS: dict[str, tuple[str, tuple[LetterKind | None, ...]]] = {
    "talk": (
        N_("Gespräch"),
        (
            LetterKind.INVITATION,
            LetterKind.SECOND_INVITATION,
            LetterKind.CONFIRMATION,
            LetterKind.REMINDER,
            LetterKind.INTERPRETER_ORDER,
            None,
        ),
    ),
    "information": (
        N_("Information und Einwilligung"),
        (
            LetterKind.PRIVACY_NOTICE,
            LetterKind.CONSENT,
            LetterKind.SCHULPFLICHT_INFORMATION,
            LetterKind.SCHOOL_SYSTEM,
            LetterKind.PICTURE_PAGE,
            LetterKind.DELETION_CONFIRMATION,
        ),
    ),
    "place": (
        N_("Schulplatz"),
        (
            LetterKind.RECOMMENDATION,
            LetterKind.HEALTH_OFFICE_NOTE,
            LetterKind.HANDOVER_LETTER,
            LetterKind.PLACE_REQUEST,
            LetterKind.ASSIGNMENT_REQUEST,
            LetterKind.PLACEMENT,
            LetterKind.FOLLOW_UP,
            LetterKind.SCHOOL_CERTIFICATE,
        ),
    ),
}
"""Every kind once, few enough of each to be looked over; None is the Erfassungsbogen."""
_SHEET_FORMS = (
    (SheetForm.KNOWN, N_("mit Angaben, zum Drucken")),
    (SheetForm.EMPTY, N_("leer, zum Drucken")),
    (SheetForm.KNOWN_FILLABLE, N_("mit Angaben, ausfüllbar")),
    (SheetForm.EMPTY_FILLABLE, N_("leer, ausfüllbar")),
)
_NO_KIND = "data_sheet"
_MOST_SENT = 6


class ChoicePanel(QWidget):
    """Kind, languages, child; whoever receives it; what to mind before printing."""

    def __init__(
        self,
        choose: Callable[[PaperChoice], object],
        open_sent: Callable[[LetterId], object],
        read_form: Callable[[], object],
    ) -> None:
        super().__init__()
        self._choose = choose
        self._open_sent = open_sent
        self._choice: PaperChoice | None = None
        words = [Option(name, _(word)) for name, (word, _kinds) in _OCCASIONS.items()]
        self.occasion = _combo(_("Worum geht es?"), words)
        self.kind = _combo(_("Art des Schreibens"), ())
        self.language = LanguageField(_("Sprachen"))
        self.child = _combo(_("Kind"), ())
        self.occasion.chosen.connect(self._take_occasion)
        self.kind.chosen.connect(self._take_kind)
        self.language.chosen.connect(self._take_language)
        self.child.chosen.connect(self._take_child)
        self._language_field = LabeledField(_("Sprachen"), self.language)
        self._child_field = LabeledField(_("Kind"), self.child)
        self.form = _combo(_("Form des Bogens"), [Option(form, _(word)) for form, word in _SHEET_FORMS])
        self.form.chosen.connect(self._take_form)
        self._form_field = LabeledField(_("Form des Bogens"), self.form)
        self.read = button(_("Ausgefüllten Bogen &einlesen …"), read_form, icon="upload")
        self._recipient, self._warnings, self._sent = _part(8), _part(0), _part(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(LabeledField(_("Worum geht es?"), self.occasion))
        column.addWidget(LabeledField(_("Art des Schreibens"), self.kind))
        column.addWidget(self._language_field)
        column.addWidget(self._child_field)
        column.addWidget(self._form_field)
        column.addWidget(self.read)
        column.addLayout(self._recipient)
        column.addLayout(self._warnings)
        column.addLayout(self._sent)
        column.addStretch(1)

    def show_choices(self, page: LetterPage, choice: PaperChoice) -> None:
        self._choice = choice
        self._show_kinds(next(name for name, (_word, kinds) in _OCCASIONS.items() if choice.kind in kinds))
        self.kind.set_value(choice.kind or _NO_KIND)
        self.language.set_languages(page.languages, language_pair)
        self.language.set_value(choice.language)
        self.child.set_options([Option(child.id, name_of_child(child)) for child in page.children])
        self.child.set_value(choice.child_id)
        rule = RULES[choice.kind] if choice.kind else None
        about_one = rule is not None and rule.about_child
        self._language_field.setVisible(rule is None or not rule.german_only)
        self._child_field.setVisible(about_one and bool(page.children))
        self.form.set_value(choice.form)
        for part in (self._form_field, self.read):
            part.setVisible(choice.kind is None)
        self._show_sent(page)

    def show_paper(self, paper: Paper) -> None:
        sheet = paper.letter.sheet if paper.letter else None
        clear(self._recipient)
        clear(self._warnings)
        if sheet is not None:
            self._show_recipient(sheet)
        warnings = paper.letter.warnings if paper.letter else ()
        if warnings:
            self._warnings.addWidget(section_head(_("Hinweise")))
            for warning in warnings:
                self._warnings.addWidget(_warning(warning))

    def clear_words(self) -> None:
        clear(self._recipient)
        clear(self._warnings)

    def _show_sent(self, page: LetterPage) -> None:
        """The newest ones; all of them stand in the register."""
        clear(self._sent)
        if not page.sent:
            return
        self._sent.addWidget(section_head(_("Schon ausgegeben")))
        for one in page.sent[:_MOST_SENT]:
            words = _words_of_sent(one)
            look = button(_("Ansehen"), partial(self._open_sent, one.letter_id), kind="link", small=True)
            spoken = _("{letter} wie ausgegeben ansehen") if one.has_left else _("{letter}, ansehen und ausgeben")
            look.setAccessibleName(spoken.format(letter=words))
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(label(words, wrap=True), 1)
            row.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
            self._sent.addLayout(row)

    def _show_recipient(self, sheet: LetterSheet) -> None:
        self._recipient.addWidget(section_head(_("Wer bekommt es?")))
        words = QVBoxLayout()
        words.setSpacing(0)
        for line in sheet.annotations:
            words.addWidget(label(line, "strong", wrap=True))
        for line in sheet.recipient:
            words.addWidget(label(line, wrap=True))
        self._recipient.addLayout(words)

    def _show_kinds(self, occasion: str) -> None:
        self.occasion.set_value(occasion)
        self.kind.set_options([Option(kind or _NO_KIND, word_of_kind(kind)) for kind in _OCCASIONS[occasion][1]])

    def _take_occasion(self, value: object) -> None:
        """Its first letter is shown at once: a page says more than a list."""
        self._take_kind(_OCCASIONS[str(value)][1][0] or _NO_KIND)

    def _take_kind(self, value: object) -> None:
        if self._choice is not None:
            self._choose(replace(self._choice, kind=None if value == _NO_KIND else LetterKind(str(value))))

    def _take_language(self, value: object) -> None:
        if self._choice is not None:
            self._choose(replace(self._choice, language=str(value)))

    def _take_form(self, value: object) -> None:
        if self._choice is not None:
            self._choose(replace(self._choice, form=cast("SheetForm", value)))

    def _take_child(self, value: object) -> None:
        if self._choice is not None:
            self._choose(replace(self._choice, child_id=cast("ChildId", value)))


def _words_of_sent(one: SentLetter) -> str:
    """The day that stands on it, and how it left when that was another day."""
    words = {"letter": word_of_kind(one.kind), "date": write_date(one.written_on)}
    if one.sent_on is None:
        return _("{letter} vom {date}, nur aufbewahrt").format(**words)
    if one.sent_on == one.written_on:
        return _("{letter} vom {date}").format(**words)
    return _("{letter} vom {date}, ausgegeben am {day}").format(**words, day=write_date(one.sent_on))


class TextPanel(QWidget):
    """State of each paragraph, the facts the text rests on, and what printing does."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_paper(self, paper: Paper) -> None:
        self.clear_words()
        if paper.letter is not None:
            sheet = paper.letter.sheet
            self._column.addWidget(_paragraphs(sheet))
            if paper.letter.facts:
                self._column.addWidget(_facts(paper.letter.facts))
            after = _(
                "Das Register hält fest, wer wann welches Schreiben bekommen hat. "
                "Ein Druck lässt sich nicht zurücknehmen, nur durch ein neues Schreiben ersetzen."
            )
        else:
            after = _after_sheet(paper.choice.form)
        is_file = paper.letter is None and paper.choice.form.is_fillable
        self._column.addWidget(_after(_("Nach dem Sichern") if is_file else _("Nach dem Drucken"), after))
        self._column.addStretch(1)

    def clear_words(self) -> None:
        clear(self._column)


def _combo(name: str, options: Sequence[Option]) -> Combo:
    """As wide as the panel: a long name of a child must not push the page away."""
    made = Combo(name, options)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made


def _part(spacing: int) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(spacing)
    return made


def _warning(text: str) -> QFrame:
    row = QFrame()
    row.setProperty("row", True)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 8, 0, 8)
    layout.setSpacing(8)
    mark = StatusLabel("triangle-alert", "", "warn")
    mark.setAccessibleName(_("Hinweis"))
    layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label(text, wrap=True), 1)
    return row


def _paragraphs(sheet: LetterSheet) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(section_head(_("Text")))
    for paragraph in sheet.paragraphs:
        column.addWidget(_paragraph(paragraph, sheet.language))
    return part


def _paragraph(paragraph: Paragraph, language: str) -> QFrame:
    row = QFrame()
    row.setProperty("row", True)
    row.setMinimumHeight(px(32))
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 4, 0, 4)
    layout.setSpacing(8)
    number = label(str(paragraph.number), tone="muted")
    number.setFixedWidth(px(20))
    layout.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label(paragraph.title, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(_state(paragraph, language), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _state(paragraph: Paragraph, language: str) -> StatusLabel:
    text = paragraph.text
    if language == GERMAN:
        return StatusLabel("", _("deutsch"), "muted")
    if not text.translated:
        return StatusLabel("circle-minus", _("passt nicht mehr") if text.outdated else _("nur deutsch"), "warn")
    version = _("Fassung {version}").format(version=text.version)
    if text.reviewed:
        state = StatusLabel("badge-check", _("geprüft"), "ok")
        told = _("Geprüft: {who}. {version}").format(who=text.review, version=version)
    else:
        state = StatusLabel("pen-line", _("Entwurf"), "warn")
        told = _("Noch niemand hat diese Übersetzung geprüft. {version}").format(version=version)
    state.setToolTip(plain_tip(told))
    return state


def _facts(facts: Sequence[Detail]) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(section_head(_("Verwendete Angaben")))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for row, fact in enumerate(facts):
        name = label(fact.label, tone="muted", wrap=True)
        name.setFixedWidth(px(104))
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(fact.value, wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
    column.addLayout(grid)
    return part


def _after_sheet(form: SheetForm) -> str:
    told = {
        SheetForm.KNOWN: _(
            "Der Bogen enthält, was bisher bekannt ist. Offene Fragen bleiben leer zum Ausfüllen. "
            "Geben Sie ihn nur der Familie selbst."
        ),
        SheetForm.EMPTY: _("Auf dem Bogen steht keine Angabe. Der Code unten nennt nur Bogen und Seite."),
        SheetForm.KNOWN_FILLABLE: _(
            "Sichern Sie die Datei, und geben Sie sie nur der Familie selbst. Sie enthält, was bisher bekannt ist. "
            "Kommt sie ausgefüllt zurück, lesen Sie sie hier ein."
        ),
        SheetForm.EMPTY_FILLABLE: _(
            "Sichern Sie die Datei. Sie enthält keine Angabe. Kommt sie ausgefüllt zurück, lesen Sie sie hier ein."
        ),
    }
    return told[form]


def _after(heading: str, text: str) -> QWidget:
    part = QWidget()
    column: QBoxLayout = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(heading, "bold"))
    column.addWidget(label(text, tone="muted", wrap=True))
    return part
