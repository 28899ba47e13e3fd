"""Four eyes: final erasure, merging across counsellors and taking out many persons need a second account (R44)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account
from kiberatung.domain.approvals import MOST_WITHOUT_APPROVAL, Approval, ApprovalId, ApprovalKind
from kiberatung.domain.emergencies import SHORTEST_REASON, says_why
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.office import Office
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.permissions import OFFICE, SUPERVISION, use_case
from kiberatung.services.ports import Records, UnitOfWork
from kiberatung.services.sight import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalWish:
    """`subject` says of what it is where it is not a family: what `fingerprint` makes of many persons."""

    purpose: ApprovalKind
    reason: str
    kind_of_reason: str = ""
    family_id: FamilyId | None = None
    subject: str = ""
    persons: int = 0

    @property
    def known_subject(self) -> str:
        return self.subject or subject_of(self.family_id)


@dataclass(frozen=True, slots=True)
class ApprovalShown:
    approval: Approval
    what: str
    who: str
    is_own: bool


def subject_of(family_id: FamilyId | None) -> str:
    return str(family_id) if family_id else ""


def fingerprint(persons: Iterable[UUID]) -> str:
    """The same for the same persons in any order, and tells nothing of them."""
    return sha256("".join(sorted(person.hex for person in persons)).encode()).hexdigest()


@use_case(allowed=OFFICE | SUPERVISION)
def ask_approval(desk: Desk, wish: ApprovalWish) -> Approval:
    """The one that is open already, else a new one, for fourteen days."""
    require_why(wish.reason)
    with desk.changing(N_("Um Zustimmung gebeten"), undoable=False) as work:
        alive = alive_approvals(desk, work, wish.purpose, wish.known_subject)
        known = [one for one in alive if one.asked_by == desk.account.id]
        if known:
            return known[0]
        approval = work.put(
            Approval(
                id=ApprovalId(desk.identifiers.next()),
                purpose=wish.purpose,
                subject=wish.known_subject,
                family_id=wish.family_id,
                persons=wish.persons,
                kind_of_reason=wish.kind_of_reason,
                reason=wish.reason.strip(),
                asked_by=desk.account.id,
                asked_at=desk.clock.now(),
            )
        )
        work.commit()
    return approval


@use_case(allowed=SUPERVISION)
def grant_approval(desk: Desk, approval_id: ApprovalId) -> Approval:
    """By somebody else than who asked; raises `Refused` for the same person."""
    with desk.changing(N_("Zustimmung gegeben"), undoable=False) as work:
        approval = work.get(Approval, approval_id)
        if approval.asked_by == desk.account.id:
            raise Refused(
                _("Sie haben selbst darum gebeten. Es braucht eine zweite Person, zugestimmt ist nicht."),
                _("Bitten Sie die Leitung oder die Stelle für Datenschutz darum."),
            )
        if not approval.is_alive(desk.clock.now()) or approval.granted_by is not None:
            raise DomainError(
                _("Diese Bitte ist abgelaufen oder schon beantwortet. Zugestimmt ist nicht."),
                _("Lassen Sie neu darum bitten."),
            )
        approval = work.put(replace(approval, granted_by=desk.account.id, granted_at=desk.clock.now()))
        work.note(desk.entry(Deed.RIGHTS, N_("Zustimmung gegeben: {what}").format(what=label_of(approval.purpose))))
        work.commit()
    return approval


@use_case(allowed=SUPERVISION)
def decline_approval(desk: Desk, approval_id: ApprovalId) -> None:
    """Takes the wish away, also an own one."""
    with desk.changing(N_("Zustimmung abgelehnt"), undoable=False) as work:
        work.remove(work.get(Approval, approval_id))
        work.commit()


@use_case(allowed=OFFICE | SUPERVISION)
def withdraw_approval(desk: Desk, approval_id: ApprovalId) -> None:
    """By whoever asked, also after it was granted; raises `Refused` for anybody else."""
    with desk.changing(N_("Bitte um Zustimmung zurückgezogen"), undoable=False) as work:
        approval = work.get(Approval, approval_id)
        if approval.asked_by != desk.account.id:
            raise Refused(
                _("Diesen Antrag hat eine andere Person gestellt. Er besteht weiter."),
                _("Nur sie zieht ihn zurück. Die Leitung oder die Stelle für Datenschutz kann ihn ablehnen."),
            )
        work.remove(approval)
        work.commit()


@use_case(allowed=SUPERVISION)
def open_approvals(desk: Desk) -> list[ApprovalShown]:
    """What waits for a second person, oldest first."""
    with desk.reading() as records:
        waiting = [
            one for one in records.find(Approval, granted_by=None, used_at=None) if one.is_alive(desk.clock.now())
        ]
        names = {account.id: account.name for account in records.find(Account)}
    return [
        ApprovalShown(one, label_of(one.purpose), names.get(one.asked_by, ""), one.asked_by == desk.account.id)
        for one in waiting
    ]


def require_approval_for_many(desk: Desk, keys: Iterable[UUID], persons: int, what: str) -> str:
    """Before many leave the house at once: the subject to be used up by `use_approval`, empty when none is needed.

    `keys` identify the children, or the families, whose `persons` they are.
    Without an approval it asks for one by itself and raises `DomainError`. Nobody in the practice town is real.
    """
    if persons <= MOST_WITHOUT_APPROVAL or _is_practice(desk):
        return ""
    subject = fingerprint(keys)
    with desk.reading() as records:
        if usable_approvals(desk, records, ApprovalKind.BULK_EXPORT, subject):
            return subject
    ask_approval(desk, ApprovalWish(purpose=ApprovalKind.BULK_EXPORT, subject=subject, reason=what, persons=persons))
    raise DomainError(
        _(
            "Mehr als {most} Personen auf einmal brauchen eine zweite Unterschrift. Es hat nichts das Haus verlassen."
        ).format(most=MOST_WITHOUT_APPROVAL),
        _("Um Zustimmung ist gebeten. Die Leitung oder der Datenschutz gibt sie unter „Einstellungen“."),
    )


def use_approval(desk: Desk, work: UnitOfWork, purpose: ApprovalKind, subject: str) -> Approval:
    """In the transaction of the deed itself, so that it holds for one deed; raises `Refused` without one."""
    usable = usable_approvals(desk, work, purpose, subject)
    if not usable:
        raise missing_approval()
    return work.put(replace(usable[0], used_at=desk.clock.now()))


def missing_approval() -> Refused:
    return Refused(
        _("Dafür fehlt die Zustimmung einer zweiten Person. Es wurde nichts geändert."),
        _("Bitten Sie die Leitung oder die Stelle für Datenschutz darum."),
    )


def require_why(reason: str) -> None:
    """Raises `DomainError` where the reason says nothing."""
    if not says_why(reason):
        raise DomainError(
            _("Der Grund ist zu kurz. Es wurde nicht um Zustimmung gebeten."),
            _("Schreiben Sie mit mindestens {count} Buchstaben, warum es sein muss.").format(count=SHORTEST_REASON),
        )


def usable_approvals(desk: Desk, records: Records, purpose: ApprovalKind, subject: str) -> list[Approval]:
    """Granted by an account that may still grant; used by whoever asked."""
    found = [one for one in alive_approvals(desk, records, purpose, subject) if one.is_usable(desk.clock.now())]
    own = [one for one in found if one.asked_by == desk.account.id]
    granters = records.find(Account, id={one.granted_by for one in own}) if own else []
    may_grant = {account.id for account in granters if account.active and account.role in SUPERVISION}
    return [one for one in own if one.granted_by in may_grant]


def alive_approvals(desk: Desk, records: Records, purpose: ApprovalKind, subject: str) -> list[Approval]:
    found = records.find(Approval, purpose=purpose, subject=subject)
    return [one for one in found if one.is_alive(desk.clock.now())]


def _is_practice(desk: Desk) -> bool:
    with desk.reading() as records:
        return any(office.is_practice for office in records.find(Office))
