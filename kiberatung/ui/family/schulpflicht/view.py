"""The tab „Schulpflicht“: the answer as a sentence, all that founds it, whom to ask, and what the family was told."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.information_given import GivenInformation
from kiberatung.services.desk import Desk
from kiberatung.services.information.giving import InformationOffer
from kiberatung.services.information.words import information_title
from kiberatung.services.intake import follows_family
from kiberatung.services.letters.family_sentences import FamilySentences
from kiberatung.services.questions import BY_FIELD, Scope
from kiberatung.services.schulpflicht.page import SchulpflichtPage
from kiberatung.services.schulpflicht.past import AnswerChange
from kiberatung.services.schulpflicht.words import headline, second_sentence, votes_note
from kiberatung.ui.family.child_tab import ChildTab, Columns
from kiberatung.ui.family.schulpflicht import answer_words, page_rows
from kiberatung.ui.family.schulpflicht.family_part import FamilyPart
from kiberatung.ui.family.schulpflicht.figures import Figures
from kiberatung.ui.family.schulpflicht.information_panel import InformationPanel
from kiberatung.ui.family.schulpflicht.life_line import LifeLineView
from kiberatung.ui.family.schulpflicht.panels import ConfirmPanel, DecisionPanel, FactPanel, Panel
from kiberatung.ui.family.schulpflicht.presenter import SchulpflichtPresenter, SchulpflichtTools
from kiberatung.ui.family.schulpflicht.sections import AnswerHead, AskSection, DecisionBox, Pair, RowsSection
from kiberatung.ui.family.tab import TabContext
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.widgets.choice import Option
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label


class SchulpflichtTab(ChildTab):
    has_primary = True

    def __init__(self, shell: Shell, desk: Desk, tools: SchulpflichtTools, context: TabContext) -> None:
        super().__init__(context, Columns(_("Schulpflicht")))
        self._desk = desk
        self.presenter: SchulpflichtPresenter = SchulpflichtPresenter(shell, desk, self.deeds, self, tools)
        self._page: SchulpflichtPage | None = None
        port = DeskDrafts(shell, desk)
        self.fact = FactPanel(self.presenter.answer_fact, port)
        self.decision = DecisionPanel(self.presenter.decide, port)
        self.fact.closed.connect(self._show_fill)
        self.information = InformationPanel(self.presenter.inform, port, lambda: desk.today)
        self.confirmation = ConfirmPanel(self.presenter.confirm)
        self._informations = page_rows.InformationRows(
            desk.words.languages, self.presenter.reprint, self._ask_confirmation
        )
        self._build_main()
        self._build_side()
        self._build_foot()

    # building

    def _build_main(self) -> None:
        self.head_of_answer = AnswerHead()
        self.box = DecisionBox(self.presenter.uphold, self.presenter.withdraw)
        self.fill = button(_("Angabe eintragen"), self._ask_missing, kind="primary", icon="pencil")
        self.figures = Figures(_("Kennzahlen der Schulpflicht"))
        self.life = LifeLineView()
        self.votes = RowsSection(_("Welcher Teil?"), (3, 6, 4))
        self.reasons = RowsSection(_("Begründung"), (7, 3))
        change = button(_("Ändern"), self.presenter.open_intake, kind="quiet", small=True)
        change.setAccessibleName(_("Tatsachen in der Aufnahme ändern"))
        self.facts = RowsSection(_("Tatsachen"), (4, 5, 4), change)
        self.beside = RowsSection(_("Was daneben zu klären ist"), (4, 9))
        self.past = RowsSection(_("Wie sich die Antwort geändert hat"), (1,))
        self.family = FamilyPart()
        self.told = RowsSection(_("Gegebene Informationen"), (2, 6, 3))
        parts: tuple[QWidget, ...] = (self.head_of_answer, self.box, self.fill, self.fact, self.decision)
        parts += (self.information, self.confirmation, self.figures, self.life, self.votes)
        parts += (Pair(self.reasons, self.facts), self.beside, self.past, self.family, self.told)
        for part in parts:
            if part is self.fill:
                self.columns.main.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self.columns.main.addWidget(part)
        self.columns.main.addStretch(1)
        for panel in self._panels():
            panel.hide()
        for part in (self.box, self.past, self.fill):
            part.hide()

    def _build_side(self) -> None:
        self.asking = AskSection(self._ask_office, self.presenter.open_invitation)
        self.would_change = RowsSection(_("Was würde die Antwort ändern?"), (1,))
        self.doubts = RowsSection(_("Zu prüfen"), (1,))
        self.norms = RowsSection(_("Rechtsgrundlagen"), (5, 3))
        self.remarks = RowsSection(_("Hinweise"), (1,))
        for part in (self.asking, self.doubts, self.would_change, self.norms, self.remarks):
            self.columns.side.addWidget(part)
        self.columns.side.addStretch(1)

    def _build_foot(self) -> None:
        self._told = StatusLabel("circle-minus", "", "muted")
        self._told_words = label(wrap=True)
        self.tell = button(_("&Informiert …"), self.presenter.open_information, icon="check")
        self.override = button(_("Abweichend festlegen, mit Begründung"), self.open_decision, kind="link")
        self.paper = button(_("Feststellung drucken"), self.presenter.print_determination, icon="printer")
        self.letter = button(_("Schreiben zur Schulpflicht"), self.presenter.open_letter, icon="mail")
        told = QHBoxLayout()
        told.addWidget(self._told)
        told.addWidget(self._told_words, 1)
        self.foot.addLayout(told, 1)
        deeds = QWidget()
        row = FlowLayout(deeds, 12)
        presenter = self.presenter
        allowed = (presenter.may_decide, presenter.may_inform, presenter.may_print, presenter.may_print)
        for made, is_allowed in zip((self.override, self.tell, self.paper, self.letter), allowed, strict=True):
            row.addWidget(made)
            made.setVisible(is_allowed)
        self.foot.addWidget(deeds, 2)

    # SchulpflichtView

    def show_page(self, page: SchulpflichtPage) -> None:
        is_other = self._page is None or self._page.child.id != page.child.id
        self._page = page
        if is_other:
            self.decision.turn_to(page.child)
            self.fact.turn_away()
            self.information.turn_away()
            self.confirmation.hide()
            self.past.hide()
            self.family.hide()
        self._show_answer(page)
        self._show_grounds(page)
        self._show_side(page)
        self._show_told(page)
        self.presenter.read_changes(page.child.id)
        self.presenter.read_sentences(page.child.id)

    def show_changes(self, changes: Sequence[AnswerChange]) -> None:
        self.past.show_rows(page_rows.change_rows(changes))

    def show_sentences(self, said: FamilySentences | DomainError) -> None:
        self.family.show_sentences(said)

    def show_question(self, field: str) -> None:
        page = self._page
        if page is not None:
            question = BY_FIELD[field]
            choices = self.presenter.texts.choices(question)
            for_all = question.scope is Scope.SHARED and follows_family(page.child, field)
            self._close_others(self.fact)
            self.fact.ask(page.child, field, choices, for_all=for_all)
            self.fill.hide()
            self.columns.ensureWidgetVisible(self.fact)

    def show_information(self, offer: InformationOffer) -> None:
        if self.presenter.family_id is not None:
            self._close_others(self.information)
            languages = [Option(key, word) for key, word in self._desk.words.languages.items()]
            self.information.open_with(offer, languages, self.presenter.family_id)
            self.columns.ensureWidgetVisible(self.information)

    def open_decision(self) -> None:
        self._close_others(self.decision)
        self.decision.show()
        self.columns.ensureWidgetVisible(self.decision)
        self.decision.answer.setFocus()

    def _close_others(self, opened: Panel) -> None:
        """One form at a time; what was typed into another stays its draft."""
        for panel in self._panels():
            if panel is not opened and panel.isVisibleTo(self):
                panel.close_panel()

    def _panels(self) -> tuple[Panel, ...]:
        return self.fact, self.decision, self.information, self.confirmation

    # filling

    def _show_answer(self, page: SchulpflichtPage) -> None:
        self.head_of_answer.show_answer(answer_words.answer_mark(page.answer), headline(page), second_sentence(page))
        standing, may = page.decision, self.presenter.may_decide
        told = answer_words.decided_words(standing) if standing else ""
        reason = standing.decision.reason if standing else ""
        doubt = answer_words.asked_again_words(standing, page.answer) if standing else ""
        self.box.show_decision(told, reason, doubt, may_decide=may)
        self._show_fill()
        self.figures.set_figures(page_rows.figures(page.answer) if page.answer else ())
        self.life.set_line(page.line)

    def _show_fill(self) -> None:
        """The one primary deed of a page without an answer; the panel that asks has a button of its own."""
        missing = self._page is not None and bool(self._page.missing)
        self.fill.setVisible(missing and self.presenter.may_enter and not self.fact.isVisibleTo(self))

    def _show_grounds(self, page: SchulpflichtPage) -> None:
        ask = self.show_question
        may_enter = self.presenter.may_enter
        votes = page_rows.vote_rows(page.votes) if page.votes_differ else []
        self.votes.show_rows(votes, votes_note(page) if page.votes else "", keep=bool(page.votes))
        self.reasons.show_rows(page_rows.reason_rows(page.reasons))
        facts = page_rows.fact_rows(page.facts, ask)
        beside = page_rows.side_rows(page.beside, self.presenter.settle)
        self.facts.show_rows(facts if may_enter else page_rows.without_deeds(facts))
        self.beside.show_rows(beside if may_enter else page_rows.without_deeds(beside))

    def _show_side(self, page: SchulpflichtPage) -> None:
        answer = page.answer
        rows = page_rows.office_rows(page.offices)
        requests = [office.request for office in page.offices if office.follow_up is None]
        may_enter = self.presenter.may_enter
        self.asking.show_asking(rows, page.ask, requests if may_enter else ())
        self.doubts.show_rows(page_rows.sentence_rows((*page.contradictions, *page.doubts)))
        self.would_change.show_rows(page_rows.sentence_rows(page.would_change))
        self.norms.show_rows(page_rows.norm_rows(answer.norms if answer else ()))
        self.remarks.show_rows(page_rows.sentence_rows(page.remarks))

    def _show_told(self, page: SchulpflichtPage) -> None:
        mark = ("circle-minus", _("Offen"), "muted") if page.explained is None else ("circle-check", _("Erklärt"), "ok")
        self._told.set_status(*mark)
        self._told_words.setText(self._informations.explained(page.explained))
        rows = self._informations.rows(page.informations)
        self.told.show_rows(rows if self.presenter.may_inform else page_rows.without_deeds(rows))

    # what is asked in place

    def _ask_missing(self) -> None:
        if self._page is not None and self._page.missing:
            self.show_question(self._page.missing[0])

    def _ask_office(self, number: int) -> None:
        page = self._page
        if page is None:
            return
        still_open = [office for office in page.offices if office.follow_up is None]
        if number < len(still_open):
            self.presenter.ask_office(page, still_open[number])

    def _ask_confirmation(self, given: GivenInformation) -> None:
        self._close_others(self.confirmation)
        self.confirmation.ask(given, information_title(given))
        self.columns.ensureWidgetVisible(self.confirmation)
