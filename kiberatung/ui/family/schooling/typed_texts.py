"""Texts of one record that are stored when their field is left: until then they are kept as a draft of that record."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtWidgets import QLineEdit

from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort


class TypedTexts(DraftKeeper):
    def __init__(self, port: DraftPort, lines: Mapping[str, QLineEdit]) -> None:
        super().__init__(port, lines)
        self._lines = tuple(lines.values())

    def turn_to(self, place: str) -> None:
        """Before the fields show this record: what they hold until then belongs to the one before."""
        if place != self._place:
            self.leave_place()

    def show_record(self, place: str, about: UUID) -> None:
        """Its fields show what is stored, unless somebody is typing into one of them."""
        if place != self._place:
            self.open_place(place, about)
        elif not any(line.isModified() for line in self._lines):
            self.settle()
