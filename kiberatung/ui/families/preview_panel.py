"""The chosen child or family beside the list: facts, the next deed, brothers and sisters."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.services.child_facts import Fact, Tone
from kiberatung.services.open_items import OpenItem
from kiberatung.ui.families.preview import Preview, Relative
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import original
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.status_label import StatusLabel, tag
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

LOOK_OF_TONE = {
    Tone.OK: ("circle-check", "ok"),
    Tone.CHECK: ("triangle-alert", "warn"),
    Tone.OVERDUE: ("circle-alert", "danger"),
}


class PreviewPanel(SidePanel):
    def __init__(
        self,
        open_family: Callable[[FamilyId, ChildId | None], object],
        do_deed: Callable[[FamilyId, OpenItem], object],
    ) -> None:
        super().__init__(_("Vorschau"), 312)
        self._open_family, self._do_deed = open_family, do_deed
        self._preview: Preview | None = None
        self._open = button(_("Familie ö&ffnen"), self._open_shown, icon="arrow-right")
        self.add_to_foot(self._open)
        self.show_preview(None)

    def show_preview(self, preview: Preview | None) -> None:
        self._preview = preview
        self._open.setVisible(preview is not None)
        clear(self.column)
        if preview is None:
            self.column.addWidget(label(_("Wählen Sie eine Zeile der Liste."), tone="muted", wrap=True))
        else:
            self._fill(preview)
        self.column.addStretch(1)

    def _fill(self, preview: Preview) -> None:
        self.column.addWidget(label(preview.title, "h2", wrap=True))
        if preview.name_in_script:
            self.column.addWidget(RunLabel((original(preview.name_in_script),)))
        if preview.state is not None:
            self.column.addWidget(tag(preview.state.icon, preview.state.text, preview.state.tone))
        if preview.is_protected:
            self.column.addWidget(tag("shield-alert", _("Anschrift geschützt"), "danger"))
        self.column.addWidget(_facts(preview.facts))
        self.column.addSpacing(8)
        if preview.next_deed is not None:
            self.column.addWidget(section_head(_("Als Nächstes")))
            self.column.addWidget(label(preview.next_deed.sentence, wrap=True))
            call = partial(self._do_deed, preview.family_id, preview.next_deed)
            deed = button(preview.next_deed.deed_text, call)
            self.column.addWidget(deed, 0, Qt.AlignmentFlag.AlignLeft)
            self.column.addSpacing(8)
        if preview.relatives:
            self.column.addWidget(section_head(preview.relatives_title))
            for relative in preview.relatives:
                self.column.addWidget(self._relative(preview.family_id, relative))

    def _relative(self, family_id: FamilyId, relative: Relative) -> QWidget:
        row = QWidget()
        layout = FlowLayout(row)  # a long name and a long state stand in two rows
        name = button(relative.name, partial(self._open_family, family_id, relative.child_id), kind="link")
        layout.addWidget(name)
        layout.addWidget(label(relative.age, tone="muted"))
        layout.addWidget(StatusLabel(relative.state.icon, relative.state.text, relative.state.tone))
        return row

    def _open_shown(self) -> None:
        if self._preview is not None:
            self._open_family(self._preview.family_id, self._preview.child_id)


def _facts(facts: tuple[Fact, ...]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 8, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, px(88))
    grid.setColumnStretch(1, 1)
    for row, fact in enumerate(facts):
        grid.addWidget(label(fact.label, tone="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_value(fact), row, 1)
    return made


def _value(fact: Fact) -> QWidget:
    """The finding in its tone, always with its word; long ones wrap, so the icon is left to short ones."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    tone = LOOK_OF_TONE.get(fact.tone, ("", "text"))[1]
    column.addWidget(label(fact.value, tone=tone, wrap=True))
    if fact.detail:
        column.addWidget(label(fact.detail, "small", "muted", wrap=True))
    return made
