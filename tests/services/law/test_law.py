"""The law of an office: what is shipped, its own copy in the store, undone and put back; open cases compared."""

from datetime import date

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.services.desk import Desk
from kiberatung.services.law.comparing import STEP, Comparison, OpenCases, compare_law, open_cases
from kiberatung.services.law.versions import check_law, law_source, law_versions, put_back_law, take_in_law
from kiberatung.services.law.words import words_of_difference
from kiberatung.services.office_law import all_texts
from kiberatung.services.schulpflicht.page import read_schulpflicht
from kiberatung.services.sight import Refused
from kiberatung.services.undo import redo_last, undo_last
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk
from tests.support.fakes import FakeStore

EARLIER_CUTOFF = ('"value": "09-30"', '"value": "06-30"')
AUGUST_CHILD = date(2020, 8, 15)
"""Six by 30 September, not by 30 June."""


def not_told(_done: int, _whole: int) -> None:
    """Progress is of no interest."""


class Office:
    def __init__(self, *birthdays: date | None) -> None:
        self.store = FakeStore()
        self.desk = a_desk(self.store)
        self.built = [self._family(born) for born in birthdays]

    def _family(self, born: date | None) -> FamilyBuilder:
        return a_family().with_child(date_of_birth=born, resident_since=date(2026, 1, 1)).stored_in(self.store)

    @property
    def child(self) -> Child:
        return self.built[0].children[0]

    def stricter(self) -> str:
        return law_source(self.desk, "schulg").replace(*EARLIER_CUTOFF)

    def as_draft(self) -> str:
        """What somebody thinks of changing, to see first what it would do."""
        return self.stricter().replace('"name": "schulg"', '"name": "probe"').replace('"draft": false', '"draft": true')

    def answer(self) -> Answer:
        page = read_schulpflicht(self.desk, self.child.id)
        assert page.answer is not None
        return page.answer.answer

    def compare(self, name: str) -> Comparison:
        return compare_law(open_cases(self.desk, name), not_told)


@pytest.fixture
def office() -> Office:
    return Office(AUGUST_CHILD)


def test_the_versions_come_as_shipped(office: Office) -> None:
    shown = {version.name: version for version in law_versions(office.desk)}
    assert list(shown) == ["schulg", "18-schraeg"]
    assert (shown["schulg"].is_in_force, shown["18-schraeg"].is_in_force) == (True, False)
    assert all(version.taken_in_on is None for version in shown.values())
    assert all(norm.summary for version in shown.values() for _rule, norm in version.norms)


def test_every_answer_rests_on_the_copy_at_once_and_undo_and_redo_follow(office: Office) -> None:
    assert office.answer() is Answer.YES
    take_in_law(office.desk, office.stricter())
    assert office.answer() is Answer.NOT_YET
    undo_last(office.desk)
    assert office.answer() is Answer.YES
    redo_last(office.desk)
    assert office.answer() is Answer.NOT_YET


def test_a_copy_is_changed_again_and_put_back(office: Office) -> None:
    take_in_law(office.desk, office.stricter())
    again = office.stricter().replace('"06-30"', '"05-31"')
    take_in_law(office.desk, again)
    [copy] = [version for version in law_versions(office.desk) if version.taken_in_on]
    assert (copy.name, copy.taken_in_on) == ("schulg", office.desk.today)
    assert '"05-31"' in law_source(office.desk, "schulg")
    put_back_law(office.desk, "schulg")
    assert office.answer() is Answer.YES
    with pytest.raises(DomainError, match="unverändert"):
        put_back_law(office.desk, "schulg")


def test_a_change_of_the_law_stands_in_the_log(office: Office) -> None:
    take_in_law(office.desk, office.stricter())
    assert office.store.tables.changes[-1].change.what == "Rechtsfassung geändert"


def test_a_wrong_copy_changes_nothing(office: Office) -> None:
    wrong = office.stricter().replace('"06-30"', '"06-31"')
    for deed in (check_law, take_in_law):
        with pytest.raises(DomainError, match=r"Zeile \d+, Schlüssel „value“"):
            deed(office.desk, wrong)
    with pytest.raises(DomainError, match="Zeile 1 ist kein gültiges JSON"):
        check_law(office.desk, "nichts")
    with pytest.raises(DomainError, match="keine Rechtsfassung"):
        check_law(office.desk, "[]")
    assert office.answer() is Answer.YES


def test_checking_takes_nothing_in(office: Office) -> None:
    assert check_law(office.desk, office.stricter()).name == "schulg"
    assert office.answer() is Answer.YES


def test_a_law_that_would_leave_a_draft_without_its_ground_is_refused(office: Office) -> None:
    lacking = office.stricter().replace('"rule": "abc_classes"', '"rule": "abc"')
    with pytest.raises(DomainError):
        take_in_law(office.desk, lacking)


def test_a_draft_changes_no_answer_and_is_compared(office: Office) -> None:
    take_in_law(office.desk, office.as_draft())
    assert office.answer() is Answer.YES
    found = office.compare("probe")
    assert (found.compared, found.unanswered) == (1, 0)
    [difference] = found.differences
    assert (difference.now.answer, difference.then.answer) == (Answer.YES, Answer.NOT_YET)
    words = words_of_difference(difference)
    assert words.startswith("schulpflichtig → noch nicht schulpflichtig; Beginn: 01.08.2026 → 01.08.2027;")
    assert "Zuständig: Schulamt → –" in words


def test_the_shipped_draft_moves_registration_of_who_enters_in_2029() -> None:
    office = Office(date(2023, 5, 1), date(2022, 5, 1), date(2014, 5, 5), None)
    found = office.compare("18-schraeg")
    assert (found.compared, found.unanswered) == (3, 1)
    [difference] = found.differences
    assert words_of_difference(difference) == "Anmeldung: Herbst 2028 → Frühjahr 2028; ABC-Klasse: – → 2028/29"


def test_only_open_cases_are_compared(office: Office) -> None:
    case = office.built[0].cases[0]
    with office.desk.changing("geschlossen") as work:
        work.put(case.moved_to(type(case.state).CLOSED, office.desk.today))
        work.commit()
    assert office.compare("schulg").compared == 0


def test_progress_is_told_and_stops_when_nobody_wants_it_any_more() -> None:
    office = Office(AUGUST_CHILD)
    cases = open_cases(office.desk, "18-schraeg")
    many = OpenCases(cases.children * (2 * STEP + 1), cases.law, cases.other, cases.other_title)
    told: list[tuple[int, int]] = []
    compare_law(many, lambda done, whole: told.append((done, whole)))
    assert told == [(0, 501), (250, 501), (500, 501), (501, 501)]

    class Cancelled(Exception):
        pass

    def stop(done: int, _whole: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        compare_law(many, stop)


def test_what_is_not_there_names_what_is(office: Office) -> None:
    for deed in (open_cases, law_source):
        with pytest.raises(DomainError, match="schulg, 18-schraeg"):
            deed(office.desk, "17-schraeg")


@pytest.mark.parametrize(
    ("role", "may_change", "may_compare"),
    [
        (Role.HEAD, True, True),
        (Role.TECHNICAL, True, False),
        (Role.COUNSELLOR, False, True),
        (Role.READER, False, False),
    ],
)
def test_who_may(office: Office, role: Role, may_change: bool, may_compare: bool) -> None:
    desk = a_desk(office.store, role)
    assert _may(lambda: law_source(desk, "schulg")) is may_change
    assert _may(lambda: open_cases(desk, "18-schraeg")) is may_compare
    assert len(law_versions(desk)) == 2


def _may(deed: object) -> bool:
    try:
        deed()  # type: ignore[operator]  # a call without arguments
    except Refused:
        return False
    return True


def test_a_desk_out_of_work_still_has_what_was_shipped(office: Office) -> None:
    take_in_law(office.desk, office.stricter())
    outside: Desk = office.desk
    assert all_texts(outside.law)[0].source != all_texts(outside.at_work().law)[0].source
