"""The two tables of sixty requirements, trust and use: what each says, which tests prove it, what is left out.

    python -m tests.support.proof_tables

writes tests/TRUST.md and tests/UX.md from the markers `requirement` in the tests and the sentences beside this file.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
HEAD = """# {title}

Made by `python -m tests.support.proof_tables` from the markers of the tests; a test keeps it current.
The figure is the one the test asserts; „(long)“ tests run with `python3 packaging/bootstrap.py test --long`.

| No. | Requirement | Figure the tests assert | Tests | Left out |
| --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class ProofTable:
    """One table: its numbers begin with `letter`, its sentences stand in `requirements`."""

    letter: str
    title: str
    path: Path
    requirements: Path


TABLES = (
    ProofTable(
        "R",
        "What the program promises about trust, and what proves it",
        TESTS / "TRUST.md",
        TESTS / "support" / "trust_requirements.txt",
    ),
    ProofTable(
        "U",
        "What the program promises about its use by everyone, and what proves it",
        TESTS / "UX.md",
        TESTS / "support" / "ux_requirements.txt",
    ),
)


@dataclass(frozen=True, slots=True)
class Requirement:
    number: str
    text: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One test, or all tests of a module, marked with a requirement."""

    number: str
    test: str
    figure: str
    long: bool


def read_requirements(source: Path) -> list[Requirement]:
    """Lines of „R01 | requirement | what is left out“; the last part may be empty."""
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Requirement(*(part.strip() for part in line.split("|"))) for line in lines]


def read_proofs(folder: Path = TESTS) -> list[Proof]:
    found = [proof for path in sorted(folder.rglob("test_*.py")) for proof in _proofs_in(path, folder)]
    return sorted(found, key=lambda proof: (proof.number, proof.test))


def written_table(title: str, requirements: list[Requirement], proofs: list[Proof]) -> str:
    lines = (_line(one, [proof for proof in proofs if proof.number == one.number]) for one in requirements)
    return HEAD.format(title=title) + "".join(lines)


def table_text(table: ProofTable) -> str:
    return written_table(table.title, read_requirements(table.requirements), read_proofs())


def _line(requirement: Requirement, proofs: list[Proof]) -> str:
    figures = dict.fromkeys(proof.figure for proof in proofs if proof.figure)
    tests = ", ".join(f"`{proof.test}`{' (long)' if proof.long else ''}" for proof in proofs)
    parts = (requirement.number, requirement.text, "; ".join(figures) or "–", tests or "–", requirement.left_out or "–")
    return f"| {' | '.join(parts)} |\n"


def _proofs_in(path: Path, folder: Path) -> Iterator[Proof]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = path.relative_to(folder).as_posix()
    of_module = [mark for node in tree.body if _is_pytestmark(node) for mark in _marks_in(node)]
    yield from _proofs(of_module, name)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            own = [mark for decorator in node.decorator_list for mark in _marks_in(decorator)]
            yield from _proofs(own, f"{name}::{node.name}", long_before=_has_long(of_module))


def _proofs(marks: list[ast.expr], test: str, *, long_before: bool = False) -> Iterator[Proof]:
    long = long_before or _has_long(marks)
    for mark in marks:
        if isinstance(mark, ast.Call) and _mark_name(mark.func) == "requirement":
            figure = next((_text(word.value) for word in mark.keywords if word.arg == "figure"), "")
            for number in mark.args:
                yield Proof(_text(number), test, figure, long)


def _is_pytestmark(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "pytestmark" for target in node.targets)


def _marks_in(node: ast.AST) -> list[ast.expr]:
    """`pytest.mark.name` and calls of it, wherever they stand in the expression."""
    calls = [one for one in ast.walk(node) if isinstance(one, ast.Call) and _mark_name(one.func)]
    called = {id(call.func) for call in calls}
    plain = [
        one for one in ast.walk(node) if isinstance(one, ast.Attribute) and _mark_name(one) and id(one) not in called
    ]
    return [*calls, *plain]


def _mark_name(node: ast.expr) -> str:
    is_mark = isinstance(node, ast.Attribute) and getattr(node.value, "attr", "") == "mark"
    return node.attr if is_mark and isinstance(node, ast.Attribute) else ""


def _has_long(marks: list[ast.expr]) -> bool:
    return any(_mark_name(mark.func if isinstance(mark, ast.Call) else mark) == "long" for mark in marks)


def _text(node: ast.expr) -> str:
    return str(ast.literal_eval(node))


if __name__ == "__main__":
    for made in TABLES:
        made.path.write_text(table_text(made), encoding="utf-8")
