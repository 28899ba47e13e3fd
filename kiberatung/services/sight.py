"""Which families an account sees, and what of them: decided here alone, applied where the desk hands out records.

- Fachkraft: her own families and those nobody has taken on, wholly; those of colleagues when the office has opened
  them (Vertretung), without the protected facts.
- Verwaltung: the master data of all families for appointments, letters and interpreters; no notes and no free texts
  of assessments, decisions and reports (§ 65 SGB VIII), no protected facts.
- Leitung: everything. Lesekonto: what the Verwaltung sees, and changes nothing.
- Datenschutz: no family but by emergency access. Technik: no family at all.

An emergency access of today opens one family like an own one.
"""

from dataclasses import dataclass
from enum import Enum, auto

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId


class Extent(Enum):
    ALL = auto()
    ASSIGNED = auto()


@dataclass(frozen=True, slots=True)
class Owner:
    """What of a family decides who sees its records."""

    family_id: FamilyId
    counsellor_id: AccountId | None
    address_protected: bool


@dataclass(frozen=True, slots=True)
class Sight:
    account_id: AccountId
    extent: Extent
    takes_cases: bool = False
    sees_protected: bool = False
    sees_free_text: bool = False
    opened: frozenset[FamilyId] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Nothing is hidden, so nothing need be looked at."""
        return self.extent is Extent.ALL and self.sees_protected and self.sees_free_text

    def is_assigned(self, owner: Owner) -> bool:
        """A family that nobody has taken on belongs to every Fachkraft."""
        mine = self.takes_cases and owner.counsellor_id in (None, self.account_id)
        return mine or owner.family_id in self.opened

    def sees(self, owner: Owner) -> bool:
        return self.extent is Extent.ALL or self.is_assigned(owner)

    def sees_address(self, owner: Owner) -> bool:
        return not owner.address_protected or self.sees_protected or self.is_assigned(owner)


class Refused(DomainError):
    """An attempt at what the account may not do or see: it is noted in the log, once, by the outermost use case."""

    def __init__(self, message: str, next_step: str = "", family_id: FamilyId | None = None) -> None:
        super().__init__(message, next_step)
        self.family_id = family_id


class OutOfSight(Refused):
    """The family is there, and is not for this account."""

    def __init__(self, family_id: FamilyId | None) -> None:
        super().__init__(
            _("Diese Familie betreut eine andere Fachkraft. Es wird nichts von ihr gezeigt."),
            _("Fragen Sie dort nach. Im Notfall öffnen Sie die Familie mit einem Grund, der festgehalten wird."),
            family_id,
        )


def sight_of(account: Account, opened: frozenset[FamilyId], *, colleagues_open: bool) -> Sight:
    role = account.role
    if role is Role.HEAD:
        return Sight(account.id, Extent.ALL, sees_protected=True, sees_free_text=True, opened=opened)
    if role is Role.COUNSELLOR:
        extent = Extent.ALL if colleagues_open else Extent.ASSIGNED
        return Sight(account.id, extent, takes_cases=True, sees_free_text=True, opened=opened)
    if role in (Role.ADMINISTRATION, Role.READER):
        return Sight(account.id, Extent.ALL, opened=opened)
    if role is Role.DATA_PROTECTION:
        return Sight(account.id, Extent.ASSIGNED, sees_free_text=True, opened=opened)
    return Sight(account.id, Extent.ASSIGNED)
