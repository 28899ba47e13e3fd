"""The row at the top: menus, the search line, Rückgängig and Sichtschutz."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.protocols import FindEntries
from kiberatung.ui.shell.action_table import ActionTable
from kiberatung.ui.shell.palette import PaletteLine
from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import MENU_ROW_HEIGHT
from kiberatung.ui.widgets.keyed_button import KeyedButton
from kiberatung.ui.widgets.plain_tip import plain_tip


class MenuRow(QWidget):
    """Never moves and never changes its order."""

    undo_wanted = Signal()
    privacy_wanted = Signal()

    def __init__(self, table: ActionTable, find: FindEntries | None) -> None:
        super().__init__()
        self.setObjectName("menu_row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar = QMenuBar()
        self.bar.setNativeMenuBar(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.palette_line = PaletteLine(table, find)
        self.undo = KeyedButton("undo-2", _("Rückgängig"), chrome=True)
        self.undo.clicked.connect(lambda _checked=False: self.undo_wanted.emit())
        self.undo.setEnabled(False)
        self.privacy = KeyedButton("eye-off", _("Sichtschutz"), "F12", chrome=True)
        self.privacy.clicked.connect(lambda _checked=False: self.privacy_wanted.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.palette_line)
        row.addWidget(self.undo)
        row.addWidget(self.privacy)
        self._fit()
        theme.theme_changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(px(MENU_ROW_HEIGHT))
        self.palette_line.updateGeometry()
        self._narrow_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow_buttons()

    def _narrow_buttons(self) -> None:
        """The menus and the search line are whole before the two buttons are."""
        buttons = (self.undo, self.privacy)
        needed = self.bar.sizeHint().width() + self.palette_line.sizeHint().width()
        needed += sum(made.whole_width() for made in buttons) + 4 * 8 + 16
        for made in buttons:
            made.set_narrow(needed > self.width())

    def forget(self) -> None:
        """What was sought, found and done."""
        self.palette_line.forget()
        self.set_undo("")

    def set_undo(self, what: str) -> None:
        """What can be undone now, in words; empty for nothing."""
        self.undo.setEnabled(bool(what))
        self.undo.setToolTip(plain_tip(what))
        self.undo.setAccessibleDescription(what)
