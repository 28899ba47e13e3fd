"""The full check: what it says, when it is due, and which states of the keyslot file it knows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiberatung.services.changes import Deed
from kiberatung.storage import anchors, checks
from kiberatung.storage.backups import making
from kiberatung.storage.keys.unlocking import keyslot_path, read_keyslots, write_keyslots
from kiberatung.storage.restores import restoring
from kiberatung.storage.stores import create_store, open_store
from tests.storage.conftest import PASSPHRASE
from tests.support.builders import CLOCK, IDENTIFIERS, a_change, a_family
from tests.support.fakes import CHEAP, FakeStore


def test_the_full_check_is_due_a_week_after_the_last_sound_one(store):
    if isinstance(store, FakeStore):
        return
    now = CLOCK.now()
    assert not checks.due_for_full_check(store, now)
    a_family("Öztürk").stored_in(store)
    assert not checks.due_for_full_check(store, now + timedelta(days=6))
    assert checks.due_for_full_check(store, now + timedelta(days=7))
    later = now + timedelta(days=8)
    noted = replace(a_change("Bestand geprüft", deed=Deed.CHECKED), changed_at=later)
    assert checks.check_and_note(store, noted) == []
    assert not checks.due_for_full_check(store, later + timedelta(days=6))
    assert checks.due_for_full_check(store, later + timedelta(days=7))


def test_a_check_that_finds_something_is_not_noted(file_store):
    a_family("Öztürk").stored_in(file_store)
    file_store.raw.execute("UPDATE families SET town = 'Bünde'")
    noted = a_change("Bestand geprüft", deed=Deed.CHECKED)
    found = checks.check_and_note(file_store, noted)
    assert found[0] == "Familien: 1 Einträge sind nicht, wie sie zuletzt gespeichert wurden."
    assert "Es gibt keine geprüfte Sicherung" in found[-1]
    assert file_store.lists.last_undoable(None).what == "Familie aufgenommen"
    assert file_store.raw.execute("SELECT count(*) FROM changes WHERE deed = 'checked'").fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE search_entries SET forms = ' anders '",
        "DELETE FROM search_words WHERE rowid = 1",
        "DELETE FROM search_entries WHERE number = 1",
        "INSERT INTO search_trigrams(search_trigrams, rowid, forms) VALUES ('delete', 1, ' muster ')",
    ],
)
def test_a_damaged_search_is_told_apart_from_damaged_records(file_store, statement):
    a_family("Muster").stored_in(file_store)
    assert checks.check(file_store) == []
    file_store.raw.execute(statement)
    assert checks.contradictions(file_store) == [
        "Das Verzeichnis der Suche stimmt nicht mit den Angaben überein; die Angaben selbst sind nicht betroffen."
    ]


def test_a_keyslot_file_without_an_anchor_opens_and_the_check_tells(place):
    """As after its recovery from the printed sheet; closing writes an anchor again."""
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    a_family("Öztürk").stored_in(store)
    store.close(backup=False)
    write_keyslots(place.path, replace(read_keyslots(place.path), anchor=None))
    store = open_store(place, PASSPHRASE)
    assert checks.audit(store).findings == ["Der Schlüsseldatei fehlt der Vermerk des letzten Standes."]
    store.close(backup=False)
    assert not anchors.is_missing(place.path)


def test_an_older_backup_restored_in_place_opens_without_asking(place):
    """Its keyslots say which later backups were left behind by the restore."""
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    a_family("Früher").stored_in(store)
    first = making.backup(store, place.backup_folder)
    for number in range(3):
        a_family(f"Später{number}").stored_in(store)
        making.backup(store, place.backup_folder)
    store.close(backup=False)
    place.path.rename(place.path.with_name("weg.kib"))
    keyslot_path(place.path).unlink()
    restoring.restore(first, place, PASSPHRASE)
    store = open_store(place, PASSPHRASE)
    assert checks.check(store) == []
    a_family("Danach").stored_in(store)
    store.close()
    open_store(place, PASSPHRASE).close()
