"""Backups in the settings: the second place, how long they are kept, the way back."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiberatung.domain.accounts import Role
from kiberatung.services.office import office_of
from kiberatung.ui.settings.backup_section import BackupSection
from kiberatung.ui.settings.port import Outside
from tests.support.desks import a_desk
from tests.support.ui_fakes import FakeShell
from tests.ui.settings.test_presenter import KeptSettings


class Shown:
    def __init__(self, qtbot: QtBot, role: Role = Role.HEAD) -> None:
        self.shell, self.desk, self.kept = FakeShell(), a_desk(role=role), KeptSettings()
        self.places: list[Path | None] = []
        self.went_back = 0
        outside = Outside(
            self.kept, lambda: Path("x"), lambda: "", lambda _minutes: None, "1.0", self.places.append, self._go_back
        )
        self.section = BackupSection(self.shell, self.desk, outside)
        qtbot.addWidget(self.section)
        self.section.presenter.reload()

    def _go_back(self) -> None:
        self.went_back += 1


@pytest.mark.requirement("R22")
def test_second_place_is_chosen_kept_and_forgotten(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    assert "keiner" in shown.section.place.text()
    assert shown.section.drop.isHidden()
    shown.shell.file = Path("/media/stick")
    shown.section.choose.click()
    assert shown.kept.settings.second_place == "/media/stick"
    assert shown.section.place.text() == "Zweiter Ort: /media/stick"
    shown.section.drop.click()
    assert shown.kept.settings.second_place == ""
    assert shown.places == [Path("/media/stick"), None]


@pytest.mark.requirement("R13")
def test_the_head_says_how_long_backups_are_kept(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    assert shown.section.kept.value() == 365
    for days in (90, 91, "90", 90):
        shown.section.presenter.keep_days(days)
    assert office_of(shown.desk).backup_days == 90
    assert len(shown.shell.notices) == 1


def test_others_may_not_change_it(qtbot: QtBot) -> None:
    shown = Shown(qtbot, Role.COUNSELLOR)
    shown.section.kept.set_value(30)
    shown.section.presenter.keep_days(30)
    assert "darf das nicht" in str(shown.shell.faults[0])
    assert shown.section.kept.value() == 365


def test_the_way_back_leads_out_of_the_store(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.section.go_back.click()
    assert shown.went_back == 1
