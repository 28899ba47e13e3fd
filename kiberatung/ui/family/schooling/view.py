"""The tab „Schulweg und Sprachen“: the line of schooling, what follows from it, languages and scripts."""

from collections.abc import Sequence
from functools import partial
from typing import Literal, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiberatung.basics.school_years import school_year_end, school_year_of
from kiberatung.basics.texts import _
from kiberatung.domain.children import GermanLevel
from kiberatung.domain.languages import LanguageSkillId, Literacy
from kiberatung.domain.schooling import SchoolingSpan, SchoolingSpanId
from kiberatung.services.child_facts import name_of_child, script_name
from kiberatung.services.desk import Desk
from kiberatung.services.labels import choices_of
from kiberatung.services.schooling_page import SchoolingPage, SchoolYear, YearMark
from kiberatung.ui.family.child_tab import ChildTab, Columns, SidewaysScroll, clear
from kiberatung.ui.family.schooling import line_words
from kiberatung.ui.family.schooling.language_table import LanguageTable, ScriptTable
from kiberatung.ui.family.schooling.presenter import SchoolingPresenter
from kiberatung.ui.family.schooling.span_fields import SpanFields
from kiberatung.ui.family.tab import TabContext
from kiberatung.ui.protocols import Shell
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option, SearchingField
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.span_line import Span, SpanLine, Tick
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line
from kiberatung.ui.widgets.view_head import section_head

GERMANY = "000"


class SchoolingTab(ChildTab):
    def __init__(self, shell: Shell, desk: Desk, context: TabContext) -> None:
        super().__init__(context, Columns(_("Schulweg und Sprachen"), 340))
        self._desk = desk
        self.presenter: SchoolingPresenter = SchoolingPresenter(shell, desk, self.deeds, self)
        self._page: SchoolingPage | None = None
        self._chosen: SchoolingSpanId | None = None
        self._build_head()
        self._build_line()
        self._build_languages()
        self._build_scripts()
        self.foot_ground.setFixedHeight(0)

    # layout

    def _build_head(self) -> None:
        self.as_list = button(_("Als &Liste bearbeiten"), self._toggle_list, icon="list-checks")
        self.as_list.setCheckable(True)
        self.add = button(_("&Zeitspanne hinzufügen"), self._add_span, icon="plus")
        self.head.addWidget(self.as_list, 0, Qt.AlignmentFlag.AlignTop)
        self.head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)

    def _build_line(self) -> None:
        self.line = SpanLine(_("Schulweg nach Schuljahren"))
        self.line.span_chosen.connect(lambda key: self._choose(cast("SchoolingSpanId", key)))
        self.line.edge_moved.connect(self._move_edge)
        self.line.remove_wanted.connect(lambda key: self.presenter.remove_span(cast("SchoolingSpanId", key)))
        self.line.add_wanted.connect(self._add_span)
        self.list = SentenceList()
        self.list.hide()
        self.no_spans = label(
            _("Noch kein Schulbesuch eingetragen. „Zeitspanne hinzufügen“ oder die Taste Einfg legt den ersten an."),
            tone="muted",
            wrap=True,
        )
        words = self._desk.words
        countries = [Option(key, word) for key, word in words.countries.items()]
        self.fields = SpanFields(lambda: self._desk.today, countries, self._languages())
        self.fields.field_changed.connect(self._change_span)
        self.fields.remove_wanted.connect(self._remove_span)
        self._line_head = QVBoxLayout()
        column = self._section(self.columns.main)
        column.addLayout(self._line_head)
        for part in (self.line, self.list, self.no_spans, self.fields):
            column.addWidget(part)

    def _build_languages(self) -> None:
        self.languages = LanguageTable()
        self.languages.changed.connect(self._change_skill)
        self.languages.remove_wanted.connect(lambda key: self.presenter.remove_skill(cast("LanguageSkillId", key)))
        self.add_language = SearchingField(
            _("Sprache hinzufügen"), self._languages(), _("Diese Sprache steht nicht in der Liste.")
        )
        self.add_language.setPlaceholderText(_("Sprache hinzufügen"))
        self.add_language.setMinimumWidth(px(200))
        self.add_language.chosen.connect(self._add_language)
        self.german = Combo(_("Deutsch nach Referenzrahmen"), _german_levels())
        self.german.chosen.connect(self._choose_german)
        column = self._section(self.columns.main)
        column.addWidget(section_head(_("Sprachen"), _("eigene Einschätzung"), self.add_language))
        column.addWidget(SidewaysScroll(self.languages))
        row = QHBoxLayout()
        row.addWidget(LabeledField(_("Deutsch nach Referenzrahmen"), self.german))
        row.addStretch(1)
        column.addLayout(row)

    def _build_scripts(self) -> None:
        self.scripts = ScriptTable()
        self.scripts.literacy_chosen.connect(
            lambda script, literacy: self.presenter.set_literacy(script, cast("Literacy", literacy))
        )
        self.add_script = Combo(_("Schrift hinzufügen"))
        self.add_script.setPlaceholderText(_("Schrift hinzufügen"))
        self.add_script.chosen.connect(lambda script: self.presenter.set_literacy(str(script), Literacy.NONE))
        column = self._section(self.columns.main)
        column.addWidget(section_head(_("Schriften"), right=self.add_script))
        column.addWidget(self.scripts)
        self.columns.main.addStretch(1)

    @staticmethod
    def _section(parent: QVBoxLayout) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        parent.addLayout(column)
        return column

    # showing

    def show_page(self, page: SchoolingPage) -> None:
        self._page = page
        known = [span.id for span in page.spans]
        if self._chosen not in known:
            self._chosen = known[-1] if known else None
        self._show_line(page)
        self._show_list(page.spans)
        self.languages.set_skills(page.skills, self._desk.words.language)
        self.scripts.set_scripts(page.scripts)
        taken = {one.script for one in page.scripts}
        self.add_script.set_options(
            [Option(script, script_name(script)) for script in line_words.EXAMPLES if script not in taken]
        )
        self.add_script.setCurrentIndex(-1)
        self.german.set_value(page.child.german_level or "")
        self._show_consequences(page)

    def show_finding(self, field: str, sentence: str) -> None:
        self.fields.show_finding(field, sentence)

    def _show_line(self, page: SchoolingPage) -> None:
        clear(self._line_head)
        title = _("Schulweg von {name}").format(name=name_of_child(page.child))
        self._line_head.addWidget(label(title, "h2", wrap=True))
        hint = _("Ziehen Sie die Ränder, nutzen Sie ← und →, oder tippen Sie die Monate.")
        self._line_head.addWidget(label(hint, tone="muted", wrap=True))
        today = self._desk.today
        ticks = [_tick(year) for year in page.school_years]
        gaps = [
            Span(f"gap {number}", gap.started_on, gap.ended_on, _("keine Schule"), line_words.gap_note(gap), "gap")
            for number, gap in enumerate(page.gaps)
        ]
        spans = [self._span(span) for span in page.spans]
        self.line.set_content(ticks, school_year_end(school_year_of(today)), [*gaps, *spans], (today, _("Heute")))
        self.line.choose(self._chosen)
        self._show_fields()

    def _span(self, span: SchoolingSpan) -> Span:
        title = line_words.country_words(span.country, self._desk.words.country)
        ends_on = span.ended_on or self._desk.today
        tone: Literal["accent", "ok", "info"] = "ok" if span.country == GERMANY else "info"
        if span.id == self._chosen:
            tone = "accent"
        return Span(span.id, span.started_on, ends_on, title, line_words.span_note(span), tone)

    def _show_list(self, spans: Sequence[SchoolingSpan]) -> None:
        self.list.set_rows(
            [
                SentenceRow(
                    line_words.span_sentence(span, self._desk.words.country),
                    deed=_("Ändern"),
                    call=partial(self._choose_and_edit, span.id),
                )
                for span in spans
            ]
        )

    def _show_fields(self) -> None:
        span = self._chosen_span()
        as_list = self.as_list.isChecked()
        self.line.setVisible(not as_list)
        self.list.setVisible(as_list)
        self.fields.setVisible(span is not None)
        self.no_spans.setVisible(span is None)
        if span is not None:
            self.fields.show_span(span)

    def _show_consequences(self, page: SchoolingPage) -> None:
        clear(self.columns.side)
        column = self.columns.side
        column.setSpacing(8)
        column.addWidget(section_head(_("Was daraus folgt")))
        for found in line_words.consequences(page, self._desk.words.country):
            column.addLayout(_consequence(found))
            column.addWidget(line())
        sentence = line_words.disagreement(page)
        if sentence:
            row = QHBoxLayout()
            row.addWidget(StatusLabel("triangle-alert", "", "warn"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(sentence, wrap=True), 1)
            column.addLayout(row)
        column.addStretch(1)

    # doing

    def _chosen_span(self) -> SchoolingSpan | None:
        spans = self._page.spans if self._page else ()
        return next((span for span in spans if span.id == self._chosen), None)

    def _choose(self, span_id: SchoolingSpanId) -> None:
        self._chosen = span_id
        if self._page is not None:
            self._show_line(self._page)

    def _choose_and_edit(self, span_id: SchoolingSpanId) -> None:
        self._choose(span_id)
        self.fields.country.setFocus()

    def _toggle_list(self) -> None:
        self._show_fields()

    def _add_span(self) -> None:
        if self._page is not None:
            self.presenter.add_span(self._page, lambda span: self._choose_and_edit(span.id))

    def _move_edge(self, key: object, edge: str, months: int) -> None:
        self.presenter.move_edge(cast("SchoolingSpanId", key), edge, months)

    def _change_span(self, field: str, value: object) -> None:
        span = self._chosen_span()
        if span is not None and getattr(span, field) != value:
            self.presenter.change_span(span.id, field, value)

    def _remove_span(self) -> None:
        if self._chosen is not None:
            self.presenter.remove_span(self._chosen)

    def _change_skill(self, key: object, field: str, value: object) -> None:
        self.presenter.change_skill(cast("LanguageSkillId", key), **{field: value})

    def _add_language(self, language: object) -> None:
        if self._page is not None and language:
            self.presenter.add_language(self._page, str(language))
            self.add_language.set_value(None)

    def _choose_german(self, level: object) -> None:
        self.presenter.set_german_level(level if isinstance(level, GermanLevel) else None)

    def _languages(self) -> list[Option]:
        return [Option(key, word) for key, word in self._desk.words.languages.items()]


def _consequence(found: line_words.Consequence) -> QVBoxLayout:
    first = QHBoxLayout()
    first.setSpacing(12)
    first.addWidget(label(found.title, wrap=True), 1)
    first.addWidget(label(found.value, "bold", found.tone), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addLayout(first)
    if found.detail:
        column.addWidget(label(found.detail, "small", "muted", wrap=True))
    return column


def _tick(year: SchoolYear) -> Tick:
    if year.mark is YearMark.COMPLETED:
        return Tick(year.begins_on, year.name, str(year.completed), "full")
    if year.mark is YearMark.BEGUN:
        return Tick(year.begins_on, year.name, "½", "half")
    return Tick(year.begins_on, year.name)


def _german_levels() -> list[Option]:
    return [Option("", _("keine Angabe")), *(Option(value, word) for value, word in choices_of(GermanLevel))]
