"""Every change of a rule is noticed: one place at a time, each mutant in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.mutants import DECIDING, ROOT, TESTED_BY, mutants_of

pytestmark = [pytest.mark.long, pytest.mark.timeout(3_600)]


@pytest.mark.parametrize("module", [*DECIDING, *TESTED_BY])
def test_no_mutant_survives(module: str) -> None:
    command = (sys.executable, "-m", "tests.support.mutants", module)
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    count = sum(1 for _mutant in mutants_of(module))
    assert told == f"# {module}: {count} mutants, 0 survive\n"


def test_every_branch_of_the_rules_is_tested(tmp_path: Path) -> None:
    """By the tests of the rules alone."""
    coverage = (sys.executable, "-m", "coverage")
    tests = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/domain/schulpflicht")
    where = {**os.environ, "COVERAGE_FILE": str(tmp_path / "coverage")}
    source = "--source=kiberatung/domain/schulpflicht"
    subprocess.run([*coverage, "run", "--branch", source, *tests], cwd=ROOT, env=where, check=True, capture_output=True)
    report = [*coverage, "report", "--skip-covered", "--fail-under=100"]
    told = subprocess.run(report, cwd=ROOT, env=where, check=False, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout
