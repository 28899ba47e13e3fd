"""The fields of the chosen span under the line, so that dragging is never needed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiberatung.basics.date_words import DatePrecision, TypedDate
from kiberatung.basics.texts import _
from kiberatung.domain.schooling import CertificateState, SchoolingKind, SchoolingSpan
from kiberatung.services.labels import choices_of
from kiberatung.ui.family.schooling.presenter import last_of_month
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option, SearchingField, Segments
from kiberatung.ui.widgets.date_edit import DateEdit
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.text import button

_HIGHEST_GRADE = 13


class SpanFields(QWidget):
    """Says which field of the span got which value; an empty end means that the visit goes on."""

    field_changed = Signal(str, object)
    remove_wanted = Signal()

    def __init__(self, today: Callable[[], date], countries: Sequence[Option], languages: Sequence[Option]) -> None:
        super().__init__()
        unknown = _("Das steht nicht in der Liste.")
        self.country = SearchingField(_("Land"), countries, unknown)
        self.kind = Combo(_("Schule"), [Option(value, word) for value, word in choices_of(SchoolingKind)])
        self.begin = DateEdit(today, years_ahead=0, placeholder=_("MM.JJJJ"))
        self.end = DateEdit(today, years_ahead=0, placeholder=_("dauert an"))
        self.grade = QLineEdit()
        self.language = SearchingField(_("Unterricht auf"), languages, unknown)
        self.certificate = QLineEdit()
        self.certificate.setPlaceholderText(_("z. B. Klasse 7"))
        states = [Option(value, word) for value, word in choices_of(CertificateState)]
        self.certificate_state = Segments(_("Zeugnis"), states)
        self.regular = Segments(_("Besuch"), [Option(True, _("regelmäßig")), Option(False, _("mit Lücken"))])
        self.remove = button(_("Entfernen"), self.remove_wanted.emit, icon="x")
        self._layout = FlowLayout(self, 14)
        self._fields = self._labelled()
        for field in (*self._fields.values(), LabeledField(" ", self.remove)):
            self._layout.addWidget(field)
        self._connect()

    def _labelled(self) -> dict[str, LabeledField]:
        parts: tuple[tuple[str, str, QWidget, int], ...] = (
            ("country", _("Land"), self.country, 180),
            ("kind", _("Schule"), self.kind, 210),
            ("started_on", _("Von"), self.begin, 104),
            ("ended_on", _("Bis"), self.end, 104),
            ("last_grade", _("Letzte Klasse"), self.grade, 92),
            ("language", _("Unterricht auf"), self.language, 170),
            ("certificate_state", _("Zeugnis"), self.certificate_state, 0),
            ("certificate", _("Welches Zeugnis"), self.certificate, 150),
            ("regular", _("Besuch"), self.regular, 0),
        )
        fields = {}
        for name, title, widget, width in parts:
            if width:
                widget.setFixedWidth(px(width))
            fields[name] = LabeledField(title, widget)
        return fields

    def _connect(self) -> None:
        for name, field in (("country", self.country), ("kind", self.kind), ("language", self.language)):
            field.chosen.connect(lambda value, name=name: self.field_changed.emit(name, value or ""))
        for name, segments in (("regular", self.regular), ("certificate_state", self.certificate_state)):
            segments.chosen.connect(lambda value, name=name: self.field_changed.emit(name, value))
        for finding in ("country", "language"):
            searching = getattr(self, finding)
            searching.finding_changed.connect(self._fields[finding].set_finding)
        self.begin.finding_changed.connect(self._fields["started_on"].set_finding)
        self.end.finding_changed.connect(self._fields["ended_on"].set_finding)
        self.begin.date_changed.connect(self._begin_typed)
        self.end.date_changed.connect(self._end_typed)
        self.grade.editingFinished.connect(self._grade_typed)
        self.certificate.editingFinished.connect(self._certificate_typed)

    def show_span(self, span: SchoolingSpan) -> None:
        """A field somebody is typing into keeps its text."""
        self.country.set_value(span.country or None)
        self.kind.set_value(span.kind)
        self.begin.set_value(as_typed_begin(span.started_on))
        self.end.set_value(None if span.ended_on is None else as_typed_end(span.ended_on))
        self.language.set_value(span.language or None)
        self.regular.set_value(span.regular)
        self.certificate_state.set_value(span.certificate_state)
        for line, text in ((self.grade, "" if span.last_grade is None else str(span.last_grade)),
                           (self.certificate, span.certificate)):  # fmt: skip
            if not line.isModified():
                line.setText(text)
                line.setCursorPosition(0)
        for field in self._fields.values():
            if field.finding():
                field.set_finding("")

    def show_finding(self, field: str, sentence: str) -> None:
        self._fields[field].set_finding(sentence)

    def warn(self, field: str, sentence: str) -> None:
        """Doubtful, but kept."""
        self._fields[field].set_finding(sentence, "warn")

    def _begin_typed(self, typed: TypedDate | None) -> None:
        if typed is None:
            self._fields["started_on"].set_finding(_("Der Beginn fehlt. Eine Schätzung genügt."))
        else:
            self.field_changed.emit("started_on", typed.first_day())

    def _end_typed(self, typed: TypedDate | None) -> None:
        self.field_changed.emit("ended_on", None if typed is None else last_day(typed))

    def _certificate_typed(self) -> None:
        self.certificate.setModified(False)
        self.field_changed.emit("certificate", self.certificate.text().strip())

    def _grade_typed(self) -> None:
        text = self.grade.text().strip()
        self.grade.setModified(False)
        if text and (not text.isdecimal() or int(text) > _HIGHEST_GRADE):
            self._fields["last_grade"].set_finding(_("Tippen Sie eine Zahl bis 13."))
            return
        self._fields["last_grade"].set_finding("")
        self.field_changed.emit("last_grade", int(text) if text else None)


def last_day(typed: TypedDate) -> date:
    """„06.2025“ as an end means the whole of June, „2025“ the whole year."""
    if typed.precision is DatePrecision.DAY:
        return typed.first_day()
    return last_of_month(date(typed.year, typed.month or 12, 1))


def as_typed_begin(day: date) -> TypedDate:
    return TypedDate(day.year, day.month, None if day.day == 1 else day.day)


def as_typed_end(day: date) -> TypedDate:
    return TypedDate(day.year, day.month, None if day == last_of_month(day) else day.day)
