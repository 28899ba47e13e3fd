"""Work off the main thread."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiberatung.ui.protocols import Lane, TaskControl, TaskOptions
from kiberatung.ui.shell.progress import TaskProgress
from kiberatung.ui.shell.tasks import Tasks
from kiberatung.ui.widgets.notice_bar import NoticeBar


class Heard:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.results: list[Any] = []
        self.faults: list[Exception] = []
        self.threads: set[int] = set()

    def done(self, result: Any) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def failed(self, fault: Exception) -> None:
        self.faults.append(fault)
        self.threads.add(threading.get_ident())


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()


def test_result_comes_back_on_the_main_thread(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    tasks.run(lambda _control: threading.get_ident(), heard.done, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.results))
    assert heard.results[0] != threading.get_ident()
    assert heard.threads == {threading.get_ident()}


def test_fault_comes_back_whole(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    tasks.run(lambda _control: {}["missing"], heard.done, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.faults))
    assert isinstance(heard.faults[0], KeyError)
    assert heard.results == []


def test_store_has_one_lane_in_order(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    threads: list[int] = []

    def work(number: int) -> int:
        threads.append(threading.get_ident())
        return number

    for number in range(20):
        tasks.run(lambda _control, number=number: work(number), heard.done, heard.failed)
    qtbot.waitUntil(lambda: len(heard.results) == 20)
    assert heard.results == list(range(20))
    assert len(set(threads)) == 1


def test_pool_does_not_wait_for_the_store(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    gate = threading.Event()
    tasks.run(lambda _control: gate.wait(10), heard.done, heard.failed)
    tasks.run(lambda _control: "pool", heard.done, heard.failed, TaskOptions(lane=Lane.POOL))
    qtbot.waitUntil(lambda: heard.results == ["pool"])
    gate.set()
    qtbot.waitUntil(tasks.is_idle)


def test_newer_question_replaces_the_older(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    gate = threading.Event()
    tasks.run(lambda _control: gate.wait(10), heard.done, heard.failed)
    for text in ("m", "mü", "müß"):
        tasks.run(lambda _control, text=text: text, heard.done, heard.failed, TaskOptions(key="search"))
    gate.set()
    qtbot.waitUntil(tasks.is_idle)
    assert heard.results == [True, "müß"]


@pytest.mark.requirement("U48", figure="cancelled at its next step")
def test_cancelled_work_stops_at_its_next_step_and_tells_nobody(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    begun, gate, steps = threading.Event(), threading.Event(), []

    def work(control: TaskControl) -> None:
        begun.set()
        gate.wait(10)
        control.check()
        steps.append("after")

    task = tasks.run(work, heard.done, heard.failed)
    begun.wait(10)
    task.cancel()
    gate.set()
    qtbot.waitUntil(tasks.is_idle)
    assert (steps, heard.results, heard.faults) == ([], [], [])


@pytest.mark.requirement("U48", figure="progress after a second")
def test_slow_work_shows_its_progress_and_goes(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    bar = NoticeBar("Schließen", "Abbrechen")
    qtbot.addWidget(bar)
    TaskProgress(tasks, bar)
    gate = threading.Event()
    options = TaskOptions("Liste wird gelesen")
    tasks.run(lambda control: (control.report(1, 4), gate.wait(10)), heard.done, heard.failed, options)
    qtbot.waitUntil(lambda: not bar.isHidden())
    assert bar.words() == "Liste wird gelesen"
    gate.set()
    qtbot.waitUntil(bar.isHidden)


def test_stopping_ends_the_threads(qapp: object, heard: Heard) -> None:
    before = set(threading.enumerate())
    tasks = Tasks()
    tasks.run(lambda _control: None, heard.done, heard.failed)
    assert set(threading.enumerate()) - before
    tasks.stop()
    assert not set(threading.enumerate()) - before


def test_page_is_read_while_what_comes_after_it_still_waits(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    held = threading.Event()

    def work(_control: TaskControl) -> str:
        held.wait(5)
        return "page"

    tasks.run(work, heard.done, heard.failed)
    tasks.run(lambda _control: "behind", heard.done, heard.failed, TaskOptions(after_paint=True))
    assert not tasks.is_page_read()
    held.set()
    qtbot.waitUntil(tasks.is_page_read)
    assert heard.results[0] == "page"
    qtbot.waitUntil(tasks.is_idle)
    assert heard.results == ["page", "behind"]


def test_whoever_wants_to_hear_of_a_drop_hears_it_once_and_nothing_else(
    qtbot: QtBot, tasks: Tasks, heard: Heard
) -> None:
    dropped: list[int] = []
    begun, go = threading.Event(), threading.Event()

    def work(control: TaskControl) -> None:
        begun.set()
        go.wait(5)
        control.check()

    options = TaskOptions(cancelled=lambda: dropped.append(threading.get_ident()))
    task = tasks.run(work, heard.done, heard.failed, options)
    begun.wait(5)
    task.cancel()
    go.set()
    qtbot.waitUntil(lambda: tasks.is_idle() and bool(dropped))
    assert dropped == [threading.get_ident()]
    assert (heard.results, heard.faults) == ([], [])
    tasks.run(lambda _control: 1, heard.done, heard.failed, options)
    qtbot.waitUntil(lambda: heard.results == [1])
    assert len(dropped) == 1
