"""The whole history of a family: deeds and notes by day, newest first, and the way back from each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.services.desk import Desk
from kiberatung.services.family_history import HistoryEntry
from kiberatung.ui.family.history.entry_list import EntryList
from kiberatung.ui.family.history.entry_words import day_lines
from kiberatung.ui.family.history.presenter import HistoryPresenter, StepShown
from kiberatung.ui.family.history.step_bar import StepBar
from kiberatung.ui.family.tab import FamilyTab, TabContext
from kiberatung.ui.protocols import Shell
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.text import label


class HistoryTab(FamilyTab):
    def __init__(self, shell: Shell, desk: Desk, context: TabContext) -> None:
        super().__init__()
        self._presenter = HistoryPresenter(shell, desk, self, context.changed)
        self.entries = EntryList(_("Verlauf der Familie"))
        self.entries.copy_wanted.connect(lambda text: self._presenter.copy([text], _("Eintrag kopiert")))
        self._note = label(_("Nach dem ersten Eintrag steht er hier."), "reading", "muted", wrap=True)
        self.step = StepBar(self._presenter.take_back, self._presenter.leave_it)
        self.entries.entry_chosen.connect(self._presenter.choose)
        self.entries.activated.connect(lambda _index: self.step.deed.setFocus())
        inset = QVBoxLayout()
        inset.setContentsMargins(PAGE_MARGIN, 8, 0, 0)
        inset.addWidget(self._note)
        inset.addWidget(self.entries, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(inset, 1)
        layout.addWidget(self.step)

    def show_family(self, family_id: FamilyId, child_id: ChildId | None) -> None:
        self._presenter.open_family(family_id)

    def reload(self) -> None:
        self._presenter.reload()

    def focus_first(self) -> None:
        self.entries.setFocus()

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        self._note.setVisible(not entries)
        self.entries.show_lines(day_lines(entries))
        self.entries.choose_first()
        self._presenter.choose(self.entries.current_entry())

    def show_step(self, step: StepShown) -> None:
        self.step.show_step(step)
