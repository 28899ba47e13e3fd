"""At the lock the memories of functions are emptied: they may have been asked about names."""

from kiberatung.app.memory import let_go_of_records
from kiberatung.domain.names.consonants import consonant_keys
from kiberatung.domain.names.likeness import compare_names
from kiberatung.domain.names.native_words import native_word
from kiberatung.domain.names.part_likeness import compare_parts
from kiberatung.domain.names.parts import parts_of
from kiberatung.domain.names.search_keys import search_keys

MEMORIES = (parts_of, compare_parts, native_word, consonant_keys)


def test_names_that_were_compared_are_forgotten_at_the_lock():
    for one, other in (("Ali Omar", "Omar Ali"), ("Müller", "Muller"), ("Шевченко", "Shevchenko"), ("陈", "Chen")):
        compare_names(one, other)
        search_keys(one)
    assert all(memory.cache_info().currsize for memory in MEMORIES)

    let_go_of_records()

    assert not any(memory.cache_info().currsize for memory in MEMORIES)
