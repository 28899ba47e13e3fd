"""The choice on the screen, its deviations, what is recorded, and the places asked for."""

from datetime import date

import pytest

from kiberatung.domain.places import PlaceRequestState
from kiberatung.domain.recommendations import Chance, NextStep
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.open_items import Deed
from kiberatung.services.places import PlaceAnswer
from kiberatung.services.recommendation_page import RecommendationPage
from kiberatung.ui.family.recommendation import place_words
from kiberatung.ui.family.recommendation.place_words import PlaceDeed, PlaceRow
from kiberatung.ui.family.recommendation.presenter import RecommendationPresenter, newest_request
from tests.support.ui_fakes import FakeShell
from tests.ui.family.child_pages import RememberingDeeds, RememberingView
from tests.ui.family.recommendation.places_desk import PlacesDesk

KLASSE, GRUPPE = GermanSupport.DEUTSCHFOERDERKLASSE, GermanSupport.DEUTSCHFOERDERGRUPPE


class TakingView(RememberingView):
    """Takes each page as the tab does."""

    presenter: RecommendationPresenter

    def show_page(self, page: RecommendationPage) -> None:
        super().show_page(page)
        self.presenter.take_page(page)


class Stage:
    def __init__(self) -> None:
        self.places = PlacesDesk()
        self.shell, self.view, self.deeds = FakeShell(), TakingView(), RememberingDeeds()
        self.presenter = RecommendationPresenter(self.shell, self.places.desk, self.deeds.as_deeds(), self.view)
        self.view.presenter = self.presenter
        self.presenter.show_family(self.places.family.family.id, self.places.omar)

    @property
    def page(self) -> RecommendationPage:
        assert isinstance(self.view.page, RecommendationPage)
        return self.view.page

    def recommend(self, number: str, reason: str = "") -> str:
        self.presenter.choose_school(number)
        return self.presenter.record(reason)

    @property
    def place(self) -> PlaceRow:
        number = self.places.possible
        return place_words.place_row(self.page, number, newest_request(self.page, number))


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_the_choice_begins_with_the_proposals(stage: Stage) -> None:
    wish = stage.presenter.wish
    assert wish is not None
    assert (wish.grade, wish.german_support, wish.school_number) == (6, KLASSE, "")
    assert stage.presenter.deviations() == ()


def test_a_possible_school_is_recorded_and_the_handover_offered(stage: Stage) -> None:
    assert stage.recommend(stage.places.possible) == ""
    recorded = stage.page.view.recommendation
    assert recorded is not None
    assert (recorded.school_number, recorded.grade, recorded.learning_group_id is None) == (
        stage.places.possible,
        6,
        False,
    )
    notice = stage.shell.notices[-1]
    assert (notice.headline, notice.deed) == ("Die Empfehlung ist festgehalten.", "Übergabe beginnen")
    assert notice.call is not None
    notice.call()
    assert stage.deeds.wanted == [(Deed.HAND_OVER, stage.places.omar)]


def test_a_school_outside_the_proposals_needs_one_sentence(stage: Stage) -> None:
    finding = stage.recommend(stage.places.full)
    assert finding == "Schreiben Sie in einem Satz, warum Sie anders empfehlen."
    assert stage.presenter.deviations() == ("Diese Schule ist nicht unter den möglichen.",)
    assert stage.page.view.recommendation is None
    assert stage.recommend(stage.places.full, "Die Schulleitung hat einen Platz zugesagt.") == ""
    recorded = stage.page.view.recommendation
    assert recorded is not None
    assert place_words.recorded_note(recorded) == (
        "Festgehalten am 23.11.2026. Abweichend vom Vorschlag: Die Schulleitung hat einen Platz zugesagt."
    )


def test_another_need_looks_for_places_again(stage: Stage) -> None:
    stage.presenter.choose_school(stage.places.possible)
    stage.presenter.choose_need(8, GRUPPE, True)
    assert (stage.page.view.need.grade, stage.page.view.need.support) == (8, GRUPPE)
    wish = stage.presenter.wish
    assert wish is not None
    assert wish.school_number == stage.places.possible
    assert len(stage.presenter.deviations()) == 3


def test_another_child_begins_with_its_own_proposals(stage: Stage) -> None:
    stage.presenter.choose_need(8, GRUPPE, True)
    stage.presenter.choose_child(stage.places.family.children[0].id)
    assert stage.presenter.wish is not None
    assert stage.presenter.wish.grade == 10
    stage.presenter.choose_child(stage.places.omar)
    assert stage.presenter.wish.grade == 6
    assert stage.page.view.need.support is KLASSE


def test_coming_back_shows_what_was_recorded(stage: Stage) -> None:
    stage.presenter.choose_need(7, KLASSE, False)
    stage.recommend(stage.places.possible, "Auf Wunsch der Schule ein Jahr höher.")
    fresh = Stage.__new__(Stage)
    fresh.places, fresh.shell, fresh.view, fresh.deeds = stage.places, FakeShell(), TakingView(), RememberingDeeds()
    fresh.presenter = RecommendationPresenter(fresh.shell, stage.places.desk, fresh.deeds.as_deeds(), fresh.view)
    fresh.view.presenter = fresh.presenter
    fresh.presenter.show_family(stage.places.family.family.id, stage.places.omar)
    assert fresh.page.view.need.grade == 7
    assert fresh.presenter.wish is not None
    assert fresh.presenter.wish.school_number == stage.places.possible


def test_a_place_goes_from_asked_to_started(stage: Stage) -> None:
    stage.presenter.ask_place()
    assert stage.page.requests == ()
    stage.recommend(stage.places.possible)
    assert (stage.place.deed, stage.place.sentence.endswith("ist noch nicht angefragt.")) == (PlaceDeed.ASK, True)
    stage.presenter.ask_place()
    assert (stage.place.deed, stage.place.request) == (PlaceDeed.ANSWER, stage.page.requests[0])
    refusal = PlaceAnswer(state=PlaceRequestState.DECLINED, reason="Die Klasse ist voll.")
    stage.presenter.record_answer(stage.page.requests[0].id, refusal)
    assert (stage.place.tone, stage.place.second) == ("danger", "Die Klasse ist voll.")
    assigned = PlaceAnswer(state=PlaceRequestState.ASSIGNED, starts_on=date(2026, 11, 20), school_class="6b")
    stage.presenter.record_answer(stage.page.requests[0].id, assigned)
    assert (stage.place.deed, stage.place.second) == (PlaceDeed.START, "Beginn am 20.11.2026, Klasse 6b")
    assert "zugewiesen" in stage.place.sentence
    stage.presenter.record_start(date(2026, 11, 20), "6b")
    assert (stage.place.deed, stage.place.sentence.endswith("am 20.11.2026 begonnen.")) == (PlaceDeed.NONE, True)
    assert place_words.deed_words(stage.place) == ""


def test_a_withdrawn_request_can_be_asked_again(stage: Stage) -> None:
    stage.recommend(stage.places.possible)
    stage.presenter.ask_place()
    withdrawn = PlaceAnswer(state=PlaceRequestState.WITHDRAWN)
    stage.presenter.record_answer(stage.page.requests[0].id, withdrawn)
    assert place_words.deed_words(stage.place) == "Platz anfragen"
    stage.presenter.ask_place()
    assert len(stage.page.requests) == 2


def test_a_start_in_the_future_is_a_fault(stage: Stage) -> None:
    stage.presenter.record_start(date(2027, 1, 7), "")
    assert "Zukunft" in str(stage.shell.faults[0])


def test_places_read_without_repeating_themselves(stage: Stage) -> None:
    places = stage.page.view.places
    [near] = [one for one in places.possible if one.school_number == stage.places.possible]
    assert place_words.figures(near) == "Emsdetten · 3 frei, Stand 20.11.2026"
    assert not any("frei" in reason or "Luftlinie" in reason for reason in place_words.reasons(near))
    assert place_words.need_words(11, GermanSupport.FIT_FUER_MEHR, literacy_course=True) == (
        "Sekundarstufe II, Fit für mehr, mit Erstalphabetisierung"
    )
    assert place_words.need_words(None, GermanSupport.NONE, literacy_course=False) == "Jahrgang offen"
    words = place_words.need_words(None, GermanSupport.NONE, literacy_course=False, step=NextStep.KITA)
    assert words == "Kita-Platz suchen"


def test_the_first_wish_holds_end_chances_and_step(stage: Stage) -> None:
    wish = stage.presenter.wish
    assert wish is not None
    assert (wish.support_until, wish.until_is_own) == (date(2028, 11, 22), False)
    assert wish.chances == stage.page.options.proposed_chances == (Chance.SPRACHPRUEFUNG,)
    assert wish.next_step is None


def test_another_form_moves_the_end_until_somebody_types_one(stage: Stage) -> None:
    stage.presenter.choose_need(11, GermanSupport.INTERNATIONALE_FOERDERKLASSE, False)
    assert stage.presenter.wish is not None
    assert stage.presenter.wish.support_until == date(2028, 7, 31)
    stage.presenter.choose_end(date(2028, 1, 31))
    stage.presenter.choose_need(10, GermanSupport.INTERNATIONALE_FOERDERKLASSE, False)
    assert stage.presenter.wish.support_until == date(2028, 1, 31)
    stage.presenter.choose_need(10, KLASSE, False)
    assert stage.presenter.wish.support_until == date(2028, 11, 22)


def test_school_and_schulform_never_contradict_each_other(stage: Stage) -> None:
    stage.presenter.choose_school(stage.places.possible)
    assert stage.presenter.wish is not None
    assert stage.presenter.wish.schulform == "R"
    stage.presenter.choose_schulform("GE")
    assert (stage.presenter.wish.schulform, stage.presenter.wish.school_number) == ("GE", "")
    stage.presenter.choose_school(stage.places.possible)
    stage.presenter.choose_schulform("")
    assert stage.presenter.wish.school_number == stage.places.possible


def test_all_of_it_is_recorded_and_comes_back(stage: Stage) -> None:
    stage.presenter.choose_schulform("GE")
    stage.presenter.choose_end(date(2028, 7, 31))
    stage.presenter.choose_chances((Chance.HSU,))
    stage.presenter.choose_step(NextStep.APPRENTICESHIP)
    assert stage.presenter.record("") == ""
    recorded = stage.page.view.recommendation
    assert recorded is not None
    assert (recorded.schulform, recorded.support_until, recorded.chances, recorded.next_step) == (
        "GE",
        date(2028, 7, 31),
        (Chance.HSU,),
        NextStep.APPRENTICESHIP,
    )
    stage.presenter.choose_child(stage.places.family.children[0].id)
    stage.presenter.choose_child(stage.places.omar)
    wish = stage.presenter.wish
    assert wish is not None
    assert (wish.schulform, wish.support_until, wish.chances) == ("GE", date(2028, 7, 31), (Chance.HSU,))


def test_an_end_in_the_past_is_refused(stage: Stage) -> None:
    stage.presenter.choose_end(date(2026, 11, 1))
    stage.presenter.record("")
    assert "liegt in der Vergangenheit" in str(stage.shell.faults[0])
    assert stage.page.view.recommendation is None


def test_a_regular_class_has_no_end_of_support(stage: Stage) -> None:
    stage.presenter.choose_need(6, GermanSupport.NONE, False)
    stage.presenter.choose_end(date(2028, 7, 31))
    stage.presenter.record("Spricht schon gut Deutsch.")
    recorded = stage.page.view.recommendation
    assert recorded is not None
    assert recorded.support_until is None
