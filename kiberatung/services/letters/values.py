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
    outdated: bool = False
    """There is a translation, but of what stood here before the office changed the German text."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One line of the block beside the address, as „Auskunft: Anke Terhorst“."""

    label: str
    value: str


class SheetLayout(StrEnum):
    LETTER = "letter"
    """DIN 5008."""
    PICTURES = "pictures"
    """One page to be looked at: a picture at each text, steps as a line, things to bring side by side."""


class StepState(StrEnum):
    NONE = ""
    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Picture:
    """`name` is that of the drawing, empty for none; `word` says the state of a step."""

    name: str
    state: StepState = StepState.NONE
    word: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`title` is for the screen only; the number stands between the columns, the same for both.

    `rows` stand below the text, in German alone: facts for an office.
    """

    number: int
    title: str
    text: Bilingual
    rows: tuple[Detail, ...] = ()
    picture: Picture | None = None
    """On the page with pictures."""


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

    layout: SheetLayout = SheetLayout.LETTER
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
    logo: str = ""
    """PNG as base64, at the right of the letter head."""


class FieldKind(StrEnum):
    TEXT = "text"
    TICKS = "ticks"
    """Boxes of which one is ticked."""
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the fillable file; `tip` is read aloud by screen readers.

    `options` are what is stored and what is shown, of ticks in the order of the row's choices; `value` of those is the
    stored one.
    """

    name: str
    kind: FieldKind
    tip: str
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One question with an answer per person; without one there are `choices` to tick or room to write.

    `fields`, one per person, stand in place of the answers of a file that is filled on a screen.
    """

    label: Bilingual
    answers: tuple[str, ...]
    choices: tuple[Bilingual, ...] = ()
    fields: tuple[FormField | None, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSection:
    """Rows that share their columns; `persons` heads them.

    `heads` are the same in the family's language, empty for a name; none where the sheet has one language.
    """

    title: Bilingual
    persons: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    heads: tuple[str, ...] = ()


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
    code: str = ""
    """Names the form, never a person; each page adds its number. Empty on sheets that never come back."""

    @property
    def is_fillable(self) -> bool:
        return any(row.fields for section in self.sections for row in section.rows)


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
