"""The lock files pin every package with hashes and name no server."""

import re
from pathlib import Path

import pytest

from tests.checks.sources import ROOT

LOCKS = sorted((ROOT / "packaging").glob("requirements*.lock"))
ALLOWED = re.compile(r"[a-z0-9_.-]+(\[[a-z0-9,_-]+\])?==[^@:]+|    --hash=sha256:[0-9a-f]{2,64}( \\)?| *#(?!.*://).*|")
"""A pin with its marker, a hash, a remark, nothing: an option or an address is none of them."""


def unpinned(text: str) -> list[str]:
    """Requirements that lack an exact version or a hash."""
    requirements = re.split(r"\n(?=\S)", text.replace("\\\n", " "))
    wanted = [line for line in requirements if line.strip() and not line.startswith("#")]
    return [line.split()[0] for line in wanted if "==" not in line.split()[0] or "--hash=sha256:" not in line]


def foreign(text: str) -> list[str]:
    return [line for line in text.splitlines() if not ALLOWED.fullmatch(line)]


def names(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9_.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_file_is_pinned_and_names_no_server(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert unpinned(text) == []
    assert foreign(text) == []


def test_there_are_two_and_they_agree() -> None:
    run, test = (names(ROOT / "packaging" / f"requirements{kind}.lock") for kind in ("", "-dev"))
    assert len(run) > 20
    assert run.items() <= test.items()


def test_check_sees_what_is_loose() -> None:
    assert unpinned("typst==0.15.2 \\\n    --hash=sha256:00\n") == []
    assert unpinned("typst==0.15.2\n") == ["typst==0.15.2"]
    assert unpinned("typst>=0.15 --hash=sha256:00\n") == ["typst>=0.15"]
    assert foreign("typst==0.15.2 ; sys_platform == 'linux' \\\n    --hash=sha256:00\n    # via kiberatung\n") == []
    for line in ("--an-option somewhere", "-o somewhere", "typst @ file", "# see any" + "://place"):
        assert foreign(line) == [line]
