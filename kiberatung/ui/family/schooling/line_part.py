"""The line of schooling with its fields, the list that is its equal, and the times without school."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Literal, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiberatung.basics.school_years import (
    age_on,
    school_year_begin,
    school_year_end,
    school_year_label,
    school_year_of,
)
from kiberatung.basics.texts import _
from kiberatung.domain.schooling import SchoolingSpan, SchoolingSpanId
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.schooling.page import SchoolingPage, SchoolYear, YearMark
from kiberatung.services.schooling.words import country_words, span_note, span_sentence
from kiberatung.ui.family.schooling import line_words
from kiberatung.ui.family.schooling.gap_list import GapList
from kiberatung.ui.family.schooling.span_fields import SpanFields
from kiberatung.ui.family.schooling.typed_texts import TypedTexts
from kiberatung.ui.widgets.choice import Option
from kiberatung.ui.widgets.draft_keeper import DraftPort
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.span_line import Span, SpanLine, Tick
from kiberatung.ui.widgets.text import label

GERMANY = "000"


class LinePart(QWidget):
    """Says what a person did to the spans; which one is chosen is its own business."""

    field_changed = Signal(object, str, object)  # identifier, field, value
    remove_wanted = Signal(object)

    def __init__(self, desk: Desk, languages: Sequence[Option], port: DraftPort) -> None:
        super().__init__()
        self._desk = desk
        self._page: SchoolingPage | None = None
        self._chosen: SchoolingSpanId | None = None
        self._as_list = False
        self.line = SpanLine(_("Schulweg nach Schuljahren"))
        self.line.span_chosen.connect(lambda key: self.choose(cast("SchoolingSpanId", key)))
        self.list = SentenceList()
        self.no_spans = label(
            _("Noch kein Schulbesuch eingetragen. Ziehen Sie mit der Maus einen Zeitraum auf, oder drücken Sie Einfg."),
            tone="muted",
            wrap=True,
        )
        countries = [Option(key, word) for key, word in desk.words.countries.items()]
        self.fields = SpanFields(lambda: desk.today, countries, languages)
        self.fields.field_changed.connect(self._change)
        self.fields.remove_wanted.connect(lambda: self.remove_wanted.emit(self._chosen))
        typed = {"last_grade": self.fields.grade, "certificate": self.fields.certificate}
        self.drafts = TypedTexts(port, typed)
        self.gaps = GapList()
        self._gaps_head = label(_("Zeiten ohne Schule"), "small_strong", "muted")
        self._head = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head)
        for part in (self.line, self.list, self.no_spans, self.drafts, self.fields, self._gaps_head, self.gaps):
            column.addWidget(part)

    def show_page(self, page: SchoolingPage) -> None:
        self._page = page
        known = [span.id for span in page.spans]
        if self._chosen not in known:
            self._chosen = known[-1] if known else None
        clear(self._head)
        title = _("Schulweg von {name}").format(name=name_of_child(page.child))
        self._head.addWidget(label(title, "h2", wrap=True))
        hint = _(
            "Ziehen Sie einen Zeitraum auf, seine Ränder oder ihn selbst. Tasten: ← → ↑ ↓, Pos1, Ende, Einfg, Entf."
        )
        self._head.addWidget(label(hint, tone="muted", wrap=True))
        self.gaps.set_gaps(page.gaps, self._desk.today)
        self._gaps_head.setVisible(bool(page.gaps))
        self._show_line(page)

    def show_as_list(self, as_list: bool) -> None:
        self._as_list = as_list
        self._show_fields()

    def choose(self, span_id: SchoolingSpanId) -> None:
        self._chosen = span_id
        if self._page is not None:
            self._show_line(self._page)

    def choose_and_edit(self, span_id: SchoolingSpanId) -> None:
        self.choose(span_id)
        self.fields.country.setFocus()

    def _show_line(self, page: SchoolingPage) -> None:
        today = self._desk.today
        gaps = [
            Span(
                f"gap {number}",
                one.gap.first_day,
                one.gap.ended_on,
                line_words.gap_title(one),
                line_words.gap_note(one),
                "gap",
            )
            for number, one in enumerate(page.gaps)
        ]
        spans = [self._span(span) for span in page.spans]
        ends_on = school_year_end(school_year_of(today))
        born = page.child.date_of_birth
        birthdays = list(_birthdays(born, today)) if born is not None else []
        self.line.set_content(list(_ticks(page)), ends_on, [*gaps, *spans], (today, _("Heute")), birthdays)
        self.line.choose(self._chosen)
        self._show_fields()

    def _span(self, span: SchoolingSpan) -> Span:
        title = country_words(span.country, self._desk.words.country)
        tone: Literal["accent", "ok", "info"] = "ok" if span.country == GERMANY else "info"
        if span.id == self._chosen:
            tone = "accent"
        return Span(span.id, span.started_on, span.ended_on or self._desk.today, title, span_note(span), tone)

    def _show_list(self, spans: Sequence[SchoolingSpan]) -> None:
        self.list.set_rows(
            [
                SentenceRow(
                    span_sentence(span, self._desk.words.country),
                    deed=_("Ändern"),
                    call=partial(self.choose_and_edit, span.id),
                )
                for span in spans
            ]
        )

    def _show_fields(self) -> None:
        span = self._chosen_span()
        self.line.setVisible(not self._as_list)
        if self._as_list and self._page is not None:
            self._show_list(self._page.spans)
        self.list.setVisible(self._as_list)
        self.fields.setVisible(span is not None)
        self.no_spans.setVisible(span is None)
        if span is not None and self._page is not None:
            place = f"span:{span.id}"
            self.drafts.turn_to(place)
            self.fields.show_span(span)
            self.drafts.show_record(place, self._page.child.family_id)
            other = self._page.overlaps.get(span.id)
            if other is not None:
                self.fields.warn("started_on", line_words.overlap_words(other, self._desk.words.country))

    def _chosen_span(self) -> SchoolingSpan | None:
        spans = self._page.spans if self._page else ()
        return next((span for span in spans if span.id == self._chosen), None)

    def _change(self, field: str, value: object) -> None:
        span = self._chosen_span()
        if span is not None and getattr(span, field) != value:
            self.field_changed.emit(span.id, field, value)


def _birthdays(born: date, today: date) -> Iterator[tuple[date, str]]:
    """From birth on; born on 29 February it is 1 March in the years between."""
    yield born, ""
    for age in range(1, age_on(born, today) + 1):
        is_leap_day = (born.month, born.day) == (2, 29)
        day = date(born.year + age, 3, 1) if is_leap_day else born.replace(year=born.year + age)
        yield day, _("{age} J.").format(age=age)


def _ticks(page: SchoolingPage) -> Iterator[Tick]:
    """The school years from birth on; before school could begin they carry no figure."""
    first = page.school_years[0].begins_on.year
    born = page.child.date_of_birth
    for year in range(school_year_of(born) if born is not None else first, first):
        yield Tick(school_year_begin(year), school_year_label(year), mark_kind="before")
    is_known = bool(page.spans) or page.child.years_of_schooling == 0
    for school_year in page.school_years:
        yield _tick(school_year, page.standing.begins_on if is_known else page.school_years[-1].begins_on)


def _tick(year: SchoolYear, expected_from: date | None) -> Tick:
    if year.mark is YearMark.COMPLETED:
        return Tick(year.begins_on, year.name, str(year.completed), "full")
    if year.mark is YearMark.BEGUN:
        return Tick(year.begins_on, year.name, "½", "half")
    is_before = expected_from is not None and year.begins_on < expected_from
    return Tick(year.begins_on, year.name, mark_kind="before" if is_before else "none")
