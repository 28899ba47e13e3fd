"""The panel in which a family is taken in: four fields, and below them who may already be known."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.domain.incoming_reports import ReportingOffice
from kiberatung.services.labels import choices_of
from kiberatung.ui.families.new_family_presenter import SimilarLine, TypedFamily
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.date_edit import DateEdit, date_field
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.runs import Run, bold, original
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

PAUSE_MS = 150


class NewFamilyPanel(SidePanel):
    """Says what is typed and asked for; never blocks and never loses what was typed."""

    typed = Signal(object)  # TypedFamily, a moment after the last key
    wanted = Signal(object)  # TypedFamily
    known_chosen = Signal(object)  # FamilyId

    def __init__(self, today: Callable[[], date], port: DraftPort) -> None:
        super().__init__(_("Familie anlegen"), 400)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.typed.emit(self.value()))
        self._name = text_field(_("Familien&name"), changed=self._changed)
        hint = _("Mehrere mit Komma trennen: Sofiia, Danylo")
        self._children = text_field(_("&Vornamen der Kinder"), hint=hint, changed=self._changed)
        self._office = Combo(_("Wer meldet?"), [Option(value, word) for value, word in choices_of(ReportingOffice)])
        self._office.set_value(ReportingOffice.MELDEBEHOERDE)
        self._by = text_field(_("Genauer, wenn &bekannt"), placeholder=_("zum Beispiel Bürgerbüro Rheine"))
        self._date: LabeledField = date_field(_("Gemeldet &am"), today, years_ahead=0)
        typed = {"name": self._name, "children": self._children, "by": self._by, "received_on": self._date}
        self.drafts = DraftKeeper(port, {**typed, "office": self._office})
        self._refusal = label("", tone="danger", wrap=True)
        self._similar = SentenceList()
        self._similar_part = QWidget()
        self._fill_column()
        self._today = today

    def open_fresh(self) -> None:
        """Empty fields, the cursor in the name; what was typed before and not saved is offered."""
        self.drafts.leave_place()
        for field in (self._name, self._children, self._by):
            field.field.setProperty("text", "")
        self._date_edit().set_value(self._today())
        self.show_refusal("")
        self.show_similar(())
        self.drafts.open_place("new_family")
        self.show()
        self._name.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def value(self) -> TypedFamily:
        office = self._office.value()
        day = self._date_edit().value()
        return TypedFamily(
            value_of(self._name),
            value_of(self._children),
            office if isinstance(office, ReportingOffice) else ReportingOffice.OTHER,
            value_of(self._by),
            day.first_day() if day is not None else None,
        )

    def show_refusal(self, text: str) -> None:
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def show_similar(self, lines: Sequence[SimilarLine]) -> None:
        self._similar.set_rows([self._row(line) for line in lines])
        self._similar_part.setVisible(bool(lines))

    def _row(self, line: SimilarLine) -> SentenceRow:
        script = (Run(" "), original(line.name_in_script)) if line.name_in_script else ()
        call = partial(self._choose, line.family_id)
        return SentenceRow((bold(line.name), *script), None, _("Ansehen"), call, line.facts)

    def _choose(self, family_id: FamilyId) -> None:
        self.known_chosen.emit(family_id)

    def _date_edit(self) -> DateEdit:
        edit = self._date.field
        if not isinstance(edit, DateEdit):
            raise TypeError(edit)
        return edit

    def _changed(self, _text: str) -> None:
        self._pause.start()

    def _want(self) -> None:
        self.wanted.emit(self.value())

    def _throw_away(self) -> None:
        self.drafts.settle()
        self.closed.emit()

    def _fill_column(self) -> None:
        office = LabeledField(_("&Wer meldet?"), self._office)
        self.column.addWidget(label(_("Familie anlegen"), "h2"))
        self.column.addWidget(label(_("Ein Name genügt. Alles andere kann warten."), tone="muted", wrap=True))
        self.column.addSpacing(8)
        self.column.addWidget(self.drafts)
        for part in (self._name, self._children, office, self._by, self._date):
            self.column.addWidget(part)
        self.column.addWidget(self._refusal)
        similar = QVBoxLayout(self._similar_part)
        similar.setContentsMargins(0, 12, 0, 0)
        similar.addWidget(section_head(_("Schon bekannt?")))
        similar.addWidget(self._similar)
        self.column.addWidget(self._similar_part)
        self.column.addStretch(1)
        self.add_to_foot(button(_("Ab&brechen"), self._throw_away))
        self.add_to_foot(button(_("Familie an&legen"), self._want, kind="primary"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._want()
        else:
            super().keyPressEvent(event)
