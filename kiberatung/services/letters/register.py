"""The register of letters: what was given out, to which family, in which language."""

from kiberatung.basics.texts import N_
from kiberatung.domain.letters import Letter, LetterId
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.letters.request import PreparedLetter
from kiberatung.services.permissions import OFFICE, use_case


@use_case(allowed=OFFICE)
def record_letter_sent(desk: Desk, prepared: PreparedLetter) -> Letter:
    """Cannot be undone: what is on paper is out of the house."""
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
        work.note(desk.entry(Deed.PRINT, N_("Schreiben ausgegeben"), request.family_id))
        work.commit()
    return letter
