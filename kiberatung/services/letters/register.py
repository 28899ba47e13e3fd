"""The register of letters: what was given out, to which family, in which language."""

from enum import Enum

from kiberatung.basics.texts import N_
from kiberatung.domain.letters import Letter, LetterId, SentSheet, SentSheetId
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.letters.given import TOPICS_OF_LETTERS, information_of_letter
from kiberatung.services.letters.kept_sheets import pack_sheet
from kiberatung.services.letters.request import PreparedLetter
from kiberatung.services.permissions import OFFICE, use_case


class LetterWay(Enum):
    """How a letter leaves; `KEPT` stays in the file of the family until somebody takes it out."""

    PRINTED = (N_("Schreiben ausgegeben"), Deed.PRINT)
    FILE = (N_("Schreiben als Datei gesichert"), Deed.EXPORT)
    KEPT = (N_("Schreiben aufbewahrt"), None)

    def __init__(self, what: str, deed: Deed | None) -> None:
        self.what = what
        self.deed = deed


@use_case(allowed=OFFICE)
def record_letter_sent(
    desk: Desk, prepared: PreparedLetter, digest: str = "", way: LetterWay = LetterWay.PRINTED
) -> Letter:
    """What has left the house cannot be undone, what is only kept can.

    `digest`: that of its page set by itself (`kept_sheets.digest_of`), by which a reprint is known to be the same.
    """
    request = prepared.request
    leaves = way.deed is not None
    with desk.changing(way.what, request.family_id, undoable=not leaves) as work:
        letter = work.put(
            Letter(
                id=LetterId(desk.identifiers.next()),
                family_id=request.family_id,
                child_id=request.child_id,
                kind=request.kind,
                language=prepared.sheet.language,
                created_at=desk.clock.now(),
                sent_on=desk.today if leaves else None,
                account_id=desk.account.id,
            )
        )
        work.put(
            SentSheet(
                id=SentSheetId(desk.identifiers.next()),
                family_id=request.family_id,
                child_id=request.child_id,
                letter_id=letter.id,
                wording_version=prepared.wording_version,
                sheet=pack_sheet(prepared.sheet),
                digest=digest,
            )
        )
        if leaves and request.kind in TOPICS_OF_LETTERS:
            work.put(information_of_letter(desk, letter, prepared.wording_version))
        if way.deed is not None:
            work.note(desk.entry(way.deed, way.what, request.family_id))
        work.commit()
    return letter
