"""A family goes for good: nothing of it in any table, in the log, in the index, on any page; and the chain holds."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.drafts import Draft
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.notes import Note, NoteId
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId
from kiberatung.services.changes import ChangeId, Deed, Erasure
from kiberatung.storage import chain_verification, database_file, erasing
from kiberatung.storage.tables.change_log import ERASURES
from kiberatung.storage.tables.register import METADATA
from tests.storage.pages import decrypted_pages
from tests.support.builders import CLOCK, IDENTIFIERS, a_change, a_family
from tests.support.fakes import FakeStore

HEAD, DEPUTY = AccountId(IDENTIFIERS.next()), AccountId(IDENTIFIERS.next())


def an_erasure(family_id) -> Erasure:
    entry = a_change("Familie endgültig gelöscht", family_id=family_id, account_id=HEAD, deed=Deed.ERASURE)
    return Erasure(entry, "retention", DEPUTY)


def erase(store, family_id) -> None:
    with store.changing(a_change("Endgültig löschen")) as work:
        work.erase(an_erasure(family_id))
        work.commit()


def with_traces(store, name: str):
    """A family with a child, a guardian, a note, a removed note, changes and a reason that names it."""
    built = a_family(name, reference=f"{name} Zeichen").with_child(f"{name}kind", name_in_script=f"{name}schrift")
    built = built.with_guardian(f"{name}mutter", phone=f"0{abs(hash(name)) % 10**9}").stored_in(store)
    family_id = built.family.id
    for number in range(3):
        with store.changing(a_change("Vermerk geschrieben", family_id=family_id)) as work:
            note = Note(
                id=NoteId(IDENTIFIERS.next()), family_id=family_id, text=f"{name} " * 900, written_at=CLOCK.now()
            )
            stored = work.put(note)
            work.commit()
        if number:
            with store.changing(a_change("Vermerk entfernt", family_id=family_id)) as work:
                work.remove(stored)
                work.commit()
    with store.changing(
        a_change("Notfallzugriff", family_id=family_id, deed=Deed.BREAK_GLASS, why=f"{name} ruft an")
    ) as work:
        work.commit()
    return built


def everything_in(store) -> str:
    with store.transaction() as connection:
        tables = [repr(connection.execute(select(table)).all()) for table in METADATA.tables.values()]
        assert chain_verification.verify(connection) == []
    return "".join(tables)


def test_nothing_of_it_is_left_and_the_others_are(store):
    gone, kept = with_traces(store, "Kanarienfrau"), with_traces(store, "Bleibtreu")
    erase(store, gone.family.id)
    with store.reading() as records:
        assert records.find(Family) == [kept.family]
        with pytest.raises(DomainError):
            records.get(Family, gone.family.id)
    assert store.lists.search("Kanarienfrau", 9) == []
    assert store.lists.search("Bleibtreu", 9) != []
    assert all(line.fields == () for line in store.lists.history(gone.family.id, 99))
    if not isinstance(store, FakeStore):
        found = everything_in(store)
        assert "anarien" not in found
        assert "Bleibtreu ruft an" in found
        with store.transaction() as connection:
            erased = connection.execute(select(ERASURES)).one()
            assert erasing.erased_families(connection) == [gone.family.id]
        assert erased[2:] == (HEAD, DEPUTY, "retention")


def test_what_has_lost_its_contents_cannot_be_undone(store):
    gone = with_traces(store, "Kanarienfrau")
    changes = [ChangeId(line.change_id) for line in store.lists.history(gone.family.id, 99)]
    erase(store, gone.family.id)
    assert store.lists.last_undoable(None) is None
    for change_id in changes:
        with pytest.raises(DomainError), store.changing(a_change()) as work:
            work.revert(change_id)


def test_what_a_change_says_of_others_stays_and_still_holds(store):
    """A change of a family and a learning group loses the half about the family."""
    gone = a_family("Kanarienfrau").stored_in(store)
    group = LearningGroup(
        id=LearningGroupId(IDENTIFIERS.next()),
        school_number="123456",
        name="Delfine",
        german_support=GermanSupport.DEUTSCHFOERDERKLASSE,
        grade_from=5,
        grade_until=6,
        capacity=12,
        as_of=CLOCK.today(),
    )
    with store.changing(a_change("Zugewiesen", family_id=gone.family.id)) as work:
        work.put(replace(gone.family, town="Kanarienort"))
        work.put(group)
        work.commit()
    erase(store, gone.family.id)
    with store.reading() as records:
        assert [one.name for one in records.find(LearningGroup)] == ["Delfine"]
    if not isinstance(store, FakeStore):
        assert "Delfine" in everything_in(store)
        assert "anarien" not in everything_in(store)


def test_contents_that_come_back_or_go_without_an_erasure_are_found(file_store):
    gone = with_traces(file_store, "Kanarienfrau")
    with file_store.transaction() as connection:
        connection.execute(text("CREATE TEMP TABLE before AS SELECT * FROM change_rows"))
        connection.execute(text("CREATE TEMP TABLE links AS SELECT * FROM changes"))
    erase(file_store, gone.family.id)
    statements = (
        "INSERT INTO change_rows SELECT * FROM before",
        "INSERT INTO change_rows SELECT * FROM before WHERE position = 0 LIMIT 1",
        "UPDATE changes SET why = 'x' WHERE salt IS NULL",
        "UPDATE changes SET salt = (SELECT salt FROM links WHERE links.id = changes.id)",
        "UPDATE changes SET salt = NULL WHERE deed = 'erasure'",
    )
    for statement in statements:
        found: list[str] = []
        with pytest.raises(ZeroDivisionError), file_store.transaction() as connection:  # noqa: PT012
            connection.execute(text(statement))
            found += chain_verification.verify(connection)
            raise ZeroDivisionError
        assert found, statement


@pytest.mark.requirement("R41", "R59")
def test_nothing_of_it_is_left_on_any_page_of_the_file(file_store):
    for number in range(20):
        with_traces(file_store, f"Nachbar{number}")
    canaries = [with_traces(file_store, f"Kanarie{number:02}x") for number in range(5)]
    database_file.checkpoint(file_store.raw)
    assert b"Kanarie" in decrypted_pages(file_store)
    for canary in canaries:
        erase(file_store, canary.family.id)
    content = decrypted_pages(file_store)
    assert b"Nachbar7" in content
    assert content.count(b"anarie") == 0
    assert content.count(b"Kan") == 0
    assert not file_store.place.path.with_name("bestand.kib-wal").stat().st_size


def test_erasing_rolls_back_whole(store):
    gone = with_traces(store, "Kanarienfrau")
    with store.changing(a_change()) as work:
        work.erase(an_erasure(gone.family.id))
    with store.reading() as records:
        assert records.get(Family, gone.family.id) == gone.family


def test_erasing_again_what_a_restored_backup_brought_back_is_one_more_entry(store):
    gone = with_traces(store, "Kanarienfrau")
    erase(store, gone.family.id)
    erase(store, gone.family.id)
    if not isinstance(store, FakeStore):
        everything_in(store)
        with store.transaction() as connection:
            assert len(connection.execute(select(ERASURES)).all()) == 1


def test_reasons_typed_for_a_handover_of_many_go_too(store):
    if isinstance(store, FakeStore):
        return
    family = with_traces(store, "Kanarowski")
    account, typed = AccountId(IDENTIFIERS.next()), {"reason": "wegen Kanarowski"}
    for place in ("handover_plain", "handover_answer:1", "office"):
        store.drafts.keep(Draft(account, place, typed, CLOCK.now()))
    erase(store, family.family.id)
    assert [draft.place for draft in store.drafts.of_account(account)] == ["office"]
