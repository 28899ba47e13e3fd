"""The history as lines: days as headings, undone deeds marked, notes in full."""

from kiberatung.services.family_history import HistoryEntry
from kiberatung.services.notes import write_note
from kiberatung.services.undo import undo_last
from kiberatung.ui.family.history.entry_words import DayLine, EntryLine, day_lines, plain_lines
from kiberatung.ui.family.history.presenter import HistoryPresenter
from tests.support.builders import a_family
from tests.support.desks import a_desk
from tests.support.ui_fakes import FakeShell


class RecordedView:
    entries: tuple[HistoryEntry, ...] = ()

    def show_entries(self, entries: object) -> None:
        self.entries = tuple(entries)  # type: ignore[arg-type]  # always a sequence


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
