"""Who works with the program, and in which role."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID

AccountId = NewType("AccountId", UUID)


class Role(StrEnum):
    """What each may do is declared at the use cases; which families each sees, in `services.sight`."""

    COUNSELLOR = "counsellor"
    ADMINISTRATION = "administration"
    HEAD = "head"
    READER = "reader"
    DATA_PROTECTION = "data_protection"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    id: AccountId
    version: int = 0
    name: str
    short_sign: str = ""
    role: Role = Role.COUNSELLOR
    active: bool = True
