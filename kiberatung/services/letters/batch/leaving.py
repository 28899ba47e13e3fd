"""Letters for many families: written one after another, looked at once more, and kept with their entries."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from kiberatung.basics.texts import N_, _
from kiberatung.domain.approvals import ApprovalKind
from kiberatung.domain.errors import DomainError
from kiberatung.services.approvals import require_approval_for_many, use_approval
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.letters.batch.planning import BatchLetter, BatchRenderer, BatchSubject, in_postal_order
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.kept_sheets import digest_of
from kiberatung.services.letters.register import LetterWay, record_letter_sent
from kiberatung.services.letters.request import PreparedLetter
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.permissions import OFFICE, use_case

AT_A_TIME = 20
"""Letters looked at, set and entered together: between them the store is free for others, and one can stop."""

Appearing = Callable[[Path, bytes], AbstractContextManager[object]]
"""A file that gets its name at a good end of what is done inside, and is gone after a bad one."""
Between = Callable[[int], object]
"""Hears how many are done, and may raise to end the work."""


@dataclass(frozen=True, slots=True)
class ReadyLetter:
    """Looked at a moment ago; `pdf` is there where it becomes a file, `digest` is that of its page set by itself."""

    prepared: PreparedLetter
    pdf: bytes = b""
    digest: str = ""


class LettersChangedError(DomainError):
    """Somebody changed an address, an appointment or a wording since the pages were seen."""

    def __init__(self, changed: Sequence[BatchLetter]) -> None:
        words = _("Seit der Vorschau hat sich etwas geändert, Schreiben: {count}. Davon hat keines das Haus verlassen.")
        super().__init__(
            words.format(count=len(changed)),
            _("Die Vorschau ist neu. Sehen Sie die Schreiben an, und geben Sie sie dann noch einmal hinaus."),
        )
        self.changed = tuple(changed)


class BatchWork:
    """Puts use cases one after another: each letter is read, refused, entered and logged by itself."""

    def __init__(self, desk: Desk, texts: LetterTexts) -> None:
        self._desk, self._texts = desk, texts

    def prepare(self, subject: BatchSubject) -> BatchLetter:
        """Read anew from the store; a refusal is a result too: it stands beside the name."""
        try:
            return BatchLetter(subject=subject, letter=prepare_letter(self._desk, self._texts, subject.request))
        except DomainError as refusal:
            return BatchLetter(subject=subject, refusal=refusal)

    def prepare_all(self, subjects: Sequence[BatchSubject], between: Between) -> list[BatchLetter]:
        """In the order in which they are put into envelopes."""
        letters = []
        for done, subject in enumerate(subjects):
            between(done)
            letters.append(self.prepare(subject))
        return in_postal_order(letters)

    def look_again(self, letters: Sequence[BatchLetter]) -> list[ReadyLetter]:
        """Every word as it is in the store now; raises `LettersChangedError` with what differs from the page seen.

        Recipient, address and its protection are part of the words (T13, T14).
        """
        again = [(seen, self.prepare(seen.subject)) for seen in letters]
        changed = [now for seen, now in again if _differs(seen, now)]
        if changed:
            raise LettersChangedError(changed)
        return [ReadyLetter(now.letter) for _seen, now in again if now.letter is not None]

    def record(self, ready: ReadyLetter, way: LetterWay) -> None:
        """One letter, one transaction: entry of the register, page, audit row."""
        record_letter_sent(self._desk, ready.prepared, ready.digest, way)

    def put_into_file(self, ready: ReadyLetter, path: Path, appearing: Appearing) -> None:
        """The file has its name only when its entry stands."""
        with appearing(path, ready.pdf):
            self.record(ready, LetterWay.FILE)


@use_case(allowed=OFFICE)
def allow_batch(desk: Desk, letters: Sequence[BatchLetter]) -> None:
    """Before more households than one account may reach get letters; uses the approval up (R44).

    What a household reads is its own: counted are those whom a slip would reach, not the children named.
    """
    families = {one.subject.request.family_id for one in letters}
    subject = require_approval_for_many(
        desk, families, len(families), _("Schreiben sollen an viele Familien hinausgehen.")
    )
    if subject:
        with desk.changing(N_("Schreiben für viele Familien freigegeben"), undoable=False) as work:
            use_approval(desk, work, ApprovalKind.BULK_EXPORT, subject)
            work.commit()


def set_alone(ready: Sequence[ReadyLetter], renderer: BatchRenderer) -> list[ReadyLetter]:
    """Each with the page that `letter_as_sent` shows of it one day, whatever way it takes today."""
    pages = renderer.render_each([one.prepared.sheet for one in ready])
    return [replace(one, pdf=pdf, digest=digest_of(pdf)) for one, pdf in zip(ready, pages, strict=True)]


def without_page(ready: ReadyLetter) -> ReadyLetter:
    """For what leaves as part of a whole: its digest is known, and a thousand pages need not be held."""
    return replace(ready, pdf=b"")


def file_names(letters: Sequence[BatchLetter]) -> Iterator[str]:
    """By their place in the post, kind and case: nobody's name."""
    digits = len(str(len(letters)))
    for number, one in enumerate(letters, 1):
        request = one.subject.request
        name = _("{number} {kind}, Fall {case}.pdf")
        yield name.format(number=f"{number:0{digits}}", kind=label_of(request.kind), case=one.subject.case_number)


def whole_name(letters: Sequence[BatchLetter]) -> str:
    """Of the one file, and of the print job."""
    kind = label_of(letters[0].subject.request.kind) if letters else _("Schreiben")
    return _("{kind}, {count} Schreiben").format(kind=kind, count=len(letters))


def _differs(seen: BatchLetter, now: BatchLetter) -> bool:
    return seen.letter is None or now.letter is None or seen.letter.sheet != now.letter.sheet
