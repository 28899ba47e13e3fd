"""The guardians inside the intake: a small grid with a column for each person."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.domain.guardians import GuardianId
from kiberatung.ui.family.intake.guardian_source import GuardianSource
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.cell_draft import CellDraft
from kiberatung.ui.widgets.draft_keeper import DraftPort
from kiberatung.ui.widgets.question_grid import QuestionGrid
from kiberatung.ui.widgets.text import button, label


class GuardianPage(QWidget):
    def __init__(
        self, source: GuardianSource, add: Callable[[], object], remove: Callable[[object], object], port: DraftPort
    ) -> None:
        super().__init__()
        self._source, self._remove_person = source, remove
        self.grid = QuestionGrid(_("Erziehungsberechtigte"), source)
        self.grid.warning_chosen.connect(lambda *_keys: self.grid.edit(self.grid.currentIndex()))
        self.grid.column_wanted.connect(add)
        self.drafts = CellDraft(port, self.grid, source.is_stored)
        self._nobody = label(
            _("Noch ist niemand eingetragen, der für die Kinder sorgt."), "reading", "muted", wrap=True
        )
        self._add = button(_("Person &hinzufügen"), add, icon="plus")
        self._remove = button(_("Person &entfernen"), self._remove_current, kind="quiet", icon="x")
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 8)
        row.setSpacing(12)
        for part in (self._add, self._remove):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(part)
        row.addWidget(self._nobody, 1)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.drafts)
        column.addWidget(self.grid, 1)
        column.addLayout(row)
        self.show_people()

    def show_people(self) -> None:
        """People have come or gone."""
        known = bool(self._source.guardians)
        self._nobody.setVisible(not known)
        self._remove.setVisible(known)
        self.grid.reload()
        self.setFocusProxy(self.grid if known else self._add)

    def show_family(self, family_id: FamilyId) -> None:
        """What was typed here and not stored is offered."""
        self.drafts.open_place(f"guardian:{family_id}", family_id)

    def enter(self, guardian_id: GuardianId, field: str = "kind") -> None:
        self.grid.enter(field, guardian_id)

    def _remove_current(self) -> None:
        keys = self.grid.current_keys()
        if keys is not None:
            self._remove_person(keys[1])
