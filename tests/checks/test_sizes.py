"""Functions, modules and package files keep the sizes of the house rules."""

import ast
from collections.abc import Iterator

from tests.checks.sources import Source, findings, place, source_of

FUNCTION, LAYOUT_BUILDER, MODULE = 60, 80, 500


def long_functions(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            limit = LAYOUT_BUILDER if node.name.startswith(("build_", "_build")) else FUNCTION
            if lines > limit:
                yield place(source, node, f"{node.name} has {lines} lines, {limit} are allowed")


def long_modules(source: Source) -> Iterator[str]:
    lines = len(source.text.splitlines())
    if lines > MODULE:
        yield f"{source.path}: {lines} lines, {MODULE} are allowed"


def filled_package_files(source: Source) -> Iterator[str]:
    """Only the root may say something: the version."""
    if source.path.endswith("/__init__.py") and source.path != "kiberatung/__init__.py" and source.text.strip():
        yield f"{source.path}: must be empty"


def modules_without_docstring(source: Source) -> Iterator[str]:
    is_empty_package = source.path.endswith("/__init__.py") and not source.text.strip()
    if not is_empty_package and not ast.get_docstring(source.tree):
        yield f"{source.path}: no docstring"


def function_of(lines: int, name: str = "show") -> Source:
    return source_of(f"def {name}():\n" + "    pass\n" * (lines - 1))


def test_functions_are_short() -> None:
    assert findings(long_functions) == []


def test_modules_are_short() -> None:
    assert findings(long_modules) == []


def test_package_files_are_empty() -> None:
    assert findings(filled_package_files) == []


def test_every_module_says_what_it_is() -> None:
    assert findings(modules_without_docstring) == []


def test_checks_see_what_is_too_long() -> None:
    assert list(long_functions(function_of(60))) == []
    assert len(list(long_functions(function_of(61)))) == 1
    assert list(long_functions(function_of(80, "_build_form"))) == []
    assert len(list(long_functions(function_of(81, "build_form")))) == 1
    assert len(list(long_modules(source_of("pass\n" * 501)))) == 1


def test_checks_see_filled_packages_and_missing_docstrings() -> None:
    assert len(list(filled_package_files(source_of("import os\n", "kiberatung/ui/__init__.py")))) == 1
    assert len(list(modules_without_docstring(source_of("import os\n")))) == 1
    assert list(modules_without_docstring(source_of("", "kiberatung/ui/__init__.py"))) == []
