"""What a grid of questions shows, as values, and the protocol it is fed by. No toolkit."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class CellState(Enum):
    """What a cell of the grid says."""

    VALUE = "value"
    INHERITED = "inherited"  # as in the common column
    OPEN = "open"
    NOT_APPLICABLE = "not_applicable"
    ANSWER = "answer"  # a real answer without a value: unknown, not asked, refused


@dataclass(frozen=True, slots=True)
class GridCell:
    """`note` follows the value, `source_*` stand at the right, a warning takes a line of its own and blocks nothing.

    `is_wrong`: what stands there could not be read and is not stored; `to_confirm`: carried over from elsewhere and
    not looked at yet; `is_passed_by`: the way through the open cells leaves it out.
    """

    state: CellState = CellState.OPEN
    text: str = ""
    note: str = ""
    icon: str = ""
    source_icon: str = ""
    source_word: str = ""
    warning: str = ""
    placeholder: str = ""
    is_wrong: bool = False
    to_confirm: bool = False
    is_passed_by: bool = False

    @property
    def is_next(self) -> bool:
        """Whether the way through the open cells stops here."""
        return self.to_confirm or (self.state is CellState.OPEN and not self.is_passed_by)

    def spoken(self) -> str:
        return ", ".join(part for part in (self.text, self.note, self.source_word, self.warning) if part)


@dataclass(frozen=True, slots=True)
class GridSection:
    """A heading between rows, with its count."""

    key: Hashable
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One question; `help` is the line that the context bar shows."""

    key: Hashable
    title: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """The common column or one of those that inherit from it."""

    key: Hashable
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """An answer without a value and its Alt letter."""

    key: Hashable
    word: str
    icon: str
    letter: str


@dataclass(frozen=True, slots=True)
class GridWord:
    """A word the editor offers; `found_by` are further spellings of the same."""

    word: str
    found_by: str = ""


class GridSource(Protocol):
    """Feeds the grid; the presenter is one."""

    def grid_lines(self) -> Sequence[GridSection | GridRow]: ...

    def grid_columns(self) -> Sequence[GridColumn]: ...

    def grid_cell(self, row: Hashable, column: Hashable) -> GridCell: ...

    def text_to_edit(self, row: Hashable, column: Hashable) -> str:
        """The text an editor begins with; empty for an inherited cell."""
        ...

    def words_for(self, row: Hashable, column: Hashable) -> Sequence[GridWord]:
        """Words the editor offers; empty for free text."""
        ...

    def put_text(self, row: Hashable, column: Hashable, text: str) -> None:
        """Take what was typed; the source tells the grid to refresh."""
        ...

    def put_answer(self, row: Hashable, column: Hashable, answer: Hashable) -> None: ...

    def copy_from_left(self, row: Hashable, column: Hashable) -> bool:
        """Take the answer of the neighbour at the left; False when there is nothing to take."""
        ...

    def confirm(self, row: Hashable, column: Hashable) -> None:
        """A person has looked at what was carried over, or at what a machine read: it counts as answered."""
        ...
