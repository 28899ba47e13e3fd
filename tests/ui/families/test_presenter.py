"""The list led without a window: views, search, chips, sorting, deeds, the sum line, taking in a family."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.incoming_reports import IncomingReport, ReportingOffice
from kiberatung.domain.list_views import ColumnFilter, ListLayout, ListView, ListViewId, SortKey
from kiberatung.services.desk import Desk
from kiberatung.services.open_items import Deed
from kiberatung.ui.families.list_host import StoredList
from kiberatung.ui.families.listing import ListKind, SavedView, read_keys
from kiberatung.ui.families.new_family_presenter import NewFamilyPresenter, SimilarLine, TypedFamily
from kiberatung.ui.families.presenter import FamiliesPresenter, ListShown
from kiberatung.ui.families.preview import Preview
from kiberatung.ui.lists.output import ListOutput
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import TODAY, a_desk
from tests.support.fake_lists import FakeLists
from tests.support.fakes import FakeStore
from tests.support.list_writers import KeptLists
from tests.support.ui_fakes import FakeShell


@dataclass
class RecordingView:
    shown: ListShown | None = None
    counts: Mapping[SavedView, str] = field(default_factory=dict)
    count: str = ""
    rest: Sequence[object] = ()
    sum: tuple[str, str] = ("", "")
    preview: Preview | None = None
    empty: bool | None = None
    search: str = ""
    similar: Sequence[SimilarLine] = ()
    refusal: str = ""
    closed: int = 0
    presenter: FamiliesPresenter | None = None

    def show_list(self, shown: ListShown) -> None:
        self.shown = shown
        if self.presenter is not None:
            self.presenter.read_behind()

    def show_rest(self, keys: Sequence[object], count: str) -> None:
        self.rest, self.count = keys, count

    def show_counts(self, counts: Mapping[SavedView, str], count: str) -> None:
        self.counts, self.count = counts, count

    def show_sum(self, first: str, second: str) -> None:
        self.sum = (first, second)

    def show_preview(self, preview: Preview | None) -> None:
        self.preview = preview

    def show_empty(self, *, empty: bool) -> None:
        self.empty = empty

    def set_search(self, text: str) -> None:
        self.search = text

    def show_similar(self, lines: Sequence[SimilarLine]) -> None:
        self.similar = lines

    def show_refusal(self, text: str) -> None:
        self.refusal = text

    def close_panel(self) -> None:
        self.closed += 1

    @property
    def keys(self) -> tuple[object, ...]:
        assert self.shown is not None
        return self.shown.listing.keys


@dataclass
class Scene:
    desk: Desk
    shell: FakeShell
    view: RecordingView
    presenter: FamiliesPresenter
    melnyk: FamilyBuilder
    yildiz: FamilyBuilder


@pytest.fixture
def scene() -> Scene:
    store = FakeStore()
    desk = a_desk(store)
    melnyk = (
        a_family("Melnyk", town="Rheine", reported_on=date(2026, 10, 1), counsellor_id=desk.account.id)
        .with_child("Sofiia", date_of_birth=date(2018, 1, 2))
        .with_child("Danylo", CaseState.COUNSELLED, date_of_birth=date(2010, 5, 5))
        .stored_in(store)
    )
    yildiz = (
        a_family("Yıldız", town="Greven", case_number="2026-0002", reported_on=date(2026, 11, 3))
        .with_child("Elif", CaseState.STARTED)
        .stored_in(store)
    )
    shell, view = FakeShell(), RecordingView()
    view.presenter = FamiliesPresenter(shell, desk, view)
    return Scene(desk, shell, view, view.presenter, melnyk, yildiz)


def test_own_open_children_come_first(scene: Scene) -> None:
    scene.presenter.reload()
    assert set(scene.view.keys) == {child.id for child in scene.melnyk.children}
    assert scene.view.counts == {
        SavedView.MINE_OPEN: "2",
        SavedView.NO_APPOINTMENT: "1",
        SavedView.WAITING: "2",
        SavedView.FROM_16: "1",
        SavedView.ALL: "3",
    }
    assert scene.view.count == "2 von 3 Kindern"
    assert scene.view.sum == ("2 Kinder aus 1 Familie", "Wartezeit: Median 53 Tage, längste 53 Tage")
    assert scene.view.empty is False


def test_an_empty_store_says_so() -> None:
    view = RecordingView()
    view.presenter = FamiliesPresenter(FakeShell(), a_desk(), view)
    view.presenter.reload()
    assert view.empty is True


def test_search_is_shown_as_chips_that_can_be_taken_back(scene: Scene) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    scene.presenter.seek("greven elif")
    assert scene.view.shown is not None
    assert [(part.field, part.value) for part in scene.view.shown.listing.understood] == [("Ort", "Greven")]
    assert scene.view.keys == (scene.yildiz.children[0].id,)
    scene.presenter.take_out("town Greven")
    assert scene.view.search == "elif"


def sorted_by(*keys: SortKey) -> ListLayout:
    return ListLayout(order=keys)


def test_arrow_down_means_most_days_and_eldest_first(scene: Scene) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    scene.presenter.lay_out(sorted_by(SortKey("waiting", True)))
    assert scene.view.keys[-1] == scene.yildiz.children[0].id
    scene.presenter.lay_out(sorted_by(SortKey("waiting", False)))
    assert scene.view.keys[-1] == scene.yildiz.children[0].id, "who waits no longer stands last"
    scene.presenter.lay_out(sorted_by(SortKey("age", True)))
    assert scene.view.keys[0] == scene.melnyk.children[1].id
    scene.presenter.lay_out(sorted_by(SortKey("name")))
    assert scene.view.keys[-1] == scene.yildiz.children[0].id


def test_the_database_and_the_program_sort_alike(scene: Scene) -> None:
    """With a second criterion the program sorts; with one the database may."""
    scene.presenter.choose_view(SavedView.ALL)
    for column in ("name", "age", "town", "state", "waiting", "case"):
        for descending in (False, True):
            scene.presenter.lay_out(sorted_by(SortKey(column, descending)))
            alone = scene.view.keys
            assert scene.presenter.wish.is_plain
            scene.presenter.lay_out(sorted_by(SortKey(column, descending), SortKey("name")))
            assert not scene.presenter.wish.is_plain
            assert scene.view.keys == alone, (column, descending)


def test_every_column_of_both_lists_sorts_filters_and_says_its_values(scene: Scene) -> None:
    for kind in ListKind:
        scene.presenter.choose_kind(kind)
        scene.presenter.choose_view(SavedView.ALL)
        whole = set(scene.view.keys)
        for column in scene.presenter.lists[kind].columns:
            scene.presenter.lay_out(sorted_by(SortKey(column.name), SortKey("name")))
            assert set(scene.view.keys) == whole, column.name
            found = []
            for filled in (True, False):
                narrow = ColumnFilter(column=column.name, filled=filled)
                scene.presenter.lay_out(ListLayout(filters=(narrow,)))
                found.append(set(scene.view.keys))
            assert found[0] | found[1] == whole, column.name
            assert not found[0] & found[1], column.name


def test_filters_narrow_what_was_typed_and_the_sum_follows(scene: Scene) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    scene.presenter.lay_out(ListLayout(filters=(ColumnFilter(column="age", least=12),)))
    assert scene.view.keys == (scene.melnyk.children[1].id,)
    assert scene.view.sum == ("1 Kind", "Wartezeit: Median 53 Tage, längste 53 Tage")
    assert scene.view.shown is not None
    assert scene.view.shown.count == "1 von 3 Kindern"
    scene.presenter.seek("greven")
    assert scene.view.keys == ()


def test_groups_by_age_say_how_long_they_wait(scene: Scene) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    scene.presenter.lay_out(ListLayout(group_by="age"))
    assert scene.view.shown is not None
    assert [(group.title, group.note) for group in scene.view.shown.listing.groups] == [
        ("Grundschule", "1 Kind, Mittel 53 Tage"),
        ("Jahrgang 5–7", "1 Kind"),
        ("Ab 16", "1 Kind, Mittel 53 Tage"),
    ]
    scene.presenter.choose_kind(ListKind.FAMILIES, ListLayout(group_by="town"))
    assert [(group.title, group.note) for group in scene.view.shown.listing.groups] == [
        ("Greven", "1 Familie"),
        ("Rheine", "1 Familie"),
    ]


def test_of_a_long_list_the_beginning_answers_each_key_and_the_rest_follows(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    whole = scene.view.keys
    monkeypatch.setattr("kiberatung.ui.families.listing.HEAD", 2)
    scene.shell.holding = True
    scene.presenter.seek("2026")
    scene.shell.held.pop(0)()
    assert (scene.view.keys, scene.view.rest) == (whole[:2], ())
    listing = scene.presenter.listing
    assert listing is not None
    assert read_keys(scene.desk, listing) == whole, "what is printed now is the whole list"
    scene.shell.run_held()
    assert scene.view.rest == whole
    assert scene.view.count == "3 von 3 Kindern"


def test_lists_are_read_into_memory_part_by_part_before_what_stands_round_them(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted_after: list[bool] = []
    left = 3

    def read_on(_lists: FakeLists) -> bool:
        nonlocal left
        left -= 1
        counted_after.append(bool(scene.view.counts))
        return left <= 0

    monkeypatch.setattr(FakeLists, "read_on", read_on)
    scene.presenter.choose_view(SavedView.ALL)
    assert counted_after == [False] * 3
    assert scene.view.counts


def test_a_newer_search_drops_counts_of_the_older(scene: Scene) -> None:
    scene.shell.holding = True
    scene.presenter.reload()
    scene.shell.held.pop(0)()
    scene.presenter.seek("melnyk")
    scene.shell.run_held()
    assert scene.view.counts[SavedView.ALL] == "3"
    assert scene.view.count == "2 von 3 Kindern"


def test_rows_come_with_the_list_or_later(scene: Scene) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    delivered: dict[object, object] = {}
    scene.presenter.fetch(scene.view.keys, delivered.update)
    elif_ = scene.yildiz.children[0].id
    assert delivered[elif_][0].text == "Yıldız, Elif"  # type: ignore[index]
    scene.presenter.choose_kind(ListKind.FAMILIES)
    delivered.clear()
    scene.presenter.fetch([scene.melnyk.family.id], delivered.update)
    assert [cell.text for cell in delivered[scene.melnyk.family.id]][:2] == ["Melnyk", "2"]  # type: ignore[attr-defined]


def test_enter_opens_the_family_at_the_child(scene: Scene) -> None:
    scene.presenter.reload()
    child = scene.melnyk.children[1]
    scene.presenter.open_key(child.id)
    assert scene.shell.visits == [("family", {"family_id": child.family_id, "child_id": child.id})]


def test_preview_shows_the_next_deed_and_siblings(scene: Scene) -> None:
    scene.presenter.choose_key(scene.melnyk.children[1].id)
    preview = scene.view.preview
    assert preview is not None
    assert preview.title == "Danylo Melnyk"
    assert [relative.name for relative in preview.relatives] == ["Sofiia"]
    assert preview.next_deed is not None
    scene.presenter.do_deed(preview.family_id, preview.next_deed)
    assert scene.shell.visits[0][1]["tab"] in {"intake", "recommendation", "schulpflicht"}
    scene.presenter.choose_key(None)
    assert scene.view.preview is None


def test_preview_of_a_family_leads_to_its_appointment(scene: Scene) -> None:
    scene.presenter.choose_kind(ListKind.FAMILIES)
    scene.presenter.choose_key(scene.melnyk.family.id)
    preview = scene.view.preview
    assert preview is not None
    assert preview.next_deed is not None
    assert preview.next_deed.deed is Deed.PLAN_APPOINTMENT
    scene.presenter.do_deed(preview.family_id, preview.next_deed)
    assert scene.shell.visits == [("appointments", {"family_id": scene.melnyk.family.id})]


def listed(scene: Scene, kind: ListKind = ListKind.CHILDREN) -> tuple[StoredList, ListOutput, KeptLists]:
    kept = KeptLists()
    host = StoredList(scene.shell, scene.desk, scene.presenter, kind, lambda _view: None)
    return host, ListOutput(scene.shell, scene.desk, kept.writers), kept


def test_the_list_leaves_as_it_is_seen_as_text_table_and_paper(scene: Scene, tmp_path: Path) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    host, output, kept = listed(scene)
    host.columns_chosen(ListLayout(columns=("name", "age", "town"), order=(SortKey("waiting", True),)))
    output.copy(lambda form: host.gather(form, ()))
    lines = scene.shell.copied[0].split("\n")
    assert lines[0] == "Kind\tAlter\tOrt"
    assert len(lines) == 4
    assert scene.shell.pages[0].count("<tr>") == 4
    scene.shell.file = tmp_path / "liste.xlsx"
    output.save(lambda form: host.gather(form, [scene.yildiz.children[0].id]))
    assert scene.shell.file.read_bytes() == b"tabelle"
    assert kept.tables[0].rows == (("Yıldız, Elif", 11, "Greven"),)
    scene.shell.file = tmp_path / "liste.csv"
    output.save(lambda form: host.gather(form, ()))
    assert scene.shell.file.read_bytes() == b"text"
    output.print_list(lambda form: host.gather(form, ()))
    assert scene.shell.previews == [(b"%PDF", "Kinder: Alle")]
    assert kept.sheets[0].subtitle == "Sortiert nach Wartet absteigend"
    assert len(kept.sheets[0].groups[0].rows) == 3


def test_groups_and_filters_stand_on_paper(scene: Scene) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    host, output, kept = listed(scene)
    host.arrange(ListLayout(filters=(ColumnFilter(column="town", keys=("Rheine",)),), group_by="age"))
    output.print_list(lambda form: host.gather(form, ()))
    assert kept.sheets[0].subtitle == "Ort Rheine"
    assert [(group.title, len(group.rows)) for group in kept.sheets[0].groups] == [("Grundschule", 1), ("Ab 16", 1)]


def test_the_keys_of_a_column_are_those_that_occur(scene: Scene) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    host, _output, _kept = listed(scene)
    found: list[str] = []
    host.read_keys("town", found.extend)
    assert found == ["Greven", "Rheine"]


def test_a_saved_view_brings_base_words_and_layout(scene: Scene) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    host, _output, _kept = listed(scene)
    host.arrange(ListLayout(order=(SortKey("town"),)))
    scene.presenter.seek("elif")
    seen = host.seen()
    assert (seen.base, seen.text, seen.layout.order) == ("all", "elif", (SortKey("town"),))
    view = ListView(
        id=ListViewId(scene.desk.identifiers.next()), account_id=scene.desk.account.id, list_name="children",
        name="Rheine", base="mine_open", text="melnyk", sort_keys=(SortKey("age"),),
    )  # fmt: skip
    scene.presenter.show_view(view)
    assert (scene.presenter.wish.view, scene.presenter.wish.text) == (SavedView.MINE_OPEN, "melnyk")
    assert scene.view.keys == tuple(child.id for child in scene.melnyk.children)


def new_family(scene: Scene) -> NewFamilyPresenter:
    return NewFamilyPresenter(scene.shell, scene.desk, scene.view)


def test_a_new_family_goes_on_to_its_intake(scene: Scene) -> None:
    typed = TypedFamily("Haddad", " Rima, , Karim ", ReportingOffice.SCHOOL, "Grundschule", TODAY)
    new_family(scene).report(typed)
    [(screen, where)] = scene.shell.visits
    assert (screen, where["tab"]) == ("family", "intake")
    rows = scene.desk.lists.family_rows([where["family_id"]])
    assert [(row.family_name, row.children) for row in rows] == [("Haddad", 2)]
    with scene.desk.reading() as records:
        [report] = records.find(IncomingReport, family_id=where["family_id"])
    assert (report.office, report.reported_by) == (ReportingOffice.SCHOOL, "Grundschule")
    assert scene.view.closed == 1


def test_without_a_name_nothing_is_made(scene: Scene) -> None:
    new_family(scene).report(TypedFamily(" ", ""))
    assert "Es fehlt ein Name" in scene.view.refusal
    assert scene.view.closed == 0
    assert scene.shell.visits == []


def test_who_may_be_known_is_named_once_for_each_family(scene: Scene) -> None:
    new_family(scene).look_for_similar(TypedFamily("Melnik", "Sofija, Danilo"))
    assert [line.family_id for line in scene.view.similar] == [scene.melnyk.family.id]
    new_family(scene).look_for_similar(TypedFamily("M", ""))
    assert list(scene.view.similar) == []
    new_family(scene).open_known(FamilyId(scene.melnyk.family.id))
    assert scene.shell.visits == [("family", {"family_id": scene.melnyk.family.id})]


def test_keys_of_children_that_are_gone_show_nothing(scene: Scene) -> None:
    scene.presenter.choose_key(ChildId(scene.desk.identifiers.next()))
    assert scene.view.preview is None
