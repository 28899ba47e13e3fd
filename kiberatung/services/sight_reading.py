"""What an account sees at this moment: its role, the setting of the office, its emergency accesses of today."""

from datetime import date

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Account, Role
from kiberatung.domain.emergencies import EmergencyAccess
from kiberatung.domain.office import Office
from kiberatung.services.ports import Records, Store
from kiberatung.services.sight import Refused, Sight, sight_of


def read_sight(store: Store, known: Account, today: date) -> tuple[Account, Sight]:
    """The account as it stands in the store, and its sight; raises `Refused` when it is not active any more."""
    with store.reading() as records:
        account = next(iter(records.find(Account, id=known.id)), None)
        if account is None or not account.active:
            raise Refused(
                _("Dieses Konto ist nicht mehr tätig. Es wurde nichts gezeigt und nichts geändert."),
                _("Wenden Sie sich an die Leitung, wenn Sie wieder arbeiten sollen."),
            )
        return account, _sight(records, account, today)


def _sight(records: Records, account: Account, today: date) -> Sight:
    if account.role is Role.HEAD:
        return sight_of(account, frozenset(), colleagues_open=True)
    opened = records.find(EmergencyAccess, account_id=account.id, valid_on=today)
    is_open = account.role is Role.COUNSELLOR and any(one.colleagues_see_each_other for one in records.find(Office))
    return sight_of(account, frozenset(one.family_id for one in opened), colleagues_open=is_open)
