"""Who stands on which side: name, case and children above each column, and the button that swaps the sides."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.merging.comparison import SideHead
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import Run, bold, original
from kiberatung.ui.widgets.text import button, label, surface


class _Head(QWidget):
    def __init__(self, role: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._name = RunLabel((), "strong")
        self._facts = label("", "small", "muted", wrap=True)
        column.addWidget(label(role, "small_strong", "muted"))
        column.addWidget(self._name)
        column.addWidget(self._facts)
        column.addStretch(1)

    def show_side(self, side: SideHead) -> None:
        name = (bold(side.name), *((Run("  "), original(side.name_in_script)) if side.name_in_script else ()))
        self._name.set_runs(name)
        told = _("Fall {number}, Familie {name}. Kinder: {children}")
        self._facts.setText(
            told.format(number=side.case_number, name=side.family_name, children=", ".join(side.children))
        )


class SideHeads(QWidget):
    def __init__(self, swap: Callable[[], object]) -> None:
        super().__init__()
        self._left, self._right = _Head(_("Links: bleibt")), _Head(_("Rechts: geht darin auf"))
        self.swap = button(_("&Seiten tauschen"), swap, small=True)
        ground = surface()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, ground)
        self._row.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        self._row.setSpacing(16)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def show_sides(self, left: SideHead, right: SideHead) -> None:
        self._left.show_side(left)
        self._right.show_side(right)
