"""Which modules of the program open which doors to the outside, read from its own sources."""

import ast
from collections.abc import Iterator
from functools import cache

from tests.checks.sources import Source, dotted, sources


@cache
def _imports() -> tuple[tuple[str, str, str], ...]:
    """Path, module and name of each import, `from tarfile import open` as ("…", "tarfile", "open")."""
    return tuple(found for source in sources() for found in _imports_of(source))


@cache
def _spoken() -> tuple[tuple[str, str], ...]:
    """Path and dotted name of each name used."""
    return tuple((source.path, name) for source in sources() for node in ast.walk(source.tree) if (name := _name(node)))


def importers(*modules: str) -> dict[str, set[str]]:
    """Path of each importing file, and what it takes from these modules or those below them."""
    found: dict[str, set[str]] = {}
    for path, module, name in _imports():
        if any(module == wanted or module.startswith(f"{wanted}.") for wanted in modules):
            found.setdefault(path, set()).add(name or module)
    return found


def users(*names: str) -> dict[str, set[str]]:
    """Path of each file that speaks one of these names, as the last part of a dotted one."""
    found: dict[str, set[str]] = {}
    for path, spoken in _spoken():
        if spoken.rpartition(".")[2] in names:
            found.setdefault(path, set()).add(spoken)
    return found


def _imports_of(source: Source) -> Iterator[tuple[str, str, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield source.path, alias.name, ""
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield source.path, node.module, alias.name


def _name(node: ast.AST) -> str:
    return dotted(node) if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
