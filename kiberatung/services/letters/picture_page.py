"""The page with pictures: which picture stands beside which paragraph, and which steps are done, next or to come."""

from collections.abc import Iterable
from dataclasses import replace

from kiberatung.basics.texts import family_
from kiberatung.domain.cases import CaseState
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.schulpflicht.answer import Answer, Authority
from kiberatung.services.letters.authorities import authority_for, is_before_school
from kiberatung.services.letters.facts import LetterFacts
from kiberatung.services.letters.filling import FieldValue, Filler, Word
from kiberatung.services.letters.values import Paragraph, Picture, StepState

PICTURES = {
    "Nächste Schritte": "steps",
    "Gespräch": "talk",
    "Empfehlung": "recommendation",
    "Der nächste Schritt": "next_step",
    "Untersuchung": "examination",
    "Schulplatz": "place",
    "Erster Schultag": "first_day",
    "Weg zur Schule": "way",
    "Schule": "school",
    "Entfernung": "distance",
    "Fahrt": "costs",
    "Unterlagen": "papers",
    "Ausweise": "passport",
    "Meldung": "registration",
    "Zeugnisse": "certificates",
    "Impfausweis": "vaccination",
    "Ohne Unterlagen": "welcome",
}
"""By the title of the paragraph in the wording; a paragraph with another title stands without a picture."""
STEP_WORDS = {
    StepState.DONE: family_("fertig"),
    StepState.NOW: family_("jetzt"),
    StepState.LATER: family_("danach"),
}
_EXPECTED_FROM = {
    Authority.SCHULAMT: "Platz vom Schulamt",
    Authority.BEZIRKSREGIERUNG: "Platz von der Bezirksregierung",
    Authority.BOTH: "Platz von beiden",
}


def picture_values(facts: LetterFacts) -> dict[str, FieldValue]:
    way = facts.further.way
    return {"distance": str(round(way.km)), "direction": Word(way.direction)} if way else {}


def picture_conditions(facts: LetterFacts, kind: LetterKind) -> set[str]:
    if kind is not LetterKind.PICTURE_PAGE:
        return set()
    found = {"Gespräch geführt"} if _is_past(facts, CaseState.COUNSELLED) else set()
    if facts.recommendation is not None:
        found.add("Empfehlung gegeben")
    if way := facts.further.way:
        found.add("Schule nah" if way.is_near else "Schule weit")
    return found | _place_conditions(facts)


def with_pictures(paragraphs: Iterable[Paragraph], facts: LetterFacts, filler: Filler) -> tuple[Paragraph, ...]:
    """Steps get their state: all before the first open one are done, that one is now, the rest comes later."""
    done = {
        "talk": facts.appointment is None and _is_past(facts, CaseState.COUNSELLED),
        "recommendation": facts.recommendation is not None,
        "place": facts.place is not None,
        "first_day": _is_past(facts, CaseState.STARTED),
    }
    shown, open_before = [], False
    for one in paragraphs:
        name = PICTURES.get(one.title, "")
        state = StepState.NONE
        if name in done:
            state = StepState.DONE if done[name] else StepState.LATER if open_before else StepState.NOW
            open_before = open_before or not done[name]
        word = filler.fill(STEP_WORDS[state]) if state in STEP_WORDS else None
        shown.append(replace(one, picture=Picture(name, state, word)))
    return tuple(shown)


def _is_past(facts: LetterFacts, state: CaseState) -> bool:
    reached = facts.further.case_state
    return reached is not None and reached.order >= state.order


def _place_conditions(facts: LetterFacts) -> set[str]:
    """A place is promised to nobody whom the recommendation leads elsewhere, or who need not go to school."""
    if facts.place is not None:
        return {"Platz gefunden"} if facts.school is not None else set()
    if facts.recommendation is not None:
        wants_place = facts.recommendation.grade is not None and not is_before_school(facts.recommendation)
        return {"Platz erwartet", _EXPECTED_FROM[authority_for(facts.recommendation)]} if wants_place else set()
    if facts.answer is None or facts.answer.answer is not Answer.YES:
        return set()
    return {"Platz erwartet", _EXPECTED_FROM[facts.answer.authority or Authority.BOTH]}
