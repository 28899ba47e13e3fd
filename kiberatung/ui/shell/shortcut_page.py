"""All commands and their keys, built from the table of actions."""

from collections.abc import Hashable, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from kiberatung.basics.texts import _
from kiberatung.ui.shell.action_table import ActionSpec, ActionTable
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Cell, Column, Deliver, Group
from kiberatung.ui.widgets.view_head import ViewHead


class ShortcutPage(Screen):
    """A command per row, grouped by menu; Enter does it."""

    def __init__(self, table: ActionTable) -> None:
        super().__init__()
        self._table = table
        columns = [Column("command", _("Befehl"), 320, stretch=True), Column("keys", _("Taste"), 200)]
        self._model = RowTableModel(columns, self._fetch, self)
        self.list = RowTable(self._model, _("Befehle und Tasten"))
        self.list.key_opened.connect(self._do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(ViewHead(_("Hilfe"), _("Alle Befehle und ihre Tasten")))
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def open_with(self, **_arguments: object) -> None:
        menus = list(dict.fromkeys(spec.menu for spec in self._table.all()))
        groups = [self._group(menu) for menu in menus]
        self._model.set_groups(groups)
        self.list.select_first()

    def _group(self, menu: str) -> Group:
        keys = tuple(spec.identifier for spec in self._table.all() if spec.menu == menu)
        return Group(menu or _("Überall"), keys)

    def _fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        specs = {key: self._table.named(str(key)) for key in keys}
        deliver({key: _row(spec) for key, spec in specs.items() if spec is not None})

    def _do(self, key: Hashable) -> None:
        spec = self._table.named(str(key))
        if spec is not None and spec.is_enabled():
            spec.call()


def _row(spec: ActionSpec) -> list[Cell]:
    form = QKeySequence.SequenceFormat.NativeText
    keys = [QKeySequence(key).toString(form) for key in (spec.shortcut, *spec.more_shortcuts) if key]
    tone = "text" if spec.is_enabled() else "muted"
    german = [key.replace("Ctrl", _("Strg")).replace("Shift", _("Umschalt")) for key in keys]
    return [Cell(spec.words(), icon=spec.icon, tone=tone), Cell(", ".join(german), tone="muted")]
