"""What the handover needs from outside: somebody who writes the files, and words for a passphrase."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiberatung.domain.children import ChildId
from kiberatung.services.handovers.contents import HandoverContent
from kiberatung.services.handovers.findings import Finding
from kiberatung.services.handovers.forms import HandoverForm, Lock


@dataclass(frozen=True, slots=True)
class ReplacedLetter:
    """A letter the chosen encoding or format does not have, and what stands in its place."""

    letter: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A value longer than its column; `kept` is what the file says."""

    child_id: ChildId
    column: str
    full: str
    kept: str


@dataclass(frozen=True, slots=True)
class WriterReport:
    """What the format does to the values, to be shown before anything is written."""

    replaced: tuple[ReplacedLetter, ...] = ()
    cuts: tuple[Cut, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenHandover:
    """A complete, read-back file, or a folder of plain files; `sha256` is over its bytes in the order of `names`."""

    path: Path
    names: tuple[str, ...]
    """Files inside, as the recipient sees them."""
    sha256: str


class HandoverWriter(Protocol):
    def inspect(self, content: HandoverContent, form: HandoverForm) -> WriterReport: ...

    def write(self, content: HandoverContent, form: HandoverForm, lock: Lock, target: Path) -> WrittenHandover:
        """Writes completely or not at all; raises `DomainError` or `EnvironmentFault`.

        `target` is a folder, made when it is not there, in which the file is called after the number of the
        handover; or, with an ending, the name of the file itself. Plain files of several kinds come in a folder
        of their own, which is `target` itself when that does not exist yet.
        """

    def discard(self, written: WrittenHandover) -> None:
        """Takes back what was written, when the register could not take the entry."""


class PassphraseSource(Protocol):
    def next(self) -> str:
        """Six words in lower case with blanks between, at least 66 bits of chance."""
