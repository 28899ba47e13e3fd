"""The page „Üben“: what is done and what is open, where each task begins, and the two ways out of the town."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiberatung.domain.office import Office
from kiberatung.services.desk import Desk
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.ui.practice.band import PracticeBand
from kiberatung.ui.practice.view import PracticeScreen
from kiberatung.ui.shell.far_actions import far_actions
from tests.support.builders import a_change
from tests.support.desks import a_desk
from tests.support.ui_fakes import FakeShell


class Town:
    def __init__(self) -> None:
        self.done: list[str] = []

    def begin_anew(self) -> None:
        self.done.append("anew")

    def delete(self) -> None:
        self.done.append("deleted")


class Shown:
    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk, self.shell, self.town = desk, FakeShell(), Town()
        self.screen = PracticeScreen(self.shell, desk, self.town)
        qtbot.addWidget(self.screen)
        self.screen.open_with()

    def begin(self, number: int) -> None:
        deed = self.screen.tasks.rows()[number].deed
        assert deed is not None
        deed.click()


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    desk = a_desk()
    with desk.store.changing(a_change("Büro")) as work:
        work.put(replace(work.find(Office)[0], is_practice=True))
        work.commit()
    return Shown(qtbot, desk)


def test_progress_is_read_from_the_records(shown: Shown) -> None:
    assert shown.screen.progress.text() == "0 von 12 Aufgaben erledigt"
    report_family(shown.desk, ReportedFamily(family_name="Wolkenstein", given_names_of_children=("Mila", "Yusuf")))
    shown.screen.reload()
    assert shown.screen.progress.text() == "1 von 12 Aufgaben erledigt"
    assert shown.screen.bar.value() == 1
    first = shown.screen.tasks.rows()[0]
    assert first.deed is None
    assert first.state is not None


def test_a_task_leads_to_where_it_is_done(shown: Shown) -> None:
    shown.begin(0)
    assert shown.shell.visits[-1] == ("families", {})
    shown.begin(1)
    assert "erste" in shown.shell.notices[-1].text
    family_id = report_family(
        shown.desk, ReportedFamily(family_name="Wolkenstein", given_names_of_children=("Mila", "Yusuf"))
    )
    shown.screen.reload()
    shown.begin(1)
    assert shown.shell.visits[-1] == ("family", {"family_id": family_id, "tab": "intake"})


@pytest.mark.requirement("U53", figure="practice data deleted in 1 step")
def test_one_step_begins_anew_and_one_deletes_the_town(shown: Shown) -> None:
    shown.screen.anew.click()
    shown.screen.delete.click()
    assert shown.town.done == ["anew", "deleted"]


def test_its_actions_are_those_declared_from_afar(shown: Shown) -> None:
    own = {(spec.identifier, spec.words(), spec.shortcut) for spec in shown.screen.screen_actions()}
    assert own == {(far.identifier, far.words, far.shortcut) for far in far_actions() if far.screen == "practice"}


def test_the_band_says_it_in_words_and_leads_to_the_tasks(qtbot: QtBot) -> None:
    came: list[str] = []
    band = PracticeBand(lambda: came.append("tasks"))
    qtbot.addWidget(band)
    band.tasks.click()
    assert came == ["tasks"]
