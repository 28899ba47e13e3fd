"""The Kommunales Integrationszentrum itself: what stands in the head of its letters."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID

OfficeId = NewType("OfficeId", UUID)
LARGEST_LOGO = 16_000
"""Signs of base64: every letter that is kept carries its logo."""


class LetterForm(StrEnum):
    """DIN 5008: form A has the address field 18 mm higher than form B."""

    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One record per store."""

    id: OfficeId
    version: int = 0
    name: str
    kreis: str
    """Five-digit key of the Kreis or kreisfreie Stadt."""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    room: str = ""
    letter_form: LetterForm = LetterForm.B
    logo: str = ""
    """Picture at the right of the letter head: PNG in shades of grey as base64, at most `LARGEST_LOGO` signs."""
    data_protection_contact: str = ""
    """Who answers for data protection and how to reach that person (Art. 13 Abs. 1 Buchst. b DSGVO)."""
    health_office: str = ""
    """Name and address of the Gesundheitsamt, its lines parted by commas: no list of the Land holds them."""
    is_practice: bool = False
    colleagues_see_each_other: bool = False
    """Vertretung: counsellors see the families of colleagues too. Closed until the head opens it (Art. 25 DSGVO)."""
    backup_days: int = 365
    """Promised to people: what is erased here is gone from every backup after so many days."""
