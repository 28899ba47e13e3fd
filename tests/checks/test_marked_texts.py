"""A marked text is a plain literal, or the catalogues can never hold it."""

import ast
from collections.abc import Iterator

import pytest

from tests.checks.sources import Source, findings, place, source_of

MARKERS = {"_": 1, "ngettext_": 2}


def computed_marked_texts(source: Source) -> Iterator[str]:
    """A name is allowed: texts declared as literals elsewhere are looked up late."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            for argument in node.args[: MARKERS[node.func.id]]:
                if isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Call | ast.IfExp):
                    yield place(source, node, f"computed text inside {node.func.id}()")


def test_marked_texts_are_literals() -> None:
    assert findings(computed_marked_texts) == []


@pytest.mark.parametrize(
    "text",
    [
        '_(f"Kind {name}")',
        '_("Kind " + name)',
        '_("Kind %s" % name)',
        '_("Kind {name}".format(name=name))',
        'ngettext_("ein Kind", f"{count} Kinder", count)',
    ],
)
def test_check_sees_computed_texts(text: str) -> None:
    assert len(list(computed_marked_texts(source_of(text)))) == 1


@pytest.mark.parametrize("text", ['_("Kind {name}").format(name=name)', '_("zwei " "Teile")', "_(question.text)"])
def test_check_lets_literals_pass(text: str) -> None:
    assert list(computed_marked_texts(source_of(text))) == []
