"""The way into a store: what is asked, what is refused, and that nothing opens before the key is put away."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.catalogues.places import Kreis
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.ui.store_entry.port import StoreWish
from kiberatung.ui.store_entry.presenter import Field, Page, StoreEntryPresenter, Typed, seconds_to_wait
from tests.support.desks import a_desk
from tests.support.ui_fakes import FakeShell

GOOD = "ampel birke wolke tisch"
KEY = "CTAR1-B38W9-VRE6V-VAV6J-WCMZE-Y3TVZ"
PLACE = Path("ordner") / "bestand.kib"
STEINFURT = Kreis(key="05566", name="Kreis Steinfurt", kind="Kreis", regierungsbezirk="055", schulamt="600566")


class FakeEntry:
    """A `StoreEntryPort` that keeps what was asked and raises `fault` where a deed would fail."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.fault: Exception | None = None
        self.made_before = False

    def _do(self, *call: Any) -> None:
        self.calls.append(call)
        if self.fault is not None:
            raise self.fault

    def kreise(self) -> Sequence[Kreis]:
        return (STEINFURT,)

    def free_place(self) -> Path:
        return PLACE

    def practice_is_made(self) -> bool:
        return self.made_before

    def check_passphrase(self, passphrase: str) -> None:
        if len(passphrase) < 12:
            raise DomainError("Die Passphrase ist zu kurz.")

    def make(self, place: Path, passphrase: str, wish: StoreWish) -> str:
        self._do("make", place, passphrase, wish)
        return KEY

    def recovery_paper(self, place: Path, recovery_key: str, office: str) -> bytes:
        self._do("paper", place, recovery_key, office)
        return b"%PDF"

    def open(self, place: Path, passphrase: str) -> Any:
        self._do("open", place, passphrase)
        return a_desk()

    def open_practice_town(self) -> Any:
        self._do("practice")
        return a_desk()

    def restore(self, backup: Path, place: Path, passphrase: str) -> Any:
        self._do("restore", backup, place, passphrase)
        return a_desk()


class RecordingView:
    def __init__(self) -> None:
        self.page = Page.WAYS
        self.place: Path | None = None
        self.office = ""
        self.findings: Mapping[Field, str] = {}
        self.busy: list[str] = []
        self.is_busy = False
        self.faults: list[str] = []
        self.key = ""
        self.backup: tuple[Path, Path] | None = None
        self.lock: Path | None = None
        self.refusals: list[tuple[str, int]] = []
        self.kept: list[str] = []

    def show_page(self, page: Page) -> None:
        self.page = page

    def show_kreise(self, kreise: Sequence[Kreis]) -> None: ...

    def show_place(self, place: Path) -> None:
        self.place = place

    def suggest_office(self, name: str) -> None:
        self.office = name

    def show_findings(self, findings: Mapping[Field, str]) -> None:
        self.findings = findings

    def show_busy(self, headline: str, text: str = "") -> None:
        self.busy.append(f"{headline} {text}")
        self.is_busy = True

    def show_ready(self) -> None:
        self.is_busy = False

    def show_fault(self, text: str) -> None:
        self.faults.append(text)

    def show_recovery_key(self, key: str) -> None:
        self.key = key

    def show_backup(self, backup: Path, place: Path) -> None:
        self.backup = (backup, place)

    def show_lock(self, store: Path) -> None:
        self.lock = store

    def refuse(self, reason: str, wait_seconds: int) -> None:
        self.refusals.append((reason, wait_seconds))

    def show_kept(self, words: str) -> None:
        self.kept.append(words)


class Entry:
    """Presenter with everything around it."""

    def __init__(self) -> None:
        self.shell = FakeShell()
        self.port = FakeEntry()
        self.view = RecordingView()
        self.opened: list[Any] = []
        self.presenter = StoreEntryPresenter(self.shell, self.port, self.view, self.opened.append)


@pytest.fixture
def entry() -> Entry:
    made = Entry()
    made.presenter.begin_new()
    return made


def typed(passphrase: str = GOOD, again: str = GOOD, kreis: str = "05566", account: str = "Anke Terhorst") -> Typed:
    return Typed(StoreWish(kreis, "KI Kreis Steinfurt", account), passphrase, again)


def test_place_of_a_new_store_is_shown_before_anything_is_made(entry: Entry) -> None:
    assert entry.view.page is Page.NEW
    assert entry.view.place == PLACE
    assert entry.port.calls == []


def test_office_is_named_after_the_chosen_kreis(entry: Entry) -> None:
    entry.presenter.choose_kreis("05566")
    assert entry.view.office == "Kommunales Integrationszentrum Kreis Steinfurt"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (typed(passphrase="kurz", again="kurz"), Field.PASSPHRASE),
        (typed(again="ampel birke wolke stuhl"), Field.AGAIN),
        (typed(kreis=""), Field.KREIS),
        (typed(account="  "), Field.ACCOUNT),
    ],
)
def test_wrong_entry_is_told_at_its_field_and_nothing_is_made(entry: Entry, wrong: Typed, field: Field) -> None:
    entry.presenter.make(wrong)
    assert set(entry.view.findings) == {field}
    assert entry.port.calls == []


def test_store_opens_only_after_the_recovery_key_was_put_away(entry: Entry) -> None:
    entry.presenter.make(typed())
    assert (entry.view.page, entry.view.key) == (Page.RECOVERY, KEY)
    assert entry.opened == []
    entry.presenter.open_made()
    assert entry.port.calls[-1] == ("open", PLACE, GOOD)
    assert len(entry.opened) == 1


def test_recovery_key_can_be_printed_and_copied(entry: Entry) -> None:
    entry.presenter.make(typed())
    entry.presenter.print_recovery_key()
    entry.presenter.copy_recovery_key()
    assert entry.port.calls[-1] == ("paper", PLACE, KEY, "KI Kreis Steinfurt")
    assert entry.shell.printed == [(b"%PDF", "Wiederherstellungsschlüssel")]
    assert len(entry.view.kept) == 2
    assert entry.shell.copied == [KEY]


def test_failing_to_make_a_store_stays_on_the_page(entry: Entry) -> None:
    entry.port.fault = EnvironmentFault("Der Datenträger ist voll.", "Schaffen Sie Platz.")
    entry.presenter.make(typed())
    assert entry.view.page is Page.NEW
    assert entry.view.faults == ["Der Datenträger ist voll. Schaffen Sie Platz."]
    assert not entry.view.is_busy


def test_a_bug_goes_to_the_crash_window(entry: Entry) -> None:
    entry.port.fault = KeyError("x")
    entry.presenter.make(typed())
    assert entry.shell.faults == [entry.port.fault]
    assert entry.view.faults == []


@pytest.mark.parametrize(("made_before", "word"), [(False, "20 Sekunden"), (True, "geöffnet")])
def test_practice_town_says_how_long_it_takes(entry: Entry, made_before: bool, word: str) -> None:
    entry.port.made_before = made_before
    entry.presenter.open_practice_town()
    assert word in entry.view.busy[-1]
    assert len(entry.opened) == 1


def test_wrong_passphrase_of_a_backup_is_told_at_the_field_and_a_damaged_file_on_the_page(entry: Entry) -> None:
    entry.presenter.choose_backup()
    assert entry.view.backup == (Path("datei"), PLACE)
    entry.port.fault = DomainError("Die Passphrase stimmt nicht.")
    entry.presenter.restore("falsch")
    assert entry.view.findings == {Field.BACKUP: "Die Passphrase stimmt nicht."}
    entry.port.fault = EnvironmentFault("Die Datei ist beschädigt.")
    entry.presenter.restore("falsch")
    assert entry.view.faults == ["Die Datei ist beschädigt."]
    assert entry.view.findings == {}


def test_restoring_opens_what_it_restored(entry: Entry) -> None:
    entry.presenter.choose_backup()
    entry.presenter.restore(GOOD)
    assert entry.port.calls == [("restore", Path("datei"), PLACE, GOOD)]
    assert len(entry.opened) == 1


def test_fifth_wrong_passphrase_in_a_row_has_to_wait(entry: Entry) -> None:
    entry.presenter.choose_store()
    assert entry.view.lock == Path("datei")
    entry.port.fault = DomainError("Die Passphrase stimmt nicht.")
    for _attempt in range(6):
        entry.presenter.unlock("falsch")
    assert [wait for _reason, wait in entry.view.refusals] == [0, 0, 0, 0, 1, 2]


def test_waiting_grows_to_half_a_minute_and_no_further() -> None:
    assert [seconds_to_wait(wrong) for wrong in (1, 4, 5, 9, 10, 1000)] == [0, 0, 1, 16, 30, 30]


def test_a_secret_is_never_in_the_words_of_a_value() -> None:
    assert GOOD not in repr(typed())
