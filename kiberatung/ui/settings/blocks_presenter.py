"""Text blocks in the settings: added, changed, deleted; each deed can be taken back with „Rückgängig“."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import allows
from kiberatung.services.text_blocks import Block, BlockWish, put_block, remove_block, text_blocks
from kiberatung.ui.protocols import Shell, TaskOptions


class BlocksView(Protocol):
    def show_blocks(self, blocks: Sequence[Block]) -> None: ...

    def show_finding(self, sentence: str) -> None: ...

    def close_form(self) -> None:
        """What was typed is kept in the store."""


class BlocksPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: BlocksView) -> None:
        self._shell, self._desk, self._view = shell, desk, view
        self._changed: Block | None = None

    @property
    def may_write(self) -> bool:
        return allows(self._desk.account.role, put_block)

    def reload(self) -> None:
        if self.may_write:
            options = TaskOptions(key="settings-blocks")
            self._shell.run_task(lambda: text_blocks(self._desk), self._view.show_blocks, options=options)

    def begin(self, block: Block | None) -> None:
        """The block that is changed, None for a new one."""
        self._changed = block

    def keep(self, wish: BlockWish) -> None:
        """One that comes with the program is changed by one of the office with the same word."""
        changed = self._changed
        is_same_owner = changed is not None and changed.is_own == wish.is_own
        kept = changed.kept if changed is not None and is_same_owner else None
        self._do(lambda: put_block(self._desk, replace(wish, kept=kept)), _("Textbaustein gespeichert"))

    def remove(self) -> None:
        block = self._changed
        if block is not None:
            self._do(lambda: remove_block(self._desk, block), _("Textbaustein gelöscht"))

    def _do(self, deed: Callable[[], object], said: str) -> None:
        def done(_result: object) -> None:
            self._view.close_form()
            self._shell.show_notice(said, _("Strg+Z nimmt es zurück."))
            self.reload()

        self._shell.run_task(deed, done, self._failed)

    def _failed(self, fault: Exception) -> None:
        """What is wrong with the block is told at its form; what was typed stays."""
        if isinstance(fault, DomainError):
            self._view.show_finding(str(fault))
        else:
            self._shell.show_fault(fault)
