"""The page of a family: its head, its title without a name, and where a deed leads."""

from datetime import date

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.children import ChildId
from kiberatung.services.emergency import AccessKind, FamilyAccess
from kiberatung.services.family_head import FamilyHead
from kiberatung.services.notes import plan_follow_up
from kiberatung.services.open_items import Deed
from kiberatung.ui.family.presenter import FamilyPresenter
from tests.support.builders import a_family
from tests.support.desks import a_desk
from tests.support.offices import an_office
from tests.support.ui_fakes import FakeShell


class RecordedView:
    def __init__(self) -> None:
        self.heads: list[FamilyHead] = []
        self.shown: list[object] = []
        self.access: list[FamilyAccess] = []
        self.refused: list[str] = []

    def show_access(self, access: FamilyAccess) -> None:
        self.access.append(access)

    def refuse_reason(self, text: str) -> None:
        self.refused.append(text)

    def show_head(self, head: FamilyHead) -> None:
        self.heads.append(head)

    def show_tab(self, key: str, child_id: ChildId | None) -> None:
        self.shown.append(key)

    def begin_deed(self, deed: Deed) -> None:
        self.shown.append(deed)

    def reload_tab(self) -> None:
        self.shown.append("reloaded")


@pytest.fixture
def shell() -> FakeShell:
    return FakeShell()


@pytest.fixture
def page(shell: FakeShell) -> tuple[FamilyPresenter, RecordedView]:
    desk = a_desk()
    known = a_family("Al-Khatib").with_child("Omar").stored_in(desk.store)
    plan_follow_up(desk, known.family.id, date(2026, 11, 1), "Schule anrufen")
    view = RecordedView()
    presenter = FamilyPresenter(shell, desk, view)
    presenter.open_family(known.family.id, "overview", None)
    return presenter, view


Page = tuple[FamilyPresenter, RecordedView]


def test_opening_shows_head_and_tab_and_names_nobody_in_the_title(page: Page, shell: FakeShell) -> None:
    presenter, view = page
    assert [head.name for head in view.heads] == ["Al-Khatib"]
    assert view.shown == ["overview"]
    presenter.name_place("Aufnahme")
    assert shell.titles == ["Familie: Fall 2026-0001", "Aufnahme: Fall 2026-0001"]


def test_last_opened_is_told_once(page: Page, shell: FakeShell) -> None:
    page[0].refresh()
    assert shell.last_opened == ["Al-Khatib"]


def test_the_next_deed_of_a_follow_up_is_done_at_once(page: Page, shell: FakeShell) -> None:
    presenter, view = page
    presenter.do_next_deed()
    assert shell.notices[-1].headline == "Wiedervorlage erledigt"
    assert view.shown[-1] == "reloaded"
    assert view.heads[-1].next_deed is not None
    assert view.heads[-1].next_deed.deed is Deed.PLAN_APPOINTMENT


@pytest.mark.parametrize(("deed", "screen"), [(Deed.PLAN_APPOINTMENT, "appointments"), (Deed.HAND_OVER, "handovers")])
def test_deeds_of_other_screens(page: Page, shell: FakeShell, deed: Deed, screen: str) -> None:
    presenter, _view = page
    presenter.do_deed(deed, None)
    assert shell.visits == [(screen, {"family_id": presenter.family_id})]


@pytest.mark.parametrize(
    ("deed", "tab"), [(Deed.CONSENT, "intake"), (Deed.RECOMMEND, "recommendation"), (Deed.LETTER, "letters")]
)
def test_deeds_of_tabs(page: Page, deed: Deed, tab: str) -> None:
    presenter, view = page
    presenter.do_deed(deed, None)
    assert view.shown[-2:] == [tab, deed]


def test_a_late_answer_for_another_family_is_dropped() -> None:
    desk, shell, view = a_desk(), FakeShell(holding=True), RecordedView()
    first = a_family("Eins").with_child().stored_in(desk.store)
    second = a_family("Zwei").with_child().stored_in(desk.store)
    presenter = FamilyPresenter(shell, desk, view)
    presenter.open_family(first.family.id, "overview", None)
    presenter.open_family(second.family.id, "overview", None)
    shell.run_held()
    assert [head.name for head in view.heads] == ["Zwei"]


def test_a_closed_family_is_not_read_until_a_reason_opens_it(shell: FakeShell) -> None:
    office = an_office()
    family = office.family(office.desk(Role.COUNSELLOR, "Jan Wessels"), "Nasser").with_child().stored_in(office.store)
    view = RecordedView()
    presenter = FamilyPresenter(shell, office.desk(Role.COUNSELLOR), view)
    presenter.open_family(family.family.id, "overview", None)
    presenter.reload()
    assert (view.heads, view.shown, shell.last_opened) == ([], [], [])
    assert (view.access[-1].kind, view.access[-1].counsellor) == (AccessKind.CLOSED, "Jan Wessels")
    presenter.open_in_emergency("zu kurz")
    assert "Grund ist zu kurz" in view.refused[-1]
    presenter.open_in_emergency("Die Polizei ruft gerade an")
    assert (view.access[-1].kind, view.shown) == (AccessKind.EMERGENCY, ["overview"])
    assert [head.name for head in view.heads] == ["Nasser"]
