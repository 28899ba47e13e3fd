"""The register of handovers: all that ever left, and what the recipient answered."""

from collections.abc import Hashable, Sequence
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.handovers import Handover, HandoverAnswer, HandoverId
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.forms import HandoverFormat
from kiberatung.services.handovers.registering import handover_register, record_handover_answer
from kiberatung.services.labels import label_of
from kiberatung.ui.protocols import Shell, TaskOptions
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column, Deliver, Row

ANSWER_LOOKS = {
    HandoverAnswer.OPEN: ("clock", "muted"),
    HandoverAnswer.ACCEPTED: ("circle-check", "ok"),
    HandoverAnswer.DECLINED: ("circle-x", "danger"),
}
"""Icon and tone beside the word."""


def columns() -> tuple[Column, ...]:
    return (
        Column("number", _("Nummer"), 200, sortable=False),
        Column("created_on", _("Datum"), 120, sortable=False),
        Column("recipient", _("Empfangende Stelle"), 260, sortable=False, stretch=True),
        Column("children", _("Kinder"), 80, "right", CellKind.NUMBER, sortable=False),
        Column("format", _("Form"), 130, sortable=False),
        Column("locked", _("Verschlüsselt"), 140, kind=CellKind.STATUS, sortable=False),
        Column("answer", _("Antwort"), 150, kind=CellKind.STATUS, sortable=False),
    )


class RegisterView(Protocol):
    def show_register(self, ids: Sequence[HandoverId]) -> None: ...

    def show_entry(self, handover: Handover | None) -> None:
        """The one with the cursor, for reading in full and for its answer."""

    def say_reason_missing(self, finding: str) -> None: ...


class RegisterPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: RegisterView) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self._entries: dict[Hashable, Handover] = {}
        self._current: Hashable | None = None

    def reload(self) -> None:
        self._shell.run_task(
            lambda: handover_register(self._desk), self._show, options=TaskOptions(key="handovers.register")
        )

    def choose(self, key: Hashable | None) -> None:
        self._current = key
        self._view.show_entry(self._entries.get(key))

    def fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        deliver({key: register_row(self._entries[key]) for key in keys if key in self._entries})

    def answer(self, answer: HandoverAnswer, reason: str = "") -> None:
        """A refusal needs the recipient's reason: it decides what is done next."""
        entry = self._entries.get(self._current)
        if entry is None:
            return
        if answer is HandoverAnswer.DECLINED and not reason.strip():
            self._view.say_reason_missing(_("Schreiben Sie, womit die Stelle es begründet."))
            return
        self._view.say_reason_missing("")
        self._shell.run_task(lambda: record_handover_answer(self._desk, entry.id, answer, reason), self._say_recorded)

    def _show(self, entries: Sequence[Handover]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._view.show_register([entry.id for entry in entries])
        self._view.show_entry(self._entries.get(self._current))

    def _say_recorded(self, entry: Handover) -> None:
        saved_at = german_time(self._desk.clock.now())
        self._shell.set_saved(_("Gespeichert {time}").format(time=f"{saved_at:%H:%M}"))
        said = _("{number}: {answer}").format(number=entry.number, answer=label_of(entry.answer))
        self._shell.show_notice(said)
        self.reload()


def register_row(entry: Handover) -> Row:
    icon, tone = ANSWER_LOOKS[entry.answer]
    return (
        Cell(entry.number, weight=500),
        Cell(write_date(german_time(entry.created_at).date())),
        Cell(entry.recipient_name),
        Cell(str(len(entry.child_ids))),
        Cell(word_of_format(entry.format)),
        Cell(_("ja"), icon="file-lock", tone="ok")
        if entry.encrypted
        else Cell(_("nein"), icon="lock-open", tone="warn"),
        Cell(label_of(entry.answer), icon=icon, tone=tone),
    )


def word_of_format(name: str) -> str:
    """What the register kept may be older than the formats of today."""
    words = {
        HandoverFormat.FOLDER: _("Mappe"),
        HandoverFormat.SCHILD: _("SchILD-NRW"),
        HandoverFormat.XLSX: _("XLSX"),
        HandoverFormat.CSV: _("CSV"),
        HandoverFormat.PDF: _("PDF"),
    }
    return next((word for known, word in words.items() if known == name), name)
