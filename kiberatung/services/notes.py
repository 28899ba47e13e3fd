"""Notes, follow-ups and consents of a family."""

from dataclasses import replace
from datetime import date

from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import ChildId
from kiberatung.domain.consents import Consent, ConsentId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.notes import FollowUp, FollowUpId, Note, NoteId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, OFFICE, use_case


@use_case(allowed=COUNSELLING)
def write_note(desk: Desk, family_id: FamilyId, text: str, child_id: ChildId | None = None) -> Note:
    if not text.strip():
        raise DomainError(_("Der Vermerk ist leer und wurde nicht gespeichert."), _("Schreiben Sie einen Satz."))
    with desk.changing(N_("Vermerk geschrieben"), family_id) as work:
        note = work.put(
            Note(
                id=NoteId(desk.identifiers.next()),
                family_id=family_id,
                child_id=child_id,
                text=text.strip(),
                written_at=desk.clock.now(),
                account_id=desk.account.id,
            )
        )
        work.commit()
    return note


@use_case(allowed=OFFICE)
def plan_follow_up(
    desk: Desk, family_id: FamilyId, due_on: date, text: str, child_id: ChildId | None = None
) -> FollowUp:
    with desk.changing(N_("Wiedervorlage eingetragen"), family_id) as work:
        follow_up = work.put(
            FollowUp(
                id=FollowUpId(desk.identifiers.next()), family_id=family_id, child_id=child_id, due_on=due_on, text=text
            )
        )
        work.commit()
    return follow_up


@use_case(allowed=OFFICE)
def finish_follow_up(desk: Desk, follow_up: FollowUp) -> FollowUp:
    with desk.changing(N_("Wiedervorlage erledigt"), follow_up.family_id) as work:
        follow_up = work.put(replace(follow_up, done_on=desk.today))
        work.commit()
    return follow_up


@use_case(allowed=OFFICE)
def record_consent(
    desk: Desk,
    family_id: FamilyId,
    recipients: tuple[RecipientKind, ...],
    *,
    given_by: str = "",
    language: str = "",
    interpreted_by: str = "",
) -> Consent:
    """Signed today, for these recipients by name (DOMAIN 6.4)."""
    if not recipients:
        raise DomainError(
            _("Es ist kein Empfänger gewählt. Die Einwilligung wurde nicht gespeichert."),
            _("Wählen Sie, an wen die Familie die Weitergabe erlaubt."),
        )
    with desk.changing(N_("Einwilligung eingetragen"), family_id) as work:
        consent = work.put(
            Consent(
                id=ConsentId(desk.identifiers.next()),
                family_id=family_id,
                recipients=recipients,
                given_on=desk.today,
                given_by=given_by,
                language=language,
                interpreted_by=interpreted_by,
            )
        )
        work.commit()
    return consent


@use_case(allowed=OFFICE)
def withdraw_consent(desk: Desk, consent: Consent) -> Consent:
    """From today on nothing more may leave on this consent (Art. 7 Abs. 3 DSGVO)."""
    with desk.changing(N_("Widerruf der Einwilligung eingetragen"), consent.family_id) as work:
        consent = work.put(replace(consent, withdrawn_on=desk.today))
        work.commit()
    return consent
