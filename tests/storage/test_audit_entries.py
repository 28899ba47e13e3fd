"""Entries of the audit trail: one each, in the transaction of the deed, none in the history (R40, R42)."""

import pytest
from sqlalchemy import select

from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.storage import chain_verification
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES
from tests.support.builders import CLOCK, IDENTIFIERS, a_change, a_family
from tests.support.desks import real_catalogues, real_law
from tests.support.fakes import FakeStore

ACCOUNT = Account(id=AccountId(IDENTIFIERS.next()), name="Ada Sommer", role=Role.HEAD)
NOTED = [deed for deed in Deed if deed is not Deed.CHANGE]
CONTROLS = "".join(map(chr, [*range(32), *range(127, 160), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F)]))
FORMATS = "".join(map(chr, [0x200B, 0xFEFF, *range(0x2060, 0x2065), *range(0x2066, 0x2070), *range(0xE0020, 0xE0028)]))
PAYLOADS = [f"vorher{sign}\nEintrag gefälscht{sign}" for sign in CONTROLS + FORMATS][:100]


@pytest.fixture
def desk(store) -> Desk:
    with store.changing(a_change("Konto angelegt")) as work:
        work.put(ACCOUNT)
        work.commit()
    return Desk(store, CLOCK, IDENTIFIERS, ACCOUNT, real_catalogues(), real_law())


def entries(store) -> list[tuple[str, str, str]]:
    if isinstance(store, FakeStore):
        return [(one.change.deed.value, one.change.what, one.change.why) for one in store.tables.changes[1:]]
    query = select(CHANGES.c.deed, CHANGES.c.what, CHANGES.c.why).order_by(CHANGES.c.sequence).offset(1)
    with store.transaction() as connection:
        assert chain_verification.verify(connection) == []
        return [tuple(row) for row in connection.execute(query)]


@pytest.mark.requirement("R40", figure="each kind of deed: exactly one entry, none when it fails")
def test_a_deed_is_exactly_one_entry_and_none_when_it_fails(desk, store):
    family_id = FamilyId(IDENTIFIERS.next())
    for deed in NOTED:
        with desk.noting(deed, "Akte geöffnet", family_id, why="Vertretung"):
            pass
        with pytest.raises(DomainError), desk.noting(deed, "Akte geöffnet", family_id) as records:
            records.get(Family, family_id)
    assert entries(store) == [(deed.value, "Akte geöffnet", "Vertretung") for deed in NOTED]


@pytest.mark.requirement("R40")
def test_what_is_read_and_its_entry_are_one_transaction(desk, store):
    stored = a_family("Öztürk").stored_in(store).family
    with desk.noting(Deed.READ, "Akte geöffnet", stored.id) as records:
        assert records.get(Family, stored.id) == stored
    assert [deed for deed, _what, _why in entries(store)] == ["change", "read"]


@pytest.mark.requirement("R40")
def test_a_deed_beside_a_change_is_saved_or_lost_with_it(desk, store):
    family = a_family("Öztürk").family
    for is_saved in (False, True):
        with desk.changing("Familie aufgenommen", family.id) as work:
            work.put(family)
            work.note(desk.entry(Deed.PRINT, "Schreiben gedruckt", family.id))
            if is_saved:
                work.commit()
        assert [deed for deed, _what, _why in entries(store)] == (["change", "print"] if is_saved else [])


def test_entries_are_no_changes(desk, store):
    """They are not in the history, and neither undo nor redo sees them."""
    stored = a_family("Öztürk").stored_in(store, ACCOUNT.id).family
    for deed in NOTED:
        with desk.noting(deed, "Anderes", stored.id):
            pass
    assert [line.what for line in store.lists.history(stored.id, 99)] == ["Familie aufgenommen"]
    assert [line.what for line in store.lists.changed_since(CLOCK.now().replace(year=2020), 1)] == [
        "Familie aufgenommen"
    ]
    assert store.lists.last_undoable(ACCOUNT.id).what == "Familie aufgenommen"
    assert store.lists.last_redoable(ACCOUNT.id) is None


def test_an_entry_that_changes_records_is_a_bug(desk, store):
    with pytest.raises(RuntimeError, match="changes records"), store.changing(desk.entry(Deed.READ, "Gelesen")) as work:  # noqa: PT012
        work.put(a_family().family)
        work.commit()
    assert entries(store) == []


@pytest.mark.requirement("R42", figure="0 of 100 payloads break or turn a line")
def test_no_payload_breaks_or_turns_a_line_of_the_log(desk, store):
    """Neither in the reason nor in the sentence, neither in the store nor in the history."""
    family = a_family().stored_in(store).family
    for number, payload in enumerate(PAYLOADS):
        with desk.noting(Deed.BREAK_GLASS, payload, family.id, why=payload):
            pass
        with desk.changing(payload, family.id) as work:
            work.put(Family(id=FamilyId(IDENTIFIERS.next()), family_name=f"Muster {number}"))
            work.commit()
    written = [text for _deed, what, why in entries(store) for text in (what, why)]
    shown = [line.what for line in store.lists.history(family.id, 999)]
    assert (len(PAYLOADS), len(shown)) == (100, 101)
    assert all(text.isprintable() and len(text.splitlines()) <= 1 for text in written + shown)
    assert any("⟨U+202E⟩" in text for text in shown)


@pytest.mark.requirement("R42", figure="0 of 50 canaries in entries")
def test_entries_hold_nothing_of_what_is_in_the_records(desk, store):
    if isinstance(store, FakeStore):
        return
    canaries = [f"Kanarie{number:02}" for number in range(50)]
    for canary in canaries:
        stored = a_family(canary, reference=f"{canary} lebt hier").with_child(canary).stored_in(store).family
        with desk.noting(Deed.READ, "Akte geöffnet", stored.id):
            pass
    with store.transaction() as connection:
        text = repr(connection.execute(select(CHANGES)).all())
        rows = (
            select(CHANGE_ROWS).join(CHANGES, CHANGES.c.id == CHANGE_ROWS.c.change_id).where(CHANGES.c.deed != "change")
        )
        assert connection.execute(rows).all() == []
    assert [canary for canary in canaries if canary in text] == []
