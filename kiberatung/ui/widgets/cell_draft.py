"""Keeps the cell of a grid that is being typed into, and what could not be read and so is stored nowhere else."""

from collections.abc import Callable
from uuid import UUID

from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.question_grid import QuestionGrid


class CellDraft(DraftKeeper):
    """`is_stored` tells by the keys of row and column whether the cell was taken on."""

    def __init__(self, port: DraftPort, grid: QuestionGrid, is_stored: Callable[[str, str], bool]) -> None:
        super().__init__(port, {})
        self._grid, self._is_stored = grid, is_stored
        self._typed: dict[str, str] = {}
        grid.cell_typed.connect(self._take)
        grid.cell_left.connect(self._leave)

    def open_place(self, place: str, about: UUID | None = None) -> None:
        if place != self._place:
            self.leave_place()
            self._typed = {}
            super().open_place(place, about)

    def values(self) -> dict[str, str]:
        return dict(self._typed)

    def take_over(self) -> None:
        """Back into its cell, as if it were being typed."""
        offered = self._offered
        self._hide_offer()
        self._is_kept = True
        self._grid.type_into(offered["row"], offered["column"], offered["text"])

    def _take(self, row: object, column: object, text: str) -> None:
        self._typed = {"row": str(row), "column": str(column), "text": text}
        self._touched()

    def _leave(self) -> None:
        if self._typed and self._is_stored(self._typed["row"], self._typed["column"]):
            self._typed = {}
            self.settle()
