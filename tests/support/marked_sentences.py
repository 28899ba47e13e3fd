"""The German texts a module marks for families."""

import ast
from pathlib import Path


def family_texts_of(module: Path) -> tuple[str, ...]:
    """Each once, in the order in which they stand in the source."""
    calls = (node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    marked = [
        node.args[0].value
        for node in calls
        if isinstance(node.func, ast.Name) and node.func.id == "family_" and isinstance(node.args[0], ast.Constant)
    ]
    return tuple(dict.fromkeys(str(text) for text in marked))
