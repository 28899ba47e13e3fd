"""The tab „Schreiben“ with real pages, keys and clicks."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.places import PlaceRequest
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.data_sheets import SheetTexts
from kiberatung.services.letters.register import LetterWay, record_letter_sent
from kiberatung.services.letters.sending_kept import record_kept_sent
from kiberatung.services.open_items import Deed
from kiberatung.ui.family.letters.panels import _OCCASIONS
from kiberatung.ui.family.letters.presenter import LetterTools
from kiberatung.ui.family.letters.view import LettersTab
from kiberatung.ui.family.tab import TabContext
from kiberatung.ui.widgets.status_label import StatusLabel
from tests.documents.sheets import TYPESETTER
from tests.services.letters.paper_desk import FAMILY, OMAR, TEXTS
from tests.support.typing_keys import press
from tests.ui.family.letters.test_presenter import Letters

CONTROL = Qt.KeyboardModifier.ControlModifier


class Page:
    def __init__(self, qtbot: QtBot, letters: Letters, width: int = 1384) -> None:
        self.letters = letters
        sheet_texts = SheetTexts(TEXTS, AnswerTexts(letters.desk.words))
        tools = LetterTools(lambda: TEXTS, lambda: sheet_texts, lambda: TYPESETTER)
        context = TabContext(lambda: None, lambda deed, child_id: letters.deeds.append((deed, child_id)))
        self.tab = LettersTab(letters.shell, letters.desk, tools, context)
        qtbot.addWidget(self.tab)
        self.tab.resize(width, 700)
        with qtbot.waitExposed(self.tab):
            self.tab.show()
        self.tab.activateWindow()
        self.tab.show_family(FamilyId(FAMILY), OMAR)  # type: ignore[arg-type]  # the identifier of a child

    @property
    def states(self) -> set[str]:
        return {part.text() for part in self.tab.text.findChildren(StatusLabel) if part.isVisible()}

    @property
    def words(self) -> list[str]:
        return [part.text() for part in self.tab.findChildren(QLabel) if part.isVisible()]


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot, Letters())


def test_page_recipient_warnings_paragraphs_and_facts_are_there(qtbot: QtBot, page: Page) -> None:
    assert page.tab.preview.page_count() >= 1
    wanted = {"Frau Rania Darwish", "48282 Emsdetten", "Hinweise", "Verwendete Angaben"}
    qtbot.waitUntil(lambda: wanted <= set(page.words))
    qtbot.waitUntil(lambda: bool(page.states) and page.states <= {"geprüft", "Entwurf", "nur deutsch"})
    deed = page.tab.own_deed()
    assert deed is not None
    assert deed.text.startswith("&Drucken, ")


def test_control_p_prints(page: Page) -> None:
    page.tab.choices.kind.setFocus()
    press(page.tab, Qt.Key.Key_P, CONTROL)
    assert len(page.letters.shell.printed) == 1
    assert len(page.letters.letters()) == 1


def test_choosing_another_kind_and_language_sets_the_page_anew(qtbot: QtBot, page: Page) -> None:
    before = page.tab.presenter.pdf
    language = page.tab.choices.language
    language.setText("nur Deutsch")
    language.editingFinished.emit()
    assert page.tab.presenter.pdf != before
    qtbot.waitUntil(lambda: page.states == {"deutsch"})
    occasion = page.tab.choices.occasion
    occasion.setCurrentIndex(0)
    occasion.activated.emit(0)
    assert page.tab.presenter.title().startswith("Einladung")
    kind = page.tab.choices.kind
    kind.setCurrentIndex(kind.count() - 1)
    kind.activated.emit(kind.count() - 1)
    assert page.tab.presenter.title().startswith("Erfassungsbogen")
    assert not page.tab.choices.child.isVisible()
    assert page.tab.preview.page_count() >= 1


def test_the_deed_of_inviting_opens_the_invitation(page: Page) -> None:
    page.tab.begin_deed(Deed.INVITE)
    assert page.tab.choices.kind.value() is LetterKind.INVITATION


def test_a_letter_that_cannot_be_written_gives_way_to_the_next_step(qtbot: QtBot) -> None:
    page = Page(qtbot, Letters(leave_out=(PlaceRequest,)))
    qtbot.waitUntil(lambda: "Für dieses Kind gibt es noch keinen Schulplatz. Es wurde nichts gedruckt." in page.words)
    assert page.tab.own_deed() is None
    assert not page.tab.save.isVisible()
    named = {made.text(): made for made in page.tab.findChildren(QPushButton)}
    named["Schulplätze öffnen"].click()
    assert page.letters.shell.visits == [("schools", {"child_id": OMAR})]


def test_without_room_the_text_goes_below_the_choices(qtbot: QtBot) -> None:
    page = Page(qtbot, Letters(), width=980)
    assert page.tab._left.isAncestorOf(page.tab.text)
    assert page.tab._left.isAncestorOf(page.tab.save)
    page.tab.resize(1384, 700)
    assert page.tab._right.isAncestorOf(page.tab.text)


def test_every_kind_stands_under_one_occasion() -> None:
    kinds = [kind for _word, kinds in _OCCASIONS.values() for kind in kinds]
    assert sorted(kinds, key=str) == sorted([*LetterKind, None], key=str)


def test_a_kept_letter_says_so_and_later_the_day_it_left(qtbot: QtBot, page: Page) -> None:
    paper = page.tab.presenter.paper
    assert paper is not None
    assert paper.letter is not None
    desk = page.letters.desk
    letter = record_letter_sent(desk, paper.letter, way=LetterWay.KEPT)
    page.tab.reload()
    qtbot.waitUntil(lambda: "Mitteilung des Schulplatzes vom 23.11.2026, nur aufbewahrt" in page.words)
    desk.clock.moment += timedelta(days=2)  # type: ignore[attr-defined]  # the clock of a test
    record_kept_sent(desk, letter.id, "")
    page.tab.reload()
    qtbot.waitUntil(lambda: "Mitteilung des Schulplatzes vom 23.11.2026, ausgegeben am 25.11.2026" in page.words)
