"""„Rechtsstand“: versions with norms, a copy out and in, what is wrong beside the button, and the cases that change."""

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.domain.accounts import Role
from kiberatung.services.law.versions import law_versions
from kiberatung.services.office_law import all_texts
from kiberatung.services.undo import undo_last
from kiberatung.ui.settings.law_section import LawSection, VersionRow
from kiberatung.ui.widgets.text import label
from tests.support.builders import a_family
from tests.support.desks import a_desk, real_law
from tests.support.fakes import FakeStore
from tests.support.ui_fakes import FakeShell


class Shown:
    def __init__(self, qtbot: QtBot, role: Role = Role.HEAD, *, holding: bool = False) -> None:
        self.store = FakeStore()
        self.desk = a_desk(self.store, role)
        self.shell = FakeShell()
        self.section = LawSection(self.shell, self.desk)
        qtbot.addWidget(self.section)
        self.section.presenter.reload()
        self.shell.holding = holding

    def row(self, name: str) -> VersionRow:
        return next(row for row in self.section.rows() if row.version.name == name)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """The law with a cut-off three months earlier."""
    file = tmp_path / "schulg.json"
    source = next(text.source for text in all_texts(real_law()) if text.name == "schulg")
    file.write_text(source.replace('"value": "09-30"', '"value": "06-30"'), encoding="utf-8")
    return file


def test_the_versions_say_since_when_they_hold_and_that_a_draft_is_one(shown: Shown) -> None:
    assert [row.version.name for row in shown.section.rows()] == ["schulg", "18-schraeg"]
    assert not shown.row("schulg").version.is_draft
    assert shown.row("18-schraeg").version.is_draft


def test_the_norms_unfold_with_state_and_summary(shown: Shown) -> None:
    row = shown.row("schulg")
    row.unfold.click()
    words = "\n".join(part.text() for part in row.norms.findChildren(type(label(""))))
    assert "§\u00a035 Abs.\u00a01 SchulG · Stand 01.08.2011" in words
    assert "Offene Fragen" in words
    row.unfold.click()
    assert row.norms.isHidden()


def test_a_copy_goes_out_and_comes_back_changed_and_undo_takes_it_back(shown: Shown, tmp_path: Path) -> None:
    shown.shell.file = tmp_path / "kopie.json"
    shown.row("schulg").copy.click()
    changed = shown.shell.file.read_text(encoding="utf-8").replace('"value": "09-30"', '"value": "06-30"')
    shown.shell.file.write_text(changed, encoding="utf-8")
    shown.section.read_in.click()
    assert "übernommen" in shown.shell.notices[-1].headline
    assert shown.row("schulg").version.taken_in_on == shown.desk.today
    assert "Zurücksetzen" in deeds(shown.row("schulg"))
    undo_last(shown.desk)
    assert all(version.taken_in_on is None for version in law_versions(shown.desk))


def test_put_back_brings_the_shipped_one(shown: Shown, stricter: Path) -> None:
    shown.section.presenter.take_file(stricter)
    shown.row("schulg").put_back.click()
    assert shown.row("schulg").version.taken_in_on is None


def test_a_wrong_file_is_told_with_its_line_and_nothing_changes(shown: Shown, stricter: Path) -> None:
    broken = stricter.read_text(encoding="utf-8").replace('"value": 18,', '"value": "achtzehn",', 1)
    stricter.write_text(broken, encoding="utf-8")
    shown.section.presenter.take_file(stricter)
    line = next(number for number, text in enumerate(broken.splitlines(), 1) if "achtzehn" in text)
    assert f"Zeile {line}, Schlüssel „value“" in shown.section.problem.text()
    assert "Die bisherige Fassung gilt weiter" in shown.section.problem.text()
    assert shown.row("schulg").version.taken_in_on is None


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x" * (1024 * 1024 + 1)])
def test_what_is_no_text_at_all_is_refused(shown: Shown, stricter: Path, content: bytes) -> None:
    stricter.write_bytes(content)
    shown.section.presenter.take_file(stricter)
    assert "keine Rechtsfassung" in shown.section.problem.text()


def test_a_file_that_is_gone_is_a_fault_of_the_place(shown: Shown, tmp_path: Path) -> None:
    shown.section.presenter.take_file(tmp_path / "weg.json")
    assert len(shown.shell.faults) == 1


def with_preschooler(shown: Shown) -> None:
    """Enters in 2029, so that the draft moves the registration."""
    a_family().with_child(date_of_birth=date(2023, 5, 1), resident_since=date(2026, 1, 1)).stored_in(shown.store)


def test_the_cases_that_change_are_listed_and_open_the_family(shown: Shown) -> None:
    with_preschooler(shown)
    shown.row("18-schraeg").compare.click()
    assert "bei 1 ändert sich etwas" in shown.section.comparing.text()
    assert not shown.section.table.isHidden()
    assert "Anmeldung: Herbst 2028 → Frühjahr 2028" in shown.section.detail.text()
    shown.section.presenter.open_case(0)
    screen, arguments = shown.shell.visits[-1]
    assert (screen, arguments["tab"]) == ("family", "schulpflicht")


def test_a_comparison_can_be_cancelled(qtbot: QtBot) -> None:
    shown = Shown(qtbot, holding=True)
    shown.row("18-schraeg").compare.click()
    assert not shown.section.stop.isHidden()
    shown.section.stop.click()
    assert shown.section.stop.isHidden()
    assert shown.section.table.isHidden()
    assert "abgebrochen" in shown.section.comparing.text()


def test_a_comparison_dropped_at_the_progress_bar_is_over_here_too(qtbot: QtBot) -> None:
    shown = Shown(qtbot, holding=True)
    shown.row("18-schraeg").compare.click()
    shown.shell.tasks[-1].cancel()
    assert shown.section.stop.isHidden()
    assert "abgebrochen" in shown.section.comparing.text()


def test_a_second_comparison_is_not_told_that_the_first_was_dropped(qtbot: QtBot) -> None:
    shown = Shown(qtbot, holding=True)
    shown.row("18-schraeg").compare.click()
    shown.row("18-schraeg").compare.click()
    assert not shown.section.stop.isHidden()
    assert "Vergleicht mit" in shown.section.comparing.text()


def test_who_looks_after_the_place_changes_and_who_counsels_compares(qtbot: QtBot) -> None:
    counsellor, technical = Shown(qtbot, Role.COUNSELLOR), Shown(qtbot, Role.TECHNICAL)
    assert counsellor.section.read_in.isHidden()
    assert deeds(counsellor.row("18-schraeg")) == {"2 Normen", "Vergleichen"}
    assert deeds(technical.row("18-schraeg")) == {"2 Normen", "Kopie bearbeiten …"}


def test_only_a_draft_is_compared_because_the_others_hold_already(shown: Shown) -> None:
    assert "Vergleichen" not in deeds(shown.row("schulg"))


def deeds(row: VersionRow) -> set[str]:
    """Only what stands in the row: a deed that is not allowed never gets there."""
    return {deed.text() for deed in row.findChildren(QPushButton)}


def test_the_copy_is_the_text_as_it_stands(shown: Shown, tmp_path: Path) -> None:
    shown.shell.file = tmp_path / "kopie.json"
    shown.row("18-schraeg").copy.click()
    assert json.loads(shown.shell.file.read_text(encoding="utf-8"))["draft"] is True
