"""The family: its file, address, languages, and the facts its children share."""

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.answers import FieldMark
from kiberatung.domain.schulpflicht.facts import ResidenceStatus

FamilyId = NewType("FamilyId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Fields that `Child` has too hold what was answered once for all children.

    A child that follows the family carries a copy, so every reader finds a child's facts in the child;
    `Child.own_fields` names those in which it differs.
    """

    id: FamilyId
    version: int = 0
    case_number: str = ""
    counsellor_id: AccountId | None = None
    reference: str = ""
    reported_by: str = ""
    reported_on: date | None = None

    family_name: str = ""
    name_in_script: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""
    care_of: str = ""
    address_protected: bool = False
    phone: str = ""
    email: str = ""
    letter_language: str = "de"
    """BCP 47 language of letters."""
    interpreter_language: str = ""
    """ISO 639-3; empty: no interpreter needed or not known yet, see `marks`."""

    country_of_birth: str | None = None
    place_of_birth: str = ""
    nationalities: tuple[str, ...] = ()
    """Keys of the Statistisches Bundesamt."""
    religion: str | None = None
    residence_status: ResidenceStatus | None = None
    arrived_in_germany_on: date | None = None
    resident_since: date | None = None
    assigned_on: date | None = None
    in_state_reception: bool | None = None
    asylum_application: bool | None = None
    home_languages: tuple[str, ...] = ()
    """ISO 639-3, most spoken first."""
    marks: tuple[FieldMark, ...] = ()
