"""Changes a module of the rules in one place at a time and says which changes no test notices.

    python -m tests.support.mutants duration parts          (modules below kiberatung/domain/schulpflicht)

Each mutant runs in a process of its own, forked off. Modules that decide the answer are checked against the tables of
`tests.support.schulpflicht_tables` and the worked cases, all others with the test files named in `TESTED_BY`. Prints
one line for each survivor: module, line, what was changed into what.
"""

import ast
import copy
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGE = "kiberatung.domain.schulpflicht"
FOLDER = ROOT / "kiberatung" / "domain" / "schulpflicht"
TESTS = ROOT / "tests" / "domain" / "schulpflicht"
WORKED_CASES = ROOT / "resources" / "law" / "examples" / "worked_cases.json"
DECIDING = ("age", "duration", "finding", "parts", "span", "trigger")
"""Checked by the answers first; what no answer shows must be noticed in the words."""
WORDS = ("test_words.py", "test_rules.py", "test_beside.py")
TESTED_BY = {
    "law_mix": ("test_law_versions.py",),
    "law_spans": ("test_law_versions.py", "test_law_text.py"),
    "fact_trials": ("test_what_changes.py",),
    "what_changes": ("test_what_changes.py",),
    "year_days": ("test_beside.py",),
    "beside.entry": ("test_beside.py",),
    "beside.youth": ("test_beside.py",),
    "beside.at_school": ("test_beside.py",),
}
CASES = 4_000
SECONDS = 60
"""Of the processor, after which a mutant that does not end counts as noticed: a busy machine decides nothing."""

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_MEMBERS = {
    "Answer": ("YES", "NO", "NOT_YET", "NO_LONGER", "SUSPENDED", "CHECK", "MISSING_FACT"),
    "Part": ("FULL_TIME", "SEK2", "CHECK"),
    "Authority": ("SCHULAMT", "BEZIRKSREGIERUNG", "BOTH"),
}


EQUIVALENT = {
    ('yield _trial(finding, "years_of_schooling", limit - 1)', "1 -> 2"): (
        "Any number below the limit stands for „fewer than ten“: the law asks only whether ten are reached."
    ),
    (
        "days = sorted(day for day in _turning_days(finding) if facts.reference_date < day <= last)",
        "facts.reference_date < day <= last -> facts.reference_date <= day <= last",
    ): "On the day asked for itself the answer is the one of today, which is never told as a change.",
}
"""Changes that no child, no day and no law can tell apart, by the line and the change, each with the reason."""


class Mutant(NamedTuple):
    module: str
    line: int
    before: str
    after: str
    source: str
    text: str
    """Of the line, as it stands in the module."""

    @property
    def is_equivalent(self) -> bool:
        return (self.text, f"{self.before} -> {self.after}") in EQUIVALENT

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.before} -> {self.after}"


def mutants_of(module: str) -> Iterator[Mutant]:
    source = _path(module).read_text(encoding="utf-8")
    lines, tree = source.splitlines(), ast.parse(source)
    without_effect = {id(one) for root in (*_decorators(tree), *_strictness(tree)) for one in ast.walk(root)}
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in without_effect:
            continue
        for change in range(len(_changes(node))):
            copied = copy.deepcopy(tree)
            target = next(one for at, one in enumerate(ast.walk(copied)) if at == place)
            _put(copied, target, _changes(target)[change])
            line = getattr(node, "lineno", 0)
            changed = _changes(copy.deepcopy(node))[change]
            words = (ast.unparse(node), ast.unparse(changed), ast.unparse(copied))
            mutant = Mutant(module, line, *words, lines[line - 1].strip())
            if not mutant.is_equivalent:
                yield mutant


def _decorators(tree: ast.AST) -> Iterator[ast.expr]:
    """Sizes of caches: another size gives the same answers."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from node.decorator_list


def _strictness(tree: ast.AST) -> Iterator[ast.expr]:
    """`zip(…, strict=…)` of two rows that are made of one: they have one length whatever is demanded."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "strict":
            yield node.value


def _path(module: str) -> Path:
    return FOLDER.joinpath(*module.split(".")).with_suffix(".py")


def _changes(node: ast.AST) -> list[ast.expr]:
    """What may stand in the place of this expression; nothing for texts, annotations and names."""
    if isinstance(node, ast.Compare):
        return [
            ast.Compare(node.left, [kind(), *node.ops[1:]], node.comparators) for kind in _COMPARED[type(node.ops[0])]
        ]
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return [ast.BoolOp(other, node.values), *(_without(node, at) for at in range(len(node.values)))]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [node.operand]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        other_way = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        return [ast.BinOp(node.left, other_way, node.right)]
    if isinstance(node, ast.IfExp):
        return [ast.IfExp(node.test, node.orelse, node.body)]
    return _changes_of_values(node)


def _without(node: ast.BoolOp, place: int) -> ast.expr:
    rest = [value for at, value in enumerate(node.values) if at != place]
    return rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _changes_of_values(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return [ast.Constant(node.value + 1), ast.Constant(node.value - 1)]
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        return [ast.Constant(not node.value)]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in _MEMBERS:
        members = _MEMBERS[node.value.id]
        return [ast.Attribute(node.value, other, node.ctx) for other in members if other != node.attr]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"min", "max"}:
        other = "max" if node.func.id == "min" else "min"
        return [ast.Call(ast.Name(other, ast.Load()), node.args, node.keywords)]
    return []


def _put(tree: ast.AST, target: ast.AST, new: ast.expr) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, new)
            elif isinstance(value, list):
                setattr(parent, name, [new if one is target else one for one in value])
    ast.fix_missing_locations(tree)


class _InPlace(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the source of the mutant where the module is asked for."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._name = f"{PACKAGE}.{mutant.module}"

    def find_spec(
        self, name: str, _path: object = None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        code = compile(self._mutant.source, f"<{self._mutant}>", "exec")
        exec(code, module.__dict__)  # noqa: S102 - the changed module is the purpose


def is_noticed(mutant: Mutant, check: Callable[[], bool]) -> bool:
    """`check` says whether all is well; it runs in a process of its own with the mutant in place."""
    child = os.fork()
    if child == 0:
        os._exit(_run(mutant, check))
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != 0


def _run(mutant: Mutant, check: Callable[[], bool]) -> int:
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    for name in [name for name in sys.modules if name.startswith(("kiberatung", "tests.domain"))]:
        del sys.modules[name]
    sys.meta_path.insert(0, _InPlace(mutant))
    try:
        return 0 if check() else 1
    except BaseException:  # noqa: BLE001 - whatever goes wrong, the mutant is noticed
        return 1


def answers_are_right() -> bool:
    import json  # noqa: PLC0415
    import random  # noqa: PLC0415

    from kiberatung.domain.schulpflicht.determination import determine_schulpflicht  # noqa: PLC0415
    from kiberatung.domain.schulpflicht.json_shape import answer_to_json, facts_from_json  # noqa: PLC0415
    from kiberatung.domain.schulpflicht.law_text import parse_law  # noqa: PLC0415
    from tests.domain.schulpflicht.test_against_tables import a_case, as_numbers, facts_of  # noqa: PLC0415
    from tests.support.schulpflicht_tables import expected  # noqa: PLC0415

    law = parse_law((ROOT / "resources" / "law" / "schulpflicht.json").read_text(encoding="utf-8"))
    for worked in json.loads(WORKED_CASES.read_text(encoding="utf-8")):
        told = json.loads(answer_to_json("", determine_schulpflicht(facts_from_json(worked["case"]), law)))
        if any(told[key] != value for key, value in worked["expect"].items()):
            return False
    chance = random.Random(7)
    for _case in range(CASES):
        case = a_case(chance)
        should = expected(case)
        told = as_numbers(json.loads(answer_to_json("", determine_schulpflicht(facts_of(case), law))))
        if any(told[key] != value for key, value in should.items()):
            return False
    return True


def tests_pass(files: Sequence[str]) -> bool:
    import pytest  # noqa: PLC0415

    arguments = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist"]
    return pytest.main([*arguments, *(str(TESTS / file) for file in files)]) == 0


def _answers_and_words() -> bool:
    return answers_are_right() and tests_pass(WORDS)


def survivors(module: str) -> list[Mutant]:
    files = TESTED_BY.get(module, ())
    check = _answers_and_words if module in DECIDING else lambda: tests_pass(files)
    return [mutant for mutant in mutants_of(module) if not is_noticed(mutant, check)]


def main() -> None:
    sys.path.insert(0, str(ROOT))
    for module in sys.argv[1:] or (*DECIDING, *TESTED_BY):
        count = sum(1 for _mutant in mutants_of(module))
        alive = survivors(module)
        sys.stdout.write(f"# {module}: {count} mutants, {len(alive)} survive\n")
        sys.stdout.writelines(f"{mutant}\n" for mutant in alive)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
