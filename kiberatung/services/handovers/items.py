"""What one item of a handover is, and which offices work with the same facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.handovers import RecipientKind
from kiberatung.services.handovers.child_files import ChildFile
from kiberatung.services.tables import CellValue, Column, ColumnKind


class Section(StrEnum):
    PERSON = "person"
    SCHOOL_AND_LANGUAGE = "school_and_language"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words need beside the file: the official lists and the day."""

    catalogues: Catalogues
    today: date


Said = Callable[[ChildFile, Surroundings], str]
Cell = Callable[[ChildFile, Surroundings], CellValue]


@dataclass(frozen=True, slots=True)
class TableField:
    """One column of the spreadsheet; an item may need several, as the parts of an address."""

    column: Column
    read: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverItem:
    """`reads` names the fields of the file that leave with this item, as „child.sex“: nothing else does."""

    identifier: str
    title: str
    section: Section
    recipients: frozenset[RecipientKind]
    reads: tuple[str, ...]
    say: Said
    fields: tuple[TableField, ...] = ()
    tells_where: bool = False
    """Stays here when the address is protected (§ 51 BMG)."""
    needed: bool = False
    """Without it the recipient cannot work; its absence refuses the handover, and it cannot be left out."""
    optional: bool = False
    """Its absence is no gap: not every family has it."""


ALL = frozenset(RecipientKind)
SCHULAUFSICHT = frozenset({RecipientKind.SCHULAMT, RecipientKind.BEZIRKSREGIERUNG})
SCHOOL = frozenset({RecipientKind.SCHOOL})
TEACHING = SCHULAUFSICHT | {RecipientKind.SCHOOL, RecipientKind.KI}
PLANNING = TEACHING | {RecipientKind.SCHULTRAEGER}
CALLING = TEACHING | {RecipientKind.GESUNDHEITSAMT}


def text_field(title: str, read: Cell, width: int = 18) -> TableField:
    return TableField(Column(title, ColumnKind.TEXT, width), read)
