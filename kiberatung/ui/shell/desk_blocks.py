"""Joins the fields with the text blocks of the store."""

# ruff: noqa: PLC0415 - nothing is read before a cursor stands in a field that takes text blocks

from collections.abc import Callable, Sequence
from uuid import UUID

from kiberatung.domain.families import FamilyId
from kiberatung.services.desk import Desk
from kiberatung.ui.protocols import Shell, TaskOptions
from kiberatung.ui.widgets.text_blocks import OfferedBlock


class DeskBlocks:
    """Fulfils `ui.widgets.text_blocks.BlockPort`."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        self._shell, self._desk = shell, desk

    def look(self, family_id: UUID, found: Callable[[Sequence[OfferedBlock]], object]) -> None:
        from kiberatung.services.permissions import allows
        from kiberatung.services.text_blocks import filled_blocks

        def read() -> list[OfferedBlock]:
            blocks = filled_blocks(self._desk, FamilyId(family_id))
            return [OfferedBlock(block.word, block.title, block.text) for block in blocks]

        if allows(self._desk.account.role, filled_blocks):
            self._shell.run_task(read, found, options=TaskOptions(key="text blocks"))
