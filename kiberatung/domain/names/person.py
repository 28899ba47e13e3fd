"""Somebody who may be known already: what is compared when two entries may be one person."""

from dataclasses import dataclass
from datetime import date

from kiberatung.domain.children import Sex


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody; everything but one name may be missing."""

    family_name: str
    given_names: str
    name_in_script: str = ""
    date_of_birth: date | None = None
    sex: Sex | None = None
    siblings: tuple[str, ...] = ()
    """Given names of the other children of the family."""
