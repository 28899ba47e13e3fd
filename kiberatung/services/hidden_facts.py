"""Which facts are taken out of a record before it is handed out: they are absent there, not covered up."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from kiberatung.domain.accounts import Account
from kiberatung.domain.appointments import Appointment
from kiberatung.domain.approvals import Approval
from kiberatung.domain.assessments import Assessment, AssessmentEntry
from kiberatung.domain.cases import Case, CaseStep, SchulpflichtDecision
from kiberatung.domain.children import Child
from kiberatung.domain.emergencies import EmergencyAccess
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.handovers import Handover
from kiberatung.domain.incoming_reports import IncomingReport
from kiberatung.domain.interpreters import Interpreter
from kiberatung.domain.language_checks import LanguageCheck
from kiberatung.domain.law_copies import LawCopy
from kiberatung.domain.letters import SentSheet
from kiberatung.domain.list_views import ListView
from kiberatung.domain.notes import Note
from kiberatung.domain.office import Office
from kiberatung.domain.office_texts import OfficeTranslation, OfficeWording
from kiberatung.domain.places import PlaceRequest
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schools import LearningGroup, School
from kiberatung.domain.talks import TalkMark
from kiberatung.domain.text_blocks import TextBlock
from kiberatung.services.ports import Record
from kiberatung.services.sight import Owner, Sight

R = TypeVar("R", bound=Record)

OF_THE_OFFICE = frozenset(
    {
        Account,
        Approval,
        EmergencyAccess,
        Handover,
        Interpreter,
        LawCopy,
        LearningGroup,
        ListView,
        Office,
        OfficeTranslation,
        OfficeWording,
        School,
        TextBlock,
    }
)
"""Lead to no family. A handover keeps identifiers and counts, an emergency access and an approval are for whoever
looks through them; their use cases say who that is."""

_LINKS: tuple[tuple[str, type], ...] = (
    ("family_id", Family),
    ("child_id", Child),
    ("case_id", Case),
    ("appointment_id", Appointment),
)

PROTECTED: Mapping[type, Mapping[str, Any]] = {
    Family: dict.fromkeys(("street", "house_number", "postcode", "town", "care_of", "phone", "email"), ""),
    Guardian: dict.fromkeys(("phone", "email"), ""),
    Child: {"wished_schools": ""},
    Recommendation: {
        "school_number": "",
        "learning_group_id": None,
        "reasons": (),
        "deviation_reason": "",
        "statement": "",
    },
    IncomingReport: {"text": ""},
    Appointment: {"place": "", "remark": ""},
    SentSheet: {"sheet": ""},
}
"""Whatever leads to where a protected family lives or goes to school, and the value that stands instead."""

FREE_TEXT: Mapping[type, Mapping[str, Any]] = {
    Assessment: {"strengths": "", "remark": ""},
    AssessmentEntry: {"levels": (), "reason": ""},
    Recommendation: {"deviation_reason": "", "statement": ""},
    SchulpflichtDecision: {"reason": ""},
    IncomingReport: {"text": ""},
    CaseStep: {"reason": ""},
    TalkMark: {"note": ""},
    LanguageCheck: {"evidence": ""},
    SentSheet: {"sheet": ""},
}


def leads_to(kind: type) -> tuple[str, type] | None:
    """The field by which records of this kind lead to their family, and the kind it names; None: they do not."""
    if kind in OF_THE_OFFICE:
        return None
    if kind is Family:
        return "id", Family
    return next((link for link in _LINKS if link[0] in kind.__dataclass_fields__), None)  # type: ignore[attr-defined]  # records


def is_absent(kind: type, sight: Sight, owner: Owner) -> bool:
    """Of a family that is seen: notes for whom they are not meant, and the school of a protected family."""
    if kind is Note:
        return not (sight.sees_free_text and sight.sees_address(owner))
    return kind is PlaceRequest and not sight.sees_address(owner)


def hidden_fields(kind: type, sight: Sight, owner: Owner) -> dict[str, Any]:
    """The fields this sight does not get, with what stands there instead."""
    found: dict[str, Any] = {}
    if not sight.sees_free_text:
        found |= FREE_TEXT.get(kind, {})
    if not sight.sees_address(owner):
        found |= PROTECTED.get(kind, {})
    return found


def may_read_changes(sight: Sight, owners: Iterable[Owner]) -> bool:
    """The log keeps old and new values; who is not to see all of a family sees none of them."""
    return sight.sees_free_text and all(sight.sees(owner) and sight.sees_address(owner) for owner in owners)


def without_hidden(record: R, sight: Sight, owner: Owner) -> R:
    hidden = hidden_fields(type(record), sight, owner)
    return replace(record, **hidden) if hidden else record


def link_of(record: Record) -> tuple[type, UUID] | None:
    """The kind and identifier of what this record belongs to."""
    link = leads_to(type(record))
    return None if link is None else (link[1], getattr(record, link[0]))
