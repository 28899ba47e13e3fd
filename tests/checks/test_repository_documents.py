"""The documents of the repository lead nowhere that does not exist."""

import re
from pathlib import Path

from tests.checks.sources import ROOT

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")


def broken_links(text: str, folder: Path) -> list[str]:
    return [target for target in LINK.findall(text) if not (folder / target).exists()]


def test_documents_have_no_broken_links() -> None:
    documents = [*ROOT.glob("*.md"), *ROOT.glob("resources/**/*.md"), *ROOT.glob("packaging/**/*.md")]
    wrong = {path.name: broken_links(path.read_text(encoding="utf-8"), path.parent) for path in documents}
    assert {name: links for name, links in wrong.items() if links} == {}
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"} <= wrong.keys()


def test_readme_names_both_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 packaging/bootstrap.py run" in text
    assert "python3 packaging/bootstrap.py test" in text


def test_ci_calls_the_second_command_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if not line.startswith(("#", "set ", "cd "))]
    assert commands == ["python3 packaging/bootstrap.py test"]


def test_check_sees_a_broken_link(tmp_path: Path) -> None:
    assert broken_links("[a](gone.md) [b](https://example.org) [c](#here)", tmp_path) == ["gone.md"]
