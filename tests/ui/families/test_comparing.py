"""Two marked lines go side by side; one or three are told what is missing."""

from uuid import UUID

import pytest

from kiberatung.ui.families.comparing import compare_marked
from kiberatung.ui.families.listing import ListKind
from tests.support.ui_fakes import FakeShell

ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("kind", "names"),
    [(ListKind.CHILDREN, ("child_id", "other_id")), (ListKind.FAMILIES, ("family_id", "other_family_id"))],
)
def test_two_are_opened_side_by_side(kind: ListKind, names: tuple[str, str]) -> None:
    shell = FakeShell()
    compare_marked(shell, [ONE, TWO], kind)
    assert shell.visits == [("compare", {names[0]: ONE, names[1]: TWO, "origin": "families"})]


@pytest.mark.parametrize("keys", [[], [ONE], [ONE, TWO, UUID(int=3)]])
def test_another_number_is_told_how_it_is_done(keys: list[UUID]) -> None:
    shell = FakeShell()
    compare_marked(shell, keys, ListKind.CHILDREN)
    assert shell.visits == []
    assert "Leertaste" in shell.notices[0].text
