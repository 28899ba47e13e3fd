"""Two hundred deeds at random and all of them taken back: the store is what it was, record by record."""

import ast
import random
from pathlib import Path

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.errors import DomainError
from kiberatung.services.changes import ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.right_words import WORDS
from kiberatung.services.undo import redo_last, take_back, take_back_with_later, undo_last
from kiberatung.storage import record_comparison, search_comparison
from kiberatung.storage.mapper import image
from kiberatung.storage.stores import FileStore
from kiberatung.storage.tables.register import RECORD_KINDS
from tests.support.builders import a_change, a_family
from tests.support.desks import TODAY, a_desk
from tests.support.handovers import a_handover
from tests.support.random_deeds import DEEDS, do_at_random

SERVICES = Path(__file__).resolve().parents[2] / "kiberatung" / "services"
OPERATIONS = 200
SEEDS = (1, *(pytest.param(seed, marks=pytest.mark.long) for seed in (22, 333)))


@pytest.fixture
def desk(file_store: FileStore) -> Desk:
    """Two families, and a handover that left before."""
    desk = a_desk(file_store, clock=FixedClock.on(TODAY))
    a_family("Öztürk").with_child("Can").with_child("Cân").with_guardian("Elif").stored_in(file_store)
    known = a_family("Мельник", case_number="2026-0002").with_child("Дарина").stored_in(file_store)
    handover = a_handover(known.children[0].id, created_at=desk.clock.now())
    with file_store.changing(a_change("Übergabe erstellt", undoable=False)) as work:
        work.put(handover)
        work.commit()
    return desk


def everything(store: FileStore) -> dict[str, list[tuple[str, ...]]]:
    """Every record that is seen, field by field; only how often it was written is left out."""
    with store.reading() as records:
        return {
            name: sorted(tuple(image(record).values()) for record in records.find(kind))
            for name, kind in RECORD_KINDS.items()
        }


def is_sound(store: FileStore) -> bool:
    """Records and search are as the log tells them."""
    with store.transaction() as connection:
        return not record_comparison.differences(connection) and not search_comparison.differences(connection)


@pytest.mark.requirement("U45", figure="200 deeds at random, all taken back: every record as at the start")
@pytest.mark.parametrize("seed", SEEDS)
def test_two_hundred_deeds_at_random_and_back(desk: Desk, file_store: FileStore, seed: int) -> None:
    start = everything(file_store)
    done = do_at_random(desk, random.Random(seed), OPERATIONS)
    end = everything(file_store)
    for _ in done:
        undo_last(desk)
    assert everything(file_store) == start
    with pytest.raises(DomainError, match="nichts zurückzunehmen"):
        undo_last(desk)
    for _ in done:
        redo_last(desk)
    assert everything(file_store) == end
    assert is_sound(file_store)


@pytest.mark.requirement(
    "U45", figure="200 deeds taken back from the history in any order: every record as at the start"
)
@pytest.mark.parametrize("seed", [7])
def test_steps_taken_back_in_any_order_come_to_the_same_start(desk: Desk, file_store: FileStore, seed: int) -> None:
    start = everything(file_store)
    dice = random.Random(seed)
    done = do_at_random(desk, dice, OPERATIONS)
    while open_steps := _open_steps(desk):
        taken = take_back_with_later(desk, dice.choice(open_steps))
        assert len(_open_steps(desk)) == len(open_steps) - taken
    assert len(done) == OPERATIONS
    assert everything(file_store) == start
    assert is_sound(file_store)


def test_whatever_alone_can_be_taken_back_leaves_the_rest(desk: Desk, file_store: FileStore) -> None:
    """A step nothing stands in the way of is taken back by itself, however old it is."""
    do_at_random(desk, random.Random(5), 80)
    alone = [step for step in _open_steps(desk) if not desk.lists.later_steps(step)]
    before = _open_steps(desk)
    for step in alone:
        take_back(desk, step)
    assert [step for step in before if step not in alone] == _open_steps(desk)
    assert len(alone) > 20
    assert is_sound(file_store)


def _open_steps(desk: Desk) -> list[ChangeId]:
    """Of the whole office, oldest first."""
    lines = desk.lists.changed_since(desk.clock.now().replace(year=2000), 5000)
    return [
        ChangeId(line.change_id)
        for line in reversed(lines)
        if line.undoable and not line.undone and not line.takes_back and line.who == desk.account.name
    ]


def test_no_deed_that_can_be_taken_back_is_missing() -> None:
    assert set(_undoable_use_cases()) - set(DEEDS) == set()


def _undoable_use_cases() -> list[str]:
    """Use cases whose own body opens an undoable change."""
    found = []
    for path in SERVICES.rglob("*.py"):
        module = ".".join(path.relative_to(SERVICES).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            name = f"{module}.{getattr(node, 'name', '')}"
            if isinstance(node, ast.FunctionDef) and name in WORDS and any(map(_changes, ast.walk(node))):
                found.append(name)
    return found


def _changes(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"changing", "making"}
        and not any(keyword.arg == "undoable" for keyword in node.keywords)
    )
