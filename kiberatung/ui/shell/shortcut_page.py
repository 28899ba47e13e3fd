"""All commands and their keys: each can get another one, all can be printed."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.protocols import Lane, Shell, TaskOptions
from kiberatung.ui.shell.action_table import ActionTable
from kiberatung.ui.shell.far_actions import far_actions
from kiberatung.ui.shell.key_book import KeyBook
from kiberatung.ui.shell.own_keys import KeyLine, KeysPort, german_key
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Cell, Column, Deliver, Group
from kiberatung.ui.widgets.text import button, label, line, surface
from kiberatung.ui.widgets.view_head import ViewHead

_MODIFIERS = frozenset(
    {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_unknown}
)
_STAY = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F1, Qt.Key.Key_Escape})
"""Moving on and help work here as everywhere."""


class KeyField(QLineEdit):
    """Takes the next key pressed instead of letters."""

    key_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Neue Taste drücken"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.key = ""

    def show_key(self, key: str) -> None:
        self.key = key
        self.setText(german_key(key) if key else "")

    def event(self, event: QEvent) -> bool:
        """A key that already is a shortcut arrives here too, instead of doing its deed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_taken(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_taken(event):
            super().keyPressEvent(event)
            return
        event.accept()
        if event.key() not in _MODIFIERS:
            form = QKeySequence.SequenceFormat.PortableText
            self.show_key(QKeySequence(event.keyCombination()).toString(form))
            self.key_pressed.emit(self.key)


class ShortcutPage(Screen):
    """A command per row, by menu and screen; Enter goes to the field that takes its new key."""

    def __init__(
        self, shell: Shell, table: ActionTable, port: KeysPort | None, keys_changed: Callable[[], object]
    ) -> None:
        super().__init__()
        self._shell, self._port, self._keys_changed = shell, port, keys_changed
        self._book = KeyBook(table, port, _screens(table))
        self._lines: dict[Hashable, KeyLine] = {}
        self.field = KeyField()
        columns = [Column("command", _("Befehl"), 320, stretch=True), Column("keys", _("Taste"), 300)]
        self._model = RowTableModel(columns, self._fetch, self)
        self.list = RowTable(self._model, _("Befehle und Tasten"))
        self.list.key_opened.connect(lambda _key: self.field.setFocus())
        self.list.current_moved.connect(self._choose)
        self.labelled = LabeledField(_("&Neue Taste"), self.field)
        self.field.key_pressed.connect(self._check)
        self.field.returnPressed.connect(self._set)
        self._build()
        self.setFocusProxy(self.list)

    def _build(self) -> None:
        self._print = button(_("Liste &drucken"), self.print_keys, icon="printer")
        self._print.setEnabled(self._port is not None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._head = ViewHead(_("Befehle und Tasten"), buttons=[self._print])
        layout.addWidget(self._head)
        layout.addWidget(self.list, 1)
        layout.addWidget(line())
        layout.addWidget(self._changing())

    def _changing(self) -> QWidget:
        bar = surface("bg")
        self._command = label("", "bold", wrap=True)
        self.set_deed = button(_("Taste &setzen"), self._set, kind="primary")
        self.take_deed = button(_("&Ohne Taste"), self._take)
        self.back_deed = button(_("&Zurücksetzen"), self._set_back, icon="undo-2")
        self.all_back_deed = button(_("&Alle zurücksetzen"), self._set_all_back)
        deeds = QWidget()
        row = FlowLayout(deeds, spacing=8)
        self.labelled.setMinimumWidth(px(260))
        for part in (self.labelled, self.set_deed, self.take_deed, self.back_deed, self.all_back_deed):
            row.addWidget(part)
        column = QVBoxLayout(bar)
        column.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 14)
        column.setSpacing(6)
        column.addWidget(self._command)
        column.addWidget(deeds)
        return bar

    def open_with(self, **_arguments: object) -> None:
        self._show()
        self.list.select_first()

    def print_keys(self) -> None:
        port, groups = self._port, self._book.groups()
        if port is not None:
            in_pool = TaskOptions(_("Die Liste wird gesetzt"), Lane.POOL)
            self._shell.run_task(
                lambda: port.printed(groups), lambda pdf: self._shell.open_preview(pdf, _("Befehle und Tasten")),
                options=in_pool,
            )  # fmt: skip

    def _show(self) -> None:
        self._lines = {}
        groups = []
        for group in self._book.groups():
            keys = [line.identifier or f"{group.title} {number}" for number, line in enumerate(group.lines)]
            self._lines.update(zip(keys, group.lines, strict=True))
            groups.append(Group(group.title, tuple(keys)))
        self._model.set_groups(groups)
        own = any(one.is_own for one in self._lines.values())
        self.all_back_deed.setEnabled(own)

    def _fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        deliver({key: _row(self._lines[key]) for key in keys if key in self._lines})

    def _current(self) -> KeyLine:
        return self._lines.get(self.list.current_key(), KeyLine("", "", ""))

    def _choose(self, _key: Hashable) -> None:
        chosen = self._current()
        self.field.show_key("")
        self.labelled.set_finding("")
        can = bool(chosen.identifier)
        words = _("{command}: {key}").format(command=chosen.words, key=chosen.keys or _("keine Taste"))
        self._command.setText(words if can else _("{words} – diese Taste ist fest.").format(words=words))
        for part in (self.field, self.set_deed):
            part.setEnabled(can)
        self.take_deed.setEnabled(can and bool(chosen.keys))
        self.back_deed.setEnabled(can and chosen.is_own)

    def _check(self, key: str) -> None:
        self.labelled.set_finding(self._book.refusal(self._current().identifier, key))

    def _set(self) -> None:
        if not self.field.key:
            self.labelled.set_finding(_("Drücken Sie zuerst die neue Taste."))
            self.field.setFocus()
        else:
            self._change(lambda identifier: self._book.set_key(identifier, self.field.key))

    def _take(self) -> None:
        self._change(lambda identifier: self._book.set_key(identifier, ""))

    def _set_back(self) -> None:
        self._change(self._book.set_back)

    def _set_all_back(self) -> None:
        def all_back(_identifier: str) -> str:
            self._book.set_all_back()
            return ""

        self._change(all_back)

    def _change(self, change: Callable[[str], str]) -> None:
        chosen = self._current()
        try:
            refusal = change(chosen.identifier)
        except EnvironmentFault as fault:
            self._shell.show_fault(fault)
            refusal = ""
        if refusal:
            self.labelled.set_finding(refusal)
            return
        self._keys_changed()
        self._show()
        self.list.select_key(chosen.identifier)
        self._choose(chosen.identifier)
        self.list.setFocus()


def _is_taken(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    return key not in _STAY and not (key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers())


def _screens(table: ActionTable) -> list[tuple[str, str]]:
    titles = {found.spec.identifier.partition(".")[0]: found.place for found in table.elsewhere}
    names = dict.fromkeys(far.screen for far in far_actions())
    titles |= {"family": _("Familie"), "preview": _("Vorschau")}
    return [(name, titles[name]) for name in names if name in titles]


def _row(one: KeyLine) -> list[Cell]:
    keys = one.keys or "–"
    tone = "text" if one.identifier else "muted"
    return [Cell(one.words, tone=tone), Cell(keys, second=_("selbst gewählt") if one.is_own else "", tone=tone)]
