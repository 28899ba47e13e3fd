"""The page „Üben“ of the practice town."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.practice_tasks import TaskState
from kiberatung.ui.practice.presenter import PracticePort, PracticePresenter
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.scrolling import scrolling
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, surface
from kiberatung.ui.widgets.view_head import ViewHead

WIDTH = 860


class PracticeScreen(Screen):
    """A `PracticeView`; read anew whenever somebody comes here."""

    def __init__(self, shell: Shell, desk: Desk, port: PracticePort) -> None:
        super().__init__()
        self._port = port
        self._presenter = PracticePresenter(shell, desk, self)
        self.tasks = SentenceList()
        self.progress = label("", "bold")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Erledigte Aufgaben"))
        self.anew = button(_("&Von vorn beginnen"), port.begin_anew, icon="refresh-cw")
        self.delete = button(_("Übungsstadt &löschen"), port.delete, icon="trash-2")
        self._build()

    def _build(self) -> None:
        content = surface()
        content.setMaximumWidth(px(WIDTH) + 2 * PAGE_MARGIN)
        column = QVBoxLayout(content)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 32)
        column.setSpacing(10)
        words = _(
            "Alle Personen hier sind erfunden. Erledigt ist eine Aufgabe, sobald ihr Ergebnis in der Akte steht; die "
            "Reihenfolge ist frei."
        )
        column.addWidget(label(words, tone="muted", wrap=True))
        column.addWidget(self.progress)
        column.addWidget(self.bar)
        column.addSpacing(8)
        column.addWidget(self.tasks)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(ViewHead(_("Üben"), buttons=[self.delete, self.anew]))
        layout.addWidget(scrolling(content), 1)

    def open_with(self, **_arguments: Any) -> None:
        self._presenter.reload()

    def reload(self) -> None:
        self._presenter.reload()

    def screen_actions(self) -> Sequence[ActionSpec]:
        view, file = _("Ansicht"), _("Datei")
        return [
            ActionSpec("practice.reload", _("Neu &lesen"), self.reload, view, "F5", "refresh-cw"),
            ActionSpec("practice.anew", _("Übungsstadt von &vorn beginnen"), self._port.begin_anew, file),
            ActionSpec("practice.delete", _("Übungsstadt &löschen"), self._port.delete, file),
        ]

    def focus_first(self) -> None:
        deeds = [row.deed for row in self.tasks.rows() if row.deed is not None]
        (deeds[0] if deeds else self.anew).setFocus()

    def show_tasks(self, tasks: Sequence[TaskState], progress: str) -> None:
        self.progress.setText(progress)
        self.bar.setRange(0, len(tasks))
        self.bar.setValue(sum(task.is_done for task in tasks))
        self.tasks.set_rows([self._row(task) for task in tasks])

    def _row(self, task: TaskState) -> SentenceRow:
        if task.is_done:
            return SentenceRow(task.title, StatusLabel("circle-check", _("erledigt"), "ok"), second=task.how)
        state = StatusLabel("circle", _("offen"), "muted")
        return SentenceRow(task.title, state, _("Hingehen"), partial(self._presenter.begin, task), task.how)
