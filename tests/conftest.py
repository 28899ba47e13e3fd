"""For every test: Qt without a screen, the program's own fonts, the light look, and no way out of this machine."""

# ruff: noqa: PLC0415 - tests without a window do not import Qt

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiberatung.ui.overrides import raise_errors_whole
from tests.support import network_watch

os.environ["QT_QPA_PLATFORM"] = "offscreen"

network_watch.watch()
raise_errors_whole()  # as at the start of the program, before the first class of a widget
gc.disable()  # each test leaves its garbage to the main thread: see `_garbage_on_this_thread`

TESTS = Path(__file__).parent
RESOURCES = TESTS.parent / "resources"
LONG_FIRST = ("accessibility", "crash", "trust", "hostile", "stories", "packaging", "storage", "app")
"""Folders with files that take long: begun last they would leave all cores but one without work."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After the shuffling, whose order stays within the folders named first and among the rest."""

    def rank(item: pytest.Item) -> int:
        folder = item.path.relative_to(TESTS).parts[0]
        return LONG_FIRST.index(folder) if folder in LONG_FIRST else len(LONG_FIRST)

    items.sort(key=rank)


@pytest.fixture(scope="session")
def qapp(qapp):
    from kiberatung.ui.theme.apply import apply_theme
    from kiberatung.ui.theme.fonts import load_fonts

    assert load_fonts(RESOURCES) == []
    apply_theme(qapp)
    return qapp


@pytest.fixture
def qtbot(qtbot):
    """A part shown alone wears what the window around it would give it."""
    from kiberatung.ui.theme.apply import dress

    add = qtbot.addWidget

    def add_dressed(widget, **options):
        if widget.isWindow():
            dress(widget)
        add(widget, **options)

    qtbot.addWidget = add_dressed
    return qtbot


@pytest.fixture(autouse=True)
def _garbage_on_this_thread() -> Iterator[None]:
    """As in the program: a widget freed by a worker's thread would take everything down."""
    from kiberatung.ui.shell.garbage import collect_what_is_due

    yield
    collect_what_is_due()


@pytest.fixture(autouse=True)
def _no_way_out() -> Iterator[None]:
    """A connection to anything but this machine fails the test, also where its error was swallowed (R58)."""
    network_watch.taken()
    yield
    assert network_watch.taken() == []


@pytest.fixture(autouse=True)
def _light_look_afterwards(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that changes the look does not change it for the next one, whatever the order."""
    yield
    if "qapp" in request.fixturenames:
        from PySide6.QtWidgets import QApplication

        from kiberatung.ui.theme.apply import apply_theme
        from kiberatung.ui.theme.live import theme
        from kiberatung.ui.theme.tokens import Scheme

        app = QApplication.instance()
        if isinstance(app, QApplication) and (theme.scheme, theme.text_scale) != (Scheme.LIGHT, 1.0):
            apply_theme(app)
