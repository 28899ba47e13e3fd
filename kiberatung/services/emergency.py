"""Opening a family that is not one's own to see: with a reason, for today, looked through afterwards (R39)."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account
from kiberatung.domain.emergencies import SHORTEST_REASON, EmergencyAccess, EmergencyAccessId, says_why
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import EMERGENCIES, EVERYBODY, FILES, SUPERVISION, use_case
from kiberatung.services.sight import Owner, Refused


class AccessKind(Enum):
    """How the account comes to see the family: what the banner of its page says."""

    WHOLE = auto()
    WITHOUT_PROTECTED = auto()
    EMERGENCY = auto()
    CLOSED = auto()


@dataclass(frozen=True, slots=True)
class FamilyAccess:
    """`counsellor` is whom to ask, empty where nobody has taken the family on; `reason` that of the emergency."""

    family_id: FamilyId
    kind: AccessKind
    counsellor: str
    may_open: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyShown:
    access: EmergencyAccess
    who: str
    case_number: str
    seen_by: str
    is_own: bool


@use_case(allowed=EVERYBODY)
def access_of(desk: Desk, family_id: FamilyId) -> FamilyAccess:
    """Tells nothing of the family but who looks after it; raises `DomainError` when it is gone."""
    owner = _owner(desk, family_id)
    with desk.reading() as records:
        found = records.find(Account, id=owner.counsellor_id) if owner.counsellor_id else []
        own = records.find(EmergencyAccess, family_id=family_id, account_id=desk.account.id, valid_on=desk.today)
    kind = _kind(desk, owner)
    may_open = desk.account.role in EMERGENCIES and kind in (AccessKind.CLOSED, AccessKind.WITHOUT_PROTECTED)
    reason = own[-1].reason if own and kind is AccessKind.EMERGENCY else ""
    return FamilyAccess(family_id, kind, found[0].name if found else "", may_open, reason)


@use_case(allowed=EMERGENCIES)
def open_in_emergency(desk: Desk, family_id: FamilyId, reason: str) -> EmergencyAccess:
    """Valid today; raises `DomainError` without a reason worth the name, and where nothing is closed."""
    if not says_why(reason):
        raise DomainError(
            _("Der Grund ist zu kurz. Die Familie wurde nicht geöffnet."),
            _("Schreiben Sie mit mindestens {count} Buchstaben, warum es sein muss.").format(count=SHORTEST_REASON),
        )
    if _kind(desk, _owner(desk, family_id)) not in (AccessKind.CLOSED, AccessKind.WITHOUT_PROTECTED):
        raise DomainError(_("Diese Familie ist für Sie schon offen."), _("Öffnen Sie sie ohne Notfall."))
    access = EmergencyAccess(
        id=EmergencyAccessId(desk.identifiers.next()),
        family_id=family_id,
        account_id=desk.account.id,
        reason=reason.strip(),
        opened_at=desk.clock.now(),
        valid_on=desk.today,
    )
    with desk.changing(N_("Familie im Notfall geöffnet"), family_id, undoable=False) as work:
        access = work.put(access)
        work.note(desk.entry(Deed.BREAK_GLASS, N_("Familie im Notfall geöffnet"), family_id, access.reason))
        work.commit()
    return access


@use_case(allowed=SUPERVISION)
def emergency_accesses(desk: Desk) -> list[EmergencyShown]:
    """Those nobody has looked through first, the newest first; of the family only its number."""
    with desk.store.reading() as records:
        accesses = records.find(EmergencyAccess)
        names = {account.id: account.name for account in records.find(Account)}
        families = records.find(Family, id={access.family_id for access in accesses}) if accesses else []
    numbers = {family.id: family.case_number for family in families}
    newest_first = sorted(accesses, key=lambda access: access.opened_at, reverse=True)
    return [
        EmergencyShown(
            access,
            names.get(access.account_id, ""),
            numbers.get(access.family_id, ""),
            names.get(access.seen_by, "") if access.seen_by else "",
            access.account_id == desk.account.id,
        )
        for access in sorted(newest_first, key=lambda access: access.seen_at is not None)
    ]


@use_case(allowed=SUPERVISION)
def mark_emergency_seen(desk: Desk, access_id: EmergencyAccessId) -> EmergencyAccess:
    """Somebody else than who opened it has looked through it."""
    with desk.changing(N_("Notfallzugriff durchgesehen"), undoable=False) as work:
        access = work.get(EmergencyAccess, access_id)
        if access.account_id == desk.account.id:
            raise Refused(
                _("Ihren eigenen Zugriff sehen Sie nicht selbst durch. Es wurde nichts eingetragen."),
                _("Bitten Sie die Leitung oder die Stelle für Datenschutz darum."),
            )
        access = work.put(replace(access, seen_by=desk.account.id, seen_at=desk.clock.now()))
        work.commit()
    return access


def _owner(desk: Desk, family_id: FamilyId) -> Owner:
    owner = desk.lists.owners(Family, {family_id}).get(family_id)
    if owner is None:
        raise DomainError(
            _("Diese Familie gibt es nicht mehr. Es wurde nichts geöffnet."), _("Suchen Sie noch einmal nach ihr.")
        )
    return owner


def _kind(desk: Desk, owner: Owner) -> AccessKind:
    sight = desk.sight_at_work
    if owner.family_id in sight.opened:
        return AccessKind.EMERGENCY
    if not sight.sees(owner) or desk.account.role not in FILES:
        return AccessKind.CLOSED
    return AccessKind.WHOLE if sight.sees_address(owner) else AccessKind.WITHOUT_PROTECTED
