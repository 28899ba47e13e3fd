"""What stands on a sheet of paper: plain values that a renderer of the outer ring turns into pages."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from kiberatung.domain.office import LetterForm


class Direction(StrEnum):
    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A German text and the same in the family's language; `translated` is empty where there is none yet."""

    german: str
    translated: str = ""
    reviewed: bool = False
    review: str = ""
    """Who read the translation and when."""
    version: str = ""
    """Of wording and translation, before names and days are put in."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One line of the block beside the address, as „Auskunft: Anke Terhorst“."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`title` is for the screen only; the number stands between the columns, the same for both.

    `rows` stand below the text, in German alone: facts for an office.
    """

    number: int
    title: str
    text: Bilingual
    rows: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyPart:
    """To be ticked and signed: `choices` with a box before each, `lines` to write on, never any data."""

    title: Bilingual
    choices: tuple[Bilingual, ...]
    lines: tuple[Bilingual, ...]
    is_cut_off: bool = True
    """Sent back alone; else the letter comes back whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """One letter after DIN 5008 to one household; German alone when `language` is "de"."""

    form: LetterForm
    title: str
    """Of the PDF, without names: it is shown in the window bar of every viewer."""
    language: str
    """BCP 47, of the second column."""
    direction: Direction
    letterhead: tuple[str, ...]
    sender_line: str
    annotations: tuple[str, ...] = ()
    recipient: tuple[str, ...]
    details: tuple[Detail, ...] = ()
    dated_on: date
    reference: str = ""
    """Head of the following pages."""
    subject: Bilingual
    salutation: Bilingual
    paragraphs: tuple[Paragraph, ...]
    closing: Bilingual
    signature: tuple[str, ...]
    enclosures_title: Bilingual = Bilingual("")
    enclosures: tuple[Bilingual, ...] = ()
    draft_mark: Bilingual | None = None
    """Set while any translation is unreviewed."""
    reply: ReplyPart | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One question with an answer per person; without one there are `choices` to tick or room to write."""

    label: Bilingual
    answers: tuple[str, ...]
    choices: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSection:
    """Rows that share their columns; `persons` heads them."""

    title: Bilingual
    persons: tuple[str, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSheet:
    """The Erfassungsbogen: filled, partly filled or empty, with the questions in one or two languages."""

    title: Bilingual
    subtitle: str = ""
    reference: str = ""
    language: str = "de"
    direction: Direction = Direction.LEFT_TO_RIGHT
    dated_on: date
    sections: tuple[SheetSection, ...]
    notes: tuple[Bilingual, ...] = ()
    signature_lines: tuple[Bilingual, ...] = ()
    draft_mark: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """`weight` is the share of the width; figures stand right."""

    title: str
    weight: float = 1.0
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class RowGroup:
    """`heads` stand over this group in place of the titles of the columns."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSheet:
    """Any table on paper: title, groups of rows under one head, notes below."""

    title: str
    subtitle: str = ""
    reference: str = ""
    dated_on: date
    columns: tuple[TableColumn, ...]
    groups: tuple[RowGroup, ...]
    notes: tuple[str, ...] = ()
    landscape: bool = False


class LetterRenderer(Protocol):
    """Sets pages; the same value always gives the same bytes (tagged PDF)."""

    def render_letter(self, sheet: LetterSheet) -> bytes: ...

    def render_data_sheet(self, sheet: DataSheet) -> bytes: ...


class SheetRenderer(Protocol):
    def render_table(self, sheet: TableSheet) -> bytes: ...
