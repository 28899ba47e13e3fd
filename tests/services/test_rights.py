"""Every function a screen or command calls has its right, and the table of rights is what the program does (R35)."""

import ast
import csv
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import DECLARED
from kiberatung.services.right_words import WORDS
from kiberatung.services.rights import table_of_rights
from kiberatung.services.sight import Refused
from tests.support.offices import AnOffice, an_office

ROOT = Path(__file__).resolve().parents[2] / "kiberatung"
TABLE = Path(__file__).with_name("rights.csv")
"""Function by role, written by hand: a new function needs its row here."""

RIGHTS = {right.name: right for right in table_of_rights()}
CASES = [(name, role) for name in RIGHTS for role in Role]


@pytest.fixture(scope="module")
def office() -> AnOffice:
    return an_office()


def _function(name: str) -> Any:
    module, function = name.rsplit(".", 1)
    return getattr(importlib.import_module(f"kiberatung.services.{module}"), function)


def _rows() -> dict[str, frozenset[Role]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {row["function"]: frozenset(role for role in Role if row[role] == "ja") for row in rows}


@pytest.mark.requirement("R35")
def test_the_table_written_by_hand_is_that_of_the_program() -> None:
    assert {name: right.allowed for name, right in RIGHTS.items()} == _rows()


@pytest.mark.requirement("R35", figure="over 600 functions × roles")
def test_there_are_more_than_six_hundred_cases() -> None:
    assert len(CASES) >= 600


@pytest.mark.requirement("R35", "R40")
@pytest.mark.parametrize(("name", "role"), CASES)
def test_each_role_gets_in_or_is_refused_and_noted_once(office: AnOffice, name: str, role: Role) -> None:
    desk = office.desk(role)
    before = _denied(office)
    if role in RIGHTS[name].allowed:
        _call_without_more(desk, name)
        assert _denied(office) == before
    else:
        with pytest.raises(Refused):
            _function(name)(desk)
        assert _denied(office) == before + 1


def _call_without_more(desk: Desk, name: str) -> None:
    """Gets as far as the function itself, which then lacks its arguments; those that need none are done."""
    try:
        _function(name)(desk)
    except (TypeError, DomainError) as fault:
        is_reached = not isinstance(fault, Refused)
        is_reached = is_reached and (isinstance(fault, DomainError) or f"{name.rsplit('.', 1)[1]}()" in str(fault))
        if not is_reached:
            raise


def _denied(office: AnOffice) -> int:
    return sum(logged.change.deed is Deed.DENIED for logged in office.store.tables.changes)  # type: ignore[attr-defined]


@pytest.mark.requirement("R35")
def test_every_function_that_screens_and_commands_call_is_declared() -> None:
    called = {name for name, _path in _called()}
    assert called - DECLARED.keys() == set()
    assert len(called) > 70


@pytest.mark.requirement("R35")
def test_every_right_has_its_german_words_and_no_words_stand_alone() -> None:
    assert RIGHTS.keys() == WORDS.keys()
    assert len(set(WORDS.values())) == len(WORDS)


def test_only_the_desk_and_those_who_oversee_touch_the_store_as_it_is() -> None:
    may = {"desk.py", "drafts.py", "permissions.py", "emergency.py", "searching.py", "sight_reading.py"}
    touching = {
        path.name
        for part in ("services", "ui")
        for path in (ROOT / part).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "store" and _is_desk(node.value)
    }
    assert touching - may == set()


def _is_desk(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "desk") or (
        isinstance(node, ast.Attribute) and node.attr in ("desk", "_desk")
    )


def _called() -> Iterator[tuple[str, Path]]:
    """Functions of services that take a desk, and no transaction of their caller's, by whoever imports them."""
    taking = dict(_taking_a_desk())
    for part in ("ui", "app"):
        for path in (ROOT / part).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kiberatung.services."):
                    names = [
                        f"{(node.module or '').removeprefix('kiberatung.services.')}.{one.name}" for one in node.names
                    ]
                    yield from ((name, path) for name in names if taking.get(name))


def _taking_a_desk() -> Iterator[tuple[str, bool]]:
    for path in (ROOT / "services").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT / "services").with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                kinds = [ast.unparse(one.annotation) for one in node.args.args if one.annotation]
                yield f"{module}.{node.name}", "Desk" in kinds and not {"Records", "UnitOfWork"} & set(kinds)
