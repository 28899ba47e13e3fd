"""The history as lines: days as headings, undone deeds marked, notes in full."""

from dataclasses import replace
from datetime import date

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.children import Child
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.families import remove_child
from kiberatung.services.family_history import HistoryEntry
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.notes import write_note
from kiberatung.services.undo import undo_last
from kiberatung.ui.family.history.entry_words import DayLine, EntryLine, day_lines, plain_lines
from kiberatung.ui.family.history.presenter import HistoryPresenter, StepShown
from tests.support.builders import a_change, a_family
from tests.support.desks import a_desk, with_role
from tests.support.ui_fakes import FakeShell


class RecordedView:
    entries: tuple[HistoryEntry, ...] = ()

    step = StepShown()

    def show_entries(self, entries: object) -> None:
        self.entries = tuple(entries)  # type: ignore[arg-type]  # always a sequence

    def show_step(self, step: StepShown) -> None:
        self.step = step


def test_the_whole_history_with_days_notes_and_what_was_undone() -> None:
    desk, shell, view = a_desk(), FakeShell(), RecordedView()
    known = a_family().with_child().stored_in(desk.store)
    write_note(desk, known.family.id, "Bleibt.")
    write_note(desk, known.family.id, "Geht.")
    undo_last(desk)
    presenter = HistoryPresenter(shell, desk, view)
    presenter.open_family(known.family.id)
    lines = day_lines(view.entries)
    assert isinstance(lines[0], DayLine)
    assert lines[0].title == "Montag, 23.11.2026"
    spoken = [line.spoken() for line in lines]
    assert any("Vermerk geschrieben zurückgenommen" in line for line in spoken)
    assert any(line.startswith("Vermerk. Bleibt. 10:00 · Anke Terhorst") for line in spoken)
    assert not any("Geht." in line for line in spoken)


def test_without_headings_the_day_stands_in_each_line() -> None:
    desk, view = a_desk(), RecordedView()
    known = a_family().with_child().stored_in(desk.store)
    write_note(desk, known.family.id, "Ein Satz.")
    HistoryPresenter(FakeShell(), desk, view).open_family(known.family.id)
    first = plain_lines(view.entries)[0]
    assert isinstance(first, EntryLine)
    assert first.small == "23.11.2026, 10:00 · Anke Terhorst"


def test_copying() -> None:
    shell = FakeShell()
    HistoryPresenter(shell, a_desk(), RecordedView()).copy(["a", "b"], "Kopiert")
    assert shell.copied == ["a\nb"]


class Stage:
    """A family whose child got a birth day, a name, and another birth day."""

    def __init__(self, role: Role = Role.HEAD) -> None:
        self.desk = a_desk()
        self.known = a_family("Al-Khatib").with_child("Lina").stored_in(self.desk.store)
        for field, value in (("given_names", "Lína"), ("date_of_birth", FIRST), ("date_of_birth", SECOND)):
            record_answer(self.desk, Place(self.known.family.id, field, self.known.children[0].id), Given(value))
        if role is not self.desk.account.role:
            self.desk = replace(self.desk, account=with_role(self.desk.store, self.desk.account, role))
        self.shell, self.view, self.told = FakeShell(), RecordedView(), 0
        self.presenter = HistoryPresenter(self.shell, self.desk, self.view, self._changed)
        self.presenter.open_family(self.known.family.id)

    def _changed(self) -> None:
        self.told += 1

    def choose(self, number: int) -> None:
        """From the newest on."""
        self.presenter.choose(self.view.entries[number])

    @property
    def lina(self) -> Child:
        with self.desk.reading() as records:
            return records.get(Child, self.known.children[0].id)


FIRST, SECOND = BirthDate(date(2019, 1, 1)), BirthDate(date(2018, 10, 14))


def test_the_step_under_the_cursor_says_what_it_changed() -> None:
    stage = Stage()
    stage.choose(0)
    assert stage.view.entries[0].text == "Lína: Geburtsdatum"
    assert stage.view.step == StepShown("Antwort eingetragen", "Geburtsdatum: 01.01.2019 → 14.10.2018", "Zurück&nehmen")


@pytest.mark.requirement("U45")
def test_a_step_that_is_not_the_newest_is_taken_back_by_itself() -> None:
    stage = Stage()
    stage.choose(2)
    stage.presenter.take_back()
    assert (stage.lina.given_names, stage.lina.date_of_birth) == ("Lina", SECOND.day)
    assert (stage.shell.notices[-1].headline, stage.shell.notices[-1].text) == ("Zurückgenommen", "Antwort eingetragen")
    assert stage.told == 1
    assert stage.shell.notices[-1].call is not None
    stage.shell.notices[-1].call()
    assert stage.lina.given_names == "Lína"


def test_what_was_taken_back_is_brought_again_from_the_history() -> None:
    stage = Stage()
    stage.choose(2)
    stage.presenter.take_back()
    assert stage.view.entries[0].what == "Zurückgenommen: Antwort eingetragen"
    stage.choose(0)
    assert stage.view.step.deed == "Wieder&herstellen"
    stage.presenter.take_back()
    assert stage.lina.given_names == "Lína"
    stage.choose(3)
    assert stage.view.step.deed == "Zurück&nehmen"


@pytest.mark.requirement("U45", figure="later steps to the same answer are named and offered to be taken back together")
def test_later_steps_to_the_same_answer_are_named_and_go_together() -> None:
    stage = Stage()
    stage.choose(1)
    stage.presenter.take_back()
    assert stage.lina.date_of_birth == SECOND.day
    assert stage.view.step == StepShown(
        "Dasselbe wurde später noch einmal geändert:",
        "Antwort eingetragen (23.11.2026, 10:00, Anke Terhorst)",
        "Alle 2 Schritte zurücknehmen",
        "So lassen",
        is_question=True,
    )
    stage.presenter.take_back()
    assert (stage.lina.date_of_birth, stage.lina.given_names) == (stage.known.children[0].date_of_birth, "Lína")
    assert stage.shell.notices[-1].headline == "2 Schritte zurückgenommen"
    assert stage.shell.questions == []


def test_later_steps_can_be_left() -> None:
    stage = Stage()
    stage.choose(1)
    stage.presenter.take_back()
    stage.presenter.leave_it()
    assert stage.view.step.deed == "Zurück&nehmen"
    assert stage.lina.date_of_birth == SECOND.day


def test_a_note_and_a_child_go_back_by_their_names() -> None:
    stage = Stage()
    write_note(stage.desk, stage.known.family.id, "Mit der Tante gesprochen.")
    remove_child(stage.desk, stage.known.children[0].id)
    stage.presenter.reload()
    deeds = {entry.what: entry for entry in stage.view.entries}
    stage.presenter.choose(deeds["Kind entfernt"])
    stage.presenter.take_back()
    assert stage.lina.given_names == "Lína"
    stage.presenter.choose(deeds["Vermerk"])
    stage.presenter.take_back()
    assert not any(entry.is_note for entry in stage.view.entries)


def test_what_has_left_the_house_says_so() -> None:
    stage = Stage()
    with stage.desk.store.changing(
        a_change("Schreiben ausgegeben", family_id=stage.known.family.id, undoable=False)
    ) as work:
        work.put(replace(stage.lina, birth_name="Darwish"))
        work.commit()
    stage.presenter.reload()
    stage.presenter.choose(next(one for one in stage.view.entries if one.what == "Schreiben ausgegeben"))
    assert stage.view.step.deed == ""
    stage.presenter.choose(next(one for one in stage.view.entries if one.what == "Familie aufgenommen"))
    stage.presenter.take_back()
    assert stage.view.step.title == "Das lässt sich nicht mehr zurücknehmen."


@pytest.mark.parametrize("role", [Role.READER, Role.COUNSELLOR])
def test_only_who_may_is_offered_the_way_back(role: Role) -> None:
    stage = Stage(role)
    stage.choose(0)
    assert bool(stage.view.step.deed) is (role is Role.COUNSELLOR)
