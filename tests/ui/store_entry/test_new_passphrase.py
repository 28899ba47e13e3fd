"""Behind the recovery key: a new passphrase is set, or knowingly not."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.store_entry.new_passphrase_page import NewPassphrasePage
from tests.support.builders import IDENTIFIERS
from tests.support.typing_keys import type_text
from tests.support.ui_fakes import FakeShell

HEAD, OTHER = AccountId(IDENTIFIERS.next()), AccountId(IDENTIFIERS.next())
PROPOSED = "regen kette fass liga bock grotte"


class Port:
    def __init__(self, *names: str) -> None:
        self.names = names
        self.given: list[tuple[AccountId, str]] = []
        self.fault: Exception | None = None

    def accounts(self) -> Sequence[tuple[AccountId, str]]:
        return list(zip((HEAD, OTHER), self.names, strict=False))

    def proposed_passphrase(self) -> str:
        return PROPOSED

    def set_passphrase(self, account_id: AccountId, passphrase: str) -> None:
        if self.fault is not None:
            raise self.fault
        self.given.append((account_id, passphrase))


class Shown:
    def __init__(self, qtbot: QtBot, *names: str) -> None:
        self.shell, self.port, self.done = FakeShell(), Port(*names), 0
        self.page = NewPassphrasePage(self.shell, self.port, self._count)
        qtbot.addWidget(self.page)
        with qtbot.waitExposed(self.page):
            self.page.show()

    def _count(self) -> None:
        self.done += 1


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot, "Anke Terhorst", "Petra Lohmann")


def test_the_head_gets_it_unless_another_is_chosen(shown: Shown) -> None:
    shown.page.passphrases.propose.click()
    shown.page._set.click()
    assert shown.port.given == [(HEAD, PROPOSED)]
    assert shown.done == 1
    assert shown.page.passphrases.lines[0].text() == ""
    assert "Umschlag" in shown.shell.notices[-1].text


def test_one_account_alone_is_not_asked_for(qtbot: QtBot) -> None:
    assert not Shown(qtbot, "Anke Terhorst").page.account.isVisible()


def test_different_and_short_entries_are_told_at_their_fields(shown: Shown) -> None:
    type_text(shown.page.passphrases.lines[0], "kurz")
    shown.page._set.click()
    assert all(field.finding() for field in shown.page.passphrases.fields)
    assert shown.port.given == []


def test_a_fault_leaves_everything_as_it_was(shown: Shown) -> None:
    shown.port.fault = EnvironmentFault("Die Schlüsseldatei lässt sich nicht schreiben.")
    shown.page.passphrases.propose.click()
    shown.page._set.click()
    assert shown.page.passphrases.fields[0].finding()
    assert shown.page._set.isEnabled()
    assert shown.done == 0


def test_going_on_without_one_says_what_that_means(shown: Shown) -> None:
    shown.page._skip.click()
    assert shown.done == 1
    assert shown.port.given == []
    assert shown.shell.notices[-1].tone == "warn"
