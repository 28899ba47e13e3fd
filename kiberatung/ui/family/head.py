"""The head of a family's page: name in both scripts, case, languages, interpreter, guardian, covered address."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.family_head import FamilyHead
from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import Run, bold, original
from kiberatung.ui.widgets.status_label import StatusLabel, tag
from kiberatung.ui.widgets.text import button, label, line
from kiberatung.ui.widgets.view_head import TabRow

VERY_LARGE_TEXT = 2.0


class FamilyHeadView(QWidget):
    """Long names wrap; whatever else does not fit goes to a next line."""

    def __init__(self, buttons: Sequence[QPushButton], tab_row: TabRow) -> None:
        super().__init__()
        self._name = RunLabel((), "h1")
        self._case = label("", tone="muted")
        self._protected = tag("shield-alert", _("Anschrift geschützt"), "danger")
        self._languages = StatusLabel("languages", "")
        self._interpreter = StatusLabel("message-circle", "")
        self._guardian = StatusLabel("user-round", "")
        self._guardian_script = label("", tone="muted")
        self._place = StatusLabel("map-pin", "")
        self._reveal = _reveal_button(self._show_address)
        self._address = ("", "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._title_row(buttons))
        layout.addWidget(self._facts())
        tab_row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        layout.addWidget(tab_row)
        layout.addWidget(line())
        self._fit()
        theme.theme_changed.connect(self._fit)

    def show_head(self, head: FamilyHead) -> None:
        name = _("Familie {name}").format(name=head.name)
        script = (Run("  "), original(head.name_in_script)) if head.name_in_script else ()
        self._name.set_runs((bold(name), *script))
        self._case.setText(_("Fall {number}").format(number=head.case_number))
        self._protected.setVisible(head.address_protected)
        self._languages.set_status("languages", head.languages or _("Sprache offen"), "muted")
        interpreter = head.interpreter or _("noch keine")
        self._interpreter.set_status("message-circle", _("Sprachmittlung: {name}").format(name=interpreter), "muted")
        guardian = head.guardian
        text = _("{kind}: {name}").format(kind=guardian.kind, name=guardian.name) if guardian else _("Sorge offen")
        self._guardian.set_status("user-round", text, "muted")
        self._guardian_script.setText(guardian.name_in_script if guardian else "")
        self._guardian_script.setVisible(bool(self._guardian_script.text()))
        covered = _("{town} · Anschrift verdeckt").format(town=head.town) if head.town else _("Anschrift verdeckt")
        self._address = (covered if head.address else head.town or _("Anschrift offen"), head.address)
        self._reveal.setVisible(bool(head.address))
        self._show_address(revealed=False)

    def _title_row(self, buttons: Sequence[QPushButton]) -> QBoxLayout:
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        for made in buttons:
            deeds.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        deeds.addStretch(0)
        self._title = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        self._title.setSpacing(12)
        self._title.addWidget(self._name, 1)
        self._title.addLayout(deeds)
        return self._title

    def _fit(self) -> None:
        """Beside its buttons a very large name would have no room."""
        is_very_large = theme.text_scale > VERY_LARGE_TEXT
        directions = QBoxLayout.Direction
        self._title.setDirection(directions.TopToBottom if is_very_large else directions.LeftToRight)

    def _facts(self) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._place)
        row.addWidget(self._reveal)
        facts = QWidget()
        outer = QHBoxLayout(facts)
        outer.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        flow = FlowLayout(spacing=16)
        outer.addLayout(flow)
        parts = (self._case, self._protected, self._languages, self._interpreter, self._guardian)
        for part in (*parts, self._guardian_script, place):
            part.setMinimumHeight(px(24))
            flow.addWidget(part)
        return facts

    def _show_address(self, *, revealed: bool) -> None:
        covered, address = self._address
        self._place.set_status("map-pin", address if revealed else covered, "muted")


def _reveal_button(show: Callable[..., None]) -> QPushButton:
    made = button(_("Zeigen"), kind="link")
    made.setAccessibleName(_("Anschrift zeigen, solange die Taste gedrückt ist"))
    made.pressed.connect(lambda: show(revealed=True))
    made.released.connect(lambda: show(revealed=False))
    return made
