"""The page of the day without a window: its words, its deeds, its empty state."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from uuid import uuid4

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.basics.german_time import german_time, moment_of
from kiberatung.domain.cases import CaseState
from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.appointments import (
    AppointmentWish,
    ConsultationRecord,
    add_interpreter,
    book_interpreter,
    hold_consultation,
    plan_appointment,
)
from kiberatung.services.desk import Desk
from kiberatung.services.drafts import keep_draft
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.services.letters.values import TableSheet
from kiberatung.services.notes import plan_follow_up
from kiberatung.ui.today.drafts import UnsavedLine
from kiberatung.ui.today.presenter import BackgroundPage, DayPage, TodayPresenter
from kiberatung.ui.widgets.runs import plain
from tests.support.builders import a_family
from tests.support.desks import TODAY, a_desk
from tests.support.fakes import FakeStore
from tests.support.ui_fakes import FakeShell


@dataclass
class RecordingView:
    page: DayPage | None = None
    background: BackgroundPage | None = None
    empty: tuple[str, bool] | None = None
    drafts: list[UnsavedLine] = field(default_factory=list)

    def show_day(self, page: DayPage) -> None:
        self.page = page

    def show_background(self, page: BackgroundPage) -> None:
        self.background = page

    def show_drafts(self, lines: Sequence[UnsavedLine]) -> None:
        self.drafts = list(lines)

    def show_empty(self, day: str, practice: bool) -> None:
        self.empty = (day, practice)


@dataclass
class Scene:
    store: FakeStore
    desk: Desk
    shell: FakeShell
    view: RecordingView
    presenter: TodayPresenter
    sheets: list[TableSheet]

    def page(self) -> DayPage:
        self.presenter.open_day()
        assert self.view.page is not None
        return self.view.page

    def set_clock(self, at: time) -> None:
        assert isinstance(self.desk.clock, FixedClock)
        self.desk.clock.moment = moment_of(TODAY, at)


@pytest.fixture
def scene() -> Scene:
    store = FakeStore()
    desk = a_desk(store, clock=FixedClock.on(TODAY))
    shell, view, sheets = FakeShell(), RecordingView(), []  # type: FakeShell, RecordingView, list[TableSheet]

    def print_table(sheet: TableSheet) -> bytes:
        sheets.append(sheet)
        return b"%PDF"

    return Scene(store, desk, shell, view, TodayPresenter(shell, desk, view, print_table), sheets)


def a_talk(scene: Scene, name: str, hour: int, language: str = "ukr") -> FamilyId:
    family_id = report_family(scene.desk, ReportedFamily(family_name=name, given_names_of_children=("Kind",)))
    with scene.desk.changing("Sprache eingetragen") as work:
        work.put(replace(work.get(Family, family_id), interpreter_language=language))
        work.commit()
    wish = AppointmentWish(starts_at=moment_of(TODAY, time(hour)), place="Raum 1")
    appointment = plan_appointment(scene.desk, family_id, wish)
    if name == "Mit":
        book_interpreter(scene.desk, appointment.id, add_interpreter(scene.desk, "Olena", ("ukr",)).id)
    if name == "Gewesen":
        hold_consultation(scene.desk, family_id, ConsultationRecord(), appointment.id)
    return family_id


def test_talks_say_what_is_missing_and_what_comes_next(scene: Scene) -> None:
    scene.set_clock(time(7))
    a_talk(scene, "Gewesen", 8)
    a_talk(scene, "Mit", 10)
    a_talk(scene, "Ohne", 12)
    a_talk(scene, "Deutsch", 13, language="")
    scene.set_clock(time(9, 18))
    page = scene.page()
    assert page.day == "Montag, 23.11.2026 · Kalenderwoche 48"
    assert (page.now, page.now_before) == ("Jetzt 09:18", 1)
    assert page.talks_note == "4 Gespräche, 2 ohne Sprachmittlung"
    assert [(talk.name, talk.interpreter.word, talk.deed) for talk in page.talks] == [
        ("Gewesen", "Sprachmittlung fehlt", ""),
        ("Mit", "Olena, angefragt", "Gespräch vorbereiten"),
        ("Ohne", "Sprachmittlung fehlt", "Sprachmittlung suchen"),
        ("Deutsch", "ohne Sprachmittlung", "Öffnen"),
    ]
    assert [talk.is_next for talk in page.talks] == [False, True, False, False]
    assert page.talks[2].interpreter.tone == "warn"
    assert page.talks[0].state is not None


def test_the_next_talk_is_prepared_in_the_intake(scene: Scene) -> None:
    scene.set_clock(time(7))
    family_id = a_talk(scene, "Mit", 10)
    call = scene.page().talks[0].call
    assert call is not None
    call()
    assert scene.shell.visits == [("family", {"family_id": family_id, "tab": "intake"})]


def test_due_work_is_said_in_sentences_most_overdue_first(scene: Scene) -> None:
    a_family("Haddad", name_in_script="حداد", reported_on=TODAY - timedelta(days=17)).with_child().stored_in(
        scene.store
    )
    family = a_family("Melnyk").with_child("Sofiia", CaseState.STARTED).stored_in(scene.store)
    plan_follow_up(scene.desk, family.family.id, TODAY, "Schule anrufen")
    page = scene.page()
    assert [(line.state.word, plain(line.runs), line.deed) for line in page.due] == [
        (
            "3 Tage überfällig",
            "Familie Haddad حداد ist seit 06.11.2026 gemeldet und hat keinen Termin.",
            "Termin vereinbaren",
        ),
        ("Heute", "Familie Melnyk: Schule anrufen", "Familie öffnen"),
    ]
    assert page.due_note == "1 überfällig, 1 heute fällig"
    page.due[0].call()
    page.due[1].call()
    assert [screen for screen, _where in scene.shell.visits] == ["appointments", "family"]


@pytest.mark.parametrize(
    ("state", "screen", "tab"), [(CaseState.RECOMMENDED, "handovers", None), (CaseState.PLACED, "family", "letters")]
)
def test_each_kind_of_work_leads_where_it_is_done(scene: Scene, state: CaseState, screen: str, tab: str | None) -> None:
    a_family().with_child("Lev", state).stored_in(scene.store)
    scene.page().due[0].call()
    [(visited, where)] = scene.shell.visits
    assert (visited, where.get("tab")) == (screen, tab)


def test_few_lines_first_then_all(scene: Scene) -> None:
    for number in range(9):
        family = a_family(f"Familie{number}", reported_on=TODAY - timedelta(days=20 + number))
        family.with_child().stored_in(scene.store)
    page = scene.page()
    assert (len(page.due), page.due_hidden) == (7, 2)
    scene.presenter.show_all_due()
    assert scene.view.page is not None
    assert (len(scene.view.page.due), scene.view.page.due_hidden) == (9, 0)


def test_waiting_and_changes_come_behind(scene: Scene) -> None:
    a_family("Haddad", reported_on=TODAY - timedelta(days=60)).with_child("Rima").stored_in(scene.store)
    page = scene.page()
    assert [(line.name, line.days) for line in page.waiting] == [("Rima Haddad", "60")]
    background = scene.view.background
    assert background is not None
    assert (background.waiting, background.long) == (1, 1)
    assert "Ihr letzter Tag war" in background.changes_note


def test_an_empty_store_offers_to_begin(scene: Scene) -> None:
    scene.presenter.open_day()
    assert scene.view.empty == ("Montag, 23.11.2026 · Kalenderwoche 48", False)
    assert scene.view.background is None
    scene.presenter.take_report()
    assert scene.shell.visits == [("families", {"new": True})]


def test_the_day_is_printed_for_the_entrance(scene: Scene) -> None:
    scene.set_clock(time(7))
    a_talk(scene, "Mit", 10)
    scene.page()
    scene.presenter.print_day()
    assert scene.shell.previews == [(b"%PDF", "Tagesblatt")]
    assert scene.sheets[0].groups[0].rows[0][:2] == ("10:00–11:00", "Mit")


@pytest.mark.requirement("R07")
def test_what_was_typed_and_not_saved_is_told_and_leads_to_its_place(scene: Scene) -> None:
    family_id = report_family(scene.desk, ReportedFamily(family_name="Melnyk", given_names_of_children=("Kind",)))
    keep_draft(scene.desk, f"note:{family_id}", {"text": "geheim"}, family_id)
    keep_draft(scene.desk, "new_family", {"name": "geheim"})
    scene.presenter.open_day()
    lines = {line.words: line for line in scene.view.drafts}
    number = scene.desk.lists.family_rows([family_id])[0].case_number
    now = german_time(scene.desk.clock.now())
    note = lines[f"Vermerk zu Fall {number}, von {now:%H:%M}"]
    note.call()
    assert scene.shell.visits[-1] == ("family", {"family_id": family_id, "tab": "overview"})
    pair = (uuid4(), uuid4())
    keep_draft(scene.desk, f"compare_families:{pair[0]}:{pair[1]}:typed", {"text": "geheim"}, family_id)
    keep_draft(scene.desk, "new_account", {"name": "geheim"})
    scene.presenter.open_day()
    lines = {line.words: line for line in scene.view.drafts}
    lines[f"Vergleich zweier Familien zu Fall {number}, von {now:%H:%M}"].call()
    assert scene.shell.visits[-1] == ("compare", {"family_id": pair[0], "other_family_id": pair[1]})
    lines[f"Neues Konto, von {now:%H:%M}"].call()
    assert scene.shell.visits[-1] == ("settings", {})
    lines[f"Neue Familie, von {now:%H:%M}"].call()
    assert scene.shell.visits[-1] == ("families", {"new": True})
