"""The tab „Schulweg und Sprachen“: the line of schooling, what follows from it, languages, findings and scripts."""

from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.children import GermanLevel
from kiberatung.domain.language_checks import SKILLS, LanguageCheckId, in_order
from kiberatung.domain.languages import LanguageSkill, LanguageSkillId
from kiberatung.domain.schooling import SchoolingGap, SchoolingSpanId
from kiberatung.domain.schooling_gaps import GapCause
from kiberatung.services.child_facts import script_name
from kiberatung.services.desk import Desk
from kiberatung.services.labels import choices_of
from kiberatung.services.language_names import language_names, own_name
from kiberatung.services.schooling.page import SchoolingPage
from kiberatung.ui.family.child_tab import ChildTab, Columns, SidewaysScroll
from kiberatung.ui.family.schooling import line_words
from kiberatung.ui.family.schooling.check_part import CheckPart, short_level
from kiberatung.ui.family.schooling.language_table import LanguageRow, LanguageTable
from kiberatung.ui.family.schooling.line_part import LinePart
from kiberatung.ui.family.schooling.presenter import SchoolingPresenter
from kiberatung.ui.family.schooling.script_table import ScriptTable
from kiberatung.ui.family.tab import TabContext
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option, SearchingField
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line
from kiberatung.ui.widgets.view_head import section_head


class SchoolingTab(ChildTab):
    def __init__(self, shell: Shell, desk: Desk, context: TabContext) -> None:
        super().__init__(context, Columns(_("Schulweg und Sprachen"), 340))
        self._desk = desk
        self.presenter: SchoolingPresenter = SchoolingPresenter(shell, desk, self.deeds, self)
        self._port = DeskDrafts(shell, desk)
        self._page: SchoolingPage | None = None
        self._languages = [
            Option(one.code, one.name, one.search, shown=one.own_name) for one in language_names(desk.catalogues)
        ]
        self._build_head()
        self._build_line()
        self._build_languages()
        self._build_checks()
        self._build_scripts()
        self.foot_ground.setFixedHeight(0)

    # layout

    def _build_head(self) -> None:
        self.as_list = button(_("Als &Liste bearbeiten"), icon="list-checks")
        self.as_list.setCheckable(True)
        self.add = button(_("&Zeitspanne hinzufügen"), self._add_span, icon="plus")
        self.head.addWidget(self.as_list, 0, Qt.AlignmentFlag.AlignTop)
        self.head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)

    def _build_line(self) -> None:
        self.way = LinePart(self._desk, self._languages, self._port)
        self.as_list.toggled.connect(self.way.show_as_list)
        self.line, self.fields = self.way.line, self.way.fields
        self.line.edge_moved.connect(
            lambda key, edge, months: self.presenter.move_edge(cast("SchoolingSpanId", key), edge, months)
        )
        self.line.span_moved.connect(lambda key, months: self.presenter.move_span(cast("SchoolingSpanId", key), months))
        self.line.span_drawn.connect(self._draw_span)
        self.line.remove_wanted.connect(lambda key: self.presenter.remove_span(cast("SchoolingSpanId", key)))
        self.line.add_wanted.connect(self._add_span)
        self.way.field_changed.connect(
            lambda key, field, value: self.presenter.change_span(cast("SchoolingSpanId", key), field, value)
        )
        self.way.remove_wanted.connect(lambda key: self.presenter.remove_span(cast("SchoolingSpanId", key)))
        self.way.gaps.cause_chosen.connect(
            lambda gap, cause: self.presenter.explain_gap(cast("SchoolingGap", gap), cast("GapCause | None", cause))
        )
        self.columns.main.addWidget(self.way)

    def _build_languages(self) -> None:
        self.languages = LanguageTable()
        self.languages.changed.connect(self._change_skill)
        self.languages.remove_wanted.connect(lambda key: self.presenter.remove_skill(cast("LanguageSkillId", key)))
        self.add_language = SearchingField(
            _("Sprache hinzufügen"), self._languages, _("Diese Sprache steht nicht in der Liste.")
        )
        self.add_language.setPlaceholderText(_("Name, Eigenname oder Kürzel"))
        self.add_language.setMinimumWidth(px(220))
        self.add_language.chosen.connect(self._add_language)
        self._add_field = LabeledField(_("Sprache hinzufügen"), self.add_language)
        self.add_language.finding_changed.connect(self._add_field.set_finding)
        column = self._section(self.columns.main)
        column.addWidget(section_head(_("Sprachen"), _("eigene Einschätzung in vier Bildern")))
        column.addWidget(SidewaysScroll(self.languages))
        column.addLayout(_at_the_left(self._add_field))

    def _build_checks(self) -> None:
        self.checks = CheckPart(lambda: self._desk.today, self._desk.words.language, self._port)
        self.checks.add_wanted.connect(self.presenter.add_check)
        self.checks.changed.connect(
            lambda key, field, value: self.presenter.change_check(cast("LanguageCheckId", key), field, value)
        )
        self.checks.remove_wanted.connect(lambda key: self.presenter.remove_check(cast("LanguageCheckId", key)))
        self.german = Combo(_("Deutsch nach Referenzrahmen"), _german_levels())
        self.german.chosen.connect(self._choose_german)
        self._german_field = LabeledField(_("Deutsch in Aufnahme und Schreiben"), self.german)
        self.columns.main.addWidget(self.checks)
        self.columns.main.addLayout(_at_the_left(self._german_field))

    def _build_scripts(self) -> None:
        self.scripts = ScriptTable()
        self.scripts.literacy_chosen.connect(
            lambda script, literacy: self.presenter.change_script(script, literacy=literacy)
        )
        self.scripts.years_changed.connect(
            lambda script, years: self.presenter.change_script(script, years_taught=years)
        )
        self.scripts.remove_wanted.connect(self.presenter.remove_script)
        self.add_script = Combo(_("Schrift hinzufügen"))
        self.add_script.setPlaceholderText(_("Schrift hinzufügen"))
        self.add_script.chosen.connect(lambda script: self.presenter.add_script(str(script)))
        column = self._section(self.columns.main)
        column.addWidget(section_head(_("Schriftkenntnisse"), right=self.add_script))
        column.addWidget(SidewaysScroll(self.scripts))
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
        self.way.show_page(page)
        self.languages.set_rows([self._language_row(page, skill) for skill in page.skills])
        self.checks.set_checks(page.checks, [skill.language for skill in page.skills], page.child.family_id)
        self.scripts.set_scripts(page.scripts)
        taken = {one.script for one in page.scripts}
        self.add_script.set_options(
            [Option(script, script_name(script)) for script in line_words.EXAMPLES if script not in taken]
        )
        self.add_script.setCurrentIndex(-1)
        self.german.set_value(page.child.german_level or "")
        self._german_field.set_hint(line_words.german_hint(page))
        self._show_consequences(page)

    def show_finding(self, field: str, sentence: str) -> None:
        self.fields.show_finding(field, sentence)

    def show_check_finding(self, field: str, sentence: str) -> None:
        self.checks.show_finding(field, sentence)

    def _language_row(self, page: SchoolingPage, skill: LanguageSkill) -> LanguageRow:
        found = {
            name: short_level(level)
            for check in in_order(page.checks, skill.language)
            for name, level in zip(SKILLS, check.levels(), strict=True)
            if level is not None
        }
        name = self._desk.words.language(skill.language)
        own = own_name(self._desk.catalogues, skill.language)
        return LanguageRow(skill, name, own, page.taught.get(skill.language, 0), found)

    def _show_consequences(self, page: SchoolingPage) -> None:
        clear(self.columns.side)
        column = self.columns.side
        column.setSpacing(8)
        column.addWidget(section_head(_("Was daraus folgt")))
        for found in line_words.consequences(page, self._desk.words.country, self._desk.today):
            column.addLayout(_consequence(found))
            column.addWidget(line())
        for sentence in filter(None, (line_words.disagreement(page), *page.contradictions)):
            row = QHBoxLayout()
            row.addWidget(StatusLabel("triangle-alert", "", "warn"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(sentence, wrap=True), 1)
            column.addLayout(row)
        column.addStretch(1)

    # doing

    def _add_span(self) -> None:
        if self._page is not None:
            self.presenter.add_span(self._page, lambda span: self.way.choose_and_edit(span.id))

    def _draw_span(self, first: date, last: date) -> None:
        if self._page is not None:
            self.presenter.draw_span(self._page, first, last, lambda span: self.way.choose(span.id))

    def _change_skill(self, key: object, field: str, value: object) -> None:
        self.presenter.change_skill(cast("LanguageSkillId", key), **{field: value})

    def _add_language(self, language: object) -> None:
        if self._page is not None and language:
            self.presenter.add_language(self._page, str(language))
            self.add_language.set_value(None)

    def _choose_german(self, level: object) -> None:
        self.presenter.set_german_level(level if isinstance(level, GermanLevel) else None)


def _at_the_left(field: QWidget) -> QHBoxLayout:
    """As wide as it needs; aligned by the column, a sentence below it would get the height of a wider one."""
    row = QHBoxLayout()
    row.addWidget(field)
    row.addStretch(1)
    return row


def _consequence(found: line_words.Consequence) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    if found.is_long:  # beside its title the name of an office would be cut
        column.addWidget(label(found.title, wrap=True))
        column.addWidget(label(found.value, "bold", found.tone, wrap=True))
    else:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(label(found.title, wrap=True), 1)
        first.addWidget(label(found.value, "bold", found.tone), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
    if found.detail:
        column.addWidget(label(found.detail, "small", "muted", wrap=True))
    return column


def _german_levels() -> list[Option]:
    return [Option("", _("keine Angabe")), *(Option(value, word) for value, word in choices_of(GermanLevel))]
