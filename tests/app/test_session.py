"""The session between the window and the store, on real encrypted files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiberatung.app.entry import SessionEntry, SessionPassphrases
from kiberatung.app.opening import NewOffice
from kiberatung.app.session import PRACTICE_PASSPHRASE, Session
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.passphrases import WrongPassphrase
from kiberatung.services.changes import Deed
from kiberatung.services.key_ring import AccountWish, add_account
from kiberatung.services.office import change_office, office_of
from kiberatung.storage.keys.wrong_entries import entries_path
from kiberatung.ui.store_entry.port import StoreWish
from tests.support.key_rings import cheap_keys

GOOD = "ampel birke wolke tisch"
OTHER = "regen kette fass liga"
OFFICE = NewOffice("KI Kreis Steinfurt", "05566", "Anke Terhorst")
WISH = StoreWish("05566", "KI Kreis Steinfurt", "Anke Terhorst")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(tmp_path / "bestand.kib")


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_keys():
        yield


@pytest.fixture
def entry(session: Session) -> SessionEntry:
    return SessionEntry(session)


def test_there_is_no_desk_before_a_store_is_open(session: Session) -> None:
    assert not session.is_open
    with pytest.raises(RuntimeError):
        _ = session.desk


def test_new_store_opens_with_its_passphrase_and_its_recovery_key(session: Session) -> None:
    key = session.make(GOOD, OFFICE)
    assert session.is_open
    session.close()
    assert session.open(GOOD).account.name == "Anke Terhorst"
    assert session.open(key).account.name == "Anke Terhorst"
    session.close()


def test_closing_makes_a_backup_once(session: Session) -> None:
    session.make(GOOD, OFFICE)
    assert session.close() is not None
    session.open(GOOD)
    assert session.close() is None
    assert session.backup_words().startswith("Letzte geprüfte Sicherung: ")


def test_wrong_passphrase_and_damaged_file_are_told_apart(session: Session) -> None:
    session.make(GOOD, OFFICE)
    session.close()
    with pytest.raises(DomainError):
        session.open("birke ampel wolke tisch")
    content = bytearray(session.path.read_bytes())
    content[100:200] = bytes(100)
    session.path.write_bytes(content)
    with pytest.raises(EnvironmentFault):
        session.open(GOOD)
    assert not session.is_open


def test_entry_closes_a_new_store_until_the_key_is_put_away(session: Session, entry: SessionEntry) -> None:
    place = entry.free_place()
    entry.make(place, GOOD, WISH)
    assert not session.is_open
    assert session.path == place
    assert office_of(entry.open(place, GOOD, lambda: None)).name == WISH.office
    session.close()


def test_place_of_a_further_store_is_free(entry: SessionEntry, tmp_path: Path) -> None:
    entry.make(entry.free_place(), GOOD, WISH)
    assert entry.free_place() == tmp_path / "bestand-2.kib"


def test_failed_way_leaves_the_session_where_it_was(session: Session, entry: SessionEntry, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault):
        entry.open(tmp_path / "fehlt.kib", GOOD, lambda: None)
    assert session.path == tmp_path / "bestand.kib"
    with pytest.raises(DomainError):
        entry.make(tmp_path / "neu.kib", "kurz", WISH)
    assert list(tmp_path.iterdir()) == []


def test_backup_comes_back_in_the_place_of_the_store_which_is_kept(
    session: Session, entry: SessionEntry, tmp_path: Path
) -> None:
    entry.make(entry.free_place(), GOOD, WISH)
    choice = entry.backups()
    assert (choice.place, choice.is_taken, len(choice.lines)) == (tmp_path / "bestand.kib", True, 1)
    with pytest.raises(DomainError):
        entry.compare(choice.lines[0].path, "birke ampel wolke tisch")
    assert entry.compare(choice.lines[0].path, GOOD).changes == 0
    desk, restored = entry.restore(choice.lines[0].path)
    assert session.path == choice.place
    assert restored.kept_as is not None
    assert restored.kept_as.exists()
    assert office_of(desk).name == WISH.office
    assert session.close() is not None
    with pytest.raises(RuntimeError):
        entry.restore(choice.lines[0].path)


def test_backup_is_begun_when_half_an_hour_of_changes_is_in_none(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
    session = Session(tmp_path / "bestand.kib", clock)
    session.make(GOOD, OFFICE)
    assert session.begin_backup_if_due() is None
    desk = session.desk
    change_office(desk, replace(office_of(desk), town="Rheine"))
    assert session.begin_backup_if_due() is None
    clock.moment += timedelta(minutes=30)
    begun = session.begin_backup_if_due()
    assert begun is not None
    assert session.backups.finish(begun).exists()
    clock.moment += timedelta(hours=5)
    assert session.begin_backup_if_due() is None
    assert session.backup_words() == "Letzte geprüfte Sicherung: heute, 10:30"
    session.close()


@pytest.mark.requirement("R22", figure="missing, write-protected, full: told in the status bar")
def test_second_place_gets_each_backup_and_tells_when_it_cannot(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.second_place = place = tmp_path / "stick"
    session.make(GOOD, OFFICE)
    made = session.backup_now()
    assert "Zweiter Ort ist nicht da, noch nie gesichert" in session.backup_words()
    assert session.backup_state().tone == "danger"
    place.mkdir()
    assert session.backups.look(session.backup_folder).is_behind
    wanted = session.begin_catching_up()
    assert wanted is not None
    session.backups.catch_up(wanted)
    assert not session.backups.look(session.backup_folder).is_behind
    assert (place / made.name).read_bytes() == made.read_bytes()
    assert session.backup_state().tone == "muted"
    assert [line.in_second_place for line in session.listed_backups()] == [False, True]
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert "Zweiter Ort ist schreibgeschützt, zuletzt gerade eben" in session.backup_words()
    assert session.backup_state().tone == "warn"
    monkeypatch.undo()
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 0})())
    assert "Zweiter Ort ist voll" in session.backup_words()
    monkeypatch.undo()
    place.rename(tmp_path / "weg")
    assert "Zweiter Ort ist nicht da, zuletzt gerade eben" in session.backup_words()
    assert session.close() is None


def test_recovery_paper_is_a_pdf(entry: SessionEntry) -> None:
    place = entry.free_place()
    key = entry.make(place, GOOD, WISH)
    assert entry.recovery_paper(place, key, WISH.office).startswith(b"%PDF")


def test_practice_town_lies_apart_and_has_a_whole_letter_head(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiberatung.app.session.PRACTICE_FAMILIES", 1)
    office = office_of(session.open_practice_town())
    assert office.is_practice
    assert (office.street, office.house_number, office.postcode, office.town) == (
        "Übungsallee",
        "1",
        "48565",
        "Steinfurt",
    )
    assert session.path == tmp_path / "uebungsstadt" / "uebungsstadt.kib"
    session.close()
    assert session.practice_path == session.path
    session.open(PRACTICE_PASSPHRASE)
    session.close()


def test_backup_can_be_made_at_any_time(session: Session) -> None:
    session.make(GOOD, OFFICE)
    first, second = session.backup_now(), session.backup_now()
    assert first != second
    assert second.exists()
    session.close()
    with pytest.raises(EnvironmentFault):
        session.backup_now()


@pytest.mark.requirement("R26")
def test_wrong_passphrases_are_noted_at_the_next_opening_and_counted_anew(session: Session) -> None:
    session.make(GOOD, OFFICE)
    session.close()
    for _attempt in range(2):
        with pytest.raises(WrongPassphrase):
            session.open("birke ampel wolke tisch")
    again = Session(session.path)
    desk = again.open(GOOD)
    noted = desk.lists.noted_since(desk.clock.now() - timedelta(days=1), [Deed.UNLOCK_FAILED], 9)
    assert [one.what for one in noted] == ["2 falsche Passphrasen eingegeben"]
    assert not entries_path(session.path).exists()
    again.close()


def test_a_forgotten_passphrase_is_replaced_behind_the_recovery_key(session: Session) -> None:
    key = session.make(GOOD, OFFICE)
    assert not session.is_opened_by_recovery_key
    session.close()
    session.open(key)
    assert session.is_opened_by_recovery_key
    passphrases = SessionPassphrases(session)
    [(account_id, name)] = passphrases.accounts()
    proposed = passphrases.proposed_passphrase()
    passphrases.set_passphrase(account_id, proposed)
    session.close()
    assert name == "Anke Terhorst"
    assert session.open(proposed).account.id == account_id
    session.close()
    with pytest.raises(WrongPassphrase):
        session.open(GOOD)


def test_a_closed_account_does_not_get_in_and_the_store_is_let_go(session: Session) -> None:
    session.make(GOOD, OFFICE)
    desk = session.desk
    second = add_account(desk, session.key_ring, AccountWish("Petra Lohmann", Role.HEAD), OTHER)
    with desk.changing("Konto geschlossen") as work:
        work.put(replace(second, active=False))
        work.commit()
    session.close()
    with pytest.raises(DomainError, match="Konto ist geschlossen"):
        session.open(OTHER)
    assert not session.is_open
    assert session.open(GOOD).account.name == "Anke Terhorst"
    assert session.key_ring.holders() == {session.desk.account.id}
    session.close()
