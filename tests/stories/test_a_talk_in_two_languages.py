"""A talk in the real program: opened from the family, answered, locked in the middle, gone on with where it was."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton

from kiberatung.app.program import Program
from kiberatung.domain.families import FamilyId
from kiberatung.services.families import ReportedFamily, load_family, report_family
from kiberatung.services.talk.deeds import begin_talk, choose_talk_language
from kiberatung.services.talk.page import TalkPage, talk_page
from kiberatung.ui.talk.view import TalkScreen
from tests.services.talk.talks import LANGUAGES
from tests.support.practice_stores import PASSPHRASE
from tests.support.typing_keys import press, type_text
from tests.support.widget_words import all_words

Settled = Callable[[], None]
REPORTED = ReportedFamily(family_name="Kanarowski", given_names_of_children=("Zwitscherine", "Piep"))


def done(program: Program, settled: Settled, deed: Callable[[], Any]) -> Any:
    """A deed on the database lane."""
    found: list[Any] = []
    faults: list[Exception] = []
    program.window.run_task(deed, found.append, faults.append)
    settled()
    assert faults == []
    return found[0]


@pytest.fixture
def family(desk_open: Program, settled: Settled) -> FamilyId:
    desk = desk_open._session.desk

    def make() -> FamilyId:
        family_id = report_family(desk, REPORTED)
        choose_talk_language(desk, family_id, "ara", LANGUAGES.tags())
        begin_talk(desk, family_id, "Samira Nasser", keeps_confidence=True)
        return family_id

    made: FamilyId = done(desk_open, settled, make)
    return made


def talk_in_front(program: Program) -> TalkScreen:
    screen = program.window.content.currentWidget()
    assert isinstance(screen, TalkScreen)
    return screen


@pytest.mark.requirement("U57", figure="whole program: from the family's head to the stored answer, through the lock")
def test_from_the_family_through_the_lock_and_back(desk_open: Program, settled: Settled, family: FamilyId) -> None:
    window = desk_open.window
    window.navigate("family", family_id=family)
    settled()
    buttons = window.content.currentWidget().findChildren(QPushButton)
    [begin] = [part for part in buttons if part.text().replace("&", "") == "Gespräch" and part.isVisible()]
    begin.click()
    settled()
    screen = talk_in_front(desk_open)
    assert [part.isVisible() for part in (window.menu_row, window.navigation, window.status)] == [False] * 3
    type_text(screen, "Lindenweg\n")
    settled()
    screen.panel.ask_again.click()
    type_text(screen, "12")
    settled()
    screen.toggle_family_window()
    desk_open.lock()
    settled()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    words = all_words()
    assert [name for name in ("Kanarowski", "Zwitscherine", "Lindenweg", "Samira") if name in words] == []
    desk_open.unlock(PASSPHRASE)
    settled()
    settled()
    screen = talk_in_front(desk_open)
    assert screen.drafts.is_offering()
    screen.drafts.take_over()
    press(screen, Qt.Key.Key_Return)
    settled()
    desk = desk_open._session.desk
    page: TalkPage = done(desk_open, settled, lambda: talk_page(desk, family))
    assert (page.file.family.street, page.file.family.house_number) == ("Lindenweg", "12")
    assert page.to_ask_again == 1
    press(screen, Qt.Key.Key_Escape)
    settled()
    assert window.content.current_name() == "family"
    assert done(desk_open, settled, lambda: load_family(desk, family)).family.letter_language == "ar"
