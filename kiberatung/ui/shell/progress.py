"""Shows slow tasks in the notice bar: a bar after 300 ms, a way to cancel after two seconds."""

from PySide6.QtCore import QObject, QTimer

from kiberatung.basics.texts import _
from kiberatung.ui.shell.tasks import Task, Tasks
from kiberatung.ui.widgets.notice_bar import NoticeBar

_REDRAW_MS = 100


class TaskProgress(QObject):
    """One task at a time is shown; the first slow one keeps the bar until it ends."""

    def __init__(self, tasks: Tasks, bar: NoticeBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._task: Task | None = None
        self._can_cancel = False
        self._redraw = QTimer(self)
        self._redraw.setInterval(_REDRAW_MS)
        self._redraw.timeout.connect(self._draw)
        tasks.task_slow.connect(self._begin)
        tasks.task_very_slow.connect(self._offer_cancel)
        tasks.task_ended.connect(self._end)
        bar.cancel_wanted.connect(self._cancel)

    def _begin(self, task: Task) -> None:
        if self._task is None:
            self._task, self._can_cancel = task, False
            self._draw()
            self._redraw.start()

    def _offer_cancel(self, task: Task) -> None:
        if task is self._task and task.options.can_cancel:
            self._can_cancel = True
            self._draw()

    def _draw(self) -> None:
        if self._task is not None:
            title = self._task.options.title or _("Einen Augenblick, es wird gearbeitet.")
            self._bar.show_progress(title, *self._task.progress, can_cancel=self._can_cancel)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._stop()

    def _end(self, task: Task) -> None:
        if task is self._task:
            self._stop()

    def _stop(self) -> None:
        self._task = None
        self._redraw.stop()
        self._bar.close_notice()
