"""Findings of German and other languages over time: a chart, the table behind it, and the fields of one finding."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.children import GermanLevel
from kiberatung.domain.families import FamilyId
from kiberatung.domain.language_checks import GERMAN, LEVELS, SKILLS, LanguageCheck, LanguageCheckId, in_order
from kiberatung.services.labels import label_of
from kiberatung.ui.family.schooling.check_fields import CheckFields
from kiberatung.ui.family.schooling.language_table import skill_words
from kiberatung.ui.family.schooling.typed_texts import TypedTexts
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.draft_keeper import DraftPort
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.level_chart import Course, LevelChart, Point
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head


class CheckPart(QWidget):
    """`add_wanted` names the language; the newest finding is chosen until another one is."""

    add_wanted = Signal(str)
    changed = Signal(object, str, object)  # identifier, field, value
    remove_wanted = Signal(object)

    def __init__(self, today: Callable[[], date], name_of: Callable[[str], str], port: DraftPort) -> None:
        super().__init__()
        self._name_of = name_of
        self._checks: tuple[LanguageCheck, ...] = ()
        self._chosen: LanguageCheckId | None = None
        self.language = Combo(_("Sprache des Sprachstands"), [Option(GERMAN, name_of(GERMAN))], GERMAN)
        self.language.chosen.connect(lambda _language: self._show())
        self._language_field = LabeledField(_("Sprache"), self.language)
        self.add = button(_("&Sprachstand festhalten"), lambda: self.add_wanted.emit(self._language()), icon="plus")
        self.nothing = label(
            _("Noch kein Sprachstand. Mit jedem neuen bleibt der frühere stehen."), tone="muted", wrap=True
        )
        self.chart = LevelChart(
            _("Sprachstand über die Zeit"), [short_level(level) for level in LEVELS], _("noch nichts")
        )
        self.rows = SentenceList()
        self.fields = CheckFields(today)
        self.drafts = TypedTexts(port, {"evidence": self.fields.evidence})
        self._family: FamilyId | None = None
        self.fields.field_changed.connect(self._change)
        self.fields.remove_wanted.connect(lambda: self.remove_wanted.emit(self._chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(section_head(_("Sprachstand über die Zeit"), _("nach dem Referenzrahmen"), self.add))
        column.addWidget(self._language_field, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.nothing, self.chart, self.drafts, self.fields, self.rows):
            column.addWidget(part)

    def set_checks(self, checks: Sequence[LanguageCheck], languages: Sequence[str], family: FamilyId) -> None:
        """Of all languages, with those the child knows."""
        self._family = family
        known = dict.fromkeys((GERMAN, *languages, *(check.language for check in checks)))
        self.language.set_options([Option(code, self._name_of(code)) for code in known])
        if self.language.value() is None:
            self.language.set_value(GERMAN)
        new = {check.id for check in checks} - {check.id for check in self._checks}
        if self._checks and len(new) == 1:  # one was just added: its fields are wanted
            self._chosen = new.pop()
        self._checks = tuple(checks)
        self._show()

    def show_finding(self, field: str, sentence: str) -> None:
        self.fields.show_finding(field, sentence)

    def _language(self) -> str:
        return str(self.language.value() or GERMAN)

    def _shown(self) -> list[LanguageCheck]:
        return in_order(self._checks, self._language())

    def _show(self) -> None:
        shown = self._shown()
        if self._chosen not in {check.id for check in shown}:
            self._chosen = shown[-1].id if shown else None
        self._language_field.setVisible(self.language.count() > 1)
        self.nothing.setVisible(not shown)
        for part in (self.chart, self.rows, self.fields):
            part.setVisible(bool(shown))
        self.chart.set_courses(
            [_course(title, skill, shown) for skill, title in zip(SKILLS, skill_words(), strict=True)]
        )
        self.rows.set_rows([self._row(check) for check in reversed(shown)])
        chosen = next((check for check in shown if check.id == self._chosen), None)
        if chosen is not None and self._family is not None:
            place = f"check:{chosen.id}"
            self.drafts.turn_to(place)
            self.fields.show_check(chosen)
            self.drafts.show_record(place, self._family)

    def _row(self, check: LanguageCheck) -> SentenceRow:
        second = " · ".join(filter(None, (label_of(check.instrument), check.evidence)))
        return SentenceRow(check_sentence(check), deed=_("Ändern"), call=partial(self._choose, check.id), second=second)

    def _choose(self, check_id: LanguageCheckId) -> None:
        self._chosen = check_id
        self._show()
        self.fields.day.setFocus()

    def _change(self, field: str, value: object) -> None:
        check = next((one for one in self._checks if one.id == self._chosen), None)
        if check is not None and getattr(check, field) != value:
            self.changed.emit(check.id, field, value)


def check_sentence(check: LanguageCheck) -> str:
    """„12.11.2026: gesamt A1, versteht A2, spricht A1“."""
    parts = [_("gesamt {level}").format(level=label_of(check.overall))] if check.overall else []
    for word, level in zip(skill_words(), check.levels(), strict=True):
        if level is not None:
            parts.append(f"{word.lower()} {label_of(level)}")
    day = f"{check.checked_on:%d.%m.%Y}"
    return f"{day}: {', '.join(parts)}" if parts else _("{day}: noch keine Stufe").format(day=day)


def _course(title: str, skill: str, checks: Sequence[LanguageCheck]) -> Course:
    found = ((check.checked_on, getattr(check, skill)) for check in checks)
    return Course(title, tuple(_point(day, level) for day, level in found if level is not None))


def _point(day: date, level: GermanLevel) -> Point:
    return Point(day, LEVELS.index(level), label_of(level), short_level(level))


def short_level(level: GermanLevel) -> str:
    """In the chart there is room for a few signs."""
    return {GermanLevel.NONE: "–", GermanLevel.WORDS: _("Wörter")}.get(level, level.value)
