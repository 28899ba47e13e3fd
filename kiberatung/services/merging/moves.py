"""Which records go with a child and with a family when these become part of another one."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from kiberatung.domain.appointments import Appointment, Consultation
from kiberatung.domain.assessments import Assessment, AssessmentEntry
from kiberatung.domain.cases import SchulpflichtDecision
from kiberatung.domain.children import Child
from kiberatung.domain.consents import Consent
from kiberatung.domain.consistency.confirmed import ConfirmedDoubt
from kiberatung.domain.different_persons import DifferentPersons, in_order
from kiberatung.domain.families import FamilyId
from kiberatung.domain.handovers import Handover
from kiberatung.domain.incoming_reports import IncomingReport
from kiberatung.domain.information_given import GivenInformation
from kiberatung.domain.letters import Letter, SentSheet
from kiberatung.domain.notes import FollowUp, Note
from kiberatung.domain.places import PlaceRequest
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.talks import Talk
from kiberatung.services.merging.different_persons import said_before
from kiberatung.services.merging.talk_marks import move_talk_marks
from kiberatung.services.ports import UnitOfWork

OF_A_CHILD: tuple[type, ...] = (SchulpflichtDecision, Assessment, AssessmentEntry, Recommendation, PlaceRequest)
OF_FAMILY_OR_CHILD: tuple[type, ...] = (Letter, SentSheet, GivenInformation, Note, FollowUp, ConfirmedDoubt)
OF_A_FAMILY: tuple[type, ...] = (IncomingReport, Consent, Appointment, Consultation, Talk)


def move_what_a_child_has(work: UnitOfWork, gone: Child, kept: Child, family_id: FamilyId) -> None:
    for kind in OF_A_CHILD:
        _move(work, kind, {"child_id": gone.id}, child_id=kept.id)
    for kind in OF_FAMILY_OR_CHILD:
        _move(work, kind, {"child_id": gone.id}, child_id=kept.id, family_id=family_id)
    move_talk_marks(work, (gone.family_id, gone.id), (family_id, kept.id))
    _rename_in_handovers(work, gone, kept)
    _rename_in_pairs(work, gone, kept)


def move_what_a_child_takes_along(work: UnitOfWork, child: Child, family_id: FamilyId) -> None:
    """A brother or sister that comes into the other family as it is."""
    for kind in OF_FAMILY_OR_CHILD:
        _move(work, kind, {"child_id": child.id}, family_id=family_id)
    move_talk_marks(work, (child.family_id, child.id), (family_id, child.id))


def move_what_a_family_has(work: UnitOfWork, gone_id: FamilyId, kept_id: FamilyId) -> None:
    """Not who opened it in an emergency: that was said of this family alone."""
    for kind in (*OF_A_FAMILY, *OF_FAMILY_OR_CHILD):
        _move(work, kind, {"family_id": gone_id}, family_id=kept_id)
    move_talk_marks(work, (gone_id, None), (kept_id, None))


def _move(work: UnitOfWork, kind: type[Any], of: dict[str, UUID], **to: UUID) -> None:
    for record in work.find(kind, **of):
        work.put(replace(record, **to))


def _rename_in_handovers(work: UnitOfWork, gone: Child, kept: Child) -> None:
    for handover in work.find(Handover):
        if gone.id in handover.child_ids:
            renamed: list[UUID] = [kept.id if one == gone.id else one for one in handover.child_ids]
            work.put(replace(handover, child_ids=tuple(dict.fromkeys(renamed))))


def _rename_in_pairs(work: UnitOfWork, gone: Child, kept: Child) -> None:
    """Whoever is not the one is not the other either; the two of the merge are one person after all."""
    marks = [*work.find(DifferentPersons, child_id=gone.id), *work.find(DifferentPersons, other_id=gone.id)]
    for mark in marks:
        third = mark.other_id if mark.child_id == gone.id else mark.child_id
        if third == kept.id or said_before(work, third, kept.id) is not None:
            work.remove(mark)
        else:
            first, second = in_order(third, kept.id)
            work.put(replace(mark, child_id=first, other_id=second))
