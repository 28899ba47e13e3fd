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
from kiberatung.services.desk import Desk
from kiberatung.services.letters.values import TableSheet
from kiberatung.services.open_items import Deed
from kiberatung.services.tables import Table
from kiberatung.ui.families.listing import SMALL_LIST, ListKind, SavedView, read_keys
from kiberatung.ui.families.new_family_presenter import NewFamilyPresenter, SimilarLine, TypedFamily
from kiberatung.ui.families.output_presenter import OutputPresenter, Writers
from kiberatung.ui.families.presenter import FamiliesPresenter, ListShown
from kiberatung.ui.families.preview import Preview
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import TODAY, a_desk
from tests.support.fakes import FakeStore
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


def test_arrow_down_means_most_days_and_eldest_first(scene: Scene) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    scene.presenter.sort("waiting", descending=True)
    assert scene.view.keys[-1] == scene.yildiz.children[0].id
    scene.presenter.sort("waiting", descending=False)
    assert scene.view.keys[0] == scene.yildiz.children[0].id
    scene.presenter.sort("age", descending=True)
    assert scene.view.keys[0] == scene.melnyk.children[1].id
    scene.presenter.sort("name", descending=False)
    assert scene.view.keys[-1] == scene.yildiz.children[0].id


def test_groups_by_age_say_how_long_they_wait(scene: Scene) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    scene.presenter.group(True)
    assert scene.view.shown is not None
    assert [(group.title, group.note) for group in scene.view.shown.listing.groups] == [
        ("Grundschule", "1 Kind, Mittel 53 Tage"),
        ("Jahrgang 5–7", "1 Kind"),
        ("Ab 16", "1 Kind, Mittel 53 Tage"),
    ]


def test_large_lists_are_grouped_and_summed_as_small_ones(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.presenter.choose_view(SavedView.ALL)
    small = scene.view.sum
    scene.presenter.group(True)
    assert scene.view.shown is not None
    groups = [group.keys for group in scene.view.shown.listing.groups]
    monkeypatch.setattr("kiberatung.ui.families.listing.SMALL_LIST", 1)
    monkeypatch.setattr("kiberatung.ui.families.listing.FIRST_SEEN", 1)
    assert SMALL_LIST > 1
    scene.presenter.reload()
    assert [group.keys for group in scene.view.shown.listing.groups] == groups
    assert scene.view.sum == small


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


def output(scene: Scene, tables: list[Table], sheets: list[TableSheet]) -> OutputPresenter:
    def table(made: Table) -> bytes:
        tables.append(made)
        return b"tabelle"

    def sheet(made: TableSheet) -> bytes:
        sheets.append(made)
        return b"%PDF"

    return OutputPresenter(scene.shell, scene.desk, Writers(table, sheet))


def test_the_list_leaves_as_text_table_and_paper(scene: Scene, tmp_path: Path) -> None:
    tables: list[Table] = []
    sheets: list[TableSheet] = []
    scene.presenter.choose_view(SavedView.ALL)
    listing = scene.presenter.listing
    assert listing is not None
    presenter = output(scene, tables, sheets)
    presenter.copy(listing, ())
    lines = scene.shell.copied[0].split("\n")
    assert lines[0].startswith("Kind\tAlter\tSprache")
    assert len(lines) == 4
    scene.shell.file = tmp_path / "liste.xlsx"
    presenter.write_spreadsheet(listing, [scene.yildiz.children[0].id])
    assert scene.shell.file.read_bytes() == b"tabelle"
    assert [row[0] for row in tables[0].rows] == ["Yıldız, Elif"]
    assert tables[0].rows[0][1] == 11
    presenter.print_list(listing, ())
    assert scene.shell.previews == [(b"%PDF", "Alle")]
    assert len(sheets[0].groups[0].rows) == 3


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
