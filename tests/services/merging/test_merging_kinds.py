"""Every kind of record, and every field, has been thought of: a new one fails here until somebody decides."""

import pytest

from kiberatung.domain.approvals import Approval
from kiberatung.domain.cases import Case, CaseStep
from kiberatung.domain.children import Child
from kiberatung.domain.different_persons import DifferentPersons
from kiberatung.domain.emergencies import EmergencyAccess
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.handovers import Handover
from kiberatung.domain.interpreters import InterpreterBooking
from kiberatung.domain.merges import Merge
from kiberatung.domain.talks import TalkMark
from kiberatung.services.intake import SHARED_FIELDS
from kiberatung.services.merging.doubles import KINDS as WITH_DOUBLES
from kiberatung.services.merging.fields import OF_THE_RECORD, fields_of
from kiberatung.services.merging.moves import OF_A_CHILD, OF_A_FAMILY, OF_FAMILY_OR_CHILD
from kiberatung.storage.tables.register import RECORD_KINDS
from tests.support.desks import a_desk

BY_HAND = {TalkMark, Family, Child, Guardian, Case, CaseStep, Handover, DifferentPersons}
"""Merged or renamed by code of their own."""
STAYS = {EmergencyAccess, Approval, Merge, InterpreterBooking}
"""Said of the family as it was, or goes with its appointment."""
LEADS = {"family_id", "child_id", "child_ids", "case_id", "other_id", "appointment_id"}


def test_each_kind_that_leads_to_a_child_or_a_family_is_moved_or_stays_on_purpose() -> None:
    leading = {kind for kind in RECORD_KINDS.values() if LEADS & set(kind.__dataclass_fields__)} | {Family}  # type: ignore[attr-defined]
    moved = {*OF_A_CHILD, *OF_A_FAMILY, *OF_FAMILY_OR_CHILD, *WITH_DOUBLES}
    assert leading == moved | BY_HAND | STAYS


@pytest.mark.parametrize("kind", [Child, Family, Guardian])
def test_each_field_is_compared_or_goes_with_one_that_is(kind: type) -> None:
    desk = a_desk()
    with desk.reading() as records:
        fields = fields_of(kind, desk.words, records)
    compared = [name for field in fields for name in field.together]
    assert len(compared) == len(set(compared))
    assert set(compared) | OF_THE_RECORD >= set(kind.__dataclass_fields__)  # type: ignore[attr-defined]
    assert not set(compared) & OF_THE_RECORD


def test_what_a_family_shares_is_a_field_of_both() -> None:
    assert set(SHARED_FIELDS) <= set(Family.__dataclass_fields__) & set(Child.__dataclass_fields__)
