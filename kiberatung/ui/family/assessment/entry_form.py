"""The form for one look at one domain: instrument, day, a level for each item, and the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry, ItemLevel
from kiberatung.domain.families import FamilyId
from kiberatung.domain.instruments import Instrument
from kiberatung.ui.family.assessment.presenter import EntryDraft
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.date_edit import DateEdit, date_field
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField, long_text_field, value_of
from kiberatung.ui.widgets.text import button, label

_NOT_SEEN = ""
_LEVEL_WIDTH = 190
_ITEM_WIDTH = 340


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Whom the form is about and what it may offer; `known` is the entry that is changed."""

    name: str
    family_id: FamilyId | None
    domain: AssessmentDomain
    instruments: Sequence[Instrument]
    known: AssessmentEntry | None = None


class EntryForm(QFrame):
    """Esc closes it and keeps what was typed as a draft; the instrument can be changed while the reason stays."""

    saved = Signal()
    closed = Signal()

    def __init__(self, place: FormPlace, today: Callable[[], date], port: DraftPort) -> None:
        super().__init__()
        self.place = place
        self._port = port
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 16)
        self._column.setSpacing(12)
        options = [Option(one.key, _(one.title)) for one in place.instruments]
        first = place.known.instrument if place.known else place.instruments[0].key
        self.instrument = Combo(_("Bogen des Lernstands"), options, first)
        self.instrument.chosen.connect(lambda _key: self._change_instrument())
        self.assessed_on = date_field(_("Gesehen am"), today, years_ahead=0)
        self.reason = long_text_field(_("Woran haben Sie es gesehen?"), lines=3)
        self.levels: dict[str, Combo] = {}
        self.drafts: DraftKeeper | None = None
        self._head = QWidget()
        self._grid_ground = QWidget()
        self._build(today)
        self._fill()

    # layout

    def _build(self, today: Callable[[], date]) -> None:
        row = FlowLayout(self._head, 12)
        self.instrument_field = LabeledField(_("Bogen"), self.instrument)
        row.addWidget(self.instrument_field)
        self.assessed_on.field.setFixedWidth(px(120))
        row.addWidget(self.assessed_on)
        self._note = label("", "small", "muted", wrap=True)
        buttons = QWidget()
        deeds = FlowLayout(buttons, 12)
        deeds.addWidget(button(_("Lernstand speichern"), self.saved.emit))
        deeds.addWidget(button(_("Abbrechen"), self.throw_away, kind="quiet"))
        self._column.addWidget(self._head)
        self._column.addWidget(self._note)
        self._column.addWidget(self._grid_ground)
        self._column.addWidget(self.reason)
        self._column.addWidget(buttons)
        self._today = today

    def _fill(self) -> None:
        known = self.place.known
        cast("DateEdit", self.assessed_on.field).set_value(known.assessed_on if known else self._today())
        self.reason.set_text(known.reason if known else "")
        self._show_items()

    def _change_instrument(self) -> None:
        if self.drafts is not None:
            self.drafts.leave_place()
        self._show_items()

    def _show_items(self) -> None:
        """The items of the chosen instrument, and a draft keeper that knows them."""
        instrument = self.chosen()
        self._note.setText(_(instrument.note) if instrument.note else "")
        self._note.setVisible(bool(instrument.note))
        old = self._grid_ground
        self._grid_ground = self._items_of(instrument)
        self._column.replaceWidget(old, self._grid_ground)
        old.hide()
        old.deleteLater()
        self._keep_drafts()

    def _items_of(self, instrument: Instrument) -> QWidget:
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, px(_ITEM_WIDTH))
        grid.setColumnStretch(2, 1)
        self.levels = {}
        for row, item in enumerate(instrument.items_of(self.place.domain)):
            grid.addWidget(label(_(item.text), wrap=True), row, 0, Qt.AlignmentFlag.AlignVCenter)
            if item.levels:
                none = Option(_NOT_SEEN, _("nicht angesehen"))
                combo = Combo(_(item.text), [none, *(Option(one.key, _(one.text)) for one in item.levels)])
                combo.setProperty("help", _("Stufe des Lernstands"))
                combo.setFixedWidth(px(_LEVEL_WIDTH))
                known = self.place.known
                is_same = known is not None and known.instrument == instrument.key
                combo.set_value(known.level_of(item.key) if known is not None and is_same else _NOT_SEEN)
                self.levels[item.key] = combo
                grid.addWidget(combo, row, 1)
        return ground

    def _keep_drafts(self) -> None:
        if self.drafts is not None:
            self._column.removeWidget(self.drafts)
            self.drafts.hide()
            self.drafts.deleteLater()
        fields: dict[str, QWidget] = {"reason": self.reason, "assessed_on": self.assessed_on, **self.levels}
        self.drafts = DraftKeeper(self._port, fields)
        self._column.insertWidget(0, self.drafts)
        about = self.place.known.id if self.place.known else self.place.domain.value
        self.drafts.open_place(f"assessment:{self.place.name}:{about}:{self.instrument.value()}", self.place.family_id)

    # what it says

    def chosen(self) -> Instrument:
        key = self.instrument.value()
        return next((one for one in self.place.instruments if one.key == key), self.place.instruments[0])

    def draft(self) -> EntryDraft:
        typed = cast("DateEdit", self.assessed_on.field).value()
        return EntryDraft(
            domain=self.place.domain,
            instrument=self.chosen().key,
            assessed_on=typed.first_day() if typed else None,
            levels=tuple(ItemLevel(item, str(combo.value())) for item, combo in self.levels.items() if combo.value()),
            reason=value_of(self.reason),
            known=self.place.known,
        )

    def on_reason_typed(self, call: Callable[[str], object]) -> None:
        text = cast("QPlainTextEdit", self.reason.field)
        text.textChanged.connect(lambda: call(value_of(self.reason)))

    def show_finding(self, field: str, sentence: str) -> None:
        place = self.assessed_on if field == "assessed_on" else self.reason
        place.set_finding(sentence)
        if sentence:
            place.setFocus()

    def settle(self) -> None:
        if self.drafts is not None:
            self.drafts.settle()

    def leave(self) -> None:
        """What was typed is kept as a draft."""
        if self.drafts is not None:
            self.drafts.leave_place()

    def throw_away(self) -> None:
        self.settle()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
