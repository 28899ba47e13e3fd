"""The register of letters: what was given out, to which family, in which language."""

from kiberatung.basics.texts import N_
from kiberatung.domain.letters import Letter, LetterId, SentSheet, SentSheetId
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.letters.given import TOPICS_OF_LETTERS, information_of_letter
from kiberatung.services.letters.kept_sheets import digest_of, pack_sheet
from kiberatung.services.letters.request import PreparedLetter
from kiberatung.services.permissions import OFFICE, use_case


@use_case(allowed=OFFICE)
def record_letter_sent(desk: Desk, prepared: PreparedLetter, pdf: bytes = b"") -> Letter:
    """Cannot be undone: what is on paper is out of the house. `pdf` are the pages, known again at a reprint."""
    request = prepared.request
    with desk.changing(N_("Schreiben ausgegeben"), request.family_id, undoable=False) as work:
        letter = work.put(
            Letter(
                id=LetterId(desk.identifiers.next()),
                family_id=request.family_id,
                child_id=request.child_id,
                kind=request.kind,
                language=prepared.sheet.language,
                created_at=desk.clock.now(),
                sent_on=desk.today,
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
                digest=digest_of(pdf),
            )
        )
        if request.kind in TOPICS_OF_LETTERS:
            work.put(information_of_letter(desk, prepared, pdf))
        work.note(desk.entry(Deed.PRINT, N_("Schreiben ausgegeben"), request.family_id))
        work.commit()
    return letter
