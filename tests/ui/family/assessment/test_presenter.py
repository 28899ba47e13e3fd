"""What hinders an entry, what is marked while typing, and which pages a sheet becomes."""

from datetime import date

import pytest

from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry, ItemLevel
from kiberatung.domain.instruments import InstrumentKind
from kiberatung.exchange.instrument_files import load_instruments
from kiberatung.services.assessment.page import AssessmentPage
from kiberatung.services.assessment.sheets import TaskSheet
from kiberatung.services.desk import Desk
from kiberatung.services.letters.values import DataSheet
from kiberatung.ui.family.assessment.presenter import (
    AssessmentPresenter,
    AssessmentTools,
    EntryDraft,
    LernstandPage,
    SheetWish,
)
from tests.services.letters.paper_desk import TEXTS
from tests.support.desks import RESOURCES, a_desk
from tests.support.ui_fakes import FakeShell
from tests.ui.family.child_pages import RememberingDeeds, RememberingView, yasmin_and_omar

INSTRUMENTS = load_instruments(RESOURCES / "instruments")
SEEN = "Rechnet bis 100 im Kopf."


class SheetsAsText:
    """A renderer that tells what it was given."""

    def render_data_sheet(self, sheet: DataSheet) -> bytes:
        return f"{sheet.title.german}".encode()

    def render_tasks(self, sheet: TaskSheet) -> bytes:
        return f"{sheet.title.german} {sheet.language} {sheet.solutions}".encode()


def tools() -> AssessmentTools:
    return AssessmentTools(lambda: INSTRUMENTS, lambda: TEXTS, SheetsAsText)


class Stage:
    def __init__(self) -> None:
        self.desk: Desk = a_desk()
        self.family = yasmin_and_omar(self.desk)
        self.shell, self.view, self.deeds = FakeShell(), RememberingView(), RememberingDeeds()
        self.presenter = AssessmentPresenter(self.shell, self.desk, tools(), self.deeds.as_deeds(), self.view)
        self.presenter.show_family(self.family.family.id, self.family.children[1].id)
        self.saved = 0

    @property
    def page(self) -> AssessmentPage:
        assert isinstance(self.view.page, LernstandPage)
        return self.view.page.page

    def draft(self, reason: str = SEEN, day: date | None = date(2026, 11, 20)) -> EntryDraft:
        levels = (ItemLevel("count_20", "sure"),)
        return EntryDraft(
            domain=AssessmentDomain.MATHEMATICS,
            instrument="observation_mathematics",
            assessed_on=day,
            levels=levels,
            reason=reason,
        )

    def save(self, draft: EntryDraft) -> tuple[str, str]:
        return self.presenter.save(self.page, draft, self._count)

    def _count(self) -> None:
        self.saved += 1

    def newest(self) -> AssessmentEntry | None:
        return next(one for one in self.page.domains if one.domain is AssessmentDomain.MATHEMATICS).newest


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.mark.parametrize(
    ("reason", "day", "field", "said"),
    [
        (SEEN, None, "assessed_on", "Der Tag fehlt."),
        ("gut", date(2026, 11, 20), "reason", "Schreiben Sie in einem Satz, woran Sie es gesehen haben."),
        ("Das ist eine Dyskalkulie.", date(2026, 11, 20), "reason", "klingt nach einer Diagnose"),
    ],
)
def test_what_hinders_is_said_at_its_field(stage: Stage, reason: str, day: date | None, field: str, said: str) -> None:
    where, sentence = stage.save(stage.draft(reason, day))
    assert where == field
    assert said in sentence
    assert stage.newest() is None
    assert stage.saved == 0


def test_an_entry_is_saved_changed_removed_and_brought_back(stage: Stage) -> None:
    assert stage.save(stage.draft()) == ("", "")
    kept = stage.newest()
    assert kept is not None
    assert stage.saved == 1
    changed = EntryDraft(
        domain=kept.domain,
        instrument=kept.instrument,
        assessed_on=kept.assessed_on,
        levels=(),
        reason="Rechnet bis 1000 im Kopf.",
        known=kept,
    )
    stage.save(changed)
    newest = stage.newest()
    assert newest is not None
    assert (newest.id, newest.reason) == (kept.id, "Rechnet bis 1000 im Kopf.")
    stage.presenter.remove(newest)
    assert stage.newest() is None
    notice = stage.shell.notices[-1]
    assert notice.call is not None
    notice.call()
    assert stage.newest() is not None


def test_the_text_is_saved_unless_it_names_a_diagnosis(stage: Stage) -> None:
    assert "Diagnose" in stage.presenter.save_text(stage.page, "Autismus-Spektrum", stage._count)
    assert stage.presenter.save_text(stage.page, "Lernt schnell.", stage._count) == ""
    assert (stage.page.text, stage.saved) == ("Lernt schnell.", 1)


def test_sheets_open_in_the_window(stage: Stage) -> None:
    tasks, sheet = INSTRUMENTS.by_key["tasks_mathematics_1"], INSTRUMENTS.by_key["observation_german"]
    stage.presenter.show_sheet(tasks, SheetWish(tasks.key, "uk", solutions=True))
    stage.presenter.show_sheet(sheet, SheetWish(sheet.key, "de"))
    assert [pdf.decode() for pdf, _title in stage.shell.previews] == [
        "Aufgaben Mathematik 1: zählen und rechnen bis 20 uk True",
        "Beobachtungsbogen Deutsch",
    ]
    assert sheet.kind is InstrumentKind.OBSERVATION
