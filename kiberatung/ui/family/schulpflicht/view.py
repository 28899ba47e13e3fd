"""The tab „Schulpflicht“: the answer as a sentence, all that founds it, whom to ask, and what the family was told."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.services.desk import Desk
from kiberatung.services.schulpflicht_page import SchulpflichtPage
from kiberatung.ui.family.child_tab import ChildTab, Columns, clear
from kiberatung.ui.family.schulpflicht import answer_words, parts
from kiberatung.ui.family.schulpflicht.panels import DecisionPanel, ExplainedPanel
from kiberatung.ui.family.schulpflicht.presenter import SchulpflichtPresenter
from kiberatung.ui.family.tab import TabContext
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.widgets.choice import Option
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label


class SchulpflichtTab(ChildTab):
    has_primary = True

    def __init__(self, shell: Shell, desk: Desk, context: TabContext) -> None:
        super().__init__(context, Columns(_("Schulpflicht")))
        self._desk = desk
        self.presenter: SchulpflichtPresenter = SchulpflichtPresenter(shell, desk, self.deeds, self)
        self._page: SchulpflichtPage | None = None
        self.decision = DecisionPanel(self.presenter.decide, DeskDrafts(shell, desk))
        self.explained = ExplainedPanel(self.presenter.explain)
        self._answer, self._rest = QVBoxLayout(), QVBoxLayout()
        for part in (self._answer, self._rest):
            part.setSpacing(20)
        self.columns.main.addLayout(self._answer)
        self.columns.main.addWidget(self.decision)
        self.columns.main.addWidget(self.explained)
        self.columns.main.addLayout(self._rest)
        self.columns.main.addStretch(1)
        self._build_foot()
        self.decision.hide()
        self.explained.hide()

    def _build_foot(self) -> None:
        self._told = StatusLabel("circle-minus", "", "muted")
        self._told_words = label(wrap=True)
        self._tell = button(_("Als erklärt eintragen"), self.open_explained, kind="quiet")
        self._override = button(_("Abweichend festlegen, mit Begründung"), self.open_decision, kind="link")
        self._letter = button(_("Schreiben zur Schulpflicht"), self.presenter.open_letter, icon="printer")
        told = QHBoxLayout()
        told.addWidget(self._told)
        told.addWidget(self._told_words, 1)
        self.foot.addLayout(told, 1)
        for part in (self._tell, self._override, self._letter):
            self.foot.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)

    def show_page(self, page: SchulpflichtPage) -> None:
        if self._page is None or self._page.child.id != page.child.id:
            self.decision.turn_to(page.child)
            self.explained.hide()
        self._page = page
        self._show_answer(page)
        self._show_side(page)
        self._show_told(page)

    def open_decision(self) -> None:
        self.decision.show()
        self.columns.ensureWidgetVisible(self.decision)
        self.decision.answer.setFocus()

    def open_explained(self) -> None:
        if self._page is not None:
            languages = [Option(key, word) for key, word in self._desk.words.languages.items()]
            self.explained.open_with(languages, self._page.language, self._page.interpreters)
            self.columns.ensureWidgetVisible(self.explained)

    def _show_answer(self, page: SchulpflichtPage) -> None:
        clear(self._answer)
        clear(self._rest)
        self._answer.addWidget(parts.answer_head(page))
        if page.decision is not None:
            self._answer.addWidget(parts.decision_box(page))
        if page.answer is None or page.answer.answer is Answer.MISSING_FACT:
            fill = button(_("Angabe eintragen"), self.presenter.open_intake, kind="primary", icon="pencil")
            self._answer.addWidget(fill, 0, Qt.AlignmentFlag.AlignLeft)
        if page.answer is not None:
            self._answer.addWidget(parts.key_figures(page.answer))
        if page.votes:
            self._rest.addWidget(parts.votes_table(page))
        if page.reasons:
            self._rest.addWidget(parts.reasons_list(page.reasons))
        self._rest.addWidget(parts.facts_list(page.facts, self.presenter.open_intake))

    def _show_side(self, page: SchulpflichtPage) -> None:
        clear(self.columns.side)
        answer = page.answer
        for part in self._side_parts(page):
            self.columns.side.addWidget(part)
        if answer is None:
            self.columns.side.addWidget(label(_("Ohne Antwort ist nichts nachzulesen."), tone="muted", wrap=True))
        self.columns.side.addStretch(1)

    def _side_parts(self, page: SchulpflichtPage) -> list[QWidget]:
        answer = page.answer
        if answer is None:
            return []
        asked = [parts.ask_section(page, self.presenter.ask_office)] if answer.ask else []
        changes = [parts.sentences(_("Was würde die Antwort ändern?"), answer.would_change)]
        hints = [parts.sentences(_("Hinweise"), answer.hints)] if answer.hints else []
        return [*asked, *(changes if answer.would_change else []), *hints, parts.norms_list(answer.norms)]

    def _show_told(self, page: SchulpflichtPage) -> None:
        talk = page.explained
        language = self._desk.words.language(talk.language) if talk else ""
        mark = ("circle-check", _("Erklärt"), "ok") if talk else ("circle-minus", _("Offen"), "muted")
        self._told.set_status(*mark)
        self._told_words.setText(answer_words.explained_words(page, language))
