"""What `services.ports` promises about writing, of the store in memory, in a file and on a server alike."""

from dataclasses import replace
from uuid import UUID

import pytest

from kiberatung.domain.accounts import Account, AccountId
from kiberatung.domain.answers import FieldMark, NoValue
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.languages import LanguageSkill
from kiberatung.services.changes import ChangeId
from kiberatung.services.conflicts import ChangedMeanwhile
from kiberatung.services.ports import Store
from tests.support.builders import IDENTIFIERS, a_change, a_family


def change_child(store: Store, child: Child, **fields: object) -> Child:
    with store.changing(a_change(family_id=child.family_id)) as work:
        fresh = work.put(replace(child, **fields))
        work.commit()
    return fresh


def undo(store: Store, change_id: ChangeId) -> None:
    with store.changing(a_change("Rückgängig")) as work:
        work.revert(change_id)
        work.commit()


def read(store: Store, record: Child) -> Child:
    with store.reading() as records:
        return records.get(type(record), record.id)


def the_last(store: Store) -> ChangeId:
    found = store.lists.last_undoable(None)
    assert found is not None
    return found.id


def test_a_new_record_gets_version_one_and_is_read_back_equal(store):
    mark = FieldMark("religion", NoValue.REFUSED)
    built = a_family().with_child("Can", nationalities=("163",), marks=(mark,)).stored_in(store)
    child = built.children[0]
    assert child.version == 1
    assert read(store, child) == child


def test_a_changed_record_gets_the_next_version(store):
    child = a_family().with_child("Can").stored_in(store).children[0]
    fresh = change_child(store, child, given_names="Cân", unaccompanied=False)
    assert (fresh.version, read(store, child)) == (2, fresh)


def test_putting_what_is_already_there_changes_nothing(store):
    child = a_family().with_child("Can").stored_in(store).children[0]
    before = the_last(store)
    assert change_child(store, child) == child
    assert the_last(store) == before


def test_leaving_without_commit_keeps_nothing(store):
    family = a_family().family
    with store.changing(a_change()) as work:
        work.put(family)
    with store.reading() as records, pytest.raises(DomainError):
        records.get(Family, family.id)


def test_an_error_keeps_nothing_and_the_store_goes_on(store):
    child = a_family().with_child("Can").stored_in(store).children[0]
    with pytest.raises(ZeroDivisionError), store.changing(a_change()) as work:  # noqa: PT012 - write, then fail
        work.put(replace(child, given_names="Nie"))
        raise ZeroDivisionError
    assert read(store, child).given_names == "Can"
    assert change_child(store, child, given_names="Doch").given_names == "Doch"


def test_an_unknown_record_is_a_sentence(store):
    with store.reading() as records, pytest.raises(DomainError, match="gibt es nicht"):
        records.get(Child, UUID(int=7))
    with store.changing(a_change()) as work, pytest.raises(DomainError, match="gibt es nicht"):
        work.put(replace(a_family().family, version=3))


def test_whoever_was_slower_sees_both_versions(store):
    child = a_family().with_child("Can").stored_in(store).children[0]
    theirs = change_child(store, child, given_names="Cân")
    mine = replace(child, given_names="Jan")
    with store.changing(a_change()) as work, pytest.raises(ChangedMeanwhile) as caught:
        work.put(mine)
    assert (caught.value.mine, caught.value.theirs) == (mine, theirs)
    with store.changing(a_change()) as work, pytest.raises(ChangedMeanwhile):
        work.remove(child)


def test_a_removed_record_is_not_seen_and_not_written(store):
    child = a_family().with_child("Can").stored_in(store).children[0]
    with store.changing(a_change()) as work:
        work.remove(child)
        assert work.find(Child, family_id=child.family_id) == []
        work.commit()
    with store.reading() as records, pytest.raises(DomainError):
        records.get(Child, child.id)
    with store.changing(a_change()) as work, pytest.raises(ChangedMeanwhile) as caught:
        work.put(replace(child, given_names="Jan"))
    assert caught.value.theirs is None


def test_find_compares_and_orders(store):
    first = a_family("Eins").with_child("B").with_child("A").stored_in(store)
    second = a_family("Zwei", reported_on=None).with_guardian("G").stored_in(store)
    ids = [first.family.id, second.family.id]
    with store.reading() as records:
        assert [child.given_names for child in records.find(Child, family_id=first.family.id)] == ["B", "A"]
        assert [family.id for family in records.find(Family, id=ids)] == ids
        assert [family.id for family in records.find(Family, id=tuple(ids[:1]))] == ids[:1]
        assert records.find(Family, reported_on=None) == [second.family]
        assert records.find(Guardian, family_id=set(ids), given_names="G") == list(second.guardians)
        assert records.find(Child, nationalities=()) == list(first.children)
        assert records.find(Child, family_id=[]) == []


def test_a_unit_of_work_sees_its_own_writes_in_the_lists_too(store):
    built = a_family("Öztürk").with_child("Can").stored_in(store)
    with store.changing(a_change()) as work:
        work.put(replace(built.family, town="Vlotho"))
        assert store.lists.towns() == ["Vlotho"]
        with store.reading() as records:
            assert records.get(Family, built.family.id).town == "Vlotho"
    assert store.lists.towns() == ["Herford"]


def test_one_unit_of_work_at_a_time(store):
    with store.changing(a_change()), pytest.raises(RuntimeError), store.changing(a_change()):
        pass
    with store.reading(), pytest.raises(RuntimeError), store.changing(a_change()):
        pass


def test_nothing_is_written_after_the_commit(store):
    family = a_family().family
    with store.changing(a_change()) as work:
        work.put(family)
        work.commit()
        with pytest.raises(RuntimeError):
            work.put(a_family().family)


def test_undo_of_a_changed_field_and_its_redo(store):
    child = a_family().with_child("Can").stored_in(store).children[0]
    change_child(store, child, given_names="Jan", position=3)
    undo(store, the_last(store))
    assert read(store, child) == replace(child, version=3)
    redo = store.lists.last_redoable(None)
    undo(store, redo.id)
    assert (read(store, child).given_names, read(store, child).position) == ("Jan", 3)
    assert store.lists.last_redoable(None) is None
    undo(store, the_last(store))
    assert read(store, child).given_names == "Can"


def test_undo_of_making_and_of_removing(store):
    built = a_family().with_child("Can").stored_in(store)
    made = the_last(store)
    undo(store, made)
    with store.reading() as records:
        assert records.find(Family) == records.find(Child) == []
    undo(store, store.lists.last_redoable(None).id)
    child = read(store, built.children[0])
    assert child == replace(built.children[0], version=3)
    with store.changing(a_change()) as work:
        work.remove(work.put(replace(child, given_names="Jan")))
        work.commit()
    undo(store, the_last(store))
    assert read(store, child).given_names == "Can"


def test_undo_of_what_was_made_and_filled_in_one_deed(store):
    """The second writing names an old value: the default, with which it was made a moment before."""
    family = a_family().stored_in(store).family
    with store.changing(a_change()) as work:
        child = work.put(replace(a_family().with_child("Can").children[0], family_id=family.id, birth_name=""))
        work.put(replace(child, birth_name="Öz"))
        work.commit()
    undo(store, the_last(store))
    with store.reading() as records:
        assert records.find(Child) == []
    undo(store, store.lists.last_redoable(None).id)
    assert read(store, child).birth_name == "Öz"


def test_redo_of_what_was_changed_and_removed_in_one_deed(store):
    """As a merge does with the child that goes: moved to the other family, then removed."""
    child = a_family().with_child("Can").stored_in(store).children[0]
    with store.changing(a_change()) as work:
        work.remove(work.put(replace(child, given_names="Jan")))
        work.commit()
    removed = the_last(store)
    first_rows = {(row.field, row.old, row.new) for row in store.lists.change_rows(removed)}
    undo(store, removed)
    redo = a_change()
    with store.changing(redo) as work:
        work.revert(store.lists.last_redoable(None).id)
        work.commit()
    assert {(row.field, row.old, row.new) for row in store.lists.change_rows(redo.id)} == first_rows
    with store.reading() as records:
        assert records.find(Child) == []
    undo(store, removed)
    assert read(store, child).given_names == "Can"


def test_what_came_back_and_was_changed_since_is_not_removed_again(store):
    child = a_family().with_child("Can").stored_in(store).children[0]
    with store.changing(a_change()) as work:
        work.remove(work.put(replace(child, given_names="Jan")))
        work.commit()
    undo(store, the_last(store))
    redo = store.lists.last_redoable(None)
    change_child(store, read(store, child), given_names="Cân")
    with store.changing(a_change()) as work, pytest.raises(DomainError, match="seither"):
        work.revert(redo.id)
    assert read(store, child).given_names == "Cân"


def test_undo_several_steps_and_redo_them_in_order(store):
    child = a_family().with_child("A").stored_in(store).children[0]
    for name in ("B", "C"):
        child = change_child(store, child, given_names=name)
    undo(store, the_last(store))
    undo(store, the_last(store))
    assert read(store, child).given_names == "A"
    undo(store, store.lists.last_redoable(None).id)
    assert read(store, child).given_names == "B"
    undo(store, store.lists.last_redoable(None).id)
    assert read(store, child).given_names == "C"
    assert store.lists.last_redoable(None) is None


def test_a_new_deed_ends_the_redo(store):
    child = a_family().with_child("A").stored_in(store).children[0]
    change_child(store, child, given_names="B")
    undo(store, the_last(store))
    assert store.lists.last_redoable(None) is not None
    change_child(store, read(store, child), place_of_birth="Urfa")
    assert store.lists.last_redoable(None) is None


def test_what_was_changed_since_is_not_taken_back(store):
    child = a_family().with_child("A").stored_in(store).children[0]
    made = the_last(store)
    child = change_child(store, child, given_names="B")
    first = the_last(store)
    change_child(store, child, given_names="C")
    for change_id in (first, made):
        with store.changing(a_change()) as work, pytest.raises(DomainError, match="seither"):
            work.revert(change_id)
    assert read(store, child).given_names == "C"


def test_a_later_entry_beside_it_survives_the_undo(store):
    child = a_family().with_child("A").stored_in(store).children[0]
    child = change_child(store, child, given_names="B")
    first = the_last(store)
    change_child(store, child, place_of_birth="Urfa")
    undo(store, first)
    assert (read(store, child).given_names, read(store, child).place_of_birth) == ("A", "Urfa")


def test_what_left_the_house_and_what_is_undone_already_cannot_be_undone(store):
    child = a_family().with_child("A").stored_in(store).children[0]
    change_child(store, child, given_names="B")
    done = the_last(store)
    undo(store, done)
    final = a_change("Brief ausgegeben", undoable=False)
    with store.changing(final) as work:
        work.put(replace(read(store, child), given_names="D"))
        work.commit()
    with store.changing(a_change()) as work:
        with pytest.raises(DomainError, match="schon zurückgenommen"):
            work.revert(done)
        with pytest.raises(DomainError, match="nicht zurücknehmen"):
            work.revert(final.id)
        with pytest.raises(DomainError, match="gibt es nicht"):
            work.revert(ChangeId(UUID(int=5)))
    assert the_last(store) not in {done, final.id}


def test_everybody_undoes_only_their_own(store):
    account = AccountId(IDENTIFIERS.next())
    with store.changing(a_change()) as work:
        work.put(Account(id=account, name="Sommer"))
        work.commit()
    child = a_family().with_child("A").stored_in(store, account).children[0]
    others = the_last(store)
    own = store.lists.last_undoable(account)
    assert own is not None
    assert own.id != others
    assert own.account_id == account
    assert own.family_id == child.family_id


def test_the_change_log_names_each_field_before_and_after(store):
    child = a_family().with_child("Ä", home_languages=("kur",)).stored_in(store).children[0]
    change_child(store, child, given_names="B", date_of_birth=None, home_languages=("ara", "kur"))
    rows = {row.field: (row.old, row.new) for row in store.lists.change_rows(the_last(store))}
    assert rows == {
        "given_names": ('"Ä"', '"B"'),
        "date_of_birth": ('"2015-03-12"', "null"),
        "home_languages": ('["kur"]', '["ara","kur"]'),
    }
    assert {row.kind for row in store.lists.change_rows(the_last(store))} == {"children"}


def test_running_numbers_count_by_series_and_year_and_go_back_with_their_transaction(store):
    numbers = [store.lists.next_number("case", 2026), store.lists.next_number("case", 2026)]
    assert [*numbers, store.lists.next_number("case", 2027), store.lists.next_number("handover", 2026)] == [1, 2, 1, 1]
    with store.changing(a_change()):
        assert store.lists.next_number("case", 2026) == 3
    assert store.lists.next_number("case", 2026) == 3


# Taking back what is not the newest


def names_of_later(store: Store, change_id: ChangeId) -> list[str]:
    return [line.what for line in store.lists.later_steps(change_id)]


def a_step(store: Store, child: Child, what: str, **fields: object) -> ChangeId:
    change = a_change(what, family_id=child.family_id)
    with store.changing(change) as work:
        work.put(replace(work.get(Child, child.id), **fields))
        work.commit()
    return change.id


def test_later_steps_are_those_that_changed_the_same(store):
    child = a_family().with_child("Can").stored_in(store).children[0]
    first = a_step(store, child, "eins", given_names="Cân")
    a_step(store, child, "anderes", birth_name="Öz")
    second = a_step(store, child, "zwei", given_names="Jan")
    assert names_of_later(store, first) == ["zwei"]
    undo(store, second)
    assert names_of_later(store, first) == []


def test_what_hangs_on_a_new_record_stands_in_its_way(store):
    family = a_family().stored_in(store)
    made = a_family().with_child("Can").children[0]
    added = a_change("Kind hinzugefügt", family_id=family.family.id)
    with store.changing(added) as work:
        work.put(replace(made, family_id=family.family.id))
        work.commit()
    assert store.lists.made_by([made.id]) == {made.id: added.id}
    skill = LanguageSkill(id=IDENTIFIERS.next(), child_id=made.id, language="tur")
    with store.changing(a_change("Sprache eingetragen", family_id=family.family.id)) as work:
        work.put(skill)
        work.commit()
    assert names_of_later(store, added.id) == ["Sprache eingetragen"]


def test_marks_of_different_answers_do_not_meet(store):
    """Each answer writes its own mark into the one list of a child: the other answer stays marked."""
    child = a_family().with_child("Can").stored_in(store).children[0]
    sex, religion = FieldMark("sex", NoValue.UNKNOWN), FieldMark("religion", NoValue.REFUSED)
    first = a_step(store, child, "eins", marks=(sex,))
    second = a_step(store, child, "zwei", marks=(sex, religion))
    assert names_of_later(store, first) == []
    undo(store, first)
    assert read(store, child).marks == (religion,)
    undo(store, second)
    assert read(store, child).marks == ()


def test_the_same_mark_changed_again_meets(store):
    child = a_family().with_child("Can").stored_in(store).children[0]
    first = a_step(store, child, "eins", marks=(FieldMark("sex", NoValue.UNKNOWN),))
    a_step(store, child, "zwei", marks=(FieldMark("sex", NoValue.REFUSED),))
    assert names_of_later(store, first) == ["zwei"]
    with pytest.raises(DomainError, match="wieder geändert"):
        undo(store, first)


def test_the_history_names_children_and_what_has_left(store):
    child = a_family().with_child("Can").stored_in(store).children[0]
    a_step(store, child, "eins", given_names="Cân")
    with store.changing(a_change("Schreiben ausgegeben", family_id=child.family_id, undoable=False)) as work:
        work.put(replace(work.get(Child, child.id), birth_name="Öz"))
        work.commit()
    left, first = store.lists.history(child.family_id, 2)
    assert (first.children, first.undoable, left.undoable) == ((child.id,), True, False)
