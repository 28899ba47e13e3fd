"""Accounts: their roles and whether they are at work. Passphrases belong to the keys of the store, not here."""

from dataclasses import dataclass, replace

from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, OFFICE, PLACE, STEERING, use_case
from kiberatung.services.ports import UnitOfWork
from kiberatung.services.sight import Extent


@dataclass(frozen=True, slots=True)
class FamilyCare:
    """Who looks after a family now, by name too where that account is closed, and who could."""

    family_id: FamilyId
    counsellor_id: AccountId | None
    counsellor: str
    counsellors: tuple[Account, ...]
    closes: bool
    """Once a colleague has it, this account sees it no more, and cannot take that back."""


@use_case(allowed=STEERING)
def change_role(desk: Desk, account_id: AccountId, role: Role) -> Account:
    """Holds from the next deed of that account on; raises `DomainError` where nobody would head the office."""
    with desk.changing(N_("Rolle eines Kontos geändert"), undoable=False) as work:
        account = work.get(Account, account_id)
        _require_not_own(desk, account)
        if role is not Role.HEAD:
            _require_another_head(work, account)
        account = work.put(replace(account, role=role))
        work.note(desk.entry(Deed.RIGHTS, N_("Rolle eines Kontos geändert")))
        work.commit()
    return account


@use_case(allowed=PLACE)
def set_account_active(desk: Desk, account_id: AccountId, *, active: bool) -> Account:
    """An account that is not active any more may do nothing from its next deed on; what it did keeps its name."""
    what = _("Konto wieder geöffnet") if active else _("Konto geschlossen")
    with desk.changing(what, undoable=False) as work:
        account = work.get(Account, account_id)
        _require_not_own(desk, account)
        if not active:
            _require_another_head(work, account)
        account = work.put(replace(account, active=active))
        work.note(desk.entry(Deed.RIGHTS, what))
        work.commit()
    return account


@use_case(allowed=OFFICE)
def care_of(desk: Desk, family_id: FamilyId) -> FamilyCare:
    sight = desk.sight_at_work
    with desk.reading() as records:
        counsellor_id = records.get(Family, family_id).counsellor_id
        accounts = sorted(records.find(Account), key=lambda account: account.name)
    return FamilyCare(
        family_id,
        counsellor_id,
        next((account.name for account in accounts if account.id == counsellor_id), ""),
        tuple(account for account in accounts if account.active and account.role in COUNSELLING),
        closes=sight.extent is not Extent.ALL and family_id not in sight.opened,
    )


@use_case(allowed=OFFICE)
def assign_family(desk: Desk, family_id: FamilyId, counsellor_id: AccountId | None) -> Family:
    """To a Fachkraft, who alone sees it from then on beside the head; None: to all of them until one takes it on."""
    with desk.changing(N_("Zuständige Fachkraft eingetragen"), family_id) as work:
        if counsellor_id is not None:
            chosen = work.get(Account, counsellor_id)
            if not chosen.active or chosen.role not in COUNSELLING:
                raise DomainError(
                    _("Dieses Konto übernimmt keine Familien. Es wurde nichts geändert."),
                    _("Wählen Sie eine Fachkraft."),
                )
        family = work.put(replace(work.get(Family, family_id), counsellor_id=counsellor_id))
        work.commit()
    return family


def _require_not_own(desk: Desk, account: Account) -> None:
    if account.id == desk.account.id:
        raise DomainError(
            _("Ihr eigenes Konto ändern Sie nicht selbst. Es wurde nichts geändert."),
            _("Bitten Sie eine zweite Person der Leitung darum."),
        )


def _require_another_head(work: UnitOfWork, account: Account) -> None:
    heads = [one for one in work.find(Account, role=Role.HEAD, active=True) if one.id != account.id]
    if account.role is Role.HEAD and not heads:
        raise DomainError(
            _("Das ist das letzte Konto der Leitung. Es wurde nichts geändert."),
            _("Geben Sie zuerst einem anderen Konto diese Rolle."),
        )
