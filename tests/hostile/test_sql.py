"""Nobody types SQL: statements are made of parameters, and search fields find names and nothing else."""

import ast
import random
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.families import FamilyId
from kiberatung.domain.names.person import Person
from kiberatung.services.desk import Desk
from kiberatung.services.intake_import.importing import take_in_families
from kiberatung.services.read_models import ListQuery
from kiberatung.storage import checks
from kiberatung.storage.stores import FileStore, StorePlace, create_store
from tests.checks.sources import Source, dotted, findings, place, source_of
from tests.support.desks import RESOURCES, TODAY, a_desk
from tests.support.fakes import CHEAP

RUNNERS = ("execute", "executemany", "executescript", "exec_driver_sql", "text", "scalar", "scalars")
ALLOWED = 1
"""The count of the rows of each table of a backup: names from the file's own schema, for which SQL has no parameters.
Pragmas take none either; their values are numbers and words of the code, and the key in hexadecimal."""


def built_statements(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if (
            isinstance(node, ast.Call)
            and _runs_sql(node)
            and node.args
            and _is_built(node.args[0])
            and not _is_pragma(node.args[0])
        ):
            yield place(source, node, "a statement built of strings")


def _runs_sql(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr in RUNNERS and not dotted(call.func).startswith(("self.text", "shape"))
    return isinstance(call.func, ast.Name) and call.func.id == "text"


def _is_built(value: ast.expr) -> bool:
    if isinstance(value, ast.JoinedStr):
        return True
    if isinstance(value, ast.BinOp):
        return isinstance(value.op, ast.Mod | ast.Add) and _has_words(value)
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "format"


def _is_pragma(value: ast.expr) -> bool:
    first = value.values[0] if isinstance(value, ast.JoinedStr) else value
    return isinstance(first, ast.Constant) and str(first.value).startswith("PRAGMA ")


def _has_words(value: ast.AST) -> bool:
    return any(isinstance(node, ast.Constant) and isinstance(node.value, str) for node in ast.walk(value))


@pytest.mark.requirement("R52", figure="0 aus Zeichenketten gebaute Anweisungen")
def test_no_statement_is_built_of_strings() -> None:
    built = [one for one in findings(built_statements) if one.startswith("kiberatung/storage/")]
    assert len(built) <= ALLOWED, built
    assert all(one.startswith("kiberatung/storage/backups") for one in built)


@pytest.mark.requirement("R52")
@pytest.mark.parametrize(
    "text",
    ['c.execute(f"SELECT {x}")', 'c.execute("SELECT " + x)', 'c.execute("SELECT %s" % x)', 'text("a{}".format(x))'],
)
def test_the_check_sees_a_built_statement(text: str) -> None:
    assert list(built_statements(source_of(text, "kiberatung/storage/queries/x.py")))


@pytest.mark.requirement("R52")
def test_the_check_lets_parameters_pass() -> None:
    assert not list(built_statements(source_of('c.execute("SELECT ?", (x,)); c.execute(select(T).where(T.c.a == x))')))


COUNT = 500
SIGNS = ("'", '"', "`", ";", "--", "/*", "*/", "\\", "%", "_", "*", "?", "(", ")", "[", "]", "^", ":", "=", "|", "\0")
WORDS = (
    "OR 1=1",
    "UNION SELECT",
    "DROP TABLE",
    "NEAR(",
    "AND",
    "NOT",
    "MATCH",
    "LIKE '%'",
    "GLOB '*'",
    "x'00'",
    "NULL",
)
TAILS = ("", " --", ";--", ") --", "' --", '" --', "*/", "\udc80", "\U0001f600", "\u202e", "\n", "a" * 5000)


def payloads() -> list[str]:
    chance = random.Random("sql")
    made = [f"{sign}{word}{tail}" for sign in SIGNS for word in WORDS for tail in TAILS[:1]]
    made += ["".join(chance.choices((*SIGNS, *WORDS, *TAILS, " "), k=chance.randint(1, 8))) for _number in range(400)]
    return [payload for payload in dict.fromkeys(made) if payload.strip()][:COUNT]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FileStore]:
    place_ = StorePlace(
        tmp_path_factory.mktemp("sql") / "bestand.kib", RESOURCES.parent / "migrations", FixedClock.on(TODAY)
    )
    made, _recovery = create_store(place_, UUID(int=5), "vier worte sind genug", profile=CHEAP)
    yield made
    made.close(backup=False)


@pytest.fixture(scope="module")
def desk(store: FileStore) -> Desk:
    made = a_desk(store)
    children: list[dict[str, Any]] = [{"given_names": "Yasmin", "family_name": "Khatib", "date_of_birth": "2010-10-14"}]
    family = {"town": "Emsdetten", "address": {"town": "Emsdetten", "street": "Lange Straße"}}
    take_in_families(made, [{"family": {"address": family["address"]}, "children": children} for _number in range(5)])
    return made


@pytest.mark.requirement("R52", figure="500 Eingaben je Suchfeld: 0 Fehler, 0 fremde Zeilen")
def test_no_payload_breaks_a_search_or_finds_what_it_does_not_name(desk: Desk, store: FileStore) -> None:
    """Every name in the store is „Khatib, Yasmin“; no payload speaks it, so that each hit is one too many."""
    before = list(checks.dump(store))
    tried = payloads()
    assert len(tried) == COUNT
    for number, payload in enumerate(tried):
        assert desk.lists.search(payload, 50) == [], payload
        assert desk.lists.child_ids(ListQuery(name=payload)) == [], payload
        if number % 10 == 0:
            assert desk.lists.similar(Person(payload, payload, payload), 50) == [], payload
        if number % 10 == 0 and payload.isprintable():
            for query in (ListQuery(towns=(payload,)), ListQuery(languages=(payload,))):
                assert desk.lists.family_ids(query) == [], payload
    assert len(desk.lists.search("Khatib", 50)) > 0
    assert list(checks.dump(store)) == before
    assert checks.check(store) == []


@pytest.mark.requirement("R52")
def test_an_identifier_is_never_a_piece_of_a_statement(desk: Desk) -> None:
    assert desk.lists.history(FamilyId(UUID(int=0)), 10) == []
