"""F1 at every field of the program: each says why it is asked; each question also on which basis and for whom."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.app.entry import entry_view, new_passphrase_view
from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.children import Child
from kiberatung.services.question_reasons import REASONS
from kiberatung.services.questions import BY_FIELD, QUESTIONS
from kiberatung.ui.help.asking import FIELDS, help_for, name_of, place_of, question_help
from kiberatung.ui.store_entry.presenter import Page
from tests.support.form_files import form_file
from tests.support.practice_stores import PASSPHRASE, TODAY, make_practice_store
from tests.support.programs import LONGEST_MS, running
from tests.support.typing_keys import press

TABS = ("overview", "intake", "schulpflicht", "schooling", "assessment", "recommendation", "letters", "history")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_practice_store(tmp_path_factory.mktemp("uebungsstadt"), 4)


@pytest.fixture
def program(store: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    session = Session(store, FixedClock.on(date.fromisoformat(TODAY)))
    with running(qapp, qtbot, session, tmp_path) as made:
        made.unlock(PASSPHRASE)
        for _twice in range(2):
            qtbot.waitUntil(made.tasks.is_idle, timeout=LONGEST_MS)
        yield made


@pytest.fixture
def settled(program: Program, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(program.tasks.is_idle, timeout=20_000)


def fields_of(page: QWidget) -> list[QWidget]:
    """Shown or not; the line inside a combo box belongs to it."""
    inside = (QComboBox, QAbstractSpinBox)
    parts = page.findChildren(QWidget)
    lines = [part for part in parts if isinstance(part, FIELDS)]
    return [part for part in lines if not (isinstance(part, QLineEdit) and isinstance(part.parent(), inside))]


def unexplained(page: QWidget) -> set[str]:
    return {
        f"{place_of(field)}/{name_of(field)} ({type(field).__name__})"
        for field in fields_of(page)
        if not field.property("cell") and help_for(field) is None
    }


@pytest.mark.requirement("U54", figure="every field of every window has a help text")
def test_every_field_of_every_screen_has_a_help_text(program: Program, settled: Callable[[], None]) -> None:
    window = program.window
    with program._session.desk.reading() as records:
        child, *others = records.find(Child)
    needed = {
        "family": {"family_id": child.family_id, "child_id": child.id},
        "talk": {"family_id": child.family_id},
        "pointing_board": {"family_id": child.family_id},
        "compare": {"child_id": child.id, "other_id": others[0].id},
        "filled_form": {
            "family_id": child.family_id,
            "path": form_file(program._session.desk, child.family_id, program._session.path.parent),
        },
    }
    for name in window.content._specs:
        if name not in {"preview", "practice"}:
            window.navigate(name, **needed.get(name, {}))
            settled()
    window.navigate("families", new=True)
    settled()
    window.navigate("family", family_id=child.family_id, child_id=child.id)
    settled()
    for tab in TABS:
        window.content._made["family"].show_tab(tab, None)
        settled()
    assert len(fields_of(window)) > 100
    assert unexplained(window) == set()


@pytest.mark.requirement("U54", figure="also before a store is open")
def test_every_field_of_the_way_into_a_store_has_a_help_text(
    program: Program, settled: Callable[[], None], qtbot: QtBot
) -> None:
    entry = entry_view(program.window, program._session, lambda _desk: None)
    passphrase = new_passphrase_view(program.window, program._session, lambda: None)
    for page in (entry, passphrase):
        qtbot.addWidget(page)
        settled()
        assert unexplained(page) == set()


def test_every_question_says_why_on_which_basis_what_if_unknown_and_who_gets_it() -> None:
    assert set(REASONS) == set(BY_FIELD)
    for question in QUESTIONS:
        told = question_help(question.field)
        assert told is not None
        assert len(told.facts()) == 4, question.field


def test_a_basis_is_a_paragraph_or_free() -> None:
    signs = ("§", "Art.", "BASS", "freiwillig")
    assert [name for name, reason in REASONS.items() if not any(sign in reason.basis for sign in signs)] == []


def test_what_is_protected_goes_to_nobody() -> None:
    told = {one.field: question_help(one.field) for one in QUESTIONS if one.protected}
    assert told
    assert {help_.recipients for help_ in told.values() if help_} == {"Niemand: Diese Angabe bleibt im Haus."}


def test_f1_opens_the_help_of_the_field_and_f1_closes_it_again(
    program: Program, settled: Callable[[], None], qtbot: QtBot
) -> None:
    window = program.window
    window.navigate("families", new=True)
    settled()
    field = next(one for one in fields_of(window) if name_of(one) == "Familienname" and one.isVisible())
    field.setFocus()
    window.show_help()
    assert window._help is not None
    assert window._help.isVisible()
    assert "Wozu" in window._help.words()
    assert field.hasFocus()
    window.show_help()
    assert not window._help.isVisible()
    window.show_help()
    press(field, Qt.Key.Key_Escape)
    assert not window._help.isVisible()


def test_f1_at_the_lock_tells_about_the_passphrase(
    store: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    locked = Program(qapp, Session(store), SettingsFile(tmp_path / "settings.json"))
    locked.start()
    qtbot.waitUntil(locked.tasks.is_idle, timeout=20_000)
    assert unexplained(locked.window.centralWidget()) == set()
    field = next(one for one in fields_of(locked.window) if name_of(one) == "Passphrase")
    field.setFocus()
    locked.window.show_help()
    assert locked.window._help is not None
    assert "Bestand" in locked.window._help.words()
    locked.window.close()
    locked.window.deleteLater()


def test_f1_elsewhere_opens_the_page_about_the_screen(program: Program, settled: Callable[[], None]) -> None:
    program.window.navigate("today")
    settled()
    program.window.setFocus()
    program.window.show_help()
    assert program.window.content.current_name() == "help"


def test_pages_of_the_entry_are_all_looked_at() -> None:
    assert {page.value for page in Page} >= {"ways", "new", "recovery", "restore", "lock"}
