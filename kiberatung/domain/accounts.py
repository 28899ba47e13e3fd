"""Who works with the program, and in which role."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID

AccountId = NewType("AccountId", UUID)


class Role(StrEnum):
    COUNSELLOR = "counsellor"
    ADMINISTRATION = "administration"
    HEAD = "head"
    DATA_PROTECTION = "data_protection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    id: AccountId
    version: int = 0
    name: str
    short_sign: str = ""
    role: Role = Role.COUNSELLOR
    active: bool = True
