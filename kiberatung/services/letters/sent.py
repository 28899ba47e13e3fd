"""Letters as they were given out: which there are of a family, and the page of one of them, set once more."""

from dataclasses import dataclass
from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.letters import Letter, LetterId, LetterKind, SentSheet
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.letters.kept_sheets import digest_of, unpack_sheet
from kiberatung.services.letters.values import LetterSheet
from kiberatung.services.letters.wording import PROTECTED_ADDRESS
from kiberatung.services.permissions import OFFICE, Audited, use_case
from kiberatung.services.ports import Records


@dataclass(frozen=True, slots=True)
class SentLetter:
    """One whose page is kept."""

    letter_id: LetterId
    kind: LetterKind
    child_id: ChildId | None
    language: str
    written_on: date
    """The day that stands on it."""
    sent_on: date | None = None
    """None for one that was only kept: it can be printed from the file."""

    @property
    def has_left(self) -> bool:
        return self.sent_on is not None


@dataclass(frozen=True, slots=True)
class ReopenedLetter:
    """`sheet` carries the date of the day on which it was written; `digest` is empty where its page is not known."""

    sheet: LetterSheet
    title: str
    digest: str

    def is_same_page(self, pdf: bytes) -> bool:
        """Byte by byte as it was printed; otherwise a newer version of the program has set the same words anew."""
        return digest_of(pdf) == self.digest


def sent_letters(records: Records, family_id: FamilyId) -> tuple[SentLetter, ...]:
    """Newest first; letters of before pages were kept stand in the register alone."""
    kept = {one.letter_id for one in records.find(SentSheet, family_id=family_id) if one.sheet}
    letters = sorted(records.find(Letter, family_id=family_id), key=lambda one: (one.created_at, one.id), reverse=True)
    return tuple(
        SentLetter(one.id, one.kind, one.child_id, one.language, german_time(one.created_at).date(), one.sent_on)
        for one in letters
        if one.id in kept
    )


@use_case(OFFICE, Audited(Deed.PRINT, N_("Schreiben noch einmal ausgegeben")))
def letter_as_sent(desk: Desk, family_id: FamilyId, letter_id: LetterId) -> ReopenedLetter:
    """Raises `DomainError` when no page is kept, or when it shows an address that is protected now."""
    return reopened(desk, family_id, letter_id)


def reopened(desk: Desk, family_id: FamilyId, letter_id: LetterId) -> ReopenedLetter:
    """For use cases, which say what is noted with it."""
    with desk.reading() as records:
        letter = records.get(Letter, letter_id)
        family = records.get(Family, family_id)
        kept = next(iter(records.find(SentSheet, letter_id=letter_id)), None)
    if kept is None or not kept.sheet or letter.family_id != family_id:
        raise DomainError(
            _("Von diesem Schreiben ist keine Seite aufbewahrt. Es wurde nichts gedruckt."),
            _("Machen Sie ein neues Schreiben."),
        )
    sheet = unpack_sheet(kept.sheet)
    if family.address_protected and not _keeps_address_back(sheet):
        raise DomainError(
            _("Die Anschrift ist jetzt geschützt, und das Schreiben von damals trägt sie. Es wurde nichts gedruckt."),
            _("Machen Sie ein neues Schreiben; darauf steht die Anschrift nicht."),
        )
    day = write_date(sheet.dated_on)
    title = _("{letter} vom {date}").format(letter=label_of(letter.kind), date=day)
    return ReopenedLetter(sheet, title, kept.digest)


def _keeps_address_back(sheet: LetterSheet) -> bool:
    """Handed over by hand, or it says itself that the address stays in the house."""
    return bool(sheet.annotations) or any(one.title == PROTECTED_ADDRESS for one in sheet.paragraphs)
