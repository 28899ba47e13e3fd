"""What the page of a child's recommendation shows: the proposals, and how it stands with the places asked for."""

from dataclasses import dataclass

from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.matching.values import Need
from kiberatung.domain.places import PlaceRequest
from kiberatung.services.cases import case_of
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import reads_file
from kiberatung.services.places import known_schools
from kiberatung.services.recommendation_options import CareerOptions, options_for
from kiberatung.services.recommendations import RecommendationView, recommend_for


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationPage:
    """`school_names` by number: of the recommended school and of those asked."""

    child: Child
    case: Case
    view: RecommendationView
    options: CareerOptions
    requests: tuple[PlaceRequest, ...]
    school_names: dict[str, str]


@reads_file()
def read_recommendation(desk: Desk, child_id: ChildId, need: Need | None = None) -> RecommendationPage:
    """`need` looks for places for another grade or form than the proposed ones."""
    view = recommend_for(desk, child_id, need=need)
    with desk.reading() as records:
        requests = tuple(records.find(PlaceRequest, child_id=child_id))
        numbers = [request.school_number for request in requests]
        if view.recommendation is not None and view.recommendation.school_number:
            numbers.append(view.recommendation.school_number)
        schools = known_schools(desk, records, dict.fromkeys(numbers))
        child = records.get(Child, child_id)
        return RecommendationPage(
            child=child,
            case=case_of(records, child_id),
            view=view,
            options=options_for(desk, records, child, view, view.need),
            requests=requests,
            school_names={school.number: school.name for school in schools},
        )
