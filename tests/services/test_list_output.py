"""Lists that are neither children nor families leave with exactly one entry of the log, and none when they may not."""

from datetime import timedelta
from uuid import UUID

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.approvals import MOST_WITHOUT_APPROVAL
from kiberatung.domain.errors import DomainError
from kiberatung.services.approvals import grant_approval, open_approvals
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.list_output import OtherList, OtherListTaken, OutputForm, note_list
from kiberatung.services.sight import Refused
from tests.support.offices import AnOffice, an_office


@pytest.fixture
def office() -> AnOffice:
    return an_office()


def entries(desk: Desk) -> list[tuple[Deed, str]]:
    since = desk.clock.now() - timedelta(days=1)
    noted = desk.store.lists.noted_since(since, [Deed.EXPORT, Deed.PRINT, Deed.DENIED], 99)
    return [(one.deed, one.what) for one in noted]


@pytest.mark.requirement("R40")
@pytest.mark.parametrize("subject", list(OtherList))
@pytest.mark.parametrize(
    ("form", "deed"),
    [(OutputForm.CLIPBOARD, Deed.EXPORT), (OutputForm.SPREADSHEET, Deed.EXPORT), (OutputForm.PAPER, Deed.PRINT)],
)
def test_each_list_leaves_with_one_entry(office: AnOffice, subject: OtherList, form: OutputForm, deed: Deed) -> None:
    own = office.desk(Role.ADMINISTRATION)
    note_list(own, OtherListTaken(subject=subject, form=form, rows=7))
    [(noted, words)] = entries(own)
    assert noted is deed
    assert words.endswith("Zeilen: 7")


@pytest.mark.requirement("R40")
def test_a_reading_account_takes_nothing_and_the_attempt_is_noted(office: AnOffice) -> None:
    reader = office.desk(Role.READER)
    with pytest.raises(Refused):
        note_list(reader, OtherListTaken(subject=OtherList.PLACES, form=OutputForm.PAPER, rows=1))
    assert entries(reader) == [(Deed.DENIED, "Zugriff abgelehnt")]


@pytest.mark.requirement("R44")
def test_appointments_of_many_persons_need_a_second_account(office: AnOffice) -> None:
    own = office.desk(Role.ADMINISTRATION)
    families = tuple(UUID(int=number + 1) for number in range(30))

    def taken(persons: int) -> OtherListTaken:
        return OtherListTaken(
            subject=OtherList.WEEK, form=OutputForm.PAPER, rows=30, families=families, persons=persons
        )

    note_list(own, taken(MOST_WITHOUT_APPROVAL))
    with pytest.raises(DomainError, match="Mehr als 50 Personen"):
        note_list(own, taken(MOST_WITHOUT_APPROVAL + 1))
    (asked,) = open_approvals(office.head)
    grant_approval(office.head, asked.approval.id)
    note_list(own, taken(MOST_WITHOUT_APPROVAL + 1))
    assert [deed for deed, _words in entries(own)] == [Deed.PRINT, Deed.PRINT]
