"""The tasks of the practice town: how many are done, where each begins."""

from collections.abc import Sequence
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.practice_tasks import TaskState, practice_tasks
from kiberatung.ui.protocols import Shell, TaskOptions


class PracticeView(Protocol):
    def show_tasks(self, tasks: Sequence[TaskState], progress: str) -> None: ...


class PracticePort(Protocol):
    """Both leave the practice town; on the main thread."""

    def begin_anew(self) -> None:
        """The town as it was at the first day."""

    def delete(self) -> None:
        """The town is gone from this device; the records of the office are not touched."""


class PracticePresenter:
    def __init__(self, shell: Shell, desk: Desk, view: PracticeView) -> None:
        self._shell, self._desk, self._view = shell, desk, view

    def reload(self) -> None:
        self._shell.run_task(lambda: practice_tasks(self._desk), self._show, options=TaskOptions(key="practice"))

    def begin(self, task: TaskState) -> None:
        """Where the task is done; the family it is about has to be taken in first."""
        if task.screen != "family":
            self._shell.navigate(task.screen)
        elif task.family_id is None:
            self._shell.show_notice(
                _("Diese Familie gibt es noch nicht"), _("Beginnen Sie mit der ersten Aufgabe."), "info"
            )
        else:
            self._shell.navigate("family", family_id=task.family_id, tab=task.tab)

    def _show(self, tasks: Sequence[TaskState]) -> None:
        done = sum(task.is_done for task in tasks)
        if done == len(tasks):
            words = _("Alle {whole} Aufgaben sind erledigt. Sie können anfangen.")
        else:
            words = _("{done} von {whole} Aufgaben erledigt")
        self._view.show_tasks(tasks, words.format(done=done, whole=len(tasks)))
