"""The handover itself: the file first, then register and steps of the cases in one change that is not undone."""

from dataclasses import dataclass, field
from pathlib import Path

from kiberatung.basics.texts import N_, _
from kiberatung.domain.approvals import ApprovalKind
from kiberatung.domain.cases import Case, CaseState, CaseStep, CaseStepId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.handovers import Handover, HandoverId, RecipientKind
from kiberatung.services.approvals import require_approval_for_many, use_approval
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.forms import Lock
from kiberatung.services.handovers.ports import HandoverWriter, WrittenHandover
from kiberatung.services.handovers.previewing import HandoverPreview, preview_handover
from kiberatung.services.handovers.registering import next_handover_number
from kiberatung.services.permissions import COUNSELLING, OFFICE, use_case
from kiberatung.services.ports import Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class HandoverResult:
    """`passphrase` is shown once and stored nowhere; empty for plain files and for a recipient's key."""

    written: WrittenHandover
    handover: Handover
    passphrase: str = field(default="", repr=False)


@use_case(allowed=OFFICE)
def create_handover(
    desk: Desk, preview: HandoverPreview, lock: Lock, target: Path, writer: HandoverWriter
) -> HandoverResult:
    """Writes what the preview showed, encrypted; raises `DomainError` when a finding refuses it or facts changed."""
    if not lock.encrypted:
        raise DomainError(
            _("Unverschlüsselt geht das hier nicht. Es hat nichts das Haus verlassen."),
            _("Verschlüsseln Sie die Übergabe, oder bitten Sie eine Fachkraft darum."),
        )
    return _hand_over(desk, preview, lock, target, writer)


@use_case(allowed=COUNSELLING)
def create_plain_handover(
    desk: Desk, preview: HandoverPreview, lock: Lock, target: Path, writer: HandoverWriter
) -> HandoverResult:
    """The same without encryption: a right of its own, with a reason that the register keeps (TRUST T12)."""
    return _hand_over(desk, preview, lock, target, writer)


def _hand_over(
    desk: Desk, preview: HandoverPreview, lock: Lock, target: Path, writer: HandoverWriter
) -> HandoverResult:
    current = preview_handover(desk, preview.recipient, preview.content.child_ids, preview.form, writer)
    _require_allowed(preview, current)
    ids = set(current.content.child_ids)
    subject = require_approval_for_many(desk, ids, len(ids), current.content.purpose)
    written = writer.write(current.content, current.form, lock, target)
    try:
        handover = _enter(desk, current, lock, written, subject)
    except BaseException:
        writer.discard(written)
        raise
    return HandoverResult(written, handover, lock.passphrase)


def _require_allowed(seen: HandoverPreview, current: HandoverPreview) -> None:
    """The reasons stand in the preview by name; an error names nobody."""
    if any(finding.field == "consent" for finding in current.refusals):
        raise DomainError(
            _("Für mindestens eine Familie fehlt die Einwilligung. Es hat nichts das Haus verlassen."),
            _("Tragen Sie die Einwilligung ein, oder nehmen Sie die Kinder dieser Familie heraus."),
        )
    if current.refusals:
        raise DomainError(
            _("Es fehlen Angaben, ohne die es nicht geht. Es hat nichts das Haus verlassen."),
            _("Ergänzen Sie, was in der Vorschau rot steht."),
        )
    if (seen.content.rows, seen.held_back) != (current.content.rows, current.held_back):
        raise DomainError(
            _("Die Angaben haben sich seit der Vorschau geändert. Es hat nichts das Haus verlassen."),
            _("Sehen Sie sich die Vorschau noch einmal an."),
        )


def _enter(desk: Desk, current: HandoverPreview, lock: Lock, written: WrittenHandover, subject: str) -> Handover:
    """`subject`: of the approval that so many children need, used up here; empty for a few."""
    families = {child.family_id for child in current.children}
    family_id = next(iter(families)) if len(families) == 1 else None
    with desk.changing(N_("Übergabe erstellt"), family_id, undoable=False) as work:
        _require_free_number(work, current)
        if subject:
            use_approval(desk, work, ApprovalKind.BULK_EXPORT, subject)
        handover = work.put(_entry(desk, current, lock, written))
        if current.recipient.kind is not RecipientKind.GESUNDHEITSAMT:
            _move_cases(desk, work, current)
        work.note(desk.entry(Deed.EXPORT, N_("Übergabe erstellt: {number}").format(number=handover.number), family_id))
        work.commit()
    return handover


def _require_free_number(work: Records, current: HandoverPreview) -> None:
    if next_handover_number(work, current.content.created_on.year) != current.content.number:
        raise DomainError(
            _("Diese Nummer wurde gerade an einem anderen Platz vergeben. Es hat nichts das Haus verlassen."),
            _("Erstellen Sie die Übergabe noch einmal."),
        )


def _entry(desk: Desk, current: HandoverPreview, lock: Lock, written: WrittenHandover) -> Handover:
    content = current.content
    return Handover(
        id=HandoverId(desk.identifiers.next()),
        number=content.number,
        recipient_kind=current.recipient.kind,
        recipient_name=current.recipient.name,
        child_ids=content.child_ids,
        purpose=content.purpose,
        legal_basis=content.legal_basis,
        format=current.form.format,
        encrypted=lock.encrypted,
        plain_reason=lock.plain_reason.strip(),
        item_count=content.given,
        sha256=written.sha256,
        created_at=desk.clock.now(),
        account_id=desk.account.id,
    )


def _move_cases(desk: Desk, work: UnitOfWork, current: HandoverPreview) -> None:
    """Forward only: a case that is further, or has ended, stays where it is."""
    for case in work.find(Case, child_id=current.content.child_ids):
        if case.is_open and case.state.order < CaseState.HANDED_OVER.order:
            moved = work.put(case.moved_to(CaseState.HANDED_OVER, desk.today))
            work.put(_step(desk, moved, current.content.number))


def _step(desk: Desk, case: Case, number: str) -> CaseStep:
    return CaseStep(
        id=CaseStepId(desk.identifiers.next()),
        case_id=case.id,
        state=case.state,
        happened_on=desk.today,
        recorded_at=desk.clock.now(),
        account_id=desk.account.id,
        reason=number,
    )
