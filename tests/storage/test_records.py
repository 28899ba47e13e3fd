"""Every field of every record has its column, and every record survives the way there and back."""

import pickle
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiberatung import domain
from kiberatung.storage.mapper import field_values, from_row, image, to_row
from kiberatung.storage.tables.columns import TABLES, identifier_of
from kiberatung.storage.tables.register import table_of
from tests.support.builders import a_change

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=12)
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**31), 2**31 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    UUID: st.uuids(),
    date: st.dates(date(1800, 1, 1)),
    datetime: st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds carry no zone here
}
BY_NAME = sorted(TABLES, key=lambda kind: kind.__name__)


def any_value(hint: Any) -> st.SearchStrategy[Any]:
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    if hint in LEAVES:
        return LEAVES[hint]
    if get_origin(hint) is tuple:
        return st.lists(any_value(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if is_dataclass(hint):
        return any_record(hint)
    return st.one_of(*(st.none() if part is type(None) else any_value(part) for part in get_args(hint)))


def any_record(kind: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: any_value(hints[field.name]) for field in fields(kind)})


@pytest.mark.parametrize("kind", BY_NAME)
def test_every_field_has_its_column_and_no_column_is_idle(kind):
    columns = {column.name for column in table_of(kind).columns}
    assert {field.name for field in fields(kind)} == columns - {"deleted_at"}


def test_every_record_of_the_domain_has_a_table():
    found = set()
    for module in walk_packages(domain.__path__, "kiberatung.domain."):
        for value in vars(import_module(module.name)).values():
            if is_dataclass(value) and {"id", "version"} <= {field.name for field in fields(value)}:
                found.add(value)
    assert found == set(TABLES)


@pytest.mark.parametrize("kind", BY_NAME)
@given(data=st.data())
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_record_survives_the_store(store, kind, data):
    record = data.draw(any_record(kind))
    with store.changing(a_change()) as work:
        stored = work.put(replace(record, version=0))
        assert work.get(kind, record.id) == stored == replace(record, version=1)


@pytest.mark.parametrize("kind", BY_NAME)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_every_record_survives_the_change_log(kind, data):
    record, other = data.draw(any_record(kind)), data.draw(any_record(kind))
    assert replace(other, version=record.version, **field_values(kind, image(record))) == record
    assert from_row(kind, to_row(record)) == record


@given(st.uuids())
def test_identifiers_read_fast_are_identifiers(identifier):
    read = identifier_of(identifier.hex)
    assert (read, hash(read), str(read)) == (identifier, hash(identifier), str(identifier))
    assert pickle.loads(pickle.dumps(read)) == identifier  # noqa: S301 - our own
