"""What the settings show of passphrases and the recovery key: only what the account at the desk may do there."""

from dataclasses import dataclass
from datetime import datetime

from kiberatung.services.desk import Desk
from kiberatung.services.key_ring import AccountState, KeyRing, account_states, recovery_state
from kiberatung.services.office import office_of
from kiberatung.services.permissions import EVERYBODY, PLACE, STEERING, use_case


@dataclass(frozen=True, slots=True)
class KeysPage:
    """`accounts` are those at work, and empty for whoever may not test the recovery key."""

    may_give: bool
    may_test: bool
    has_own_passphrase: bool
    accounts: tuple[AccountState, ...] = ()
    tested_at: datetime | None = None
    office: str = ""


@use_case(allowed=EVERYBODY)
def read_keys_page(desk: Desk, ring: KeyRing) -> KeysPage:
    role, has_own = desk.account.role, desk.account.id in ring.holders()
    if role not in PLACE:
        return KeysPage(may_give=False, may_test=False, has_own_passphrase=has_own)
    active = tuple(state for state in account_states(desk, ring) if state.account.active)
    return KeysPage(role in STEERING, True, has_own, active, recovery_state(desk).tested_at, office_of(desk).name)
