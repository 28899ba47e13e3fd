"""Families with a record of every kind that a family can have, drawn by chance: for tests of what moves them."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiberatung.domain.answers import FieldMark, NoValue, Source
from kiberatung.domain.appointments import Appointment, AppointmentId, Consultation, ConsultationId
from kiberatung.domain.assessments import Assessment, AssessmentId
from kiberatung.domain.cases import (
    CaseState,
    CaseStep,
    CaseStepId,
    SchulpflichtDecision,
    SchulpflichtDecisionId,
    SideExit,
)
from kiberatung.domain.children import Child, Sex
from kiberatung.domain.consents import Consent, ConsentId
from kiberatung.domain.families import Family
from kiberatung.domain.handovers import Handover, HandoverId, RecipientKind
from kiberatung.domain.incoming_reports import IncomingReport, IncomingReportId
from kiberatung.domain.languages import (
    LanguageRole,
    LanguageSkill,
    LanguageSkillId,
    Literacy,
    ScriptLiteracy,
    ScriptLiteracyId,
    SkillLevel,
)
from kiberatung.domain.letters import Letter, LetterId, LetterKind
from kiberatung.domain.notes import FollowUp, FollowUpId, Note, NoteId
from kiberatung.domain.places import PlaceRequest, PlaceRequestId, PlaceRequestState
from kiberatung.domain.recommendations import Recommendation, RecommendationId
from kiberatung.domain.schooling import SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schools import GermanSupport
from kiberatung.domain.talks import Talk, TalkId, TalkMark, TalkMarkId
from tests.support.builders import IDENTIFIERS, FamilyBuilder, a_family

_MOMENT = datetime(2026, 10, 5, 9, 0, tzinfo=ZoneInfo("UTC"))
_NAMES = ("Amira", "Yusuf", "Danylo", "Sofija", "Лев", "أحمد", "Maria-Ștefania", "Ömer")
_TOWNS = ("Rheine", "Greven", "", "Lengerich")


def a_full_family(chance: random.Random, number: int, family_name: str = "Haddad", **more: Any) -> FamilyBuilder:
    """Not stored yet; one to three children."""
    built = a_family(family_name, case_number=f"2026-{number:04}", **_of_a_family(chance), **more)
    for place in range(chance.randint(1, 3)):
        state = chance.choice(list(CaseState))
        built = built.with_child(_NAMES[place] if chance.random() < 0.7 else chance.choice(_NAMES), state)
    built = replace(built, children=tuple(_filled(chance, built.family, child) for child in built.children))
    built = replace(built, cases=tuple(_ended(chance, case) for case in built.cases))
    for place in range(chance.randint(0, 2)):
        built = built.with_guardian(("Rana", "Omar")[place], phone=chance.choice(("", "0151", "0172")))
    records = [record for child in built.children for record in _of_child(chance, built, child)]
    return replace(built, others=(*_of_family(chance, built), *records))


def _of_a_family(chance: random.Random) -> dict[str, Any]:
    return {
        "street": chance.choice(("", "Lindenweg", "Am Markt")),
        "town": chance.choice(_TOWNS),
        "phone": chance.choice(("", "05971 12")),
        "address_protected": chance.random() < 0.2,
        "nationalities": chance.choice(((), ("475",), ("475", "163"))),
        "home_languages": chance.choice(((), ("ara",), ("ara", "kmr"))),
        "marks": chance.choice(((), (FieldMark("phone", NoValue.REFUSED),), (FieldMark("town", None, Source.NOTICE),))),
        "reported_on": chance.choice((None, date(2026, 9, 1), date(2026, 8, 2))),
        "reference": chance.choice(("", "AZ 7")),
    }


def _filled(chance: random.Random, family: Family, child: Child) -> Child:
    follows = chance.random() < 0.7
    return replace(
        child,
        sex=chance.choice((None, Sex.FEMALE, Sex.MALE)),
        date_of_birth=chance.choice((None, date(2014, 1, 1), date(2014, 3, 9))),
        nationalities=family.nationalities if follows else ("163",),
        home_languages=family.home_languages,
        own_fields=() if follows else ("nationalities",),
        marks=chance.choice(((), (FieldMark("date_of_birth", None, Source.PASSPORT),))),
        years_of_schooling=chance.choice((None, 3, 4)),
    )


def _ended(chance: random.Random, case: Any) -> Any:
    return case.left_by(SideExit.MOVED_AWAY, date(2026, 10, 1)) if chance.random() < 0.2 else case


def _of_family(chance: random.Random, built: FamilyBuilder) -> list[Any]:
    family_id = built.family.id
    next_id = IDENTIFIERS.next
    found: list[Any] = [
        IncomingReport(id=IncomingReportId(next_id()), family_id=family_id, received_on=date(2026, 9, 1), text="Brief"),
        Consent(
            id=ConsentId(next_id()),
            family_id=family_id,
            recipients=(RecipientKind.SCHULAMT,),
            given_on=date(2026, 9, 3),
        ),
        Appointment(id=AppointmentId(next_id()), family_id=family_id, starts_at=_MOMENT),
        Consultation(id=ConsultationId(next_id()), family_id=family_id, held_on=date(2026, 10, 5)),
        Talk(id=TalkId(next_id()), family_id=family_id, held_on=date(2026, 10, 5), interpreter="Frau N."),
        TalkMark(id=TalkMarkId(next_id()), family_id=family_id, field="phone", to_ask_again=True),
        Note(id=NoteId(next_id()), family_id=family_id, text="Kommt wieder", written_at=_MOMENT),
        FollowUp(id=FollowUpId(next_id()), family_id=family_id, due_on=date(2026, 12, 1), text="Anrufen"),
        Letter(
            id=LetterId(next_id()), family_id=family_id, kind=LetterKind.INVITATION, language="ar", created_at=_MOMENT
        ),
    ]
    return [record for record in found if chance.random() < 0.8]


def _of_child(chance: random.Random, built: FamilyBuilder, child: Child) -> list[Any]:
    next_id, case = IDENTIFIERS.next, next(case for case in built.cases if case.child_id == child.id)
    found: list[Any] = [
        CaseStep(
            id=CaseStepId(next_id()),
            case_id=case.id,
            state=case.state,
            happened_on=date(2026, 9, 1),
            recorded_at=_MOMENT,
        ),
        SchulpflichtDecision(
            id=SchulpflichtDecisionId(next_id()),
            child_id=child.id,
            decided_on=date(2026, 10, 5),
            computed_answer="yes",
            answer="no",
            reason="Attest",
        ),
        Assessment(id=AssessmentId(next_id()), child_id=child.id, assessed_on=date(2026, 10, 5), grade=4),
        Recommendation(
            id=RecommendationId(next_id()),
            child_id=child.id,
            recommended_on=date(2026, 10, 6),
            german_support=next(iter(GermanSupport)),
        ),
        PlaceRequest(
            id=PlaceRequestId(next_id()),
            child_id=child.id,
            school_number="150001",
            requested_on=date(2026, 10, 7),
            state=chance.choice(list(PlaceRequestState)),
        ),
        Note(id=NoteId(next_id()), family_id=built.family.id, child_id=child.id, text="Ruhig", written_at=_MOMENT),
        TalkMark(
            id=TalkMarkId(next_id()),
            family_id=built.family.id,
            child_id=child.id,
            field="religion",
            skipped=chance.random() < 0.5,
            note=chance.choice(("", "später")),
        ),
        Handover(
            id=HandoverId(next_id()),
            number=f"Uebergabe-2026-{chance.randint(1, 999)}",
            recipient_kind=RecipientKind.SCHULAMT,
            recipient_name="Schulamt Steinfurt",
            child_ids=tuple(one.id for one in built.children),
            purpose="Platz",
            legal_basis="SchulG",
            format="xlsx",
            created_at=_MOMENT,
        ),
        *_lines_of(chance, child),
    ]
    return [record for record in found if chance.random() < 0.7]


def _lines_of(chance: random.Random, child: Child) -> list[Any]:
    next_id = IDENTIFIERS.next
    level = chance.choice((None, *SkillLevel))
    return [
        LanguageSkill(
            id=LanguageSkillId(next_id()), child_id=child.id, language="ara", role=LanguageRole.FIRST, reads=level
        ),
        LanguageSkill(
            id=LanguageSkillId(next_id()),
            child_id=child.id,
            position=1,
            language=chance.choice(("kmr", "tur")),
            speaks=SkillLevel.SURE,
        ),
        ScriptLiteracy(
            id=ScriptLiteracyId(next_id()), child_id=child.id, script="Arab", literacy=chance.choice(list(Literacy))
        ),
        SchoolingSpan(
            id=SchoolingSpanId(next_id()),
            child_id=child.id,
            country="475",
            started_on=date(2020, 9, 1) + timedelta(days=chance.choice((0, 365))),
            last_grade=chance.choice((None, 2, 3)),
        ),
    ]
