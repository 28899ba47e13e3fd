"""After a working day with two crashes no trace of a record lies outside of the store and of what was asked for."""

import base64
import gzip
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.practice_stores import make_practice_store

CANARIES = [f"Kanari{first}{second}owski" for first in "abcde" for second in "klmnprstvz"]
PARTS = ((170, "kill"), (170, "kill"), (160, "end"))
"""Operations, and how each part of the day ends: 500 operations, 20 prints and files, 2 crashes."""


def encodings(word: str) -> list[bytes]:
    raw = word.encode()
    shifted = (base64.b64encode(b"\0" * before + raw)[4 if before else 0 : -4] for before in range(3))
    return [raw, word.encode("utf-16-le"), word.encode("utf-16-be"), raw.hex().encode(), *shifted]


PATTERNS = [pattern for word in CANARIES for pattern in encodings(word)]


def contents(path: Path) -> Iterator[bytes]:
    """As written, and whatever in it was deflated."""
    raw = path.read_bytes()
    yield raw
    for start in (place for sign in (b"\x78\x01", b"\x78\x9c", b"\x78\xda") for place in _places(raw, sign)):
        try:
            yield zlib.decompressobj().decompress(raw[start:], 1 << 20)
        except zlib.error:
            continue
    if raw.startswith(b"\x1f\x8b"):
        yield gzip.decompress(raw)


def _places(raw: bytes, sign: bytes) -> Iterator[int]:
    place = raw.find(sign)
    while place >= 0:
        yield place
        place = raw.find(sign, place + 1)


def says_something(path: Path) -> bool:
    return any(pattern in part for part in contents(path) for pattern in PATTERNS)


def part_of_the_day(home: Path, store: Path, exports: Path, operations: int, end: str, seed: int) -> None:
    places = {name: str(home / folder) for name, folder in (("TMPDIR", "tmp"), ("XDG_RUNTIME_DIR", "run"))}
    with (
        (home / "stderr.txt").open("ab") as told,
        subprocess.Popen(
            [sys.executable, "-m", "tests.trust.working_day", str(store), str(exports), str(operations), str(seed)],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
            env={**os.environ, "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", **places},
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(" ".join(CANARIES) + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "done\n", (home / "stderr.txt").read_text(encoding="utf-8")
        if end == "kill":
            process.kill()
        else:
            process.stdin.write("\n")
            process.stdin.flush()
            process.wait(60)


@pytest.mark.requirement("R34")
def test_the_search_for_traces_can_see(tmp_path: Path) -> None:
    text = f"Familie {CANARIES[7]} aus"
    for number, content in enumerate(
        (
            text.encode(),
            text.encode("utf-16"),
            base64.b64encode(text.encode()),
            text.encode().hex().encode(),
            b"xx" + zlib.compress(text.encode()),
            gzip.compress(text.encode()),
        )
    ):
        (tmp_path / str(number)).write_bytes(content)
        assert says_something(tmp_path / str(number)), number
    (tmp_path / "x").write_bytes(b"Familie Muster")
    assert not says_something(tmp_path / "x")


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.requirement(
    "R34", figure="500 operations, 20 prints, 20 files, 2 crashes: 0 of 50 canaries outside store and exports"
)
def test_a_working_day_leaves_no_traces(tmp_path: Path) -> None:
    home, exports = tmp_path / "home", tmp_path / "exports"
    for folder in (home, exports, home / "tmp", home / "run"):
        folder.mkdir(mode=0o700)
    store = make_practice_store(home, 2)
    for seed, (operations, end) in enumerate(PARTS):
        part_of_the_day(home, store, exports, operations, end, seed)
    assert len(list(exports.glob("druck-*.pdf"))) >= 7
    written = [path for path in home.rglob("*") if path.is_file()]
    assert [path.relative_to(home) for path in written if says_something(path)] == []
