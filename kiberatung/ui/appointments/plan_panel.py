"""Planning a talk: for whom, when, how long, where, with free times to choose from."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.services.read_models import SearchHit
from kiberatung.ui.appointments.presenter import USUAL_MINUTES, Planned, TypedTalk
from kiberatung.ui.appointments.rows import slot_words, weekday_names
from kiberatung.ui.widgets.date_edit import DateEdit, date_field
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import text_field, value_of
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.runs import Run, bold, original
from kiberatung.ui.widgets.search_line import SearchLine
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.text import button, label


class PlanPanel(SidePanel):
    """First the family is sought unless it is known; then only day and time are needed."""

    sought = Signal(str)
    family_chosen = Signal(object)  # FamilyId
    wanted = Signal(object, object)  # Planned, TypedTalk

    def __init__(self, today: Callable[[], date], port: DraftPort) -> None:
        super().__init__(_("Termin vereinbaren"), 416)
        self._planned: Planned | None = None
        self._search = SearchLine(_("Familie suchen"), _("Name oder Fallnummer"), _("Suche leeren"))
        self._search.sought.connect(self.sought)
        self._hits = SentenceList()
        self._title = label("", "h2", wrap=True)
        self._facts = label("", tone="muted", wrap=True)
        self._day = date_field(_("&Tag"), today, years_ahead=2)
        self._at = text_field(_("&Uhrzeit"), placeholder="10:00")
        self._minutes = text_field(_("&Dauer in Minuten"), str(USUAL_MINUTES))
        self._room = text_field(_("&Raum"))
        typed = {"at": self._at, "day": self._day, "minutes": self._minutes, "room": self._room}
        self.drafts = DraftKeeper(port, typed)
        self._refusal = label("", tone="danger", wrap=True)
        self._slots = QWidget()
        self._slot_row = FlowLayout(self._slots)
        self._seeking = QWidget()
        self._form = QWidget()
        self._save = button(_("Termin &speichern"), self._want, kind="primary")
        self._lay_out()

    def open_search(self) -> None:
        """For a family that is still to be found."""
        self._planned = None
        self._title.setText(_("Termin vereinbaren"))
        self._facts.setText(_("Für welche Familie?"))
        self._search.clear()
        self.show_found(())
        self._show_part(seeking=True)
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_for(self, planned: Planned) -> None:
        self.drafts.leave_place()
        self._planned = planned
        moved = planned.moved is not None
        self._title.setText(_("Termin verschieben") if moved else _("Termin vereinbaren"))
        language = planned.language or _("ohne Sprachmittlung")
        facts = _("Familie {name}, Fall {number}, {language}")
        self._facts.setText(facts.format(name=planned.name, number=planned.case_number, language=language))
        self.show_refusal("")
        self._show_slots(planned.starts)
        self._show_part(seeking=False)
        self.drafts.open_place(f"appointment:{planned.family_id}", planned.family_id)
        self._day.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, hits: Sequence[SearchHit]) -> None:
        rows = []
        for hit in hits:
            script = (Run(" "), original(hit.name_in_script)) if hit.name_in_script else ()
            facts = ", ".join(part for part in (hit.case_number, hit.town) if part)
            call = partial(self._choose, hit.family_id)
            rows.append(SentenceRow((bold(hit.name), *script), None, _("Wählen"), call, facts))
        self._hits.set_rows(rows)

    def show_refusal(self, text: str) -> None:
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def _choose(self, family_id: FamilyId) -> None:
        self.family_chosen.emit(family_id)

    def _show_part(self, *, seeking: bool) -> None:
        self._seeking.setVisible(seeking)
        self._form.setVisible(not seeking)
        self._save.setVisible(not seeking)
        self.show()

    def _show_slots(self, starts: Sequence[datetime]) -> None:
        clear(self._slot_row)
        names = weekday_names()
        for start in starts:
            self._slot_row.addWidget(button(slot_words(start, names), partial(self._take, start), small=True))
        self._slots.updateGeometry()

    def _take(self, start: datetime) -> None:
        self._day_edit().set_value(start.date())
        self._at.field.setProperty("text", f"{start:%H:%M}")
        self._room.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _want(self) -> None:
        if self._planned is None:
            return
        day = self._day_edit().value()
        typed = TypedTalk(
            day.first_day() if day is not None else None,
            value_of(self._at),
            value_of(self._minutes),
            value_of(self._room),
        )
        self.wanted.emit(self._planned, typed)

    def _day_edit(self) -> DateEdit:
        edit = self._day.field
        if not isinstance(edit, DateEdit):
            raise TypeError(edit)
        return edit

    def _throw_away(self) -> None:
        self.drafts.settle()
        self.closed.emit()

    def _lay_out(self) -> None:
        seeking = QVBoxLayout(self._seeking)
        seeking.setContentsMargins(0, 0, 0, 0)
        seeking.addWidget(self._search)
        seeking.addWidget(self._hits)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 8, 0, 0)
        form.setSpacing(10)
        form.addWidget(self.drafts)
        form.addWidget(label(_("Nächste freie Zeiten"), "small_strong", "muted"))
        form.addWidget(self._slots)
        pair = QHBoxLayout()
        pair.addWidget(self._day)
        pair.addWidget(self._at)
        form.addLayout(pair)
        pair = QHBoxLayout()
        pair.addWidget(self._minutes)
        pair.addWidget(self._room)
        form.addLayout(pair)
        form.addWidget(self._refusal)
        for part in (self._title, self._facts, self._seeking, self._form):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.add_to_foot(button(_("Ab&brechen"), self._throw_away))
        self.add_to_foot(self._save)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._want()
        else:
            super().keyPressEvent(event)
