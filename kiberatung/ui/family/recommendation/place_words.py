"""Places, requests and recommendations in the words of the page. No Qt."""

from dataclasses import dataclass
from enum import Enum

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.cases import CaseState
from kiberatung.domain.matching.reasons import grade_name, kilometres, support_with_grade
from kiberatung.domain.matching.values import SEK2_GRADE, PlaceProposal, RemarkRule
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.domain.recommendations import NextStep, Recommendation
from kiberatung.domain.school_options.next_steps import step_name
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.recommendation_page import RecommendationPage
from kiberatung.services.recommendations import RecommendationView

GRADES = tuple(range(1, SEK2_GRADE + 1))

REMARK_ICONS = {
    RemarkRule.STALE_FIGURES: "clock",
    RemarkRule.FIGURES_UNKNOWN: "phone",
    RemarkRule.DISTANCE_LIMIT: "route",
    RemarkRule.OUTSIDE_KREIS: "map-pin",
}
"""All others are a remark as any."""


class PlaceDeed(Enum):
    """What can be done next about a place."""

    ASK = "ask"
    ANSWER = "answer"
    START = "start"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A sentence, its state as icon and tone, and the next deed."""

    sentence: str
    icon: str
    tone: str
    deed: PlaceDeed
    second: str = ""
    request: PlaceRequest | None = None


def distance(place: PlaceProposal) -> str:
    return kilometres(place.distance_km) if place.distance_km is not None else _("Weg unbekannt")


def figures(place: PlaceProposal) -> str:
    """Town, free places and of when the figure is."""
    if place.free_places is None or place.as_of is None:
        return _("{town} · ohne Angabe zu Plätzen").format(town=place.town)
    text = ngettext_("{town} · {free} frei, Stand {day}", "{town} · {free} frei, Stand {day}", place.free_places)
    return text.format(town=place.town, free=place.free_places, day=write_date(place.as_of))


def reasons(place: PlaceProposal) -> list[str]:
    """Without what the line of figures says already."""
    shown = (f"{place.free_places} ", kilometres(place.distance_km) if place.distance_km is not None else "\0")
    return [reason for reason in place.reasons if not reason.startswith(shown)]


def need_words(
    grade: int | None, support: GermanSupport, *, literacy_course: bool, step: NextStep | None = None
) -> str:
    """Without a grade the next step stands for it."""
    without = step_name(step) if step is not None else _("Jahrgang offen")
    for_grade = grade_name(grade) if grade is not None else without
    course = _("mit Erstalphabetisierung") if literacy_course else ""
    return ", ".join(filter(None, (for_grade, support_with_grade(support, grade), course)))


def recorded_words(recommendation: Recommendation, school: str) -> str:
    words = need_words(
        recommendation.grade,
        recommendation.german_support,
        literacy_course=recommendation.literacy_course,
        step=recommendation.next_step,
    )
    return f"{school}: {words}" if school else words


def recorded_note(recommendation: Recommendation) -> str:
    day = _("Festgehalten am {date}.").format(date=write_date(recommendation.recommended_on))
    if not recommendation.deviation_reason:
        return day
    return _("{day} Abweichend vom Vorschlag: {reason}").format(day=day, reason=recommendation.deviation_reason)


def criteria_line(view: RecommendationView) -> str:
    """The order in one sentence."""
    return _("Reihenfolge: {names}").format(names=", dann ".join(one.name for one in view.criteria))


def place_row(page: RecommendationPage, school_number: str, request: PlaceRequest | None) -> PlaceRow:
    school = page.school_names.get(school_number, school_number)
    if request is None or request.state is PlaceRequestState.WITHDRAWN:
        sentence = _("{school} ist noch nicht angefragt.").format(school=school)
        return PlaceRow(sentence, "circle-minus", "muted", PlaceDeed.ASK)
    if page.case.state.order >= CaseState.STARTED.order and request.state in _GIVEN:
        return PlaceRow(_started(request, school), "circle-check", "ok", PlaceDeed.NONE, _class_words(request))
    return _row_of_state(request, school)


_GIVEN = (PlaceRequestState.ACCEPTED, PlaceRequestState.ASSIGNED)


def _row_of_state(request: PlaceRequest, school: str) -> PlaceRow:
    day = write_date(request.answered_on or request.requested_on)
    texts = {
        PlaceRequestState.ASKED: (_("{school} ist seit {day} angefragt."), "clock", "muted", PlaceDeed.ANSWER),
        PlaceRequestState.ACCEPTED: (_("{school} hat am {day} zugesagt."), "circle-check", "ok", PlaceDeed.START),
        PlaceRequestState.ASSIGNED: (
            _("Die Schulaufsicht hat am {day} {school} zugewiesen."),
            "circle-check",
            "ok",
            PlaceDeed.START,
        ),
        PlaceRequestState.DECLINED: (_("{school} hat am {day} abgelehnt."), "circle-x", "danger", PlaceDeed.ANSWER),
    }
    text, icon, tone, deed = texts[request.state]
    second = request.answer_reason or _class_words(request)
    return PlaceRow(text.format(school=school, day=day), icon, tone, deed, second, request)


def _started(request: PlaceRequest, school: str) -> str:
    if request.starts_on is None:
        return _("Der Schulbesuch an {school} hat begonnen.").format(school=school)
    text = _("Der Schulbesuch an {school} hat am {day} begonnen.")
    return text.format(school=school, day=write_date(request.starts_on))


def _class_words(request: PlaceRequest) -> str:
    begins = _("Beginn am {day}").format(day=write_date(request.starts_on)) if request.starts_on else ""
    room = _("Klasse {name}").format(name=request.school_class) if request.school_class else ""
    return ", ".join(part for part in (begins, room) if part)


def deed_words(row: PlaceRow) -> str:
    return {
        PlaceDeed.ASK: _("Platz anfragen"),
        PlaceDeed.ANSWER: _("Antwort eintragen"),
        PlaceDeed.START: _("Beginn eintragen"),
        PlaceDeed.NONE: "",
    }[row.deed]
