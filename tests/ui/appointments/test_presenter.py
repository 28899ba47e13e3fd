"""The week led without a window: planning, moving, booking, what became of a talk, the pool."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

import pytest

from kiberatung.domain.appointments import Appointment, AppointmentId, AppointmentState, Consultation
from kiberatung.domain.families import FamilyId
from kiberatung.domain.interpreters import BookingState, Interpreter, InterpreterKind
from kiberatung.domain.list_views import ColumnFilter, ListLayout, SortKey
from kiberatung.services.appointment_week import InterpreterOffer, Week, WeekEntry
from kiberatung.services.appointments import add_interpreter, new_interpreter
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.services.list_output import OutputForm
from kiberatung.services.read_models import SearchHit
from kiberatung.ui.appointments.list_rows import PoolRows, WeekRows
from kiberatung.ui.appointments.pool_presenter import PoolPresenter, TypedPerson
from kiberatung.ui.appointments.presenter import AppointmentsPresenter, Planned, TypedTalk, read_time
from kiberatung.ui.appointments.rows import language_cell, pool_list, week_groups, week_list, week_words, weekday_names
from tests.support.desks import TODAY, a_desk
from tests.support.ui_fakes import FakeShell

TOMORROW = TODAY + timedelta(days=1)


@dataclass
class RecordingView:
    week: Week | None = None
    selected: AppointmentId | None = None
    talk: WeekEntry | None = None
    offers: Sequence[InterpreterOffer] = ()
    planned: Planned | None = None
    hits: Sequence[SearchHit] = ()
    refusal: str = ""
    closed: int = 0
    pool: Sequence[Interpreter] = ()
    saved: Interpreter | None = None

    def show_week(self, week: Week) -> None:
        self.week = week

    def select(self, appointment_id: AppointmentId) -> None:
        self.selected = appointment_id

    def show_talk(self, entry: WeekEntry | None, offers: Sequence[InterpreterOffer]) -> None:
        self.talk, self.offers = entry, offers

    def show_planning(self, planned: Planned) -> None:
        self.planned = planned

    def show_found(self, hits: Sequence[SearchHit]) -> None:
        self.hits = hits

    def show_refusal(self, text: str) -> None:
        self.refusal = text

    def close_planning(self) -> None:
        self.closed += 1

    def show_pool(self, people: Sequence[Interpreter]) -> None:
        self.pool = people

    def show_saved(self, person: Interpreter) -> None:
        self.saved = person

    @property
    def entry(self) -> WeekEntry:
        assert self.week is not None
        return self.week.entries[0]


@dataclass
class Scene:
    desk: Desk
    shell: FakeShell
    view: RecordingView
    presenter: AppointmentsPresenter
    family_id: FamilyId

    def plan(self, typed: TypedTalk | None = None) -> None:
        self.presenter.plan_for(self.family_id)
        assert self.view.planned is not None
        self.presenter.save(self.view.planned, typed or TypedTalk(TOMORROW, "9.30", " 90 ", " Raum 1 "))


@pytest.fixture
def scene() -> Scene:
    desk = a_desk()
    family_id = report_family(desk, ReportedFamily(family_name="Melnyk", given_names_of_children=("Sofiia", "Danylo")))
    shell, view = FakeShell(), RecordingView()
    return Scene(desk, shell, view, AppointmentsPresenter(shell, desk, view), family_id)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("09.30 Uhr", time(9, 30)),
        ("930", time(9, 30)),
        ("1345", time(13, 45)),
        ("24", None),
        ("9:75", None),
        ("früh", None),
        ("", None),
    ],
)
def test_times_are_read_as_typed(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


def test_a_talk_is_planned_and_shown(scene: Scene) -> None:
    scene.plan()
    assert scene.view.refusal == ""
    assert scene.view.closed == 1
    assert [one.cell(scene.view.entry).text for one in week_list().shown(ListLayout())] == [
        "09:30–11:00",
        "Melnyk",
        "Deutsch",
        "vereinbart",
    ]
    assert scene.view.selected == scene.view.entry.appointment_id
    [notice] = scene.shell.notices
    assert notice.call is not None
    notice.call()
    assert scene.shell.visits == [("family", {"family_id": scene.family_id, "tab": "letters"})]


@pytest.mark.parametrize(
    "typed",
    [
        TypedTalk(None, "9", "60", ""),
        TypedTalk(TOMORROW, "", "60", ""),
        TypedTalk(TOMORROW, "9", "lang", ""),
        TypedTalk(TODAY - timedelta(days=3), "9", "60", ""),
    ],
)
def test_what_is_missing_is_said_and_nothing_saved(scene: Scene, typed: TypedTalk) -> None:
    scene.plan(typed)
    assert "gespeichert" in scene.view.refusal
    assert scene.view.closed == 0
    with scene.desk.reading() as records:
        assert records.find(Appointment) == []


def test_moving_keeps_the_talk(scene: Scene) -> None:
    scene.plan()
    first = scene.view.entry.appointment_id
    scene.presenter.move(scene.view.entry)
    assert scene.view.planned is not None
    scene.presenter.save(scene.view.planned, TypedTalk(TODAY + timedelta(days=8), "14", "60", "Raum 2"))
    assert scene.view.entry.appointment_id == first
    assert scene.presenter.monday == TODAY + timedelta(days=7)


def test_a_talk_held_is_written_down_with_its_length(scene: Scene) -> None:
    scene.plan()
    scene.presenter.set_state(scene.view.entry, AppointmentState.HELD)
    assert scene.view.entry.talk.appointment.state == AppointmentState.HELD
    with scene.desk.reading() as records:
        assert [one.minutes for one in records.find(Consultation)] == [90]


def test_a_cancelled_talk_leaves_the_week(scene: Scene) -> None:
    scene.plan()
    scene.presenter.set_state(scene.view.entry, AppointmentState.CANCELLED)
    assert scene.view.week is not None
    assert scene.view.week.entries == ()


def test_interpreters_are_asked_and_confirmed(scene: Scene) -> None:
    person = add_interpreter(scene.desk, "Olena", ("ukr",))
    scene.plan()
    scene.presenter.choose(scene.view.entry.appointment_id)
    assert [offer.interpreter.id for offer in scene.view.offers] == [person.id]
    scene.presenter.book(scene.view.entry, person.id, BookingState.ASKED)
    cell = language_cell(scene.view.entry)
    assert (cell.second, cell.second_tone) == ("Olena, angefragt", "warn")
    scene.presenter.book(scene.view.entry, person.id, BookingState.CONFIRMED)
    assert language_cell(scene.view.entry).second == "Olena, bestätigt"


def test_weeks_are_turned_and_found(scene: Scene) -> None:
    scene.plan()
    wanted = scene.view.entry.appointment_id
    scene.presenter.step(1)
    assert scene.view.week is not None
    assert scene.view.week.entries == ()
    scene.presenter.open_appointment(wanted)
    assert scene.view.week.monday == TODAY
    assert scene.view.selected == wanted
    assert week_words(scene.view.week) == "23.11.–27.11.2026 · Kalenderwoche 48"
    groups = week_groups(scene.view.week, weekday_names())
    assert [len(group.keys) for group in groups] == [0, 1, 0, 0, 0]
    scene.presenter.open_row(wanted)
    assert scene.shell.visits == [("family", {"family_id": scene.family_id})]


def test_families_are_found_once(scene: Scene) -> None:
    scene.presenter.seek_family("melnik")
    assert [hit.family_id for hit in scene.view.hits] == [scene.family_id]
    scene.presenter.seek_family(" ")
    assert list(scene.view.hits) == []


def person(name: str = "Olena", languages: tuple[str, ...] = ("ukr",)) -> TypedPerson:
    return TypedPerson(name, InterpreterKind.PROFESSIONAL, languages, " Galizisch ", "05971 1", "", True)


def test_the_pool_is_kept(scene: Scene) -> None:
    pool = PoolPresenter(scene.shell, scene.desk, scene.view)
    pool.save(None, person())
    assert [(one.name, one.kind, one.dialects) for one in scene.view.pool] == [
        ("Olena", InterpreterKind.PROFESSIONAL, "Galizisch")
    ]
    pool.save(scene.view.pool[0], person("Olena Kravets"))
    assert [one.name for one in scene.view.pool] == ["Olena Kravets"]
    pool.save(None, person(languages=()))
    assert "keine Sprache" in scene.view.refusal
    assert len(scene.view.pool) == 1


def test_the_week_of_a_day_is_opened(scene: Scene) -> None:
    scene.presenter.open_week(date(2026, 12, 3))
    assert scene.presenter.monday == date(2026, 11, 30)


def test_the_week_leaves_as_it_is_seen_with_one_entry(scene: Scene) -> None:
    scene.plan()
    assert scene.view.week is not None
    rows = WeekRows(scene.desk)
    rows.set_week(scene.view.week)
    leaving = rows.gather(OutputForm.PAPER, [])
    assert leaving.title.startswith("Termine ")
    assert [group.word.split(",")[0] for group in leaving.groups] == ["Dienstag"]
    groups: list[str] = []
    rows.show = lambda shown: groups.extend(group.title.split(",")[0] for group in shown)
    rows.arrange(week_list().start)
    assert groups == ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"], "free days are seen"
    groups.clear()
    rows.arrange(ListLayout(group_by="state"))
    assert groups == ["vereinbart"]
    since = scene.desk.clock.now() - timedelta(days=1)
    noted = scene.desk.lists.noted_since(since, [Deed.PRINT], 9)
    assert [one.what for one in noted] == ["Termine der Woche gedruckt, Zeilen: 1"]


def test_the_pool_is_arranged_and_leaves_with_one_entry(scene: Scene) -> None:
    rows = PoolRows(scene.desk)
    people = [
        replace(new_interpreter(scene.desk), name=name, phone=phone) for name, phone in (("Zoe", ""), ("Ada", "0151"))
    ]
    rows.set_rows(people)
    rows.arrange(ListLayout(order=(SortKey("name"),), filters=(ColumnFilter(column="phone", filled=True),)))
    assert [one.name for one in rows.gather(OutputForm.CLIPBOARD, []).rows] == ["Ada"]
    assert all(column.cell(people[1]) for column in pool_list(scene.desk).columns)
    since = scene.desk.clock.now() - timedelta(days=1)
    assert len(scene.desk.lists.noted_since(since, [Deed.EXPORT], 9)) == 1
