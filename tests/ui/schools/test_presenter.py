"""School places: filters, figures, the form, and lists from a file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.list_views import AS_DECLARED, ColumnFilter, ListLayout, ListView, ListViewId, SortKey
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId
from kiberatung.services.changes import Deed
from kiberatung.services.places import record_learning_group
from kiberatung.services.places_page import GroupRow, SchoolChoice
from kiberatung.services.today import BandCount
from kiberatung.ui.lists.columns import FilterKind
from kiberatung.ui.lists.output import ListOutput
from kiberatung.ui.schools.group_form import Field, GroupForm
from kiberatung.ui.schools.place_rows import PlaceRows, wish_of
from kiberatung.ui.schools.presenter import Outside, SchoolsPresenter
from kiberatung.ui.schools.rows import Wish, free_words, note_of, places_list
from tests.support.desks import TODAY, a_desk
from tests.support.list_writers import KeptLists
from tests.support.ui_fakes import FakeShell

FORM = GroupForm(
    school_number="",
    name="DFK 5–7",
    support=GermanSupport.DEUTSCHFOERDERKLASSE,
    grade_from="5",
    grade_until="7",
    capacity="12",
    occupied="9",
    as_of=TODAY,
)


class RecordingView:
    def __init__(self) -> None:
        self.rows: Sequence[GroupRow] = ()
        self.note = ""
        self.is_empty = False
        self.schulformen: Sequence[str] = ()
        self.schools: Sequence[SchoolChoice] = ()
        self.waiting: Sequence[BandCount] = ()
        self.group: GroupRow | None = None
        self.form: GroupForm | None = None
        self.findings: Mapping[Field, str] = {}
        self.whole = ""
        self.free_finding = ""
        self.selected: list[LearningGroupId] = []

    def show_rows(self, rows: Sequence[GroupRow], whole: int) -> None:
        self.rows, self.note, self.is_empty = rows, note_of(rows, whole), False

    def show_empty(self) -> None:
        self.is_empty = True

    def show_filters(self, schulformen: Sequence[str]) -> None:
        self.schulformen = schulformen

    def show_schools(self, schools: Sequence[SchoolChoice]) -> None:
        self.schools = schools

    def show_waiting(self, waiting: Sequence[BandCount]) -> None:
        self.waiting = waiting

    def show_group(self, row: GroupRow | None) -> None:
        self.group = row

    def show_form(self, form: GroupForm, *, is_new: bool) -> None:
        self.form = form

    def close_form(self) -> None:
        self.form = None

    def show_findings(self, findings: Mapping[Field, str], whole: str = "") -> None:
        self.findings, self.whole = findings, whole

    def show_free_finding(self, text: str) -> None:
        self.free_finding = text

    def select(self, group_id: LearningGroupId) -> None:
        self.selected.append(group_id)


class Places:
    """Presenter at a desk in the Kreis Steinfurt; `text` is what the chosen file holds."""

    def __init__(self) -> None:
        self.desk = a_desk()
        self.shell = FakeShell()
        self.view = RecordingView()
        self.text: str | Exception = ""
        self.presenter = SchoolsPresenter(self.shell, self.desk, self.view, Outside(self._read))
        self.presenter.reload()

    def _read(self, _path: Path) -> str:
        if isinstance(self.text, Exception):
            raise self.text
        return self.text

    def school(self, word: str) -> str:
        return next(choice.number for choice in self.view.schools if word in choice.name)

    def add(self, word: str = "Grundschule", **changed: Any) -> LearningGroup:
        facts: dict[str, Any] = {
            "name": "DFG 1–4",
            "german_support": GermanSupport.DEUTSCHFOERDERGRUPPE,
            "grade_from": 1,
            "grade_until": 4,
            "capacity": 12,
            "occupied": 9,
            "as_of": TODAY,
        } | changed
        identifier = LearningGroupId(self.desk.identifiers.next())
        group = record_learning_group(self.desk, LearningGroup(id=identifier, school_number=self.school(word), **facts))
        self.presenter.reload()
        return group


@pytest.fixture
def places() -> Places:
    return Places()


def test_without_groups_the_page_says_how_to_begin(places: Places) -> None:
    assert places.view.is_empty
    assert len(places.view.schools) > 100


def test_head_counts_groups_free_places_and_old_figures(places: Places) -> None:
    places.add()
    places.add("Realschule", grade_from=5, grade_until=7, occupied=12, as_of=date(2026, 10, 1))
    assert places.view.note == "2 Lerngruppen · 3 Plätze frei · 1 mit altem Stand"


@pytest.mark.parametrize(
    ("deed", "argument", "left"),
    [("seek", "alpha regelk", 0), ("seek", "deutschfördergruppe", 1), ("choose_grade", 6, 1), ("choose_grade", 12, 0)],
)
def test_filters_narrow_the_list(places: Places, deed: str, argument: object, left: int) -> None:
    places.add()
    places.add("Realschule", grade_from=5, grade_until=7, german_support=GermanSupport.DEUTSCHFOERDERKLASSE)
    getattr(places.presenter, deed)(argument)
    assert len(places.view.rows) == left


def test_schulform_and_free_places_are_filters_too(places: Places) -> None:
    places.add()
    places.add("Realschule", occupied=12)
    places.presenter.choose_schulform("Realschule")
    assert [row.schulform for row in places.view.rows] == ["Realschule"]
    places.presenter.choose_only_free(True)
    assert list(places.view.rows) == []
    assert places.view.note == "0 Lerngruppen von 2 · 0 Plätze frei"


def listed(places: Places, layout: ListLayout = AS_DECLARED) -> tuple[PlaceRows, ListOutput, KeptLists]:
    kept = KeptLists()
    rows = PlaceRows(places.desk, places.presenter)
    rows.set_rows(places.view.rows)
    rows.arrange(layout)
    return rows, ListOutput(places.shell, places.desk, kept.writers), kept


def test_list_is_sorted_filtered_and_grouped_by_its_columns(places: Places) -> None:
    places.add(capacity=20)
    places.add("Realschule", capacity=15)
    rows, _output, _kept = listed(places, ListLayout(order=(SortKey("capacity"),)))
    assert [row.group.capacity for row in rows.shown_rows()] == [15, 20]
    rows.arrange(ListLayout(order=(SortKey("capacity", True),)))
    assert [row.group.capacity for row in rows.shown_rows()] == [20, 15]
    rows.arrange(ListLayout(filters=(ColumnFilter(column="capacity", most=15),)))
    assert [row.schulform for row in rows.shown_rows()] == ["Realschule"]
    groups: list[str] = []
    rows.show = lambda shown: groups.extend(group.title for group in shown)
    rows.arrange(ListLayout(group_by="schulform"))
    assert groups == ["Grundschule", "Realschule"]


def test_every_column_of_the_places_sorts_and_says_its_cell(places: Places) -> None:
    places.add()
    places.add("Realschule", literacy_course=True)
    for column in places_list().columns:
        rows, _output, _kept = listed(places, ListLayout(order=(SortKey(column.name),)))
        assert len(rows.shown_rows()) == 2
        assert all(column.cell(row).spoken() for row in rows.shown_rows()), column.name
        if column.kind is FilterKind.CHOICE:
            found: list[str] = []
            rows.read_keys(column.name, found.extend)
            assert all(column.word(key) for key in found if key)


def test_old_figure_stands_in_brackets_and_says_its_age(places: Places) -> None:
    places.add(as_of=date(2026, 11, 1))
    row = places.view.rows[0]
    assert free_words(row) == "(3)"
    as_of = places_list().by_name["as_of"].cell(row)
    assert (as_of.second, as_of.tone) == ("22 Tage alt", "warn")


def test_free_places_are_written_with_their_day(places: Places) -> None:
    group = places.add(as_of=date(2026, 11, 1))
    places.presenter.go_to(group.id)
    places.presenter.write_free("5", None)
    changed = places.view.rows[0].group
    assert (changed.free_places, changed.as_of) == (5, TODAY)
    assert places.view.selected == [group.id]
    assert places.shell.notices[-1].headline.startswith("Freie Plätze eingetragen")


@pytest.mark.parametrize(("typed", "words"), [("viele", "Zahl"), ("13", "12 Plätze")])
def test_wrong_figure_is_told_and_nothing_changes(places: Places, typed: str, words: str) -> None:
    group = places.add()
    places.presenter.go_to(group.id)
    places.presenter.write_free(typed, None)
    assert words in places.view.free_finding
    assert places.view.rows[0].group == group


def test_new_group_is_saved_and_selected(places: Places) -> None:
    places.presenter.begin_new()
    places.presenter.save(GroupForm(**{**_values(FORM), "school_number": places.school("Realschule")}))
    assert places.view.form is None
    assert [row.group.name for row in places.view.rows] == ["DFK 5–7"]
    assert places.view.selected == [places.view.rows[0].group.id]


def test_form_begins_with_the_school_under_the_cursor(places: Places) -> None:
    group = places.add()
    places.presenter.go_to(group.id)
    places.presenter.begin_new()
    assert places.view.form is not None
    assert places.view.form.school_number == group.school_number


def test_missing_answers_are_told_at_their_fields(places: Places) -> None:
    places.presenter.begin_new()
    places.presenter.save(GroupForm(occupied=""))
    assert set(places.view.findings) == set(Field)
    assert places.view.is_empty


def test_numbers_that_do_not_fit_are_told_below_the_form(places: Places) -> None:
    places.presenter.begin_new()
    form = GroupForm(**{**_values(FORM), "school_number": places.school("Realschule"), "grade_from": "9"})
    places.presenter.save(form)
    assert "Jahrgänge" in places.view.whole


def test_change_keeps_the_group_and_removing_takes_it_away(places: Places) -> None:
    group = places.add()
    places.presenter.go_to(group.id)
    places.presenter.begin_change()
    assert places.view.form is not None
    places.presenter.save(GroupForm(**{**_values(places.view.form), "name": "DFG West"}))
    assert [(row.group.id, row.group.name) for row in places.view.rows] == [(group.id, "DFG West")]
    places.presenter.remove()
    assert places.view.is_empty


def test_list_from_a_file_is_taken_over_as_a_whole(places: Places) -> None:
    heads = "school_number;name;support;literacy;grade_from;grade_until;capacity;occupied;as_of"
    row = f"{places.school('Realschule')};DFK;deutschfoerderklasse;nein;5;7;12;9;20.11.2026"
    places.text = f"{heads}\n{row}\n"
    places.presenter.choose_list()
    assert places.shell.notices[-1].text == "1 Lerngruppen neu, 0 geändert, 0 unverändert."
    assert len(places.view.rows) == 1
    places.text = f"{heads}\n{row.replace('DFK', 'Neu')}\n{row.replace('12', 'zwölf')}\n"
    places.presenter.choose_list()
    assert "Zeile 3, Spalte capacity" in places.shell.notices[-1].text
    assert len(places.view.rows) == 1


def test_unreadable_file_is_a_notice_with_the_heads_to_copy(places: Places) -> None:
    places.text = EnvironmentFault("Die Datei lässt sich nicht lesen.")
    places.presenter.choose_list()
    notice = places.shell.notices[-1]
    assert (notice.tone, notice.text) == ("danger", "Die Datei lässt sich nicht lesen.")
    assert notice.call is not None
    notice.call()
    assert places.shell.copied[-1].startswith("school_number;name;")


def test_list_leaves_as_it_is_shown_and_is_noted_once_each_way(places: Places, tmp_path: Path) -> None:
    places.add()
    places.add("Realschule")
    places.presenter.seek("Realschule")
    rows, output, kept = listed(places)
    output.copy(lambda form: rows.gather(form, ()))
    places.shell.file = tmp_path / "plätze.csv"
    output.save(lambda form: rows.gather(form, ()))
    output.print_list(lambda form: rows.gather(form, ()))
    assert len(places.shell.copied[-1].splitlines()) == 2
    assert [len(table.rows) for table in kept.texts] == [1]
    assert kept.sheets[-1].subtitle == "Realschule"
    assert len(kept.sheets[-1].groups[0].rows) == 1
    assert places.shell.previews == [(b"%PDF", "Schulplätze")]
    since = places.desk.clock.now() - timedelta(days=1)
    noted = places.desk.lists.noted_since(since, [Deed.EXPORT, Deed.PRINT], 9)
    assert [one.what for one in noted] == [
        "Liste der Schulplätze gedruckt, Zeilen: 1",
        "Liste der Schulplätze als Tabelle gespeichert, Zeilen: 1",
        "Liste der Schulplätze kopiert, Zeilen: 1",
    ]


def test_a_saved_view_keeps_the_filters_above_the_list(places: Places) -> None:
    places.add()
    places.add("Realschule")
    places.presenter.choose_schulform("Realschule")
    places.presenter.choose_only_free(True)
    rows, _output, _kept = listed(places)
    seen = rows.seen()
    places.presenter.choose_schulform("")
    view = ListView(
        id=ListViewId(places.desk.identifiers.next()), account_id=places.desk.account.id, list_name="places",
        name="Freie Realschulen", base=seen.base, text=seen.text,
    )  # fmt: skip
    rows.show_view(view)
    assert places.presenter.wish == Wish(schulform="Realschule", only_free=True)
    assert [row.schulform for row in places.view.rows] == ["Realschule"]
    assert wish_of(replace(view, base="von gestern", text="x")) == Wish(text="x")


def _values(form: GroupForm) -> dict[str, Any]:
    return {name: getattr(form, name) for name in GroupForm.__dataclass_fields__}
