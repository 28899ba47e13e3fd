"""The chosen talk beside the week: interpreter, what became of it, and the ways on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.appointments import AppointmentState
from kiberatung.domain.interpreters import BookingState
from kiberatung.services.appointment_week import InterpreterOffer, WeekEntry
from kiberatung.ui.appointments.presenter import AppointmentsPresenter
from kiberatung.ui.appointments.rows import booking_words, day_title, offer_warning, offer_words
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import bold, original
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

OPEN_STATES = (AppointmentState.PLANNED, AppointmentState.CONFIRMED)


class TalkPanel(SidePanel):
    def __init__(self, presenter: AppointmentsPresenter) -> None:
        super().__init__(_("Gewähltes Gespräch"), 416)
        self._presenter = presenter
        self._entry: WeekEntry | None = None
        self._open = button(_("Familie ö&ffnen"), self._open_family, icon="arrow-right")
        self.add_to_foot(self._open)
        self.show_talk(None, ())

    def show_talk(self, entry: WeekEntry | None, offers: Sequence[InterpreterOffer]) -> None:
        self._entry = entry
        self._open.setVisible(entry is not None)
        clear(self.column)
        if entry is None:
            self.column.addWidget(label(_("Wählen Sie ein Gespräch der Woche."), tone="muted", wrap=True))
        else:
            self._show_head(entry)
            self._show_state(entry)
            self._show_interpreters(entry, offers)
        self.column.addStretch(1)

    def _show_head(self, entry: WeekEntry) -> None:
        talk, one = entry.talk, entry.talk.appointment
        self.column.addWidget(label(one.family_name or _("ohne Namen"), "h2", wrap=True))
        if one.name_in_script:
            self.column.addWidget(RunLabel((original(one.name_in_script),)))
        times = f"{talk.starts_at:%H:%M}–{talk.ends_at:%H:%M}"
        words = [day_title(talk.starts_at.date()), times, one.place]
        self.column.addWidget(label(", ".join(part for part in words if part), wrap=True))
        row = _row(
            button(
                _("&Einladung schreiben"), partial(self._presenter.write_invitation, entry), icon="mail", small=True
            ),
            button(_("&Verschieben"), partial(self._presenter.move, entry), icon="calendar-clock", small=True),
        )
        self.column.addWidget(row)

    def _show_state(self, entry: WeekEntry) -> None:
        state = AppointmentState(entry.talk.appointment.state)
        if state not in OPEN_STATES:
            return
        self.column.addSpacing(8)
        self.column.addWidget(section_head(_("Was wurde daraus?")))
        deeds = [
            (AppointmentState.HELD, _("&Durchgeführt"), "circle-check"),
            (AppointmentState.NO_SHOW, _("&Nicht erschienen"), "circle-minus"),
            (AppointmentState.CANCELLED, _("&Abgesagt"), "circle-x"),
        ]
        if state is AppointmentState.PLANNED:
            deeds.insert(0, (AppointmentState.CONFIRMED, _("&Bestätigt"), "check"))
        made = [
            button(word, partial(self._presenter.set_state, entry, wanted), icon=icon, small=True)
            for wanted, word, icon in deeds
        ]
        for start in range(0, len(made), 2):
            self.column.addWidget(_row(*made[start : start + 2]))

    def _show_interpreters(self, entry: WeekEntry, offers: Sequence[InterpreterOffer]) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(section_head(_("Sprachmittlung"), entry.talk.language or _("nicht nötig")))
        booked = {one.interpreter_id for one in entry.bookings}
        rows = []
        for booking in entry.bookings:
            asked = booking.state is BookingState.ASKED
            wanted = BookingState.CONFIRMED if asked else BookingState.CANCELLED
            deed = _("Bestätigt") if asked else _("Abbestellen")
            call = partial(self._presenter.book, entry, booking.interpreter_id, wanted)
            rows.append(SentenceRow((bold(booking.name),), None, deed, call, booking_words(booking)))
        if entry.talk.language:
            rows += [self._offer_row(entry, offer) for offer in offers if offer.interpreter.id not in booked]
        sentences = SentenceList()
        sentences.set_rows(rows)
        self.column.addWidget(sentences)
        if entry.talk.language and not rows:
            text = _("Niemand im Bestand spricht {language}. Nehmen Sie unter „Sprachmittlung“ jemanden auf.")
            self.column.addWidget(label(text.format(language=entry.talk.language), tone="warn", wrap=True))

    def _offer_row(self, entry: WeekEntry, offer: InterpreterOffer) -> SentenceRow:
        second = ". ".join(part for part in (offer_words(offer), offer_warning(offer)) if part)
        call = partial(self._presenter.book, entry, offer.interpreter.id, BookingState.ASKED)
        return SentenceRow((bold(offer.interpreter.name),), None, _("Anfragen"), call, second)

    def _open_family(self) -> None:
        if self._entry is not None:
            self._presenter.open_family(self._entry)


def _row(*parts: QWidget) -> QWidget:
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 4, 0, 4)
    layout.setSpacing(8)
    for part in parts:
        layout.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
    layout.addStretch(1)
    return made
