"""What a table shows, as values: columns, cells, groups. No toolkit, so presenters may use it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal


class CellKind(Enum):
    """How a column paints its cells."""

    TEXT = "text"
    STATUS = "status"  # icon and word in the status colour
    BAR = "bar"  # figure and a bar of `share`
    LEVEL = "level"  # four rising bars and a word
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One declared column; `width` in pixels at text scale 1, the stretching one takes what is left."""

    name: str
    title: str
    width: int = 120
    align: Literal["left", "right"] = "left"
    kind: CellKind = CellKind.TEXT
    sortable: bool = True
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One value ready to be shown; `original` is the name in its own script, `second` the small second line."""

    text: str
    second: str = ""
    original: str = ""
    icon: str = ""
    tone: str = "text"
    weight: int = 400
    share: float | None = None
    level: int | None = None
    second_icon: str = ""
    second_tone: str = "muted"

    def spoken(self) -> str:
        """All of it in one line, for screen reader, tool tip and clipboard."""
        return " ".join(part for part in (self.text, self.original, self.second) if part)


Row = Sequence[Cell]
Deliver = Callable[[Mapping[Hashable, Row]], None]
Fetch = Callable[[Sequence[Hashable], Deliver], None]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; `note` is the muted remark behind the title, such as the count."""

    title: str
    keys: tuple[Hashable, ...]
    note: str = ""
    foldable: bool = True


@dataclass(frozen=True, slots=True)
class ComparedRows:
    """Rows of two sides; `equal` is the group of those that agree, which stands folded at first."""

    groups: tuple[Group, ...]
    cells: Mapping[Hashable, Row]
    equal: Group | None = None
