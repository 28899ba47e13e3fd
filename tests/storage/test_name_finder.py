"""The name finder in a real store among hundreds of others, and the index it looks in.

For figures among 25,000 and 100,000 children see `tests/benchmarks/bench_names.py`.
"""

from uuid import UUID

import pytest
from sqlalchemy import delete

from kiberatung.domain.names.person import Person
from kiberatung.domain.names.same_person import POSSIBLE_FROM
from kiberatung.domain.names.search_keys import PAIR
from kiberatung.storage import search_comparison, upgrades
from kiberatung.storage.stores import FileStore
from kiberatung.storage.tables.change_log import SEARCH_WORDS
from tests.benchmarks.population import fill
from tests.storage.conftest import MIGRATIONS
from tests.support.builders import a_change, a_family
from tests.support.person_pairs import Figures, JudgedPair, judged_pairs

OTHERS = 400


@pytest.mark.requirement(
    "U38", figure="among 400 others in the store: recall >= 95 %, precision >= 90 %, strangers counted"
)
def test_pairs_are_found_and_told_apart_in_a_store(file_store: FileStore) -> None:
    fill(file_store, OTHERS)
    pairs = judged_pairs()
    stored = _store_others_of(file_store, pairs)
    figures = Figures()
    for pair, child_id in zip(pairs, stored, strict=True):
        one = pair.one
        sought = Person(one.family_name, one.given_names, "", one.date_of_birth)
        said = {hit.child_id for hit in file_store.lists.similar(sought, 10) if hit.score >= POSSIBLE_FROM}
        figures.add(same=pair.same, said=child_id in said)
        figures.wrong += len(said - set(stored))
    assert figures.recall >= 0.95
    assert figures.precision >= 0.90


def _store_others_of(store: FileStore, pairs: list[JudgedPair]) -> list[UUID]:
    families = [
        a_family(pair.other.family_name).with_child(pair.other.given_names, date_of_birth=pair.other.date_of_birth)
        for pair in pairs
    ]
    with store.changing(a_change("Familien aufgenommen")) as work:
        for family in families:
            for record in family.records:
                work.put(record)
        work.commit()
    return [family.children[0].id for family in families]


def test_an_upgrade_makes_the_index_anew(file_store: FileStore) -> None:
    """Stores from before have no keys for pairs of names."""
    a_family("Мельник").with_child("Данило").stored_in(file_store)
    with file_store.transaction() as connection:
        connection.execute(delete(SEARCH_WORDS).where(SEARCH_WORDS.c.word.startswith(PAIR)))
        assert search_comparison.differences(connection) != []
    upgrades.upgrade(file_store, MIGRATIONS)
    assert [hit.name for hit in file_store.lists.similar(Person("Melnyk", "Danylo"), 5)] == ["Мельник, Данило"]
    with file_store.transaction() as connection:
        assert search_comparison.differences(connection) == []


@pytest.mark.parametrize("typed", ["Kowalnko", "Koalenko", "Kowaelnko", "Kowalenka", "Kowwalenko", "Bogdna Kowalenko"])
def test_a_slip_of_the_finger_still_finds(file_store: FileStore, typed: str) -> None:
    a_family("Kowalenko").with_child("Bogdan").stored_in(file_store)
    assert "Kowalenko, Bogdan" in [hit.name for hit in file_store.lists.search(typed, 5)]
