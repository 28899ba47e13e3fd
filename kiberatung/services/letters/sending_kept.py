"""A letter that lay in the file of a family and leaves the house later: looked at, checked, entered with its day."""

from dataclasses import replace

from kiberatung.basics.texts import N_
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import Letter, LetterId, SentSheet
from kiberatung.services.changes import Change, Deed
from kiberatung.services.desk import Desk
from kiberatung.services.letters.given import TOPICS_OF_LETTERS, information_of_letter
from kiberatung.services.letters.register import LetterWay
from kiberatung.services.letters.sent import ReopenedLetter, reopened
from kiberatung.services.permissions import OFFICE, reads_file, use_case

_DEEDS = {LetterWay.PRINTED: Deed.PRINT, LetterWay.FILE: Deed.EXPORT}
_SENT_LATER = {
    LetterWay.PRINTED: N_("Aufbewahrtes Schreiben ausgegeben"),
    LetterWay.FILE: N_("Aufbewahrtes Schreiben als Datei gesichert"),
}
_SENT_AGAIN = {
    LetterWay.PRINTED: N_("Schreiben noch einmal ausgegeben"),
    LetterWay.FILE: N_("Schreiben noch einmal als Datei gesichert"),
}


@reads_file(OFFICE)
def kept_letter(desk: Desk, family_id: FamilyId, letter_id: LetterId) -> ReopenedLetter:
    """To be looked at, and once more before it leaves: nothing goes out by this.

    Raises `DomainError` when no page is kept, or when it shows an address that is protected now (T14).
    """
    return reopened(desk, family_id, letter_id)


@use_case(allowed=OFFICE)
def record_kept_sent(desk: Desk, letter_id: LetterId, digest: str, way: LetterWay = LetterWay.PRINTED) -> Change | None:
    """Enters the day and what left with it, once; whoever prints it again only leaves a line in the log.

    Gives the step, None when it had left before. Undoable: a jam in the printer is no way out of the house.
    `digest` is that of the page as it is set today.
    """
    with desk.reading() as records:
        letter = records.get(Letter, letter_id)
    if letter.sent_on is not None:
        with desk.noting(_DEEDS[way], _SENT_AGAIN[way], letter.family_id):
            return None
    with desk.changing(_SENT_LATER[way], letter.family_id) as work:
        letter = work.put(replace(work.get(Letter, letter_id), sent_on=desk.today))
        [kept] = work.find(SentSheet, letter_id=letter_id)
        work.put(replace(kept, digest=digest))
        if letter.kind in TOPICS_OF_LETTERS:
            work.put(information_of_letter(desk, letter, kept.wording_version))
        work.note(desk.entry(_DEEDS[way], _SENT_LATER[way], letter.family_id))
        work.commit()
    return desk.lists.last_undoable(desk.account.id)
