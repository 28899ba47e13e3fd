"""The overview: steps as people read them, deeds done where they stand, notes and follow-ups."""

from datetime import date

import pytest

from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import ChildId
from kiberatung.services.desk import Desk
from kiberatung.services.notes import plan_follow_up
from kiberatung.services.open_items import Deed
from kiberatung.services.undo import undo_last
from kiberatung.ui.family.overview.presenter import OverviewPresenter, OverviewShown
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk
from tests.support.ui_fakes import FakeShell


class RecordedView:
    def __init__(self) -> None:
        self.shown: list[OverviewShown] = []
        self.closed = 0

    def show_overview(self, shown: OverviewShown) -> None:
        self.shown.append(shown)

    def close_editors(self) -> None:
        self.closed += 1


class Page:
    def __init__(self, state: CaseState = CaseState.REPORTED) -> None:
        self.desk: Desk = a_desk()
        family = a_family("Al-Khatib").with_child("Omar", state).with_child("Lina", state)
        self.known: FamilyBuilder = family.stored_in(self.desk.store)
        self.shell, self.view = FakeShell(), RecordedView()
        self.changes = 0
        self.deeds: list[tuple[Deed, ChildId | None]] = []
        self.presenter = OverviewPresenter(
            self.shell, self.desk, self.view, self._count, lambda deed, child_id: self.deeds.append((deed, child_id))
        )
        self.presenter.open_family(self.known.family.id)

    def _count(self) -> None:
        self.changes += 1

    @property
    def last(self) -> OverviewShown:
        return self.view.shown[-1]


@pytest.fixture
def page() -> Page:
    return Page()


def test_what_is_reached_is_done_and_the_following_is_next() -> None:
    steps = Page(CaseState.COUNSELLED).last.steps
    assert [step.state for step in steps] == ["done"] * 4 + ["now"] + ["later"] * 4
    assert steps[4].first_note == "als Nächstes"


def test_the_last_step_leaves_nothing_next() -> None:
    assert {step.state for step in Page(CaseState.CLOSED).last.steps} == {"done"}


def test_what_is_open_is_counted_in_words(page: Page) -> None:
    assert page.last.open_note.endswith("die Familie wartet seit 83 Tagen")
    assert Page(CaseState.CLOSED).last.open_note == "Nichts ist offen."
    assert page.last.children_note == "2 Kinder"


def test_a_follow_up_is_finished_where_it_stands(page: Page) -> None:
    plan_follow_up(page.desk, page.known.family.id, date(2026, 11, 1), "Schule anrufen")
    page.presenter.reload()
    page.presenter.do(page.last.overview.open_items[0])
    assert page.shell.notices[-1].headline == "Wiedervorlage erledigt"
    assert all(item.follow_up is None for item in page.last.overview.open_items)
    assert page.changes == 1
    assert page.deeds == []


def test_other_deeds_lead_to_their_place(page: Page) -> None:
    page.presenter.do(page.last.overview.open_items[0])
    assert page.deeds == [(Deed.PLAN_APPOINTMENT, None)]


def test_a_note_is_stored_and_stands_in_the_history(page: Page) -> None:
    page.presenter.write_note("Rückruf vereinbart.")
    assert page.last.overview.history[0].text == "Rückruf vereinbart."
    assert page.view.closed == 1
    undo_last(page.desk)
    page.presenter.reload()
    assert not any(entry.is_note for entry in page.last.overview.history)


def test_a_follow_up_needs_a_day_and_a_text(page: Page) -> None:
    assert "Tag" in page.presenter.plan_follow_up(None, "Anrufen")
    assert "erinnert" in page.presenter.plan_follow_up(date(2026, 12, 1), " ")
    assert page.presenter.plan_follow_up(date(2026, 12, 1), "Anrufen") == ""
    assert page.last.overview.open_items[0].sentence == "01.12.2026: Anrufen"


def test_a_new_child_is_filled_in_at_the_intake(page: Page) -> None:
    page.presenter.add_child()
    deed, child_id = page.deeds[0]
    page.presenter.reload()
    assert (deed, child_id) == (Deed.INTAKE, page.last.overview.children[2].child.id)


def test_answers_in_a_row_are_one_entry(page: Page) -> None:
    for name in ("A", "B"):
        page.presenter.plan_follow_up(date(2026, 12, 1), name)
    assert "Wiedervorlage eingetragen (2-mal)" in [entry.what for entry in page.last.overview.history]
