"""Saved views: kept, renamed, shared and deleted, each undoable, and told to the log without their names."""

from datetime import date, timedelta

import pytest

from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.list_views import ColumnFilter, ListLayout, SortKey
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.drafts import drafts_waiting, keep_draft
from kiberatung.services.list_views import (
    LONGEST_NAME,
    ViewWish,
    delete_view,
    remember_list,
    remembered_list,
    rename_view,
    save_view,
    share_view,
    views_of,
)
from kiberatung.services.permissions import allows
from kiberatung.services.sight import Refused
from kiberatung.services.undo import undo_last
from tests.support.desks import a_desk, put_account
from tests.support.fakes import FakeStore

LAYOUT = ListLayout(
    columns=("name", "age"),
    order=(SortKey("age", True), SortKey("name")),
    filters=(
        ColumnFilter(column="age", least=6, most=16),
        ColumnFilter(column="born", first=date(2010, 1, 1), filled=True),
        ColumnFilter(column="language", keys=("prs", "")),
    ),
    group_by="town",
)
WISH = ViewWish(list_name="children", name=" Schulpflichtige  in Rheine ", base="all", text="rheine", layout=LAYOUT)


@pytest.fixture
def desk() -> Desk:
    return a_desk(FakeStore(), Role.COUNSELLOR)


def colleague(desk: Desk) -> Desk:
    other = put_account(
        desk.store, Account(id=AccountId(desk.identifiers.next()), name="Jonas Weber", role=Role.COUNSELLOR)
    )
    return Desk(desk.store, desk.clock, desk.identifiers, other, desk.catalogues, desk.law)


def names(desk: Desk, list_name: str = "children") -> list[str]:
    return [one.view.name for one in views_of(desk, list_name)]


def test_a_view_comes_back_as_it_was_kept(desk: Desk) -> None:
    save_view(desk, WISH)
    [shown] = views_of(desk, "children")
    assert (shown.view.name, shown.view.base, shown.view.text) == ("Schulpflichtige in Rheine", "all", "rheine")
    assert shown.view.layout == LAYOUT
    assert shown.is_own
    assert names(desk, "families") == []


def test_the_same_name_keeps_the_new_look_in_the_same_view(desk: Desk) -> None:
    first = save_view(desk, WISH)
    second = save_view(
        desk, ViewWish(list_name="children", name="schulpflichtige in rheine", layout=ListLayout(group_by="age"))
    )
    assert second.id == first.id
    [shown] = views_of(desk, "children")
    assert (shown.view.layout, shown.view.text) == (ListLayout(group_by="age"), "")


def test_each_deed_is_taken_back_by_one_undo(desk: Desk) -> None:
    view = save_view(desk, WISH)
    rename_view(desk, view.id, "Anders")
    share_view(desk, view.id, shared=True)
    delete_view(desk, view.id)
    assert names(desk) == []
    undo_last(desk)
    [shown] = views_of(desk, "children")
    assert (shown.view.name, shown.view.shared) == ("Anders", True)
    undo_last(desk)
    undo_last(desk)
    [shown] = views_of(desk, "children")
    assert (shown.view.name, shown.view.shared) == ("Schulpflichtige in Rheine", False)
    undo_last(desk)
    assert names(desk) == []


def test_colleagues_see_only_what_is_shared_and_change_nothing_of_it(desk: Desk) -> None:
    view = save_view(desk, WISH)
    other = colleague(desk)
    assert views_of(other, "children") == []
    share_view(desk, view.id, shared=True)
    [shown] = views_of(other, "children")
    assert (shown.view.id, shown.is_own, shown.who) == (view.id, False, "Anke Terhorst")
    for deed in (
        lambda: rename_view(other, view.id, "Meine"),
        lambda: delete_view(other, view.id),
        lambda: share_view(other, view.id, shared=False),
    ):
        with pytest.raises(Refused):
            deed()
    assert names(desk) == ["Schulpflichtige in Rheine"]


def test_a_reading_account_keeps_its_own_views_and_shares_none() -> None:
    reader = a_desk(FakeStore(), Role.READER)
    save_view(reader, WISH)
    assert names(reader) == ["Schulpflichtige in Rheine"]
    assert not allows(Role.READER, share_view)
    with pytest.raises(Refused, match="ganze Büro"):
        save_view(reader, ViewWish(list_name="children", name="Für alle", shared=True))


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1)])
def test_a_name_that_is_none_is_refused_and_nothing_is_kept(desk: Desk, name: str) -> None:
    with pytest.raises(DomainError):
        save_view(desk, ViewWish(list_name="children", name=name))
    assert names(desk) == []


def test_the_log_says_what_was_done_and_not_how_the_view_is_called(desk: Desk) -> None:
    view = save_view(desk, ViewWish(list_name="children", name="Familie Melnyk"))
    rename_view(desk, view.id, "Danylo Melnyk")
    share_view(desk, view.id, shared=True)
    delete_view(desk, view.id)
    noted = desk.lists.noted_since(desk.clock.now() - timedelta(days=1), list(Deed), 20)
    said = [one.what for one in noted if "Ansicht" in one.what]
    assert len(said) == 4
    assert not [one for one in noted if "Melnyk" in one.what or "Melnyk" in one.why]


def test_how_a_list_was_left_is_of_each_account_and_no_draft_to_go_on_with(desk: Desk) -> None:
    assert remembered_list(desk, "children") == {}
    remember_list(desk, "children", {"widths": {"name": 300}, "order": [["age", True]], "view": None})
    remember_list(desk, "families", {"order": []})
    assert remembered_list(desk, "children") == {"widths": {"name": 300}, "order": [["age", True]], "view": None}
    assert remembered_list(colleague(desk), "children") == {}
    keep_draft(desk, "note:1", {"text": "angefangen"})
    assert [line.kind for line in drafts_waiting(desk)] == ["note"]
    assert desk.lists.last_undoable(desk.account.id) is None
