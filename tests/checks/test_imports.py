"""The import contract of pyproject.toml holds, and would notice a breach."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.checks.sources import ROOT


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_imports_point_inward() -> None:
    outcome = lint_imports(ROOT)
    assert outcome.returncode == 0, outcome.stdout


def test_contract_sees_a_rule_that_asks_the_window(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "kiberatung", tmp_path / "kiberatung", ignore=shutil.ignore_patterns("__pycache__"))
    breach = tmp_path / "kiberatung" / "domain" / "breach.py"
    breach.write_text("from kiberatung.ui.shell import actions\n", encoding="utf-8")
    outcome = lint_imports(tmp_path)
    assert outcome.returncode != 0
    assert "kiberatung.domain.breach" in outcome.stdout
