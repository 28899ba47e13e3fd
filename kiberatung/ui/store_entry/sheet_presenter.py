"""The lost keyslot file comes back from the lines of its sheet, each checked while it is typed (R29)."""

from collections.abc import Callable, Sequence
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.errors import TellableError
from kiberatung.ui.protocols import Shell


class SheetPort(Protocol):
    """What the sheet is made of; only `put` touches the disk, and belongs on the database lane."""

    @property
    def lines(self) -> int: ...

    @property
    def signs_in_a_line(self) -> int: ...

    def plain_signs(self, text: str) -> str:
        """As they are meant: without groups, in capitals."""

    def is_right(self, text: str, place: int) -> bool:
        """Whether the line at `place`, counted from 0, can stand so on a sheet."""

    def put(self, text: str) -> None:
        """Writes the file; raises `DomainError` for a slip or a file that is there, `EnvironmentFault` for the disk."""


class SheetView(Protocol):
    def show_lines(self, lines: Sequence[str]) -> None: ...

    def show_finding(self, place: int, text: str) -> None: ...

    def show_right(self, place: int) -> None:
        """The line is as on the sheet: go on to the next one."""

    def show_fault(self, text: str) -> None: ...


class SheetPresenter:
    def __init__(self, shell: Shell, port: SheetPort, view: SheetView, done: Callable[[bool], object]) -> None:
        self._shell, self._port, self._view, self._done = shell, port, view, done

    def type_line(self, place: int, text: str) -> None:
        """Checked when all its signs are there; what is longer is the whole sheet, pasted or read from its QR code."""
        signs = self._port.plain_signs(text)
        if len(signs) > self._port.signs_in_a_line:
            self._spread(place, signs)
        elif len(signs) == self._port.signs_in_a_line:
            self._judge(place, signs)
        else:
            self._view.show_finding(place, "")

    def put(self, lines: Sequence[str]) -> None:
        wrong = [place for place, line in enumerate(lines) if not self._port.is_right(line, place)]
        for place in wrong:
            self._view.show_finding(place, self._slip(lines[place]))
        if not wrong:
            self._shell.run_task(lambda: self._port.put("\n".join(lines)), lambda _none: self._done(True), self._tell)

    def leave(self) -> None:
        self._done(False)

    def _spread(self, place: int, signs: str) -> None:
        size = self._port.signs_in_a_line
        parts = [signs[start : start + size] for start in range(0, len(signs), size)]
        last = min(self._port.lines, place + len(parts))
        self._view.show_lines([""] * place + parts[: last - place])
        for number in range(place, last):
            self._judge(number, parts[number - place])

    def _judge(self, place: int, signs: str) -> None:
        if self._port.is_right(signs, place):
            self._view.show_right(place)
        else:
            self._view.show_finding(place, self._slip(signs))

    def _slip(self, text: str) -> str:
        missing = self._port.signs_in_a_line - len(self._port.plain_signs(text))
        if missing > 0:
            return _("Hier fehlen noch {count} Zeichen.").format(count=missing)
        return _("Diese Zeile ist nicht richtig abgeschrieben. Vergleichen Sie sie Gruppe für Gruppe.")

    def _tell(self, fault: Exception) -> None:
        if isinstance(fault, TellableError):
            self._view.show_fault(str(fault))
        else:
            self._shell.show_fault(fault)
