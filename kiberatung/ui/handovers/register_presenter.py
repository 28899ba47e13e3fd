"""The register of handovers: all that ever left, and what the recipient answered."""

from collections.abc import Hashable, Sequence
from typing import Protocol

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.handovers import Handover, HandoverAnswer
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.registering import handover_register, record_handover_answer
from kiberatung.services.labels import label_of
from kiberatung.ui.protocols import Shell, TaskOptions


class RegisterView(Protocol):
    def show_register(self, entries: Sequence[Handover]) -> None: ...

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
        self._view.show_register(entries)
        self._view.show_entry(self._entries.get(self._current))

    def _say_recorded(self, entry: Handover) -> None:
        saved_at = german_time(self._desk.clock.now())
        self._shell.set_saved(_("Gespeichert {time}").format(time=f"{saved_at:%H:%M}"))
        said = _("{number}: {answer}").format(number=entry.number, answer=label_of(entry.answer))
        self._shell.show_notice(said)
        self.reload()
