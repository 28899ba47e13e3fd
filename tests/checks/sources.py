"""The program's own source files, parsed once for all checks."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Source:
    """One module; `path` is relative to the checkout, with slashes."""

    path: str
    text: str
    tree: ast.Module

    def is_in(self, *places: str) -> bool:
        """Whether it lies in one of the folders or is one of the files."""
        return any(self.path == place or self.path.startswith(f"{place}/") for place in places)


Checker = Callable[[Source], Iterator[str]]


def source_of(text: str, path: str = "kiberatung/ui/families/view.py") -> Source:
    """A counter-example for a check."""
    return Source(path, text, ast.parse(text))


@cache
def sources() -> tuple[Source, ...]:
    found = sorted(ROOT.glob("kiberatung/**/*.py"))
    texts = ((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in found)
    return tuple(Source(path, text, ast.parse(text)) for path, text in texts if "/_bundled/" not in path)


def findings(check: Checker) -> list[str]:
    """Everything the check finds in the whole program, as `file:line: what`."""
    return [finding for source in sources() for finding in check(source)]


def place(source: Source, node: ast.AST, what: str) -> str:
    return f"{source.path}:{getattr(node, 'lineno', 1)}: {what}"


def dotted(node: ast.AST) -> str:
    """The chain of names as written, `pathlib.Path.home`; a call inside the chain cuts it off."""
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else node.attr
    return node.id if isinstance(node, ast.Name) else ""
