"""The way into a store: what is asked, what is refused, and that nothing opens before the key is put away."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.catalogues.places import Kreis
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.passphrases import WrongPassphrase
from kiberatung.services.kept_backups import BackupState, KeptBackup, Loss, Restored
from kiberatung.ui.store_entry.port import StoreWish
from kiberatung.ui.store_entry.presenter import Field, Page, StoreEntryPresenter, Typed
from kiberatung.ui.store_entry.restore_presenter import BackupChoice
from tests.support.desks import a_desk
from tests.support.ui_fakes import FakeShell

PROPOSED = "ampel birke wolke tisch regen kette"
GOOD = "ampel birke wolke tisch"
KEY = "CTAR1-B38W9-VRE6V-VAV6J-WCMZE-Y3TVZ"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BACKUPS = (
    KeptBackup(Path("Sicherungen/neu.kib"), NOW - timedelta(minutes=12), 18_400_000, BackupState.CHECKED, 212, 900),
    KeptBackup(Path("stick/neu.kib"), NOW - timedelta(days=1), 18_300_000, BackupState.CHECKED, 211, 880, True),
    KeptBackup(Path("Sicherungen/alt.kib"), NOW - timedelta(days=40), 9_000_000, BackupState.UNCHECKED),
    KeptBackup(Path("Sicherungen/halb.kib"), NOW - timedelta(days=200), 4_096, BackupState.DAMAGED, 99, 300),
)
PLACE = Path("ordner") / "bestand.kib"
STEINFURT = Kreis(key="05566", name="Kreis Steinfurt", kind="Kreis", regierungsbezirk="055", schulamt="600566")


class FakeEntry:
    """A `StoreEntryPort` that keeps what was asked and raises `fault` where a deed would fail."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.fault: Exception | None = None
        self.refused: Exception | None = None
        self.made_before = False
        self.forgotten = 0

    def _do(self, *call: Any) -> None:
        self.calls.append(call)
        if self.fault is not None:
            raise self.fault

    def kreise(self) -> Sequence[Kreis]:
        return (STEINFURT,)

    def towns(self) -> Sequence[tuple[str, str]]:
        return (("Rheine", "05566"), ("Steinfurt", "05566"))

    def free_place(self) -> Path:
        return PLACE

    def check_place(self, place: Path) -> None:
        if self.refused is not None:
            raise self.refused

    def practice_is_made(self) -> bool:
        return self.made_before

    def check_passphrase(self, passphrase: str) -> None:
        if len(passphrase) < 12:
            raise DomainError("Die Passphrase ist zu kurz.")

    def make(self, place: Path, passphrase: str, wish: StoreWish) -> str:
        self._do("make", place, passphrase, wish)
        return KEY

    def proposed_passphrase(self) -> str:
        return PROPOSED

    def squares(self, text: str) -> tuple[tuple[bool, ...], ...]:
        return ((True, False), (False, True))

    def open_made(self, place: Path, passphrase: str) -> Any:
        self._do("open_made", place, passphrase)
        return a_desk()

    def recovery_paper(self, place: Path, recovery_key: str, office: str) -> bytes:
        self._do("paper", place, recovery_key, office)
        return b"%PDF"

    def open(self, place: Path, passphrase: str, _check: Callable[[], object]) -> Any:
        self._do("open", place, passphrase)
        return a_desk()

    def open_practice_town(self) -> Any:
        self._do("practice")
        return a_desk()

    def now(self) -> datetime:
        return NOW

    def backups(self) -> BackupChoice:
        return BackupChoice(PLACE, is_taken=True, lines=BACKUPS)

    def look_at(self, file: Path) -> KeptBackup:
        self._do("look", file)
        return KeptBackup(file, NOW, 4096, BackupState.UNCHECKED)

    def compare(self, backup: Path, passphrase: str) -> Loss:
        self._do("compare", backup, passphrase)
        return Loss(is_known=True, changes=37, families=12, last_at=NOW, erased_again=2)

    def restore(self, backup: Path) -> Any:
        self._do("restore", backup)
        return a_desk(), Restored(Path("bestand-vor-2026.kib"), 2)

    def forget_key(self) -> None:
        self.forgotten += 1


class RecordingView:
    def __init__(self) -> None:
        self.page = Page.WAYS
        self.place: Path | None = None
        self.office = ""
        self.findings: Mapping[Field, str] = {}
        self.busy: list[str] = []
        self.is_busy = False
        self.faults: list[str] = []
        self.key = self.proposed = ""
        self.squares: tuple[tuple[bool, ...], ...] = ()
        self.lock: Path | None = None
        self.refusals: list[tuple[str, int]] = []
        self.kept: list[str] = []

    def show_page(self, page: Page) -> None:
        self.page = page

    def show_kreise(self, kreise: Sequence[Kreis], _towns: Sequence[tuple[str, str]]) -> None: ...

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

    def show_proposal(self, passphrase: str) -> None:
        self.proposed = passphrase

    def show_recovery_key(self, key: str, squares: tuple[tuple[bool, ...], ...]) -> None:
        self.key, self.squares = key, squares

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
    assert entry.view.squares
    assert entry.port.calls[-1] == ("open_made", PLACE, GOOD)
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


@pytest.mark.requirement("R56")
def test_a_place_that_will_not_do_is_told_before_anything_is_typed(entry: Entry) -> None:
    entry.port.refused = EnvironmentFault("Dieser Ort liegt auf einem Netzlaufwerk.", "Wählen Sie einen anderen.")
    entry.presenter.choose_place()
    assert entry.view.place == PLACE
    entry.presenter.choose_store()
    assert entry.view.lock is None
    assert entry.view.faults == ["Dieser Ort liegt auf einem Netzlaufwerk. Wählen Sie einen anderen."] * 2


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


def test_the_wait_that_the_lock_shows_is_that_of_the_count_beside_the_store(entry: Entry) -> None:
    entry.presenter.choose_store()
    assert entry.view.lock == Path("datei")
    for wait_seconds in (0, 4):
        entry.port.fault = WrongPassphrase("Die Passphrase stimmt nicht.", wait_seconds=wait_seconds)
        entry.presenter.unlock("falsch")
    entry.port.fault = DomainError("Dieses Konto ist geschlossen.")
    entry.presenter.unlock("falsch")
    assert [wait for _reason, wait in entry.view.refusals] == [0, 4, 0]


def test_a_passphrase_is_proposed_when_asked_for(entry: Entry) -> None:
    assert entry.view.proposed == ""
    entry.presenter.propose_passphrase()
    assert entry.view.proposed == PROPOSED


def test_a_secret_is_never_in_the_words_of_a_value() -> None:
    assert GOOD not in repr(typed())
