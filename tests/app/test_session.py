"""The session between the window and the store, on real encrypted files."""

from pathlib import Path

import pytest

from kiberatung.app.entry import SessionEntry
from kiberatung.app.opening import NewOffice
from kiberatung.app.session import PRACTICE_PASSPHRASE, Session
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.services.office import office_of
from kiberatung.ui.store_entry.port import StoreWish

GOOD = "ampel birke wolke tisch"
OFFICE = NewOffice("KI Kreis Steinfurt", "05566", "Anke Terhorst")
WISH = StoreWish("05566", "KI Kreis Steinfurt", "Anke Terhorst")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(tmp_path / "bestand.kib")


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
    assert office_of(entry.open(place, GOOD)).name == WISH.office
    session.close()


def test_place_of_a_further_store_is_free(entry: SessionEntry, tmp_path: Path) -> None:
    entry.make(entry.free_place(), GOOD, WISH)
    assert entry.free_place() == tmp_path / "bestand-2.kib"


def test_failed_way_leaves_the_session_where_it_was(session: Session, entry: SessionEntry, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault):
        entry.open(tmp_path / "fehlt.kib", GOOD)
    assert session.path == tmp_path / "bestand.kib"
    with pytest.raises(DomainError):
        entry.make(tmp_path / "neu.kib", "kurz", WISH)
    assert list(tmp_path.iterdir()) == []


def test_backup_comes_back_as_a_store_beside_the_first(session: Session, entry: SessionEntry, tmp_path: Path) -> None:
    entry.make(entry.free_place(), GOOD, WISH)
    backup = next((tmp_path / "Sicherungen").glob("*.kib"))
    desk = entry.restore(backup, entry.free_place(), GOOD)
    assert session.path.name == "bestand-2.kib"
    assert office_of(desk).name == WISH.office
    session.close()


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
