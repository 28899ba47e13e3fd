"""One open point of a family: a sentence, how it is meant, and the deed that settles it."""

from dataclasses import dataclass
from enum import StrEnum

from kiberatung.domain.appointments import AppointmentId
from kiberatung.domain.children import ChildId
from kiberatung.domain.consistency.doubt import Doubt
from kiberatung.domain.families import FamilyId
from kiberatung.domain.notes import FollowUp
from kiberatung.services.child_facts import Tone


class Deed(StrEnum):
    """What a button of an open item starts."""

    INVITE = "invite"
    PLAN_APPOINTMENT = "plan_appointment"
    APPOINTMENT = "appointment"
    INTAKE = "intake"
    SCHULPFLICHT = "schulpflicht"
    SCHOOLING = "schooling"
    RECOMMEND = "recommend"
    CONSENT = "consent"
    HAND_OVER = "hand_over"
    HANDOVER_ANSWER = "handover_answer"
    LETTER = "letter"
    INFORM = "inform"
    FINISH_FOLLOW_UP = "finish_follow_up"
    COMPARE = "compare"
    LOOK = "look"
    """At the other family, for whoever may not compare."""
    TALK = "talk"


PLACE_OF_DEED = {
    Deed.INTAKE: "intake",
    Deed.CONSENT: "intake",
    Deed.SCHULPFLICHT: "schulpflicht",
    Deed.SCHOOLING: "schooling",
    Deed.RECOMMEND: "recommendation",
    Deed.LETTER: "letters",
    Deed.INVITE: "letters",
    Deed.INFORM: "letters",
    Deed.FINISH_FOLLOW_UP: "overview",
}
"""The part of the family's page where a deed is done; the others have a screen of their own."""


@dataclass(frozen=True, slots=True)
class OpenItem:
    tone: Tone
    sentence: str
    deed: Deed
    deed_text: str
    child_id: ChildId | None = None
    follow_up: FollowUp | None = None
    """What `FINISH_FOLLOW_UP` finishes."""
    appointment_id: AppointmentId | None = None
    """Which talk `APPOINTMENT` is about."""
    other_child_id: ChildId | None = None
    """With which child of another family `COMPARE` compares."""
    other_family_id: FamilyId | None = None
    """The family of that child, at which `LOOK` looks."""
    doubt: Doubt | None = None
    """What stands out; it can be found right instead."""
