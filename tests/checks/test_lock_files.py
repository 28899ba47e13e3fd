"""The lock files pin every package with hashes and name no server."""

import re
from pathlib import Path

import pytest

from tests.checks.sources import ROOT

LOCKS = sorted((ROOT / "packaging").glob("requirements*.lock"))
ADDRESS = re.compile(r"://|--(?:extra-)?index-url|--find-links|--trusted-host|^-[if] | @ ", re.MULTILINE)


def unpinned(text: str) -> list[str]:
    """Requirements that lack an exact version or a hash."""
    requirements = re.split(r"\n(?=\S)", text.replace("\\\n", " "))
    wanted = [line for line in requirements if line.strip() and not line.startswith("#")]
    return [line.split()[0] for line in wanted if "==" not in line.split()[0] or "--hash=sha256:" not in line]


def names(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9_.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_file_is_pinned_and_names_no_server(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert unpinned(text) == []
    assert ADDRESS.search(text) is None


def test_there_are_two_and_they_agree() -> None:
    run, test = (names(ROOT / "packaging" / f"requirements{kind}.lock") for kind in ("", "-dev"))
    assert len(run) > 20
    assert run.items() <= test.items()


def test_check_sees_what_is_loose() -> None:
    assert unpinned("typst==0.15.2 \\\n    --hash=sha256:00\n") == []
    assert unpinned("typst==0.15.2\n") == ["typst==0.15.2"]
    assert unpinned("typst>=0.15 --hash=sha256:00\n") == ["typst>=0.15"]
    assert ADDRESS.search("--index-url somewhere")
    assert ADDRESS.search("typst @ file")
