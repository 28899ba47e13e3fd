"""Lines of values in a JSON text, however it is laid out."""

import json

from hypothesis import given
from hypothesis import strategies as st

from kiberatung.domain.schulpflicht.law_lines import Place, first_twin, lines_of

LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
KEYS = st.text(alphabet="abc", min_size=1, max_size=3)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4))


def places_in(value: object, place: Place = ()) -> set[Place]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return {place}.union(*(places_in(one, (*place, key)) for key, one in inner))


@given(VALUES, st.sampled_from([None, 0, 2]))
def test_every_value_of_every_text_has_its_line(value: object, indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    lines = lines_of(text)
    assert set(lines) == places_in(value)
    assert first_twin(text) is None
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


def test_lines_are_counted_from_one() -> None:
    text = '{\n "a": [\n  1,\n  {"b": "x: {1}"}\n ]\n}'
    assert lines_of(text) == {(): 1, ("a",): 2, ("a", 0): 3, ("a", 1): 4, ("a", 1, "b"): 4}


def test_a_key_that_stands_twice_is_found() -> None:
    assert first_twin('{"a": {"b": 1, "c": 2, "b": 3}}') == ("a", "b")
