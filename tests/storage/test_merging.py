"""Merges of families by chance: taken back, every record is what it was before, and the store is sound."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from kiberatung.domain.families import Family
from kiberatung.domain.handovers import Handover
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.changes import Deed, Erasure
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.merging.comparison import Comparison, compare_children, compare_families
from kiberatung.services.merging.different_persons import mark_as_different, unmark_as_different
from kiberatung.services.merging.merge import merge
from kiberatung.services.merging.own_answers import OwnAnswer, OwnReader
from kiberatung.services.merging.proposals import Side
from kiberatung.services.merging.taking_back import take_back_merge
from kiberatung.services.merging.wishes import MergeWish, proposed_wish
from kiberatung.services.ports import Store
from kiberatung.services.questions import AnswerForm
from kiberatung.services.undo import redo_last
from kiberatung.storage.checks import check
from kiberatung.storage.erasing import erased_families
from kiberatung.storage.mapper import image
from kiberatung.storage.sql_store import SqlStore
from kiberatung.storage.tables.change_log import CHANGE_ROWS, ERASURES
from kiberatung.storage.tables.register import RECORD_KINDS, table_of
from tests.support.builders import CLOCK, a_change, a_family
from tests.support.desks import a_desk
from tests.support.full_families import a_full_family

MERGES = 16


def everything(store: Store) -> dict[tuple[str, UUID], dict[str, str]]:
    with store.reading() as records:
        return {(name, one.id): image(one) for name, kind in RECORD_KINDS.items() for one in records.find(kind)}


def wishes(desk: Desk, chance: random.Random, families: list[Any]) -> Iterator[MergeWish]:
    for _round in range(MERGES):
        left, right = chance.sample(families, 2) if chance.random() < 0.8 else [chance.choice(families)] * 2
        compared = _compared(desk, chance, left, right)
        if compared is None:
            continue
        choices = {
            (pair.left_id, row.field): chance.choice([Side.LEFT, Side.RIGHT] + [Side.BOTH] * row.may_be_both)
            for pair in compared.pairs
            for row in pair.rows
            if row.proposal is not None and chance.random() < 0.5
        }
        apart = {pair.left_id for pair in compared.pairs if not pair.is_asked and chance.random() < 0.3}
        wish = proposed_wish(compared, comes_along=chance.random() < 0.6, choices=choices, apart=apart)
        yield replace(wish, own=own_answers(desk, chance, compared))


def own_answers(desk: Desk, chance: random.Random, compared: Comparison) -> dict[tuple[UUID, str], OwnAnswer]:
    """Now and then neither side is right."""
    reader = OwnReader(AnswerTexts(desk.words), desk.today)
    texts = {AnswerForm.TEXT: "Anders", AnswerForm.DATE: "3.2.2021", AnswerForm.BIRTH_DATE: "2015"}
    rows = [(pair, row) for pair in compared.pairs for row in pair.rows if row.may_be_own and chance.random() < 0.3]
    return {
        (pair.left_id, row.field): reader.read(
            row.field, row.question, texts.get(row.question.form, "unbekannt") if row.question else "Weg 1, Rheine"
        )
        for pair, row in rows
    }


def _compared(desk: Desk, chance: random.Random, left: Any, right: Any) -> Comparison | None:
    if left is right:
        if len(left.children) < 2:
            return None
        one, other = chance.sample(left.children, 2)
        return compare_children(desk, one.id, other.id)
    if chance.random() < 0.3:
        return compare_families(desk, left.family.id, right.family.id)
    return compare_children(desk, chance.choice(left.children).id, chance.choice(right.children).id)


@pytest.mark.requirement("U45", figure="over 11 merges by chance, each taken back: 0 records differ")
def test_whatever_is_merged_comes_back_as_it_was(store: Store) -> None:
    desk, chance = a_desk(store), random.Random(45)
    families = [a_full_family(chance, number).stored_in(store) for number in range(1, 9)]
    before = everything(store)
    done = 0
    for wish in wishes(desk, chance, families):
        merged = merge(desk, wish)
        after = everything(store)
        assert after != before
        take_back_merge(desk, merged.change_id)
        assert everything(store) == before
        redo_last(desk)
        assert everything(store) == after
        take_back_merge(desk, merged.change_id)
        assert everything(store) == before
        done += 1
    assert done > MERGES * 0.7
    if isinstance(store, SqlStore):
        assert check(store) == []


def test_merges_one_after_another_are_taken_back_in_turn(store: Store) -> None:
    desk, chance = a_desk(store), random.Random(46)
    families = [a_full_family(chance, number).stored_in(store) for number in range(1, 7)]
    states, changes = [], []
    for left, right in zip(families[::2], families[1::2], strict=True):
        states.append(everything(store))
        compared = compare_children(desk, left.children[0].id, right.children[0].id)
        changes.append(merge(desk, proposed_wish(compared)).change_id)
    states.append(everything(store))
    compared = compare_families(desk, families[0].family.id, families[2].family.id)
    changes.append(merge(desk, proposed_wish(compared)).change_id)
    for state, change_id in zip(states[::-1], changes[::-1], strict=True):
        take_back_merge(desk, change_id)
        assert everything(store) == state


def test_whoever_is_erased_takes_along_what_was_merged_into_it(store: Store) -> None:
    """The family that went is the same people: nothing of it may stay behind under its old number."""
    desk, chance = a_desk(store), random.Random(47)
    kept, gone, other = (a_full_family(chance, number).stored_in(store) for number in (1, 2, 3))
    compared = compare_children(desk, kept.children[0].id, gone.children[0].id)
    merge(desk, proposed_wish(compared))
    gone_ids = {record.id for record in gone.records}
    with store.changing(a_change("Familie endgültig gelöscht", undoable=False)) as work:
        work.erase(Erasure(desk.entry(Deed.ERASURE, "Familie endgültig gelöscht", kept.family.id), "retention"))
        work.commit()
    with store.reading() as records:
        assert {family.id for family in records.find(Family)} == {other.family.id}
        kinds = set(RECORD_KINDS.values()) - {Handover}  # which the store in memory does not follow
        left = {one.id for kind in kinds for one in records.find(kind)}
    assert not left & gone_ids
    if isinstance(store, SqlStore):
        with store.transaction() as connection:
            assert set(erased_families(connection)) == {kept.family.id, gone.family.id}
            told = select(CHANGE_ROWS.c.record_id).where(CHANGE_ROWS.c.kind != ERASURES.name)
            assert not set(connection.execute(told).scalars()) & gone_ids
            for kind in RECORD_KINDS.values():
                assert not set(connection.execute(select(table_of(kind).c.id)).scalars()) & gone_ids
        assert check(store) == []


def test_the_number_of_the_family_that_went_finds_the_one_that_stayed(file_store: SqlStore) -> None:
    """Letters with the old number are still out there; two merges on, too."""
    desk, chance = a_desk(file_store), random.Random(48)
    first, second, third = (a_full_family(chance, number).stored_in(file_store) for number in (1, 2, 3))
    inner = merge(desk, proposed_wish(compare_families(desk, second.family.id, third.family.id)))
    outer = merge(desk, proposed_wish(compare_families(desk, first.family.id, second.family.id)))
    for number in ("2026-0002", "2026-0003"):
        assert {hit.family_id for hit in desk.lists.search(number, 5)} == {first.family.id}
    take_back_merge(desk, outer.change_id)
    assert {hit.family_id for hit in desk.lists.search("2026-0003", 5)} == {second.family.id}
    take_back_merge(desk, inner.change_id)
    assert {hit.family_id for hit in desk.lists.search("2026-0003", 5)} == {third.family.id}
    assert check(file_store) == []


def test_the_lists_tell_the_age_of_answers_and_who_is_not_the_same(store: Store) -> None:
    desk = a_desk(store)
    built = a_family().with_child("Ahmad", place_of_birth="Homs").with_child("Achmed").stored_in(store)
    one, other = (child.id for child in built.children)
    record_answer(desk, Place(built.family.id, "place_of_birth", one), Given("Aleppo"))
    ages = desk.lists.field_ages([one, built.family.id])
    assert ages[one, "place_of_birth"] == desk.clock.now()
    assert ages[one, "given_names"] == ages[built.family.id, "town"] == CLOCK.now()
    assert {record_id for record_id, _field in ages} == {one, built.family.id}
    mark_as_different(desk, other, one)
    assert desk.lists.known_different(one) == {other}
    assert desk.lists.different_pairs([one, other]) == {(min(one, other), max(one, other))}
    unmark_as_different(desk, one, other)
    assert not desk.lists.known_different(other)
    assert not desk.lists.different_pairs([one, other])
