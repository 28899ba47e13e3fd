"""Two families that are one, as the tests of merging know them."""

from datetime import date
from typing import Any

from kiberatung.domain.answers import FieldMark, Source
from kiberatung.services.desk import Desk
from kiberatung.services.merging.comparison import Comparison, compare_children
from kiberatung.services.merging.merge import merge
from kiberatung.services.merging.wishes import Merged, proposed_wish
from tests.support.builders import FamilyBuilder, a_family

MARCH = date(2014, 3, 9)


def stored(desk: Desk, built: FamilyBuilder) -> FamilyBuilder:
    return built.stored_in(desk.store, desk.account.id)


def two_families(desk: Desk) -> tuple[FamilyBuilder, FamilyBuilder]:
    """Ahmad in both, with a sister only at the left, a brother only at the right, and the mother in both."""
    left = a_family("Haddad", case_number="2026-0412", phone="05971 1", town="Rheine", nationalities=("475",))
    left = left.with_child("Ahmad", date_of_birth=date(2014, 1, 1), nationalities=("475",), years_of_schooling=3)
    left = left.with_child("Amira", nationalities=("475",)).with_guardian("Rana", phone="0151")
    right = a_family("Haddad", case_number="2026-0431", phone="", town="Greven", nationalities=("475", "163"))
    passport = (FieldMark("date_of_birth", None, Source.PASSPORT),)
    right = right.with_child("Ahmad", date_of_birth=MARCH, nationalities=("475", "163"), marks=passport)
    right = right.with_child("Yusuf", nationalities=("475", "163")).with_guardian("Rana", phone="0172")
    return stored(desk, left), stored(desk, right)


def compared(desk: Desk, left: FamilyBuilder, right: FamilyBuilder) -> Comparison:
    return compare_children(desk, left.children[0].id, right.children[0].id)


def merged(desk: Desk, left: FamilyBuilder, right: FamilyBuilder, **more: Any) -> Merged:
    return merge(desk, proposed_wish(compared(desk, left, right), **more))


def found(desk: Desk, kind: Any, **equal: object) -> list[Any]:
    with desk.reading() as records:
        return records.find(kind, **equal)
