"""What a child fits, in the words of the overview."""

from datetime import date
from typing import Any

import pytest

from kiberatung.domain.recommendations import Recommendation, RecommendationId
from kiberatung.domain.schools import GermanSupport
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.services.child_facts import Fact, facts_of_child
from kiberatung.services.desk import Desk
from tests.support.builders import a_family
from tests.support.desks import TODAY, a_desk


def fit_of(desk: Desk, *, grade: int | None = None, recommended: bool = False, **more: Any) -> Fact:
    known = {"residence_status": ResidenceStatus.THIRD_COUNTRY, "resident_since": date(2026, 10, 1)} | more
    child = a_family().with_child("Kind", **known).stored_in(desk.store).children[0]
    if recommended:
        identifier = RecommendationId(desk.identifiers.next())
        support = GermanSupport.INTERNATIONALE_FOERDERKLASSE
        with desk.changing("Empfehlung") as work:
            work.put(
                Recommendation(
                    id=identifier, child_id=child.id, recommended_on=TODAY, grade=grade, german_support=support
                )
            )
            work.commit()
    with desk.reading() as records:
        return next(fact for fact in facts_of_child(desk, records, child) if fact.label == "Passt zu")


@pytest.mark.parametrize(("grade", "words"), [(6, "Jahrgang 6"), (11, "Sekundarstufe II"), (None, "Jahrgang offen")])
def test_a_recommendation_names_its_grade(grade: int | None, words: str) -> None:
    fact = fit_of(a_desk(), grade=grade, recommended=True)
    assert (fact.value, fact.detail) == (words, "Internationale Förderklasse")


@pytest.mark.parametrize(
    ("born", "years", "words"),
    [
        (date(2015, 3, 1), 5, "Jahrgang 6"),
        (date(2010, 10, 14), 7, "Jahrgang 10 oder Berufskolleg"),
        (date(2009, 2, 1), 11, "Berufskolleg"),
        (None, None, "noch offen"),
    ],
)
def test_without_one_the_schulpflicht_says_where_to(born: date | None, years: int | None, words: str) -> None:
    assert fit_of(a_desk(), date_of_birth=born, years_of_schooling=years).value == words
