"""The columns of the text files SchILD-NRW reads."""

from dataclasses import dataclass
from enum import StrEnum


class SchildType(StrEnum):
    """What SchILD expects in a column; UNSTATED where its description is silent."""

    TEXT = "Text"
    INTEGER = "Integer"
    DATE = "Datum"
    UNSTATED = ""


class SchildFilling(StrEnum):
    """Whether a cell may stay empty; FOR_STATISTICS: the import works, the school statistics then complain."""

    OPTIONAL = "ja"
    REQUIRED = "nein"
    FOR_STATISTICS = "statistik"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchildColumn:
    """One column of one file, in the order SchILD reads them; `length` in characters, None where not limited."""

    file: str
    position: int
    heading: str
    type: SchildType
    length: int | None
    filling: SchildFilling
    note: str
    catalogue: str
