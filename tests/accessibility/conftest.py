"""The surveys: each is made once, and every test reads its part of the findings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from tests.accessibility import fitting, greyscale, keys, naming
from tests.accessibility.seen import controls, is_control, where
from tests.accessibility.survey import Setting, Survey, Surveyor
from tests.support.practice_stores import make_practice_store

SMALL_SCREEN = (1366, 768)
NAMING = (
    naming.unnamed,
    naming.combos_without_label,
    naming.names_given_twice,
    naming.tables_without_words,
    naming.states_not_told,
    naming.icons_without_word,
    naming.pictures_without_words,
    naming.told_only_on_hover,
    naming.long_choices,
    naming.states_by_colour_alone,
    naming.unsafe_defaults,
    greyscale.states_lost_in_grey,
    keys.small_targets,
    keys.letters_given_twice,
    keys.without_letter,
)
FITTING = (
    fitting.cut_texts,
    fitting.beyond_the_edge,
    fitting.overlaps,
    fitting.sideways,
    fitting.too_few_rows,
)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_practice_store(tmp_path_factory.mktemp("barrierefrei"), 6)


def _look_whole(window: QWidget) -> Iterator[tuple[str, str]]:
    yield from ((check.__name__, found) for check in NAMING for found in check(window))
    yield "=controls", str(len(controls(window)))
    first = QApplication.focusWidget()
    if first is None or not first.isVisible() or not is_control(first):
        yield "no_first_focus", where(first) if first is not None else "none"
        return
    walk = keys.walk_by_tab(window)
    if not walk.comes_back:
        yield "traps", where(walk.met[-1])
    yield from (("hidden", found) for found in walk.hidden)
    yield from (("no_ring", found) for found in walk.no_ring)
    yield from (("jumps", found) for found in keys.jumps_back(walk.met))
    yield from (("unreached", found) for found in keys.unreached(window, walk))


def _look_at_fit(window: QWidget) -> Iterator[tuple[str, str]]:
    yield from ((check.__name__, found) for check in FITTING for found in check(window))


def _surveyed(
    qapp: QApplication, store: Path, folder: pytest.TempPathFactory, setting: Setting, *, whole: bool
) -> Survey:
    QAccessible.setActive(True)
    surveyor = Surveyor(qapp, store, folder.mktemp("gang"), setting)
    try:
        return surveyor.survey(_look_whole if whole else _look_at_fit)
    finally:
        surveyor.close()


@pytest.fixture(scope="session")
def seen(qapp: QApplication, store: Path, tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """Names, keys and targets at 100 %."""
    return _surveyed(qapp, store, tmp_path_factory, Setting(), whole=True)


@pytest.fixture(scope="session")
def seen_large(qapp: QApplication, store: Path, tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """Room at 200 % on 1366 x 768."""
    setting = Setting(2.0, SMALL_SCREEN)
    return _surveyed(qapp, store, tmp_path_factory, setting, whole=False)


@pytest.fixture(scope="session")
def seen_largest(qapp: QApplication, store: Path, tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """Room at 225 %."""
    setting = Setting(2.25, SMALL_SCREEN)
    return _surveyed(qapp, store, tmp_path_factory, setting, whole=False)
