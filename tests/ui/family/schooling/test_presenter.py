"""Each change at the line, the languages and the scripts is one deed that can be undone."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kiberatung.domain.children import Child, ChildId, GermanLevel
from kiberatung.domain.errors import DomainError
from kiberatung.domain.languages import LanguageRole, Literacy, SkillLevel
from kiberatung.domain.schooling import SchoolingKind, SchoolingSpan, SchoolingSpanId
from kiberatung.services.desk import Desk
from kiberatung.services.schooling.page import SchoolingPage
from kiberatung.ui.family.schooling.presenter import SchoolingPresenter, last_of_month, month_moved, moved
from tests.support.desks import TODAY, a_desk
from tests.support.ui_fakes import FakeShell
from tests.ui.family.child_pages import RememberingDeeds, RememberingView, yasmin_and_omar


class Stage:
    def __init__(self) -> None:
        self.desk: Desk = a_desk()
        self.family = yasmin_and_omar(self.desk)
        self.shell, self.view, self.deeds = FakeShell(), RememberingView(), RememberingDeeds()
        self.presenter = SchoolingPresenter(self.shell, self.desk, self.deeds.as_deeds(), self.view)
        self.presenter.show_family(self.family.family.id, None)

    @property
    def page(self) -> SchoolingPage:
        assert isinstance(self.view.page, SchoolingPage)
        return self.view.page

    def add_span(self) -> SchoolingSpan:
        added: list[SchoolingSpan] = []
        self.presenter.add_span(self.page, added.append)
        return added[0]


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_the_first_span_begins_in_september_after_the_sixth_birthday(stage: Stage) -> None:
    span = stage.add_span()
    assert (span.started_on, span.ended_on) == (date(2016, 9, 1), None)
    assert stage.page.spans == (span,)
    assert stage.deeds.changes == 1


def test_the_next_span_follows_the_last_one(stage: Stage) -> None:
    first = stage.add_span()
    stage.presenter.change_span(first.id, "country", "475")
    stage.presenter.change_span(first.id, "ended_on", date(2020, 1, 31))
    second = stage.add_span()
    assert (second.started_on, second.country) == (date(2020, 2, 1), "475")
    third = stage.add_span()
    assert third.started_on == TODAY.replace(day=1)


def test_quick_keys_work_on_what_is_stored_then(stage: Stage) -> None:
    span = stage.add_span()
    stage.shell.holding = True
    for _press in range(3):
        stage.presenter.move_edge(span.id, "start", 1)
    stage.shell.run_held()
    assert stage.page.spans[0].started_on == date(2016, 12, 1)
    assert stage.shell.faults == []


def test_a_wrong_date_is_said_at_its_field(stage: Stage) -> None:
    span = stage.add_span()
    stage.presenter.change_span(span.id, "ended_on", date(2015, 1, 1))
    [(field, sentence)] = stage.view.findings
    assert field == "ended_on"
    assert "Ende liegt vor dem Beginn" in sentence
    assert stage.shell.faults == []


def test_a_span_that_is_gone_is_a_fault_and_the_page_is_read_again(stage: Stage) -> None:
    stage.view.page = None
    stage.presenter.move_edge(SchoolingSpanId(stage.desk.identifiers.next()), "end", 1)
    assert len(stage.shell.faults) == 1
    assert stage.view.page is not None


def test_removing_a_span_says_how_to_get_it_back(stage: Stage) -> None:
    span = stage.add_span()
    stage.presenter.remove_span(span.id)
    assert stage.page.spans == ()
    assert stage.shell.notices[-1].deed == "Rückgängig"
    assert stage.shell.notices[-1].call is not None
    stage.shell.notices[-1].call()
    assert [kept.id for kept in stage.page.spans] == [span.id]


@pytest.mark.parametrize(
    ("language", "role"),
    [
        ("deu", LanguageRole.GERMAN),
        ("apc", LanguageRole.FAMILY),
        ("tur", LanguageRole.SCHOOL),
        ("eng", LanguageRole.FOREIGN),
    ],
)
def test_a_new_language_gets_its_likely_role(stage: Stage, language: str, role: LanguageRole) -> None:
    stage.desk.store.tables.write(  # type: ignore[attr-defined]  # the store in memory
        _speaking(stage.family.children[0], "apc"), alive=True
    )
    stage.presenter.reload()
    span = stage.add_span()
    stage.presenter.change_span(span.id, "language", "tur")
    stage.presenter.add_language(stage.page, language)
    assert stage.page.skills[0].role is role


def _speaking(child: Child, language: str) -> Child:
    return replace(child, home_languages=(language,))


def test_skills_scripts_and_german_level_are_one_deed_each(stage: Stage) -> None:
    stage.presenter.add_language(stage.page, "ara")
    stage.presenter.add_language(stage.page, "deu")
    stage.presenter.change_skill(stage.page.skills[0].id, speaks=SkillLevel.SURE)
    stage.presenter.add_script("Latn")
    stage.presenter.change_script("Latn", literacy=Literacy.SLOW)
    stage.presenter.set_german_level(GermanLevel.A1)
    assert [skill.language for skill in stage.page.skills] == ["ara", "deu"]
    assert stage.page.skills[0].speaks is SkillLevel.SURE
    assert [(one.script, one.literacy) for one in stage.page.scripts] == [("Latn", Literacy.SLOW)]
    assert stage.page.child.german_level is GermanLevel.A1
    assert stage.deeds.changes == 6
    stage.presenter.remove_skill(stage.page.skills[0].id)
    assert [skill.language for skill in stage.page.skills] == ["deu"]


def a_span(first: date, last: date | None) -> SchoolingSpan:
    return SchoolingSpan(
        id=SchoolingSpanId(UUID(int=1)),
        child_id=ChildId(UUID(int=2)),
        country="",
        started_on=first,
        ended_on=last,
        kind=SchoolingKind.PRIMARY,
    )


@pytest.mark.parametrize(
    ("edge", "months", "first", "last"),
    [
        ("start", -1, date(2020, 8, 1), date(2022, 6, 30)),
        ("start", 12, date(2021, 9, 1), date(2022, 6, 30)),
        ("end", 1, date(2020, 9, 1), date(2022, 7, 31)),
        ("end", -4, date(2020, 9, 1), date(2022, 2, 28)),
        ("end", 60, date(2020, 9, 1), None),
    ],
)
def test_an_edge_moves_by_whole_months(edge: str, months: int, first: date, last: date | None) -> None:
    span = moved(a_span(date(2020, 9, 1), date(2022, 6, 30)), edge, months, TODAY)
    assert (span.started_on, span.ended_on) == (first, last)


def test_an_open_end_moves_back_from_today() -> None:
    assert moved(a_span(date(2020, 9, 1), None), "end", -1, TODAY).ended_on == date(2026, 10, 31)


def test_a_span_never_shrinks_to_nothing() -> None:
    with pytest.raises(DomainError, match="Kürzer geht es nicht"):
        moved(a_span(date(2022, 6, 1), date(2022, 6, 30)), "end", -1, TODAY)


def test_months_cross_the_year() -> None:
    assert month_moved(date(2026, 12, 5), 1) == date(2027, 1, 1)
    assert month_moved(date(2026, 1, 31), -1) == date(2025, 12, 1)
    assert last_of_month(date(2028, 2, 1)) == date(2028, 2, 29)
