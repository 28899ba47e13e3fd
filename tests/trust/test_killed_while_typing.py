"""The window is killed while somebody types: at most two seconds are lost, and the rest is offered (R07)."""

import os
import random
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest

from kiberatung.app.session import Session
from kiberatung.domain.families import Family
from tests.support.practice_stores import PASSPHRASE, make_practice_store
from tests.trust.typist import SENTENCE

AT_ONCE = 3
LOST_AT_MOST = 2.0
TYPED_AT_MOST = 3.5
"""Seconds from the first key to the kill."""


@pytest.fixture(scope="module")
def practice_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_practice_store(tmp_path_factory.mktemp("uebungsstadt"), 2)


@pytest.fixture(scope="module")
def family(practice_store: Path) -> UUID:
    session = Session(practice_store)
    with session.open(PASSPHRASE).reading() as records:
        found = records.find(Family)[0].id
    session.close()
    return found


def started(deed: str, store: Path, family: UUID) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.trust.typist", deed, str(store), str(family)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "HOME": str(store.parent)},
    )


def letters_until(process: subprocess.Popen[str], seconds: float) -> tuple[list[float], float]:
    """The moment of each letter, and that of the kill."""
    assert process.stdout is not None
    moments: list[float] = []
    for line in process.stdout:
        moments.append(float(line.split()[1]))
        if moments[-1] - moments[0] >= seconds:
            break
    killed = time.monotonic()
    process.kill()
    moments += [float(line.split()[1]) for line in process.stdout if len(line.split()) == 2]
    process.wait()
    return moments, killed


def one_kill(store: Path, family: UUID, seconds: float, *, in_window: bool) -> None:
    with started("type", store, family) as process:
        moments, killed = letters_until(process, seconds)
    written = b"".join(path.read_bytes() for path in store.parent.rglob("*") if path.is_file())
    assert b"Kanarowski" not in written
    assert b"Montag" not in written
    text = offered_in_window(store, family) if in_window else kept_in_store(store, family)
    must_be_there = sum(1 for moment in moments if moment <= killed - LOST_AT_MOST)
    expected = SENTENCE * (len(moments) // len(SENTENCE) + 1)
    assert expected.startswith(text)
    assert len(text) >= must_be_there > 0


def offered_in_window(store: Path, family: UUID) -> str:
    with started("look", store, family) as process:
        told, _error = process.communicate(timeout=60)
    words, _tab, text = told.rstrip("\n").partition("\t")
    assert words.startswith("Nicht gespeicherter Text von ")
    return text


def kept_in_store(store: Path, family: UUID) -> str:
    session = Session(store)
    desk = session.open(PASSPHRASE)
    [draft] = desk.store.drafts.of_account(desk.account.id)
    session.close()
    assert draft.place == f"note:{family}"
    return draft.values["text"]


def kills(practice_store: Path, folder: Path, family: UUID, count: int, looked_at: int) -> None:
    """After the first `looked_at` of them a window is opened again, after the others the store alone."""
    chance = random.Random(count)

    def one(number: int) -> None:
        place = folder / str(number)
        place.mkdir()
        for name in ("bestand.kib", "bestand.kib.schluessel"):
            shutil.copy(practice_store.with_name(name), place / name)
        one_kill(place / "bestand.kib", family, seconds[number], in_window=number < looked_at)
        shutil.rmtree(place)

    seconds = [chance.uniform(LOST_AT_MOST + 0.2, TYPED_AT_MOST) for _number in range(count)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(one, range(count)))


@pytest.mark.requirement("R07", figure="3 kills while typing: at most 2 s lost, 3 of 3 drafts, no plain text")
def test_three_kills_while_typing(practice_store: Path, tmp_path: Path, family: UUID) -> None:
    kills(practice_store, tmp_path, family, 3, looked_at=1)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.requirement("R07", figure="100 kills while typing: at most 2 s lost, offered 100 of 100")
def test_a_hundred_kills_while_typing(practice_store: Path, tmp_path: Path, family: UUID) -> None:
    kills(practice_store, tmp_path, family, 100, looked_at=100)
