"""The consent inside the intake: for whom, by whom, in which language; and taking it back."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.consents import Consent
from kiberatung.domain.handovers import RecipientKind
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.intake_page import IntakePage
from kiberatung.services.labels import label_of
from kiberatung.ui.family.intake.consent_presenter import ConsentForm, detail_of, form_to_begin, sentence_of
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.choice import Option, SearchingField
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, surface
from kiberatung.ui.widgets.view_head import section_head


class ConsentPage(QWidget):
    consent_given = Signal(object)  # ConsentForm
    consent_withdrawn = Signal(object)  # Consent

    def __init__(self, words: CatalogueWords, port: DraftPort) -> None:
        super().__init__()
        self._words = words
        self._begun: object = None
        self._given = SentenceList()
        self._none = label(_("Noch hat die Familie keiner Weitergabe zugestimmt."), "reading", "muted", wrap=True)
        self._boxes = {kind: QCheckBox(label_of(kind)) for kind in RecipientKind}
        self._by = text_field(_("&Unterschrieben von"))
        languages = [Option(key, word) for key, word in words.languages.items()]
        self._language_line = SearchingField(_("Vorgelesen auf"), languages, _("Diese Sprache ist nicht bekannt."))
        self._language = LabeledField(_("Vorgelesen &auf"), self._language_line)
        self._language_line.finding_changed.connect(self._language.set_finding)
        self._interpreter = text_field(_("&Gedolmetscht von"))
        boxes = {kind.value: box for kind, box in self._boxes.items()}
        typed = {"by": self._by, "language": self._language_line, "interpreter": self._interpreter}
        self.drafts = DraftKeeper(port, {**boxes, **typed})
        self._build()

    def _build(self) -> None:
        page = surface()
        column = QVBoxLayout(page)
        column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 24)
        column.setSpacing(12)
        column.addWidget(section_head(_("Einwilligung"), _("Ohne sie verlässt nichts das Haus.")))
        column.addWidget(self._none)
        column.addWidget(self._given)
        column.addSpacing(8)
        column.addWidget(self.drafts)
        column.addWidget(label(_("Wem dürfen die Angaben gegeben werden?"), "h3", wrap=True))
        boxes = QVBoxLayout()
        boxes.setSpacing(6)
        for box in self._boxes.values():
            boxes.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(boxes)
        for field in (self._by, self._language, self._interpreter):
            field.setMaximumWidth(px(420))
            column.addWidget(field)
        row = QHBoxLayout()
        row.addWidget(button(_("Einwilligung &eintragen"), self._give))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def show_page(self, page: IntakePage) -> None:
        """What a person has begun to fill in stays; it is emptied when another family or a new consent is shown."""
        self._none.setVisible(not page.consents)
        self._given.set_rows([self._row(consent) for consent in reversed(page.consents)])
        state = (page.file.family.id, len(page.consents))
        if state != self._begun:
            saved = isinstance(self._begun, tuple) and self._begun[0] == state[0]
            self._begun = state
            if not saved:
                self.drafts.leave_place()
            self._begin(form_to_begin(page, self._words))
            if saved:
                self.drafts.settle()
            self.drafts.open_place(f"consent:{state[0]}", state[0])

    def _begin(self, form: ConsentForm) -> None:
        for kind, box in self._boxes.items():
            box.setChecked(kind in form.recipients)
        self._by.field.setProperty("text", form.given_by)
        self._interpreter.field.setProperty("text", form.interpreted_by)
        self._language_line.set_value(self._words.find_language(form.language) if form.language else None)

    def _row(self, consent: Consent) -> SentenceRow:
        stands = consent.withdrawn_on is None
        state = StatusLabel("file-check" if stands else "circle-x", "", "ok" if stands else "muted")
        deed = _("Widerruf eintragen") if stands else ""
        call = partial(self.consent_withdrawn.emit, consent)
        return SentenceRow(sentence_of(consent), state, deed, call, detail_of(consent, self._words))

    def _give(self) -> None:
        recipients = tuple(kind for kind, box in self._boxes.items() if box.isChecked())
        language = self._language_line.text()
        self.consent_given.emit(ConsentForm(recipients, value_of(self._by), language, value_of(self._interpreter)))
