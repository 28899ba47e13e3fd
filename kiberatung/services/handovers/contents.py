"""What one handover carries: values for the files, made from released child files only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.services.handovers.child_files import ChildFile
from kiberatung.services.handovers.items import HandoverItem, Section, Surroundings, TableField
from kiberatung.services.handovers.recipients import Recipient
from kiberatung.services.handovers.releasing import release, stays_here
from kiberatung.services.handovers.values import section_title
from kiberatung.services.tables import Column, Table


class CellState(StrEnum):
    """NONE: there is nothing to tell, and nothing is missing."""

    GIVEN = "given"
    MISSING = "missing"
    NONE = "none"
    HELD_BACK = "held_back"


@dataclass(frozen=True, slots=True)
class ContentCell:
    text: str
    state: CellState


@dataclass(frozen=True, slots=True)
class ContentRow:
    """One item over all children."""

    identifier: str
    title: str
    section: Section
    cells: tuple[ContentCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverContent:
    """`files` are released: they hold no fact that is not in `rows`. Children stand in the same order everywhere."""

    number: str
    recipient: Recipient
    office_name: str
    created_on: date
    purpose: str
    legal_basis: str
    files: tuple[ChildFile, ...]
    rows: tuple[ContentRow, ...]
    table: Table

    @property
    def child_ids(self) -> tuple[ChildId, ...]:
        return tuple(file.child.id for file in self.files)

    @property
    def given(self) -> int:
        return self._count(CellState.GIVEN)

    @property
    def possible(self) -> int:
        """All that would leave if every question had been answered."""
        return self.given + self._count(CellState.MISSING)

    def _count(self, state: CellState) -> int:
        return sum(cell.state is state for row in self.rows for cell in row.cells)


def content_rows(
    items: Sequence[HandoverItem], files: Sequence[ChildFile], around: Surroundings
) -> tuple[ContentRow, ...]:
    """Rows for whole files, which alone know why a cell is empty; what is said comes from the released ones."""
    pairs = list(zip(files, released_files(items, files), strict=True))
    return tuple(
        ContentRow(item.identifier, item.title, item.section, tuple(_cell(item, *pair, around) for pair in pairs))
        for item in items
    )


def content_table(items: Sequence[HandoverItem], released: Sequence[ChildFile], around: Surroundings) -> Table:
    """One row per child, official keys in columns of their own."""
    columns = [field for item in items for field in item.fields or (_plain_field(item),)]
    rows = tuple(tuple(column.read(file, around) for column in columns) for file in released)
    return Table(_("Übergabe"), tuple(column.column for column in columns), rows)


def released_files(items: Sequence[HandoverItem], files: Sequence[ChildFile]) -> tuple[ChildFile, ...]:
    return tuple(release(file, items) for file in files)


def titled_rows(rows: Sequence[ContentRow]) -> list[tuple[str, list[ContentRow]]]:
    """Rows by section, each with its heading."""
    sections = dict.fromkeys(row.section for row in rows)
    return [(section_title(section), [row for row in rows if row.section is section]) for section in sections]


def _cell(item: HandoverItem, whole: ChildFile, released: ChildFile, around: Surroundings) -> ContentCell:
    if stays_here(item, whole):
        return ContentCell(_("bleibt hier"), CellState.HELD_BACK)
    text = item.say(released, around)
    if text:
        return ContentCell(text, CellState.GIVEN)
    if item.optional:
        return ContentCell("–", CellState.NONE)
    return ContentCell(_("keine Angabe"), CellState.MISSING)


def _plain_field(item: HandoverItem) -> TableField:
    return TableField(Column(item.title), item.say)
