"""The register of letters: newest first, found by typing, opens the family; fast for tens of thousands."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiberatung.domain.letters import Letter, LetterId, LetterKind
from kiberatung.domain.list_views import ColumnFilter
from kiberatung.services.changes import Deed
from kiberatung.services.letters.listing import find_letters, letter_register
from kiberatung.ui.letters.view import LettersScreen
from kiberatung.ui.widgets.row_model import CELL_ROLE
from tests.support.builders import IDENTIFIERS, FamilyBuilder, a_change, a_family
from tests.support.desks import a_desk
from tests.support.list_writers import KeptLists
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell


class Register:
    def __init__(self) -> None:
        self.desk = a_desk()
        self.shell = FakeShell()
        self.left = KeptLists()
        self.first = self._family("Melnyk", "2026-0001", "Мельник")
        self.second = self._family("Al-Khatib", "2026-0412", "الخطيب")

    def _family(self, name: str, number: str, script: str) -> FamilyBuilder:
        made = a_family(name, case_number=number, name_in_script=script).with_child("Kind")
        return made.stored_in(self.desk.store)

    def give_out(self, family: FamilyBuilder, kind: LetterKind, day: int) -> LetterId:
        letter = Letter(
            id=LetterId(IDENTIFIERS.next()),
            family_id=family.family.id,
            child_id=family.children[0].id,
            kind=kind,
            language="ar",
            created_at=datetime(2026, 11, 1, 8, tzinfo=UTC) + timedelta(days=day),
            sent_on=date(2026, 11, 1) + timedelta(days=day),
            account_id=self.desk.account.id,
        )
        with self.desk.store.changing(a_change("Schreiben ausgegeben")) as work:
            work.put(letter)
            work.commit()
        return letter.id

    def screen(self, qtbot: QtBot) -> LettersScreen:
        made = LettersScreen(self.shell, self.desk, self.left.writers)
        qtbot.addWidget(made)
        made.resize(1256, 800)
        with qtbot.waitExposed(made):
            made.show()
        made.open_with()
        return made


@pytest.fixture
def register() -> Register:
    return Register()


def test_newest_first_with_the_person_in_words(register: Register) -> None:
    older = register.give_out(register.first, LetterKind.INVITATION, 1)
    newer = register.give_out(register.second, LetterKind.PLACEMENT, 5)
    lines = letter_register(register.desk)
    assert [line.letter_id for line in lines] == [newer, older]
    assert (lines[0].kind, lines[0].who) == (LetterKind.PLACEMENT, "Anke Terhorst")


def test_a_letter_of_nobody_and_without_a_day_is_listed_too(register: Register) -> None:
    identifier = register.give_out(register.first, LetterKind.INVITATION, 1)
    with register.desk.store.changing(a_change()) as work:
        work.put(replace(work.get(Letter, identifier), account_id=None, sent_on=None))
        work.commit()
    [line] = letter_register(register.desk)
    assert (line.who, line.sent_on, line.has_left) == ("", date(2026, 11, 2), False)


def test_every_word_narrows(register: Register) -> None:
    register.give_out(register.first, LetterKind.INVITATION, 1)
    wanted = register.give_out(register.second, LetterKind.INVITATION, 2)
    register.give_out(register.second, LetterKind.PLACEMENT, 3)
    lines = letter_register(register.desk)
    for text in ("khatib einladung", "2026-0412 einl", "EINLADUNG terhorst khatib"):
        assert [line.letter_id for line in find_letters(register.desk, lines, text)] == [wanted], text
    assert find_letters(register.desk, lines, "gibtesnicht") == []


def test_a_line_tells_to_whom_it_went(register: Register) -> None:
    register.give_out(register.second, LetterKind.INVITATION, 1)
    [line] = letter_register(register.desk)
    told = (line.family.case_number, line.family.name, line.family.name_in_script, line.family.children)
    assert told == ("2026-0412", "Al-Khatib", "الخطيب", 1)


def test_rows_open_the_letters_of_the_family(qtbot: QtBot, register: Register) -> None:
    register.give_out(register.first, LetterKind.INVITATION, 1)
    register.give_out(register.second, LetterKind.PLACEMENT, 2)
    screen = register.screen(qtbot)
    model = screen.table.rows
    cells = [model.index(0, column).data(CELL_ROLE).text for column in range(model.columnCount())]
    assert cells == [
        "03.11.2026", "2026-0412", "Al-Khatib", "Mitteilung des Schulplatzes", "Deutsch | Arabisch", "ausgegeben",
        "Anke Terhorst",
    ]  # fmt: skip
    screen.table.setFocus()
    press(screen.table, Qt.Key.Key_Return)
    child = register.second.children[0]
    assert register.shell.visits == [
        ("family", {"family_id": register.second.family.id, "tab": "letters", "child_id": child.id})
    ]


def test_typing_searches_and_says_when_nothing_fits(qtbot: QtBot, register: Register) -> None:
    register.give_out(register.first, LetterKind.INVITATION, 1)
    register.give_out(register.second, LetterKind.PLACEMENT, 2)
    screen = register.screen(qtbot)
    type_text(screen.search, "melnyk")
    qtbot.waitUntil(lambda: len(screen.table.rows.shown_keys()) == 1)
    type_text(screen.search, "xx")
    qtbot.waitUntil(lambda: screen.table.rows.shown_keys() == [])
    assert screen._none_found.isVisible()
    assert not screen.empty.isVisible()


def test_an_empty_register_leads_to_the_families(qtbot: QtBot, register: Register) -> None:
    screen = register.screen(qtbot)
    assert screen.empty.isVisible()
    screen.empty.deeds[0].click()
    assert register.shell.visits == [("families", {})]


def test_it_is_sorted_filtered_and_grouped_like_every_list(qtbot: QtBot, register: Register) -> None:
    invited = register.give_out(register.first, LetterKind.INVITATION, 1)
    placed = register.give_out(register.second, LetterKind.PLACEMENT, 2)
    screen = register.screen(qtbot)
    screen.list.state.sort("family", descending=False)
    assert screen.table.rows.shown_keys() == [placed, invited]
    screen.list.state.narrow(ColumnFilter(column="kind", keys=(LetterKind.INVITATION,)))
    assert screen.table.rows.shown_keys() == [invited]
    screen.list.state.widen("kind")
    screen.list.state.group("kind")
    titles = [group.title for row in range(screen.table.rows.rowCount()) if (group := screen.table.rows.group_at(row))]
    assert titles == ["Einladung zum Gespräch", "Mitteilung des Schulplatzes"]


def test_it_is_copied_saved_and_printed_as_it_is_seen_and_each_is_noted(
    qtbot: QtBot, register: Register, tmp_path: Path
) -> None:
    register.shell.file = tmp_path / "register"
    register.give_out(register.first, LetterKind.INVITATION, 1)
    register.give_out(register.second, LetterKind.PLACEMENT, 2)
    screen = register.screen(qtbot)
    type_text(screen.search, "khatib")
    qtbot.waitUntil(lambda: len(screen.table.rows.shown_keys()) == 1)
    screen.list.copy()
    screen.list.save()
    screen.list.print_list()
    assert "Al-Khatib" in register.shell.copied[-1]
    assert "Melnyk" not in register.shell.copied[-1]
    assert [column.title for column in register.left.tables[0].columns][:3] == ["Datum", "Fall", "Familie"]
    assert register.left.sheets[0].subtitle.startswith("Gesucht: khatib")
    noted = register.desk.store.lists.noted_since(register.desk.clock.now(), [Deed.EXPORT, Deed.PRINT], 9)
    assert sorted(entry.what for entry in noted) == [
        "Register der Schreiben als Tabelle gespeichert, Zeilen: 1",
        "Register der Schreiben gedruckt, Zeilen: 1",
        "Register der Schreiben kopiert, Zeilen: 1",
    ]


def test_a_saved_view_brings_back_what_was_typed(qtbot: QtBot, register: Register) -> None:
    register.give_out(register.first, LetterKind.INVITATION, 1)
    register.give_out(register.second, LetterKind.PLACEMENT, 2)
    screen = register.screen(qtbot)
    type_text(screen.search, "khatib")
    qtbot.waitUntil(lambda: len(screen.table.rows.shown_keys()) == 1)
    screen.list.views.save("Nur eine", screen._rows.seen(), shared=False)
    screen.search.clear()
    qtbot.waitUntil(lambda: len(screen.table.rows.shown_keys()) == 2)
    [view] = screen.list.views.known()
    screen.list.show_view(view)
    qtbot.waitUntil(lambda: len(screen.table.rows.shown_keys()) == 1)
    assert screen.search.text() == "khatib"
