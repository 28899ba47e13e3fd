"""What the settings show of accounts and oversight: only what the account at the desk may do there."""

from dataclasses import dataclass, replace
from datetime import timedelta

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Account
from kiberatung.domain.office import Office
from kiberatung.services.approvals import ApprovalShown, open_approvals
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.emergency import EmergencyShown, emergency_accesses
from kiberatung.services.oversight import TAKEN_OUT, Anomaly, anomalies, deeds_noted
from kiberatung.services.permissions import EVERYBODY, PLACE, STEERING, SUPERVISION, use_case
from kiberatung.services.read_models import NotedDeed

SHOWN_EXPORTS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class AccountShown:
    account: Account
    is_own: bool


@dataclass(frozen=True, slots=True)
class Oversight:
    emergencies: tuple[EmergencyShown, ...]
    approvals: tuple[ApprovalShown, ...]
    taken_out: tuple[NotedDeed, ...]
    anomalies: tuple[Anomaly, ...]


@dataclass(frozen=True, slots=True)
class RightsPage:
    """`oversight` is None for whoever looks through nothing."""

    accounts: tuple[AccountShown, ...]
    colleagues_see_each_other: bool
    may_change_roles: bool
    may_close_accounts: bool
    oversight: Oversight | None


@use_case(allowed=EVERYBODY)
def read_rights(desk: Desk) -> RightsPage:
    with desk.reading() as records:
        accounts = sorted(records.find(Account), key=lambda account: (not account.active, account.name))
        is_open = any(office.colleagues_see_each_other for office in records.find(Office))
    role = desk.account.role
    return RightsPage(
        tuple(AccountShown(account, account.id == desk.account.id) for account in accounts),
        is_open,
        role in STEERING,
        role in PLACE,
        _oversight(desk) if role in SUPERVISION else None,
    )


@use_case(allowed=STEERING)
def let_colleagues_see(desk: Desk, *, is_open: bool) -> Office:
    """Vertretung: whether counsellors see the families of their colleagues; protected facts stay closed."""
    what = _("Vertretung geöffnet") if is_open else _("Vertretung geschlossen")
    with desk.changing(what, undoable=False) as work:
        office = work.put(replace(work.find(Office)[0], colleagues_see_each_other=is_open))
        work.note(desk.entry(Deed.RIGHTS, what))
        work.commit()
    return office


def _oversight(desk: Desk) -> Oversight:
    since = desk.clock.now() - SHOWN_EXPORTS
    return Oversight(
        tuple(emergency_accesses(desk)),
        tuple(open_approvals(desk)),
        tuple(deeds_noted(desk, since, TAKEN_OUT)),
        tuple(anomalies(desk)),
    )
