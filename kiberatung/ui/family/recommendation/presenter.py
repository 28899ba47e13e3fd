"""Decides what is proposed for which need, what deviates from it, and what is recorded. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.matching.values import Need
from kiberatung.domain.places import PlaceRequest, PlaceRequestId
from kiberatung.domain.recommendations import Chance, NextStep, Recommendation
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.open_items import Deed
from kiberatung.services.places import PlaceAnswer, ask_place, record_answer, record_start
from kiberatung.services.recommendation_page import RecommendationPage, read_recommendation
from kiberatung.services.recommendations import (
    SHORTEST_REASON,
    RecommendationChoice,
    deviations_of,
    place_of,
    record_recommendation,
)
from kiberatung.ui.family.child_presenter import ChildPresenter


@dataclass(frozen=True, slots=True)
class Wish:
    """What the counsellor has chosen so far; an empty school number recommends grade and form alone."""

    grade: int | None
    german_support: GermanSupport
    literacy_course: bool
    school_number: str = ""
    schulform: str = ""
    support_until: date | None = None
    until_is_own: bool = False
    """Typed by somebody: another form does not move it."""
    chances: tuple[Chance, ...] = ()
    next_step: NextStep | None = None


class RecommendationPresenter(ChildPresenter[RecommendationPage]):
    """The choice on the screen belongs to one child and begins with what was recorded, else with the proposals."""

    page: RecommendationPage | None = None
    wish: Wish | None = None
    is_chosen = False
    """Somebody chose something: what is proposed alone is no draft."""
    wish_chosen: Callable[[], object] = staticmethod(lambda: None)
    _need: Need | None = None
    _need_of: ChildId | None = None

    def read_page(self, child_id: ChildId) -> RecommendationPage:
        """For the proposals, or for what the counsellor needs instead."""
        need = self._need if self._need_of == child_id else None
        page = read_recommendation(self._desk, child_id, need)
        recorded = page.view.recommendation
        if need is None and recorded is not None:
            wanted = Need(
                grade=recorded.grade, support=recorded.german_support, literacy_course=recorded.literacy_course
            )
            if wanted != replace(page.view.need, alternative=None):
                return read_recommendation(self._desk, child_id, wanted)
        return page

    def take_page(self, page: RecommendationPage) -> Wish:
        """The page is shown: keep the choice of this child, or begin a new one."""
        if self.wish is None or self.page is None or self.page.child.id != page.child.id:
            self.wish, self.is_chosen = _first_wish(page), False
            if self._need_of != page.child.id:
                self._need = None
        elif not self.wish.until_is_own:
            self.wish = replace(self.wish, support_until=page.options.end.until)
        self.page = page
        return self.wish

    def restore(self, wish: Wish) -> None:
        """What was chosen before and not recorded."""
        self._choose(wish)
        self._look_for(wish)

    def _choose(self, wish: Wish) -> None:
        self.wish, self.is_chosen = wish, True
        self.wish_chosen()

    def _look_for(self, wish: Wish) -> None:
        """Places for this need, which is not the proposed one."""
        self._need = Need(grade=wish.grade, support=wish.german_support, literacy_course=wish.literacy_course)
        self._need_of = self.child_id
        self.reload()

    def choose_need(self, grade: int | None, support: GermanSupport, literacy_course: bool) -> None:
        """Another grade or form: places are looked for again, the school stays chosen."""
        before = self.wish or Wish(grade, support, literacy_course)
        keeps_end = before.until_is_own and before.german_support is support
        chosen = replace(before, grade=grade, german_support=support, literacy_course=literacy_course)
        wish = replace(chosen, until_is_own=keeps_end)
        self._choose(wish)
        self._look_for(wish)

    def choose_school(self, school_number: str) -> None:
        if self.wish is not None:
            wish = replace(self.wish, school_number=school_number)
            self._choose(replace(wish, schulform=self._form_of_school(school_number) or wish.schulform))

    def choose_schulform(self, schulform: str) -> None:
        """A school of another form is no longer chosen: both at once would contradict each other."""
        if self.wish is not None:
            keeps = not schulform or self._form_of_school(self.wish.school_number) in ("", schulform)
            number = self.wish.school_number if keeps else ""
            self._choose(replace(self.wish, schulform=schulform, school_number=number))

    def choose_end(self, until: date | None) -> None:
        if self.wish is not None:
            self._choose(replace(self.wish, support_until=until, until_is_own=True))

    def choose_chances(self, chances: tuple[Chance, ...]) -> None:
        if self.wish is not None:
            self._choose(replace(self.wish, chances=chances))

    def choose_step(self, step: NextStep | None) -> None:
        if self.wish is not None:
            self._choose(replace(self.wish, next_step=step))

    def _form_of_school(self, school_number: str) -> str:
        """As far as the school is among the possible ones."""
        place = place_of(self.page.view, school_number) if self.page is not None else None
        return place.schulform if place else ""

    def deviations(self) -> tuple[str, ...]:
        """In which points the choice leaves the proposals; not empty: one sentence is asked."""
        if self.page is None or self.wish is None:
            return ()
        return deviations_of(self.page.view, self._choice(self.page, self.wish))

    def record(self, reason: str) -> str:
        """Empty when it was taken on, else what is missing, for the place beside the field."""
        if self.page is None or self.wish is None or self.child_id is None:
            return ""
        if self.deviations() and len(reason.strip()) < SHORTEST_REASON:
            return _("Schreiben Sie in einem Satz, warum Sie anders empfehlen.")
        choice = self._choice(self.page, self.wish)
        self.do(
            partial(record_recommendation, self._desk, self.child_id, choice, reason),
            lambda _made: self._say_recorded(),
        )
        return ""

    def _say_recorded(self) -> None:
        self._shell.show_notice(
            _("Die Empfehlung ist festgehalten."),
            _("Das Schulamt hat sie noch nicht."),
            deed=_("Übergabe beginnen"),
            call=partial(self.go_to, Deed.HAND_OVER),
        )

    @staticmethod
    def _choice(page: RecommendationPage, wish: Wish) -> RecommendationChoice:
        place = place_of(page.view, wish.school_number)
        return RecommendationChoice(
            grade=wish.grade,
            german_support=wish.german_support,
            literacy_course=wish.literacy_course,
            schulform=place.schulform if place else wish.schulform,
            school_number=wish.school_number,
            learning_group_id=place.group_id if place else None,
            support_until=None if wish.german_support is GermanSupport.NONE else wish.support_until,
            chances=wish.chances,
            next_step=wish.next_step,
        )

    # places asked for

    def ask_place(self) -> None:
        """At the school of the recorded recommendation."""
        page, child_id = self.page, self.child_id
        recorded = page.view.recommendation if page else None
        if recorded is None or child_id is None:
            return
        self.do(
            lambda: ask_place(self._desk, child_id, recorded.school_number, recorded.learning_group_id),
            lambda _request: self._shell.show_notice(
                _("Die Anfrage ist eingetragen."), _("Tragen Sie die Antwort der Schule hier ein.")
            ),
        )

    def record_answer(self, request_id: PlaceRequestId, answer: PlaceAnswer) -> None:
        self.do(
            lambda: record_answer(self._desk, request_id, answer),
            lambda _request: self._shell.show_notice(_("Die Antwort der Schule ist eingetragen.")),
        )

    def record_start(self, started_on: date, school_class: str) -> None:
        child_id = self.child_id
        if child_id is not None:
            self.do(
                lambda: record_start(self._desk, child_id, started_on, school_class),
                lambda _case: self._shell.show_notice(_("Der Schulbeginn ist eingetragen.")),
            )

    def today(self) -> date:
        return self._desk.today


def _first_wish(page: RecommendationPage) -> Wish:
    recorded, view = page.view.recommendation, page.view
    if recorded is not None:
        return _recorded_wish(recorded)
    return Wish(
        view.grade.grade,
        view.support.kind,
        view.support.literacy_course,
        support_until=page.options.end.until,
        chances=page.options.proposed_chances,
        next_step=page.options.proposed_step,
    )


def _recorded_wish(recorded: Recommendation) -> Wish:
    return Wish(
        recorded.grade,
        recorded.german_support,
        recorded.literacy_course,
        recorded.school_number,
        recorded.schulform,
        recorded.support_until,
        until_is_own=True,
        chances=recorded.chances,
        next_step=recorded.next_step,
    )


def newest_request(page: RecommendationPage, school_number: str) -> PlaceRequest | None:
    asked = [request for request in page.requests if request.school_number == school_number]
    return asked[-1] if asked else None
