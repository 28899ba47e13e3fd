"""Learning groups, lists of them, and the way from a place asked for to the first day of school."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.errors import DomainError
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId, School, SchoolId
from kiberatung.services.desk import Desk
from kiberatung.services.place_lists import COLUMNS, PlacesImport, import_learning_groups
from kiberatung.services.places import (
    PlaceAnswer,
    ask_place,
    record_answer,
    record_learning_group,
    record_start,
    remove_learning_group,
    update_free_places,
)
from tests.services.placing_desk import CHILD, TODAY, a_desk, a_group, school_numbers

REALSCHULE = school_numbers("R")[0]
HAUPTSCHULE = school_numbers("H")[0]
GROUP_ID = LearningGroupId(UUID(int=101))


def groups_of(desk: Desk) -> list[LearningGroup]:
    with desk.reading() as records:
        return records.find(LearningGroup)


def state_of_case(desk: Desk) -> CaseState:
    with desk.reading() as records:
        return records.find(Case, child_id=CHILD)[0].state


# Groups


def test_a_group_is_added_and_changed() -> None:
    desk, store = a_desk()
    group = record_learning_group(desk, a_group(REALSCHULE, 1))
    assert record_learning_group(desk, replace(group, capacity=20)).free_places == 5
    assert store.changes == ["Lerngruppe eingetragen"] * 2


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"name": "  "}, "Der Name der Lerngruppe fehlt."),
        ({"grade_from": 0}, "Die Jahrgänge"),
        ({"grade_from": 8, "grade_until": 7}, "Die Jahrgänge"),
        ({"grade_until": 14}, "Die Jahrgänge"),
        ({"capacity": 0}, "mindestens einen Platz"),
        ({"occupied": -1}, "belegte Plätze"),
        ({"as_of": date(2026, 11, 25)}, "Der Stand liegt in der Zukunft."),
        ({"school_number": "999999"}, "Die Schulnummer 999999 ist nicht bekannt."),
    ],
)
def test_wrong_groups_are_refused(changed: dict[str, object], problem: str) -> None:
    desk, store = a_desk()
    with pytest.raises(DomainError, match=problem):
        record_learning_group(desk, replace(a_group(REALSCHULE, 1), **changed))
    assert store.changes == []


def test_free_places_are_told_with_their_day() -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1))
    group = update_free_places(desk, GROUP_ID, 7)
    assert (group.free_places, group.as_of) == (7, TODAY)
    assert update_free_places(desk, GROUP_ID, 0, date(2026, 11, 23)).as_of == date(2026, 11, 23)


@pytest.mark.parametrize(("free", "day"), [(19, None), (-1, None), (3, date(2026, 12, 1))])
def test_impossible_figures_are_refused(free: int, day: date | None) -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1))
    with pytest.raises(DomainError, match="nicht gespeichert"):
        update_free_places(desk, GROUP_ID, free, day)
    assert store.changes == []


def test_a_group_can_be_removed() -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1))
    remove_learning_group(desk, GROUP_ID)
    assert groups_of(desk) == []


# Lists


def a_row(**changed: str) -> dict[str, str]:
    values = (REALSCHULE, "DFK 1", "deutschfoerderklasse", "nein", "5", "7", "18", "15", "20.11.2026")
    return dict(zip(COLUMNS, values, strict=True)) | changed


def test_a_list_adds_changes_and_leaves_alone() -> None:
    desk, store = a_desk()
    rows = [a_row(), a_row(name="DFK 2", literacy="ja", as_of="2026-11-21"), a_row(school_number=HAUPTSCHULE)]
    assert import_learning_groups(desk, rows) == PlacesImport(added=3, changed=0, unchanged=0)
    assert import_learning_groups(desk, [a_row(occupied="10"), rows[1]]) == PlacesImport(0, 1, 1)
    assert import_learning_groups(desk, rows[1:]) == PlacesImport(0, 0, 2)
    assert store.changes == ["Lerngruppen übernommen"] * 2
    groups = {(group.school_number, group.name): group for group in groups_of(desk)}
    assert len(groups) == 3
    assert groups[REALSCHULE, "DFK 1"].free_places == 8
    literacy = groups[REALSCHULE, "DFK 2"]
    assert (literacy.literacy_course, literacy.as_of) == (True, date(2026, 11, 21))
    assert literacy.german_support is GermanSupport.DEUTSCHFOERDERKLASSE


@pytest.mark.parametrize(
    ("column", "value", "mistake"),
    [
        ("school_number", "999999", "Die Schulnummer „999999“ ist nicht bekannt."),
        ("school_number", "", "Die Schulnummer „“ ist nicht bekannt."),
        ("name", "", "Der Name der Lerngruppe fehlt."),
        ("support", "Kurs", "„Kurs“ ist keine Form der Deutschförderung"),
        ("literacy", "vielleicht", "„vielleicht“ ist weder ja noch nein."),
        ("grade_from", "fünf", "„fünf“ ist keine Zahl."),
        ("grade_until", "-1", "„-1“ ist keine Zahl."),
        ("capacity", "", "„“ ist keine Zahl."),
        ("occupied", "²", "„²“ ist keine Zahl."),
        ("as_of", "gestern", "„gestern“ ist kein Datum"),
        ("as_of", "11.2026", "„11.2026“ ist kein Datum"),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column_and_nothing_is_taken(column: str, value: str, mistake: str) -> None:
    desk, store = a_desk()
    with pytest.raises(DomainError) as refused:
        import_learning_groups(desk, [a_row(), a_row(**{"name": "DFK 2", column: value})])
    assert f"Zeile 3, Spalte {column}: {mistake}" in refused.value.message
    assert "nichts wurde übernommen" in refused.value.message
    assert (groups_of(desk), store.changes) == ([], [])


@pytest.mark.parametrize(
    ("row", "mistake"),
    [
        ({"name": "DFK 2", "grade_from": "9"}, "Zeile 3: Die Jahrgänge"),
        ({"name": "DFK 2", "as_of": "01.12.2026"}, "Zeile 3: Der Stand liegt in der Zukunft."),
        ({}, "Zeile 3, Spalte name: Diese Lerngruppe steht schon weiter oben."),
    ],
)
def test_rows_that_cannot_be_true_are_named(row: dict[str, str], mistake: str) -> None:
    desk, _store = a_desk()
    with pytest.raises(DomainError, match=mistake):
        import_learning_groups(desk, [a_row(), a_row(**row)])


def test_many_mistakes_are_counted() -> None:
    desk, _store = a_desk()
    with pytest.raises(DomainError) as refused:
        import_learning_groups(desk, [a_row(occupied="viele") for _ in range(7)])
    assert refused.value.message.count("Zeile") == 5
    assert refused.value.message.endswith("Dazu 2 weitere Fehler.")


def test_a_row_that_is_too_short_names_the_column() -> None:
    """As a CSV reader gives it: the missing cells are None."""
    desk, _store = a_desk()
    short: dict[str, Any] = a_row() | {"as_of": None}
    with pytest.raises(DomainError, match="Zeile 2, Spalte as_of"):
        import_learning_groups(desk, [short])


def test_missing_columns_are_named_once() -> None:
    desk, _store = a_desk()
    rows = [{column: value for column, value in a_row().items() if column != "capacity"}] * 3
    with pytest.raises(DomainError) as refused:
        import_learning_groups(desk, rows)
    assert refused.value.message.endswith("Zeile 1: Es fehlt die Spalte capacity.")


def test_an_empty_list_changes_nothing() -> None:
    desk, store = a_desk()
    assert import_learning_groups(desk, []) == PlacesImport(0, 0, 0)
    assert store.changes == []


def test_a_school_only_the_office_knows_is_taken() -> None:
    desk, store = a_desk()
    store.add(School(id=SchoolId(UUID(int=50)), number="111111", schulform="GE", name="Neue Gesamtschule"))
    assert import_learning_groups(desk, [a_row(school_number="111111")]).added == 1


# Requests


def test_a_place_is_asked_for_once() -> None:
    desk, store = a_desk()
    request = ask_place(desk, CHILD, REALSCHULE, GROUP_ID)
    assert (request.state, request.requested_on) == (PlaceRequestState.ASKED, TODAY)
    with pytest.raises(DomainError, match="schon angefragt"):
        ask_place(desk, CHILD, REALSCHULE)
    ask_place(desk, CHILD, HAUPTSCHULE)
    assert store.changes == ["Schulplatz angefragt"] * 2


def test_an_unknown_school_is_not_asked() -> None:
    desk, store = a_desk()
    with pytest.raises(DomainError, match="999999"):
        ask_place(desk, CHILD, "999999")
    assert store.changes == []


@pytest.mark.parametrize("state", [PlaceRequestState.ACCEPTED, PlaceRequestState.ASSIGNED])
def test_a_promise_or_an_assignment_places_the_child(state: PlaceRequestState) -> None:
    desk, store = a_desk()
    request = ask_place(desk, CHILD, REALSCHULE)
    answer = PlaceAnswer(state=state, starts_on=date(2026, 12, 1), school_class=" 6b ")
    placed = record_answer(desk, request.id, answer)
    assert (placed.state, placed.answered_on, placed.school_class) == (state, TODAY, "6b")
    assert state_of_case(desk) is CaseState.PLACED
    assert store.changes[-1] == "Antwort der Schule eingetragen"


def test_a_refusal_needs_its_reason_and_leaves_the_case() -> None:
    desk, _store = a_desk()
    request = ask_place(desk, CHILD, REALSCHULE)
    with pytest.raises(DomainError, match="Grund der Ablehnung"):
        record_answer(desk, request.id, PlaceAnswer(state=PlaceRequestState.DECLINED, reason=" "))
    declined = record_answer(
        desk, request.id, PlaceAnswer(state=PlaceRequestState.DECLINED, reason="Die Klasse ist voll.")
    )
    assert declined.answer_reason == "Die Klasse ist voll."
    assert state_of_case(desk) is CaseState.REPORTED
    record_answer(desk, request.id, PlaceAnswer(state=PlaceRequestState.ASSIGNED))
    assert state_of_case(desk) is CaseState.PLACED


def test_asked_is_no_answer() -> None:
    desk, _store = a_desk()
    request = ask_place(desk, CHILD, REALSCHULE)
    with pytest.raises(DomainError, match="Die Antwort fehlt"):
        record_answer(desk, request.id, PlaceAnswer(state=PlaceRequestState.ASKED))


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 25)])
def test_an_answer_lies_between_the_request_and_today(day: date) -> None:
    desk, _store = a_desk()
    request = ask_place(desk, CHILD, REALSCHULE)
    with pytest.raises(DomainError, match="vor der Anfrage oder in der Zukunft"):
        record_answer(desk, request.id, PlaceAnswer(state=PlaceRequestState.ACCEPTED, answered_on=day))


def test_the_first_day_is_kept_at_the_place() -> None:
    desk, store = a_desk()
    request = ask_place(desk, CHILD, REALSCHULE)
    record_answer(desk, request.id, PlaceAnswer(state=PlaceRequestState.ACCEPTED, school_class="6b"))
    case = record_start(desk, CHILD, date(2026, 11, 24))
    assert case.state is CaseState.STARTED
    with desk.reading() as records:
        kept = records.get(PlaceRequest, request.id)
    assert (kept.starts_on, kept.school_class) == (date(2026, 11, 24), "6b")
    record_start(desk, CHILD, date(2026, 11, 23), "6c")
    with desk.reading() as records:
        assert records.get(PlaceRequest, request.id).school_class == "6c"
    assert store.changes[-1] == "Schulbeginn eingetragen"


def test_a_start_without_a_recorded_place_moves_the_case() -> None:
    desk, _store = a_desk()
    assert record_start(desk, CHILD, TODAY).state is CaseState.STARTED


def test_a_start_in_the_future_is_refused() -> None:
    desk, store = a_desk()
    with pytest.raises(DomainError, match="in der Zukunft"):
        record_start(desk, CHILD, date(2026, 11, 25))
    assert store.changes == []


def test_data_protection_changes_nothing() -> None:
    desk, store = a_desk(Role.DATA_PROTECTION)
    with pytest.raises(DomainError, match="darf das nicht"):
        ask_place(desk, CHILD, REALSCHULE)
    assert store.changes == []
