"""The tab „Lernstand“: what was seen in each domain and why, the text made of it, and sheets to print."""

from functools import partial

from PySide6.QtWidgets import QApplication, QVBoxLayout

from kiberatung.basics.texts import _
from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry
from kiberatung.services.desk import Desk
from kiberatung.ui.family.assessment.domain_row import DomainRow, RowDeeds
from kiberatung.ui.family.assessment.entry_form import EntryForm, FormPlace
from kiberatung.ui.family.assessment.presenter import AssessmentPresenter, AssessmentTools, LernstandPage
from kiberatung.ui.family.assessment.side_panels import SheetPanel, TextPanel
from kiberatung.ui.family.child_tab import ChildTab, Columns
from kiberatung.ui.family.tab import TabContext
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.text import label
from kiberatung.ui.widgets.view_head import section_head


class AssessmentTab(ChildTab):
    def __init__(self, shell: Shell, desk: Desk, tools: AssessmentTools, context: TabContext) -> None:
        super().__init__(context, Columns(_("Lernstand"), 360))
        self.presenter: AssessmentPresenter = AssessmentPresenter(shell, desk, tools, self.deeds, self)
        self._port = DeskDrafts(shell, desk)
        self._page: LernstandPage | None = None
        self._open: set[AssessmentDomain] = set()
        self.form: EntryForm | None = None
        self.rows: dict[AssessmentDomain, DomainRow] = {}
        self.text = TextPanel(self._port, self._save_text)
        self.sheets = SheetPanel(self.presenter.show_sheet)
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        self.columns.main.addWidget(section_head(_("Was kann das Kind?")))
        words = _("Eine Stufe zählt nur mit ihrer Begründung. Wiederholen Sie die Einschätzung, sooft es hilft.")
        self.columns.main.addWidget(label(words, tone="muted", wrap=True))
        self.columns.main.addLayout(self._list)
        self.columns.main.addStretch(1)
        self.columns.side.addWidget(self.text)
        self.columns.side.addWidget(self.sheets)
        self.columns.side.addStretch(1)
        self.foot_ground.setFixedHeight(0)

    def show_page(self, page: LernstandPage) -> None:
        before = self._page
        is_new = before is None or before.page.child.id != page.page.child.id
        self._page = page
        if is_new:
            self._open = set()
            self._close_form(focus=False)
        self._show_rows()
        may_write = self.presenter.may_write
        self.text.show_page(page.page, self.presenter.family_id, is_new=is_new, may_write=may_write)
        family = page.page.letter_language
        self.sheets.show_sheets(page.page.instruments.printable(), page.languages, family)

    def leave(self) -> None:
        if self.form is not None:
            self.form.leave()
        self.text.drafts.leave_place()

    # rows and the form below one of them

    def _show_rows(self) -> None:
        assert self._page is not None  # noqa: S101 - called by `show_page` and what the rows do
        if self.form is not None:
            self._list.removeWidget(self.form)
        here = QApplication.focusWidget()
        stood = next((key for key, row in self.rows.items() if here is not None and row.isAncestorOf(here)), None)
        clear(self._list)
        deeds = RowDeeds(self._begin, self.presenter.remove, self._open_earlier)
        instruments = self._page.page.instruments
        self.rows = {}
        for state in self._page.page.domains:
            is_open = state.domain in self._open
            row = DomainRow(state, instruments, deeds, may_write=self.presenter.may_write, is_open=is_open)
            self.rows[state.domain] = row
            self._list.addWidget(row)
            if self.form is not None and self.form.place.domain is state.domain:
                self._list.addWidget(self.form)
        if stood is not None:
            self._focus(stood)

    def _open_earlier(self, domain: AssessmentDomain) -> None:
        self._open.add(domain)
        self._show_rows()
        self._focus(domain)

    def _focus(self, domain: AssessmentDomain) -> None:
        """A row that was made just now is shown at once, so that it can take the cursor."""
        row = self.rows[domain]
        row.show()
        (row.deed if self.presenter.may_write else self).setFocus()

    def _begin(self, domain: AssessmentDomain, known: AssessmentEntry | None) -> None:
        if self._page is None:
            return
        page = self._page.page
        self._close_form(focus=False)
        instruments = page.instruments.for_domain(domain)
        place = FormPlace(str(page.child.id), self.presenter.family_id, domain, instruments, known)
        self.form = EntryForm(place, self.presenter.today, self._port)
        self.form.saved.connect(self._save)
        self.form.closed.connect(partial(self._close_form, focus=True))
        self.form.on_reason_typed(self._mark)
        self._list.insertWidget(self._list.indexOf(self.rows[domain]) + 1, self.form)
        self._list.activate()
        self.columns.ensureWidgetVisible(self.form, 0, 0)
        self.form.instrument.setFocus()

    def _mark(self, text: str) -> None:
        if self.form is not None and self._page is not None:
            self.form.reason.set_finding(self.presenter.finding_in(self._page.page, text), "warn")

    def _save(self) -> None:
        if self.form is None or self._page is None:
            return
        form = self.form

        def saved() -> None:
            form.settle()
            if self.form is form:
                self._close_form(focus=True)

        field, sentence = self.presenter.save(self._page.page, form.draft(), saved)
        if sentence:
            form.show_finding(field, sentence)

    def _close_form(self, *, focus: bool) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        form.leave()
        self._list.removeWidget(form)
        form.hide()
        form.deleteLater()
        if focus and form.place.domain in self.rows:
            self._focus(form.place.domain)

    # the text

    def _save_text(self, text: str) -> str:
        if self._page is None:
            return ""
        return self.presenter.save_text(self._page.page, text, self.text.settle)
