"""An invented family as records: address in a real Gemeinde of the Kreis, children with schooling and languages."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from kiberatung.domain.answers import FieldMark, NoValue
from kiberatung.domain.catalogues.places import PostalPlace
from kiberatung.domain.children import Child, ChildId, DateCertainty, GermanLevel, Sex
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian, GuardianId, GuardianKind
from kiberatung.domain.language_checks import CheckInstrument, LanguageCheck, LanguageCheckId
from kiberatung.domain.languages import (
    LanguageRole,
    LanguageSkill,
    LanguageSkillId,
    Literacy,
    ScriptLiteracy,
    ScriptLiteracyId,
    SkillLevel,
)
from kiberatung.domain.letter_languages import tag_for
from kiberatung.domain.schooling import SchoolingKind, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schooling_gaps import GapCause, GapReason, GapReasonId
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.services.cases import open_case
from kiberatung.services.desk import Desk
from kiberatung.services.intake import SHARED_FIELDS
from kiberatung.services.ports import UnitOfWork
from kiberatung.services.practice.people import DrawnChild, DrawnFamily

STREETS = ("Lehmkuhle", "Birkenweg", "Am Stadtpark", "Salzbergener Straße", "Mühlenstraße", "Kolpingstraße")
SCRIPTS = {"apc": "Arab", "prs": "Arab", "ukr": "Cyrl", "bul": "Cyrl", "tir": "Ethi"}
STATUS = {"166": ResidenceStatus.TEMPORARY_PROTECTION, "154": ResidenceStatus.EU, "125": ResidenceStatus.EU}


@dataclass(frozen=True, slots=True)
class Arrival:
    """When the family came, and where it lives."""

    reported_on: date
    place: PostalPlace


def family_fields(drawn: DrawnFamily, arrival: Arrival, chance: random.Random) -> dict[str, object]:
    resident_since = arrival.reported_on - timedelta(days=chance.randint(2, 20))
    status = STATUS.get(drawn.stock.country, chance.choice((ResidenceStatus.ASYLUM, ResidenceStatus.THIRD_COUNTRY)))
    return {
        "family_name": drawn.family_name.latin,
        "name_in_script": drawn.family_name.script,
        "street": chance.choice(STREETS),
        "house_number": str(chance.randint(1, 80)),
        "postcode": arrival.place.postcode,
        "town": arrival.place.town,
        "address_protected": chance.random() < 0.04,
        "phone": f"0170 {chance.randint(1000000, 9999999)}",
        "letter_language": tag_for(drawn.stock.language) or "de",
        "interpreter_language": drawn.stock.language,
        "country_of_birth": drawn.stock.country,
        "nationalities": (drawn.stock.country,),
        "residence_status": status,
        "arrived_in_germany_on": resident_since - timedelta(days=chance.randint(0, 120)),
        "resident_since": resident_since,
        "assigned_on": resident_since if status is not ResidenceStatus.EU else None,
        "in_state_reception": False,
        "asylum_application": status is ResidenceStatus.ASYLUM,
        "home_languages": (drawn.stock.language,),
        "reported_on": arrival.reported_on,
        "reported_by": f"Bürgerbüro {arrival.place.town}",
    }


def put_people(desk: Desk, work: UnitOfWork, family: Family, drawn: DrawnFamily, chance: random.Random) -> None:
    for position, (kind, name) in enumerate(((GuardianKind.MOTHER, drawn.mother), (GuardianKind.FATHER, drawn.father))):
        if name is not None:
            work.put(
                Guardian(
                    id=GuardianId(desk.identifiers.next()),
                    family_id=family.id,
                    position=position,
                    kind=kind,
                    family_name=family.family_name,
                    given_names=name.latin,
                    name_in_script=name.script,
                    languages=family.home_languages,
                    phone=family.phone,
                    has_custody=True,
                    lives_with_children=True,
                )
            )
    for position, child in enumerate(drawn.children):
        put_child(desk, work, family, _child(desk, family, child, position, chance), chance)


def _child(desk: Desk, family: Family, drawn: DrawnChild, position: int, chance: random.Random) -> Child:
    born = desk.today - timedelta(days=drawn.age_days)
    guessed = chance.random() < 0.06
    shared = {field: getattr(family, field) for field in SHARED_FIELDS}
    shared["name_in_script"] = f"{drawn.name.script} {family.name_in_script}".strip() if drawn.name.script else ""
    level = chance.choice((GermanLevel.NONE, GermanLevel.WORDS, GermanLevel.WORDS, GermanLevel.A1, None))
    return Child(
        id=ChildId(desk.identifiers.next()),
        family_id=family.id,
        position=position,
        given_names=drawn.name.latin,
        sex=Sex.FEMALE if drawn.is_girl else Sex.MALE,
        date_of_birth=date(born.year, 1, 1) if guessed else born,
        date_of_birth_certainty=DateCertainty.EXACT,
        german_level=level,
        german_level_on=family.arrived_in_germany_on if level is not None and _was_heard(position) else None,
        measles_proof=chance.choice((True, True, None, False)),
        certificate_present=chance.choice((True, False, None)),
        own_fields=("name_in_script",),
        marks=(FieldMark("kindergarten_months", NoValue.NOT_ASKED),) if chance.random() < 0.3 else (),
        **shared,
    )


def put_child(desk: Desk, work: UnitOfWork, family: Family, child: Child, chance: random.Random) -> None:
    work.put(child)
    open_case(desk, work, family.id, child.id, family.reported_by)
    _put_languages(desk, work, child, chance)
    _put_schooling(desk, work, child, chance)
    _put_check(desk, work, child)


def _put_languages(desk: Desk, work: UnitOfWork, child: Child, chance: random.Random) -> None:
    assert child.date_of_birth is not None  # noqa: S101 - the practice town knows every birthday
    schooled = (desk.today - child.date_of_birth).days > 8 * 365
    level = chance.choice((SkillLevel.GOOD, SkillLevel.SURE)) if schooled else SkillLevel.NOT_YET
    language = child.home_languages[0]
    work.put(
        LanguageSkill(
            id=LanguageSkillId(desk.identifiers.next()),
            child_id=child.id,
            language=language,
            understands=SkillLevel.SURE,
            speaks=SkillLevel.SURE,
            reads=level,
            writes=level,
            schooled_in=schooled,
        )
    )
    work.put(
        LanguageSkill(
            id=LanguageSkillId(desk.identifiers.next()),
            child_id=child.id,
            position=1,
            language="deu",
            role=LanguageRole.GERMAN,
            understands=chance.choice((SkillLevel.LITTLE, SkillLevel.SOME, SkillLevel.NOT_YET)),
            speaks=chance.choice((SkillLevel.LITTLE, SkillLevel.NOT_YET)),
            reads=SkillLevel.NOT_YET,
            writes=SkillLevel.NOT_YET,
        )
    )
    own = SCRIPTS.get(language)
    for script, literacy in ((own, Literacy.FLUENT if schooled else Literacy.NONE), ("Latn", _latin(own, chance))):
        if script:
            work.put(
                ScriptLiteracy(
                    id=ScriptLiteracyId(desk.identifiers.next()),
                    child_id=child.id,
                    script=script,
                    literacy=literacy if schooled else Literacy.NONE,
                )
            )


def _latin(own_script: str | None, chance: random.Random) -> Literacy:
    return chance.choice((Literacy.NONE, Literacy.LETTERS, Literacy.SLOW)) if own_script else Literacy.FLUENT


def _put_schooling(desk: Desk, work: UnitOfWork, child: Child, chance: random.Random) -> None:
    """School from the year of the seventh birthday to the departure, for some with a gap."""
    assert child.date_of_birth is not None  # noqa: S101 - the practice town knows every birthday
    first = date(child.date_of_birth.year + 7, 9, 1)
    left = (child.arrived_in_germany_on or desk.today) - timedelta(days=chance.choice((10, 30, 200)))
    if (left - first).days < 120:
        return
    upper = date(first.year + 4, 9, 1)
    spans = [(first, min(left, date(upper.year, 6, 30)), SchoolingKind.PRIMARY)]
    if left > upper:
        spans.append((upper + timedelta(days=chance.choice((0, 0, 365))), left, SchoolingKind.SECONDARY))
    if len(spans) > 1 and spans[1][0] > upper:
        _put_gap(desk, work, child, (spans[0][1], spans[1][0]))
    for started_on, ended_on, kind in spans:
        if ended_on > started_on:
            work.put(
                SchoolingSpan(
                    id=SchoolingSpanId(desk.identifiers.next()),
                    child_id=child.id,
                    country=child.country_of_birth or "",
                    started_on=started_on,
                    ended_on=ended_on,
                    kind=kind,
                    language=child.home_languages[0],
                    regular=chance.random() < 0.8,
                )
            )


def _put_gap(desk: Desk, work: UnitOfWork, child: Child, days: tuple[date, date]) -> None:
    causes = (GapCause.WAR, GapCause.FLIGHT, GapCause.NO_PLACE)
    work.put(
        GapReason(
            id=GapReasonId(desk.identifiers.next()),
            child_id=child.id,
            started_on=days[0],
            ended_on=days[1],
            cause=causes[child.position % len(causes)],
        )
    )


def _put_check(desk: Desk, work: UnitOfWork, child: Child) -> None:
    """Some were heard in German when they came, so that their level has a day."""
    if child.german_level is None or child.arrived_in_germany_on is None or not _was_heard(child.position):
        return
    work.put(
        LanguageCheck(
            id=LanguageCheckId(desk.identifiers.next()),
            child_id=child.id,
            checked_on=child.arrived_in_germany_on,
            understands=child.german_level,
            speaks=child.german_level,
            overall=child.german_level,
            instrument=CheckInstrument.TALK,
        )
    )


def _was_heard(position: int) -> bool:
    return position % 3 == 0
