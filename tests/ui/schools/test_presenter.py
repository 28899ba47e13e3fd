"""School places: filters, figures, the form, and lists from a file."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId
from kiberatung.services.places import record_learning_group
from kiberatung.services.places_page import GroupRow, SchoolChoice
from kiberatung.services.today import BandCount
from kiberatung.ui.schools.group_form import Field, GroupForm
from kiberatung.ui.schools.presenter import Outside, SchoolsPresenter
from kiberatung.ui.schools.rows import cells_of, free_words
from tests.support.desks import TODAY, a_desk
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

    def show_rows(self, rows: Sequence[GroupRow], note: str) -> None:
        self.rows, self.note, self.is_empty = rows, note, False

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
        self.sheets: list[Any] = []
        self.presenter = SchoolsPresenter(self.shell, self.desk, self.view, Outside(self._print, self._read))
        self.presenter.reload()

    def _print(self, sheet: Any) -> bytes:
        self.sheets.append(sheet)
        return b"%PDF"

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


def test_list_is_sorted_by_the_column_asked_for(places: Places) -> None:
    places.add(capacity=20)
    places.add("Realschule", capacity=15)
    places.presenter.sort("capacity", False)
    assert [row.group.capacity for row in places.view.rows] == [15, 20]
    places.presenter.sort("capacity", True)
    assert [row.group.capacity for row in places.view.rows] == [20, 15]


def test_old_figure_stands_in_brackets_and_says_its_age(places: Places) -> None:
    places.add(as_of=date(2026, 11, 1))
    row = places.view.rows[0]
    assert free_words(row) == "(3)"
    assert (cells_of(row)[-1].second, cells_of(row)[-1].tone) == ("22 Tage alt", "warn")


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


def test_list_is_copied_and_printed_as_it_is_shown(places: Places) -> None:
    places.add()
    places.add("Realschule")
    places.presenter.seek("Realschule")
    places.presenter.copy_list()
    places.presenter.print_list()
    assert len(places.shell.copied[-1].splitlines()) == 2
    assert len(places.sheets[-1].groups[0].rows) == 1
    assert places.shell.previews == [(b"%PDF", "Schulplätze")]


def _values(form: GroupForm) -> dict[str, Any]:
    return {name: getattr(form, name) for name in GroupForm.__dataclass_fields__}
