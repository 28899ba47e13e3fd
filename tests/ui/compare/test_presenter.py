"""Two columns and the three ways out, without the toolkit."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import FieldMark, Source
from kiberatung.domain.approvals import Approval
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.merging.own_answers import OwnAnswer
from kiberatung.services.merging.proposals import Side
from kiberatung.ui.compare.decisions import Decisions, Typed, decisions_in, text_of
from kiberatung.ui.compare.own_typing import TypingShown
from kiberatung.ui.compare.presenter import ComparePresenter, PageShown
from kiberatung.ui.compare.rows import ONE_PERSON
from kiberatung.ui.widgets.row_values import ComparedRows
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk
from tests.support.offices import an_office
from tests.support.ui_fakes import FakeShell

MARCH, NEW_YEAR = date(2014, 3, 9), date(2014, 1, 1)


class RecordingView:
    def __init__(self) -> None:
        self.page: PageShown | None = None
        self.table = ComparedRows((), {})
        self.detail = ""
        self.is_busy = False
        self.may_type = False
        self.typing: TypingShown | None = None
        self.not_understood = ""

    def show_page(self, page: PageShown, table: ComparedRows) -> None:
        self.page, self.table = page, table

    def show_detail(self, text: str) -> None:
        self.detail = text

    def show_may_type(self, *, may_type: bool) -> None:
        self.may_type = may_type

    def show_typing(self, typing: TypingShown | None) -> None:
        self.typing = typing

    def show_not_understood(self, text: str) -> None:
        self.not_understood = text

    def show_busy(self, *, is_busy: bool) -> None:
        self.is_busy = is_busy

    def texts(self, key: tuple[UUID, str]) -> list[str]:
        return [cell.text for cell in self.table.cells[key]]

    def titles(self) -> list[str]:
        return [group.title for group in self.table.groups]


class KeptDrafts:
    def __init__(self) -> None:
        self.kept: dict[str, Mapping[str, str]] = {}

    def look(self, place: str, found: Callable[[str, Mapping[str, str]], object]) -> None:
        if place in self.kept:
            found("", self.kept[place])

    def keep(self, place: str, values: Mapping[str, str], about: UUID | None) -> None:
        self.kept[place] = values

    def drop(self, place: str) -> None:
        self.kept.pop(place, None)


class AComparison:
    def __init__(self, desk: Desk | None = None) -> None:
        self.desk = desk or a_desk()
        self.shell, self.view, self.drafts = FakeShell(), RecordingView(), KeptDrafts()
        passport = (FieldMark("date_of_birth", None, Source.PASSPORT),)
        left = a_family("Haddad", case_number="2026-0412", nationalities=("475",), phone="05971")
        left = left.with_child("Ahmad", date_of_birth=NEW_YEAR, nationalities=("475",))
        self.left = self._stored(left.with_child("Amira", nationalities=("475",)).with_guardian("Rana"))
        right = a_family("Haddad", case_number="2026-0431", nationalities=("163",), phone="05972")
        right = right.with_child("Ahmad", date_of_birth=MARCH, nationalities=("163",), marks=passport)
        self.right = self._stored(right.with_child("Amira", nationalities=("163",)).with_guardian("Rana"))
        self.presenter = ComparePresenter(self.shell, self.desk, self.view, self.drafts)
        self.born = (self.left.children[0].id, "date_of_birth")
        self.sister = (self.left.children[1].id, ONE_PERSON)

    def _stored(self, built: FamilyBuilder) -> FamilyBuilder:
        return built.stored_in(self.desk.store, self.desk.account.id)

    def open(self, origin: str = "") -> "AComparison":
        self.presenter.open_children(self.left.children[0].id, self.right.children[0].id, origin)
        return self

    def families(self) -> int:
        with self.desk.reading() as records:
            return len(records.find(Family))


@pytest.fixture
def shown() -> AComparison:
    return AComparison().open()


def test_what_differs_stands_first_by_person_and_the_equal_below(shown: AComparison) -> None:
    assert shown.view.titles() == [
        "Ahmad",
        "Geschwister: Amira",
        "Familie",
        "Rana Haddad (andere Person)",
        "Bei beiden gleich",
    ]
    assert shown.view.texts(shown.born) == ["Geburtsdatum", "01.01.2014", "09.03.2014", "09.03.2014"]
    assert [cell.second for cell in shown.view.table.cells[shown.born]] == ["", "", "Pass", "Aus einem Dokument"]
    assert (shown.left.children[0].id, "nationalities") not in shown.view.table.groups[0].keys
    assert (shown.left.family.id, "nationalities") in shown.view.table.groups[2].keys


def test_the_person_chooses_a_side_and_both_where_it_is_a_list(shown: AComparison) -> None:
    shown.presenter.choose(shown.born, Side.LEFT)
    assert shown.view.texts(shown.born)[3] == "01.01.2014"
    assert shown.view.table.cells[shown.born][3].second == "Von Ihnen gewählt"
    shown.presenter.choose(shown.born, Side.BOTH)
    assert shown.view.texts(shown.born)[3] == "01.01.2014", "a day is one of both"
    nationalities = (shown.left.family.id, "nationalities")
    shown.presenter.choose(nationalities, Side.RIGHT)
    assert shown.view.texts(nationalities)[3] == "Türkei"
    shown.presenter.choose(nationalities, Side.BOTH)
    assert shown.view.texts(nationalities)[3] == "Syrien, Türkei"


def test_enter_turns_a_row_to_the_other_side(shown: AComparison) -> None:
    shown.presenter.turn(shown.born)
    assert shown.view.texts(shown.born)[3] == "01.01.2014"
    shown.presenter.turn(shown.born)
    assert shown.view.texts(shown.born)[3] == "09.03.2014"


def test_a_matched_sister_may_be_another_child(shown: AComparison) -> None:
    shown.presenter.turn(shown.sister)
    assert shown.view.texts(shown.sister)[3] == "Zwei Personen"
    shown.presenter.merge()
    with shown.desk.reading() as records:
        assert sorted(child.given_names for child in records.find(Child)) == ["Ahmad", "Amira", "Amira"]


def test_who_stays_behind_takes_the_family_rows_with_them(shown: AComparison) -> None:
    shown.presenter.choose_along(comes_along=False)
    assert shown.view.titles() == ["Ahmad", "Bei beiden gleich"]
    assert (shown.left.children[0].id, "nationalities") in shown.view.table.groups[0].keys


def test_swapping_lets_the_other_one_stay(shown: AComparison) -> None:
    shown.presenter.swap()
    assert shown.view.page is not None
    assert shown.view.page.compared.left.case_number == "2026-0431"


def test_the_row_under_the_cursor_is_told_in_full(shown: AComparison) -> None:
    shown.presenter.go_to(shown.born)
    assert shown.view.detail.startswith("Geburtsdatum. Links: 01.01.2014 (vom 22.11.2026). Rechts: 09.03.2014 (Pass,")
    shown.presenter.go_to(shown.sister)
    assert "dasselbe Kind" in shown.view.detail
    shown.presenter.go_to(None)
    assert shown.view.detail == ""


def test_merging_leads_to_the_family_and_can_be_taken_back_by_name(shown: AComparison) -> None:
    shown.presenter.merge()
    assert shown.families() == 1
    arguments = {"family_id": shown.left.family.id, "child_id": shown.left.children[0].id}
    assert shown.shell.visits == [("family", arguments)]
    (notice,) = shown.shell.notices
    assert (notice.headline, notice.deed) == ("Zusammengeführt", "Zusammenführung zurücknehmen")
    assert notice.call is not None
    notice.call()
    assert shown.families() == 2
    assert shown.shell.notices[-1].headline == "Zusammenführung zurückgenommen"


def test_what_stands_in_the_way_of_taking_back_is_told(shown: AComparison) -> None:
    shown.presenter.merge()
    record_answer(shown.desk, Place(shown.left.family.id, "date_of_birth", shown.born[0]), Given(None))
    call = shown.shell.notices[0].call
    assert call is not None
    call()
    assert "Antwort eingetragen" in str(shown.shell.faults[0])


def test_not_the_same_person_is_remembered_and_can_be_taken_back(shown: AComparison) -> None:
    one, other = shown.left.children[0].id, shown.right.children[0].id
    shown.presenter.part()
    assert shown.desk.lists.known_different(one) == {other}
    assert shown.families() == 2
    call = shown.shell.notices[0].call
    assert call is not None
    call()
    assert shown.desk.lists.known_different(one) == frozenset()


def test_later_leads_back_to_where_the_person_came_from(shown: AComparison) -> None:
    shown.presenter.later()
    shown.open(origin="duplicates").presenter.later()
    assert [screen for screen, _arguments in shown.shell.visits] == ["family", "duplicates"]


def test_choices_survive_a_lock_and_go_when_it_is_merged(shown: AComparison) -> None:
    shown.presenter.choose(shown.born, Side.LEFT)
    again = ComparePresenter(shown.shell, shown.desk, shown.view, shown.drafts)
    again.open_children(shown.left.children[0].id, shown.right.children[0].id)
    assert shown.view.texts(shown.born)[3] == "01.01.2014"
    again.merge()
    assert shown.drafts.kept == {}


@pytest.mark.parametrize("text", ["", "nichts", "{}", '{"along": 1, "choices": [["x", "y", "LEFT"]], "apart": []}'])
def test_a_draft_that_says_nothing_gives_the_proposals(text: str) -> None:
    assert decisions_in(text, lambda _key, _text: None) == Decisions()


def test_decisions_are_the_same_after_they_were_kept() -> None:
    key = (UUID(int=3), "town")
    typed = {key: Typed("rheine", OwnAnswer({"town": Given("Rheine")}), "Rheine")}
    known = Decisions(False, {(UUID(int=1), "town"): Side.BOTH}, frozenset({UUID(int=2)}), typed)
    assert decisions_in(text_of(known), lambda _key, text: typed[key] if text == "rheine" else None) == known


def test_a_third_answer_is_typed_where_neither_is_right(shown: AComparison) -> None:
    shown.presenter.go_to(shown.born)
    assert shown.view.may_type
    shown.presenter.begin_typing()
    assert shown.view.typing is not None
    assert (shown.view.typing.key, shown.view.typing.text) == (shown.born, "")
    assert shown.view.typing.hint == "Geburtsdatum (Ahmad): wie in der Aufnahme, auch „unbekannt“"
    assert not shown.presenter.type_own(shown.born, "31.2.2014")
    assert shown.view.not_understood.startswith("Diesen Tag gibt es nicht: 31.02.2014.")
    assert shown.presenter.type_own(shown.born, "9.4.14")
    assert shown.view.typing is None
    assert shown.view.texts(shown.born)[3] == "09.04.2014"
    assert [cell.icon for cell in shown.view.table.cells[shown.born]] == ["", "", "", ""]
    assert "Von Ihnen eingetragen" in shown.view.detail
    shown.presenter.begin_typing()
    assert shown.view.typing is not None
    assert shown.view.typing.text == "9.4.14", "as it was typed"
    shown.presenter.merge()
    with shown.desk.reading() as records:
        assert records.get(Child, shown.left.children[0].id).date_of_birth == date(2014, 4, 9)


def test_a_side_chosen_again_takes_the_third_answer_away(shown: AComparison) -> None:
    shown.presenter.type_own(shown.born, "9.4.14")
    shown.presenter.choose(shown.born, Side.LEFT)
    assert shown.view.texts(shown.born)[3] == "01.01.2014"


def test_what_stands_at_one_side_already_is_that_side(shown: AComparison) -> None:
    shown.presenter.type_own(shown.born, "090314")
    assert shown.view.table.cells[shown.born][2].icon == "check", "with the passport as its source"


def test_rows_that_take_no_third_answer(shown: AComparison) -> None:
    shown.presenter.go_to(shown.sister)
    assert not shown.view.may_type
    shown.presenter.begin_typing()
    assert shown.view.typing is None
    assert not shown.presenter.type_own(shown.sister, "ja")


def test_a_third_answer_survives_a_lock(shown: AComparison) -> None:
    shown.presenter.type_own(shown.born, "04.2014")
    again = ComparePresenter(shown.shell, shown.desk, shown.view, shown.drafts)
    again.open_children(shown.left.children[0].id, shown.right.children[0].id)
    assert shown.view.texts(shown.born)[3] == "04.2014"


def test_while_it_is_merged_no_key_does_it_twice(shown: AComparison) -> None:
    shown.shell.holding = True
    shown.presenter.merge()
    assert shown.view.is_busy
    shown.presenter.merge()
    shown.presenter.choose(shown.born, Side.LEFT)
    shown.presenter.part()
    assert len(shown.shell.held) == 1
    shown.shell.run_held()
    assert not shown.view.is_busy
    assert shown.families() == 1


def test_a_second_account_is_asked_with_a_reason() -> None:
    office = an_office()
    shown = AComparison(office.desk(Role.COUNSELLOR))
    other = office.desk(Role.COUNSELLOR, "Jan Wessels")
    with office.head.changing("Zuständigkeit") as work:
        for built, desk in ((shown.left, shown.desk), (shown.right, other)):
            family = work.get(Family, built.family.id)
            work.put(Family(**{**_fields(family), "counsellor_id": desk.account.id}))
        work.commit()
    office.open_to_colleagues()
    shown.open()
    assert shown.view.page is not None
    assert shown.view.page.can_ask
    assert "zwei Fachkräfte" in shown.view.page.hindrance
    shown.presenter.merge()
    assert shown.families() == 2
    shown.presenter.ask("Beide haben denselben Pass")
    with office.store.reading() as records:
        assert "2026-0412" in records.find(Approval)[0].reason


def _fields(family: Family) -> dict[str, object]:
    return {name: getattr(family, name) for name in Family.__dataclass_fields__}


def test_two_families_are_compared_as_a_whole() -> None:
    shown = AComparison()
    shown.presenter.open_families(shown.left.family.id, shown.right.family.id)
    assert shown.view.titles()[:3] == ["Kind: Ahmad", "Kind: Amira", "Familie"]
    shown.presenter.part()
    assert all(shown.desk.lists.known_different(child.id) for child in shown.left.children)


def test_a_fault_leaves_everything_as_it_is(shown: AComparison) -> None:
    other = ComparePresenter(shown.shell, shown.desk, RecordingView(), KeptDrafts())
    other.open_children(shown.left.children[0].id, shown.left.children[0].id)
    assert len(shown.shell.faults) == 1
    other.later()
    assert shown.shell.visits == [("families", {})]
