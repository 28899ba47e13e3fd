"""Which values stand in the fields of a letter, and which of the named conditions hold."""

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import family_
from kiberatung.domain.children import Child
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office import Office
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.domain.recommendations import Chance, NextStep, Recommendation
from kiberatung.domain.schools import GermanSupport
from kiberatung.domain.schulpflicht.answer import Answer, Authority, Part
from kiberatung.services.letters.authorities import authority_for, is_before_school
from kiberatung.services.letters.facts import LetterFacts
from kiberatung.services.letters.filling import FieldValue, WeekdayAndDay, Word
from kiberatung.services.letters.further_values import SCHULFORMEN, further_conditions, further_values
from kiberatung.services.letters.picture_page import STEP_WORDS, picture_conditions, picture_values
from kiberatung.services.letters.way_to_school import DIRECTIONS

_AUTHORITIES = {
    Authority.SCHULAMT: family_("Schulamt"),
    Authority.BEZIRKSREGIERUNG: family_("Bezirksregierung"),
    Authority.BOTH: family_("Schulamt und Bezirksregierung"),
}
_SUPPORTS = {
    GermanSupport.DEUTSCHFOERDERKLASSE: "Deutschförderklasse",
    GermanSupport.DEUTSCHFOERDERGRUPPE: "Deutschfördergruppe",
    GermanSupport.INNERE_DIFFERENZIERUNG: "innere Differenzierung",
    GermanSupport.INTERNATIONALE_FOERDERKLASSE: "Internationale Förderklasse",
    GermanSupport.FIT_FUER_MEHR: "Fit für mehr",
    GermanSupport.NONE: "keine Förderung",
}
_MISSING = {"assigned_on": "Zuweisung unbekannt", "resident_since": "Wohnsitz unbekannt"}
_PARTS = {Part.FULL_TIME: "Vollzeit", Part.SEK2: "Sekundarstufe II", Part.CHECK: "Teil offen"}

_CHANCES = {Chance.HSU: "HSU", Chance.SPRACHPRUEFUNG: "Sprachprüfung"}
_STEPS = {
    NextStep.LANGUAGE_TEST: "Sprachstand",
    NextStep.KITA: "Kita",
    NextStep.SCHOOL_REGISTRATION: "Schulanmeldung",
    NextStep.EARLY_ADMISSION: "Vorzeitig",
    NextStep.OBERSTUFE: "Weiterführende Bildung",
    NextStep.WEITERBILDUNGSKOLLEG: "Weiterbildungskolleg",
    NextStep.APPRENTICESHIP: "Ausbildung",
    NextStep.LANGUAGE_COURSE: "Sprachkurs",
}
"""Internationale Förderklasse and Fit für mehr are said with the German support."""

FAMILY_WORDS = (*_AUTHORITIES.values(), *SCHULFORMEN.values(), *STEP_WORDS.values(), *DIRECTIONS)


def name_of(child: Child) -> str:
    return f"{child.given_names} {child.family_name}".strip()


def field_values(facts: LetterFacts) -> dict[str, FieldValue]:
    office = facts.office
    values: dict[str, FieldValue] = {
        "children": tuple(child.given_names or child.family_name for child in facts.children),
        "contact": tuple(way for way in (office.phone, office.email) if way) or (_office_place(office),),
        "today": facts.today,
    }
    if facts.child:
        values["child"] = name_of(facts.child)
    values |= further_values(facts) | picture_values(facts)
    return values | _of_appointment(facts) | _of_answer(facts) | _of_recommendation(facts) | _of_place(facts)


def conditions(facts: LetterFacts, kind: LetterKind) -> frozenset[str]:
    found = _schulpflicht_conditions(facts) | further_conditions(facts, kind) | picture_conditions(facts, kind)
    if facts.appointment:
        found |= {"Termin"}
    if facts.family.interpreter_language or (facts.appointment and facts.appointment.language):
        found |= {"Sprachmittlung"}
    if facts.child and facts.child.health_check_on is None and not is_before_school(facts.recommendation):
        found |= {"Untersuchung offen"}
    if facts.child and not facts.child.measles_proof and "schulpflichtig" in found:
        found |= {"Masernschutz offen"}
    if facts.school:
        found |= {"Schule"} | ({"Telefon der Schule"} if facts.school.phone else set())
    if facts.recommendation:
        found |= _recommendation_conditions(facts.recommendation)
        known_form = facts.recommendation.schulform in SCHULFORMEN
        found |= {"Schulform"} if known_form and not facts.school else set()
    if facts.place:
        found |= _place_conditions(facts.place)
    return frozenset(found)


def _of_appointment(facts: LetterFacts) -> dict[str, FieldValue]:
    appointment = facts.appointment
    if appointment is None:
        return {}
    starts_at = german_time(appointment.starts_at)
    return {
        "appointment_day": WeekdayAndDay(starts_at.date()),
        "appointment_time": starts_at,
        "minutes": str(appointment.minutes),
        "place": appointment.place or _office_place(facts.office),
    }


def _office_place(office: Office) -> str:
    """Where talks are held when the appointment names no place."""
    parts = (f"{office.street} {office.house_number}", f"{office.postcode} {office.town}", office.room)
    return ", ".join(part.strip() for part in parts if part.strip()) or office.name


def _of_answer(facts: LetterFacts) -> dict[str, FieldValue]:
    answer = facts.answer
    if answer is None:
        return {}
    values: dict[str, FieldValue] = {"full_time_until": answer.full_time_until, "until": answer.until}
    if answer.since:
        values["since"] = answer.since
    values["authority"] = Word(_AUTHORITIES[answer.authority or Authority.BOTH])
    return values


def _of_recommendation(facts: LetterFacts) -> dict[str, FieldValue]:
    if facts.recommendation is None:
        return {}
    values: dict[str, FieldValue] = {"authority": Word(_AUTHORITIES[authority_for(facts.recommendation)])}
    if facts.recommendation.grade is not None:
        values["grade"] = str(facts.recommendation.grade)
    if facts.recommendation.support_until is not None:
        values["support_until"] = facts.recommendation.support_until
    if facts.recommendation.schulform in SCHULFORMEN:
        values["schulform"] = Word(SCHULFORMEN[facts.recommendation.schulform])
    return values


def _of_place(facts: LetterFacts) -> dict[str, FieldValue]:
    values: dict[str, FieldValue] = {}
    if facts.school:
        values |= {
            "school": facts.school.name,
            "school_address": facts.school.on_one_line,
            "school_phone": facts.school.phone,
        }
    if facts.place:
        values["answered_on"] = facts.place.answered_on or facts.place.requested_on
        values["school_class"] = facts.place.school_class
        if facts.place.starts_on:
            values["starts_on"] = WeekdayAndDay(facts.place.starts_on)
    return values


def _schulpflicht_conditions(facts: LetterFacts) -> set[str]:
    """Whatever is not certain becomes „in Prüfung“; a decision never makes a day stand there that it contradicts."""
    answer = facts.answer
    if answer is None:
        return {"in Prüfung", "Geburtsdatum unbekannt"}
    match answer.answer:
        case Answer.YES:
            open_beginning = answer.since is None or answer.since > facts.today
            part = {_PARTS[answer.part]} if answer.part else set()
            return {"schulpflichtig"} | part | ({"Beginn offen"} if open_beginning else set())
        case Answer.NOT_YET:
            known = answer.since is not None and answer.since > facts.today
            return {"noch nicht"} | ({"noch nicht, Tag bekannt"} if known else set())
        case Answer.NO:
            return {"nicht schulpflichtig"} if facts.answer_is_decided else {"ohne Zuweisung"}
        case Answer.NO_LONGER:
            return {"nicht mehr"} if answer.until < facts.today else {"nicht schulpflichtig"}
        case Answer.SUSPENDED:
            return {"ruht"}
    return {"in Prüfung"} | {_MISSING[field] for field in answer.missing if field in _MISSING}


def _recommendation_conditions(recommendation: Recommendation) -> set[str]:
    found = set() if is_before_school(recommendation) else {"Schulplatz"}
    if recommendation.grade is not None or recommendation.german_support is not GermanSupport.NONE:
        found.add(_SUPPORTS[recommendation.german_support])
    found |= _further_conditions(recommendation)
    if recommendation.literacy_course:
        found.add("Alphabetisierung")
    if authority_for(recommendation) is Authority.BEZIRKSREGIERUNG:
        found.add("Oberstufe")
    elif recommendation.grade is not None:
        found.add("Jahrgang")
    return found


def _further_conditions(recommendation: Recommendation) -> set[str]:
    found = {_CHANCES[chance] for chance in recommendation.chances}
    if recommendation.next_step in _STEPS:
        found.add(_STEPS[recommendation.next_step])
    if recommendation.support_until is not None and recommendation.german_support is not GermanSupport.NONE:
        found.add("Förderung bis")
    if recommendation.statement:
        found.add("eigene Worte")
    return found


def _place_conditions(place: PlaceRequest) -> set[str]:
    found = {"zugewiesen"} if place.state is PlaceRequestState.ASSIGNED else set()
    if place.starts_on:
        found |= {"Beginn"} | ({"Beginn und Klasse"} if place.school_class else set())
    return found
