"""Cycles that hold widgets are freed on the main thread, whoever makes garbage meanwhile."""

import gc
import threading
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kiberatung.ui.shell.garbage import Garbage, collect_what_is_due


@pytest.fixture
def garbage(qapp: QObject) -> Iterator[Garbage]:
    was_enabled = gc.isenabled()
    parent = QObject()
    yield Garbage(parent)
    parent.deleteLater()
    (gc.enable if was_enabled else gc.disable)()


def _cycle(freed_by: list[str]) -> "ref[QWidget]":
    widget = QWidget()
    widget.myself = widget  # type: ignore[attr-defined]
    widget.destroyed.connect(lambda: freed_by.append(threading.current_thread().name))
    return ref(widget)


def test_other_threads_free_no_widget(garbage: Garbage):
    alive = _cycle([])
    worker = threading.Thread(target=lambda: [[number] for number in range(200_000)])
    worker.start()
    worker.join()
    assert not gc.isenabled()
    assert alive() is not None


def test_what_is_due_is_collected_here(garbage: Garbage):
    gc.collect()
    alive = _cycle([])
    assert collect_what_is_due() == 0
    many = [[number] for number in range(2 * gc.get_threshold()[0])]
    assert collect_what_is_due() > 0
    assert alive() is None
    assert many
