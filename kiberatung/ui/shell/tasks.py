"""Work off the main thread: one lane for the store, a small pool for the rest, answers on the main thread."""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kiberatung.ui.protocols import Lane, TaskCancelledError, TaskControl, TaskOptions

SHOW_AFTER_MS = 300
CANCEL_AFTER_MS = 2000
AFTER_PAINT_MS = 40
"""Windows are painted with the next picture of the screen, up to 16 ms after the layout, and some are laid out twice;
a thread that works meanwhile holds the painting up."""
_POOL_THREADS = 2
Done = Callable[[Any], object]
Failed = Callable[[Exception], object]


def _nothing(_value: Any) -> None:
    """In place of what is let go."""


class Task:
    """One piece of work: what it does, whom it tells, how far it is."""

    def __init__(self, work: Callable[[TaskControl], Any], done: Done, failed: Failed, options: TaskOptions) -> None:
        self.work, self.done, self.failed, self.options = work, done, failed, options
        self.progress = (0, 0)
        self.result: Any = None
        self.fault: Exception | None = None
        self.finished = False
        self.is_mute = False
        self._dropped = threading.Event()

    def cancel(self) -> None:
        self._dropped.set()

    @property
    def is_dropped(self) -> bool:
        return self._dropped.is_set()

    def report(self, done: int, whole: int) -> None:
        self.progress = (done, whole)

    def check(self) -> None:
        if self.is_dropped:
            raise TaskCancelledError

    def let_go(self) -> None:
        """Of whoever asked and of the result: the timers of progress know the task for seconds more."""
        self.work = self.done = self.failed = _nothing
        self.result = self.fault = None

    def run(self) -> None:
        """In the worker thread: nothing of Qt is touched here."""
        if self.is_dropped:
            return
        try:
            self.result = self.work(self)
        except TaskCancelledError:
            self.cancel()
        except Exception as fault:  # noqa: BLE001 - every fault travels to the main thread and is shown there
            self.fault = fault


class _Threads:
    """A queue of tasks and the threads that empty it, begun with the first task."""

    def __init__(self, name: str, count: int, tell: Callable[[Task], None]) -> None:
        self._name, self._count, self._tell = name, count, tell
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._is_stopped = False

    def put(self, task: Task) -> None:
        """Nothing after `stop`: a thread begun at the end would tell a window that is gone."""
        if self._is_stopped:
            return
        if len(self._threads) < self._count:
            thread = threading.Thread(target=self._work, name=f"{self._name}-{len(self._threads)}", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._queue.put(task)

    def _work(self) -> None:
        while (task := self._queue.get()) is not None:
            task.run()
            self._tell(task)

    def stop(self) -> None:
        self._is_stopped = True
        for _thread in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()


class Tasks(QObject):
    """`run` from the main thread; `done` and `failed` come back there, never both, never after a cancel."""

    task_slow = Signal(object)  # still running after SHOW_AFTER_MS
    task_very_slow = Signal(object)  # still running after CANCEL_AFTER_MS
    task_ended = Signal(object)
    _came_back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            Lane.DATABASE: _Threads("database", 1, self._came_back.emit),
            Lane.POOL: _Threads("pool", _POOL_THREADS, self._came_back.emit),
        }
        self._running: list[Task] = []
        self._came_back.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[TaskControl], Any],
        done: Done,
        failed: Failed,
        options: TaskOptions = TaskOptions(),  # noqa: B008 - frozen
    ) -> Task:
        """Start `work`; its result is a value, never a row, a session or a widget."""
        task = Task(work, done, failed, options)
        if options.key:
            for older in self._running:
                if older.options.key == options.key:
                    older.cancel()
        self._running.append(task)
        lane = self._lanes[options.lane]
        if options.after_paint:
            QTimer.singleShot(AFTER_PAINT_MS, self, lambda: lane.put(task))
        else:
            lane.put(task)
        QTimer.singleShot(SHOW_AFTER_MS, self, lambda: self._tell_if_running(task, self.task_slow))
        QTimer.singleShot(CANCEL_AFTER_MS, self, lambda: self._tell_if_running(task, self.task_very_slow))
        return task

    def is_idle(self) -> bool:
        return not self._running

    def is_page_read(self) -> bool:
        """Nothing runs but what was left for after the painting."""
        return all(task.options.after_paint for task in self._running)

    def tell_nobody(self) -> None:
        """What runs ends, what waits is done, and nobody hears of it: whoever asked is locked out."""
        for task in self._running:
            task.is_mute = True

    def stop(self) -> None:
        """Let what has begun end, drop what has not unless it must be done, and wait for the threads: at closing."""
        for task in self._running:
            if task.options.can_cancel:
                task.cancel()
        for lane in self._lanes.values():
            lane.stop()

    def _tell_if_running(self, task: Task, signal: Any) -> None:
        if not task.finished and not task.is_dropped:
            signal.emit(task)

    def _finish(self, task: Task) -> None:
        task.finished = True
        self._running.remove(task)
        self.task_ended.emit(task)
        done, failed, result, fault = task.done, task.failed, task.result, task.fault
        task.let_go()
        if task.is_mute:
            return
        if task.is_dropped:
            if task.options.cancelled is not None:
                task.options.cancelled()
            return
        if fault is not None:
            failed(fault)
        else:
            done(result)
