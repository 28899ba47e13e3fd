"""The register of letters: all that were given out, searched while typing."""

from collections.abc import Sequence
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.letters import LetterId
from kiberatung.services.desk import Desk
from kiberatung.services.letters.listing import LetterLine, find_letters, letter_register
from kiberatung.ui.protocols import Shell, TaskOptions


class LettersView(Protocol):
    def show_letters(self, lines: Sequence[LetterLine], whole: int) -> None:
        """`whole` is the number of all letters: 0 asks for the empty state."""


class LettersPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: LettersView) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self._lines: dict[object, LetterLine] = {}
        self._text = ""

    def reload(self) -> None:
        self._shell.run_task(
            lambda: letter_register(self._desk),
            self._keep,
            options=TaskOptions(_("Schreiben lesen"), key="letters.all"),
        )

    def search(self, text: str) -> None:
        self._text = text.strip()
        lines = list(self._lines.values())
        self._shell.run_task(
            lambda: find_letters(self._desk, lines, self._text) if self._text else lines,
            self._show,
            options=TaskOptions(key="letters.search"),
        )

    def open_letter(self, letter_id: LetterId) -> None:
        """To the family's letters, with the child this one was about."""
        line = self._lines.get(letter_id)
        if line is not None:
            self._shell.navigate("family", family_id=line.family.family_id, tab="letters", child_id=line.child_id)

    def _keep(self, lines: Sequence[LetterLine]) -> None:
        self._lines = {line.letter_id: line for line in lines}
        if self._text:
            self.search(self._text)
        else:
            self._show(lines)

    def _show(self, lines: Sequence[LetterLine]) -> None:
        self._view.show_letters(lines, len(self._lines))
