"""The register of letters: all that were given out, searched while typing, families read for the rows in sight."""

from collections.abc import Hashable, Sequence
from functools import partial
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import LetterId
from kiberatung.services.catalogue_words import language_pair
from kiberatung.services.desk import Desk
from kiberatung.services.letters.listing import (
    LetterFamily,
    LetterLine,
    families_of_letters,
    find_letters,
    letter_register,
)
from kiberatung.ui.protocols import Shell, TaskOptions
from kiberatung.ui.widgets.row_values import Cell, Column, Deliver, Row

_GONE = LetterFamily("", "", "")


def columns() -> tuple[Column, ...]:
    """No sorting: a register is read by time, and searched for the rest."""
    return (
        Column("sent_on", _("Datum"), 130, sortable=False),
        Column("case_number", _("Fall"), 120, sortable=False),
        Column("family", _("Familie"), 240, sortable=False, stretch=True),
        Column("kind", _("Schreiben"), 240, sortable=False),
        Column("language", _("Sprachen"), 190, sortable=False),
        Column("who", _("Ausgegeben von"), 200, sortable=False),
    )


class LettersView(Protocol):
    def show_letters(self, ids: Sequence[LetterId], whole: int) -> None:
        """`whole` is the number of all letters: 0 asks for the empty state."""


class LettersPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: LettersView) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self._lines: dict[LetterId, LetterLine] = {}
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

    def fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        """The rows in sight, their families read on the database lane."""
        lines = [line for key in keys if (line := self._lines.get(key)) is not None]  # type: ignore[call-overload]
        wanted = [line.family_id for line in lines]
        self._shell.run_task(lambda: families_of_letters(self._desk, wanted), partial(self._deliver, lines, deliver))

    def open_letter(self, key: Hashable) -> None:
        """To the family's letters, with the child this one was about."""
        line = self._lines.get(key)  # type: ignore[call-overload]
        if line is not None:
            self._shell.navigate("family", family_id=line.family_id, tab="letters", child_id=line.child_id)

    def _keep(self, lines: Sequence[LetterLine]) -> None:
        self._lines = {line.letter_id: line for line in lines}
        if self._text:
            self.search(self._text)
        else:
            self._show(lines)

    def _show(self, lines: Sequence[LetterLine]) -> None:
        self._view.show_letters([line.letter_id for line in lines], len(self._lines))

    def _deliver(self, lines: Sequence[LetterLine], deliver: Deliver, families: dict[FamilyId, LetterFamily]) -> None:
        deliver({line.letter_id: _row(line, families.get(line.family_id, _GONE)) for line in lines})


def _row(line: LetterLine, family: LetterFamily) -> Row:
    return (
        Cell(write_date(line.sent_on)),
        Cell(family.case_number),
        Cell(family.name, original=family.name_in_script, weight=500),
        Cell(line.kind),
        Cell(language_pair(line.language)),
        Cell(line.who),
    )
