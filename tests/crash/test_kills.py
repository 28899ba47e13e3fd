"""A process that writes is killed at a random moment: what it had acknowledged is there, and nothing by halves."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

import pytest

from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.stores import StorePlace
from tests.crash.stage import (
    Files,
    Save,
    content_of,
    expected_contents,
    files_of,
    opened,
    put_back,
    saves,
    small_reserve,
    small_store,
)
from tests.crash.writer import channel, started, write_on

MOMENTS = 0.06
"""Seconds after the first acknowledged save within which the process is killed."""


@dataclass
class Scene:
    place: StorePlace
    key: StoreKey
    files: Files
    saves: list[Save]
    contents: list[str]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with small_reserve():
        place, key = small_store(tmp_path)
        files, done = files_of(tmp_path), saves(60)
        with opened(place, key) as store:
            contents = expected_contents(store, done)
        yield Scene(place, key, files, done, contents)


@pytest.mark.requirement("R01", figure="100 kills: 0 acknowledged saves lost, 0 halves")
def test_a_hundred_kills_lose_nothing(scene: Scene) -> None:
    assert _outcomes(scene, 100, random.Random(100)) == {"whole": 100}


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.requirement("R01", figure="1,000 kills: 0 acknowledged saves lost, 0 halves")
def test_a_thousand_kills_lose_nothing(scene: Scene) -> None:
    assert _outcomes(scene, 1000, random.Random(1000)) == {"whole": 1000}


def _outcomes(scene: Scene, kills: int, chance: random.Random) -> Counter[str]:
    return Counter(_kill(scene, chance.uniform(0, MOMENTS)) for _number in range(kills))


def _kill(scene: Scene, moment: float) -> str:
    put_back(scene.place.path.parent, scene.files)
    here, there = channel()
    process = started(write_on, scene.place, scene.key, scene.saves, there)
    there.close()
    told = _told_until(here, moment)
    process.kill()
    process.join()
    told = max([told, *_rest(here)])
    here.close()
    with opened(scene.place, scene.key) as store:
        changes, found = content_of(store.raw)
    if changes < told:
        return "lost"
    return "whole" if found == scene.contents[changes] else "half"


def _told_until(here: Connection, moment: float) -> int:
    """The last number told when the moment after the first one has come."""
    told: int = here.recv()
    deadline = monotonic() + moment
    while here.poll(max(0.0, deadline - monotonic())):
        told = here.recv()
        if told == 60:
            break
    return told


def _rest(here: Connection) -> Iterator[int]:
    """What was told and not yet read when the process ended."""
    try:
        while here.poll():
            yield here.recv()
    except EOFError:
        return
