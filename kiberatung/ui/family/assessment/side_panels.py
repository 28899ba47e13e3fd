"""Beside the domains: the text for the recommendation, and the sheets to print."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.domain.instruments import Instrument, InstrumentKind
from kiberatung.services.assessment.page import AssessmentPage
from kiberatung.services.catalogue_words import language_pair
from kiberatung.services.letters.languages import GERMAN
from kiberatung.ui.family.assessment.presenter import SheetWish
from kiberatung.ui.shell.language_field import LanguageField
from kiberatung.ui.widgets.choice import Combo, Option, Segments
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField, long_text_field, value_of
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head


class TextPanel(QWidget):
    """Kept as typed: a newer proposal comes into the field only when it is asked for."""

    def __init__(self, port: DraftPort, save: Callable[[str], str]) -> None:
        super().__init__()
        self._save_text = save
        self._proposal = ""
        self._shown = ""
        self.text = long_text_field(_("Text für die Empfehlung"), lines=9)
        self.state = label("", "small", "muted", wrap=True)
        self.drafts = DraftKeeper(port, {"text": self.text})
        self.buttons = QWidget()
        row = FlowLayout(self.buttons, 8)
        self.save = button(_("Text speichern"), self._save)
        self.propose = button(_("Vorschlag einsetzen"), self._take_proposal, kind="quiet")
        row.addWidget(self.save)
        row.addWidget(self.propose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (section_head(_("Text für die Empfehlung")), self.drafts, self.state, self.text, self.buttons):
            column.addWidget(part)

    def show_page(self, page: AssessmentPage, family_id: FamilyId | None, *, is_new: bool, may_write: bool) -> None:
        """Somebody else's text goes; one that was typed on and not saved stays."""
        self._proposal = page.proposal
        if is_new or value_of(self.text) == self._shown:
            self.drafts.leave_place()
            self._shown = page.text or page.proposal
            self.text.set_text(self._shown)
            self.text.set_finding("")
            self.drafts.open_place(f"assessment_text:{page.child.id}", family_id)
        self.state.setText(_state_words(page))
        self.propose.setVisible(may_write and bool(page.text) and page.proposal != page.text)
        self.buttons.setVisible(may_write)
        self.text.setEnabled(may_write)

    def settle(self) -> None:
        self._shown = value_of(self.text)
        self.drafts.settle()

    def _take_proposal(self) -> None:
        self.text.set_text(self._proposal)
        self.text.setFocus()

    def _save(self) -> None:
        self.text.set_finding(self._save_text(value_of(self.text)))


def _state_words(page: AssessmentPage) -> str:
    if not page.text:
        if not page.proposal:
            return _("Aus den Einträgen entsteht hier ein Vorschlag. Sie können auch frei schreiben.")
        return _("Vorschlag aus den Einträgen, noch nicht gespeichert. Ändern Sie ihn, wie Sie wollen.")
    if page.proposal and page.proposal != page.text:
        return _("Gespeichert, wie Sie es geschrieben haben. Aus den Einträgen ergäbe sich jetzt ein anderer Text.")
    return _("Gespeichert. Der Text kommt in das Schreiben mit der Empfehlung.")


class SheetPanel(QWidget):
    """Nothing about the child is printed, so it can lie on a table."""

    def __init__(self, show: Callable[[Instrument, SheetWish], object]) -> None:
        super().__init__()
        self._show = show
        self._sheets: tuple[Instrument, ...] = ()
        kinds = [Option(InstrumentKind.OBSERVATION, _("Beobachtung")), Option(InstrumentKind.TASKS, _("Aufgaben"))]
        self.kind = Segments(_("Art des Bogens"), kinds, InstrumentKind.OBSERVATION)
        self.kind.chosen.connect(lambda _kind: self._show_kind())
        self.sheet = Combo(_("Bogen zum Drucken"))
        self.sheet.setMinimumContentsLength(18)
        self.sheet.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sheet.chosen.connect(lambda _key: self._fit())
        self.language = LanguageField(_("Sprache des Bogens"))
        self._language_field = LabeledField(_("Sprache"), self.language)
        self._note = label("", "small", "muted", wrap=True)
        buttons = QWidget()
        row = FlowLayout(buttons, 8)
        row.addWidget(button(_("Bogen ansehen"), lambda: self._open(solutions=False), icon="printer"))
        self.solutions = button(_("Lösungen ansehen"), lambda: self._open(solutions=True), kind="quiet")
        row.addWidget(self.solutions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(section_head(_("Bögen drucken")))
        for part in (self.kind, LabeledField(_("Bogen"), self.sheet), self._language_field, self._note, buttons):
            column.addWidget(part)

    def show_sheets(self, sheets: Sequence[Instrument], languages: Sequence[str], family_language: str) -> None:
        if tuple(sheets) != self._sheets:
            self._sheets = tuple(sheets)
            self.language.set_languages(languages, language_pair)
        self.language.set_value(family_language if family_language in languages else GERMAN)
        if self._chosen() is None:
            self._show_kind()
        self._fit()

    def _show_kind(self) -> None:
        """A dozen in one list would have to be searched."""
        found = [one for one in self._sheets if one.kind is self.kind.value()]
        self.sheet.set_options([Option(one.key, _(one.title)) for one in found])
        self.sheet.set_value(found[0].key if found else None)
        self._fit()

    def _chosen(self) -> Instrument | None:
        return next((one for one in self._sheets if one.key == self.sheet.value()), None)

    def _fit(self) -> None:
        chosen = self._chosen()
        is_tasks = chosen is not None and chosen.kind is InstrumentKind.TASKS
        self._language_field.setVisible(is_tasks)
        self.solutions.setVisible(is_tasks)
        self._note.setText(_(chosen.provenance) if chosen else "")

    def _open(self, *, solutions: bool) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._show(chosen, SheetWish(chosen.key, str(self.language.value() or GERMAN), solutions))
