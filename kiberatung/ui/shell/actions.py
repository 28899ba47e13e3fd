"""Makes Qt's actions and menus from the table of actions."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from kiberatung.ui.shell.action_table import ActionSpec, ActionTable
from kiberatung.ui.theme.icons import icon


class Actions:
    """Keeps the actions of a window in step with the table."""

    def __init__(self, window: QWidget, bar: QMenuBar, table: ActionTable, menus: Sequence[str]) -> None:
        self.table = table
        self._window, self._bar = window, bar
        self._menus = {title.replace("&", ""): self._menu(title) for title in menus}
        self._made = {spec.identifier: self._action(spec) for spec in table.permanent}
        self.set_keys()
        self._fill_menus(set(self._menus))

    def _menu(self, title: str) -> QMenu:
        menu = self._bar.addMenu(title)
        menu.aboutToShow.connect(self.refresh)
        return menu

    def set_screen_actions(self, specs: Sequence[ActionSpec]) -> None:
        """Replace the actions of the screen that was in front by those of the one that is."""
        touched = {spec.menu for spec in (*self.table.of_screen, *specs)}
        for old in self.table.of_screen:
            action = self._made.pop(old.identifier)
            self._window.removeAction(action)
            action.deleteLater()
        self.table.of_screen = tuple(specs)
        self._made |= {spec.identifier: self._action(spec) for spec in specs}
        self.set_keys()
        self._fill_menus(touched & set(self._menus))

    def set_keys(self) -> None:
        """The screen in front or the person has changed which key does what."""
        for spec in self.table.all():
            self._made[spec.identifier].setShortcuts([QKeySequence(key) for key in self.table.keys_of(spec)])

    def trigger(self, identifier: str) -> None:
        """Do it if it may be done now."""
        spec = self.table.named(identifier)
        if spec is not None and self.table.is_offered(spec):
            spec.call()

    def refresh(self) -> None:
        """Ask every action whether it may be done now."""
        for spec in self.table.all():
            action = self._made[spec.identifier]
            action.setEnabled(spec.is_enabled())
            action.setVisible(self.table.may(spec.identifier))
            if spec.checked_when is not None:
                action.setChecked(spec.checked_when())

    def _fill_menus(self, titles: set[str]) -> None:
        for title in titles:
            self._fill(self._menus[title], [spec for spec in self.table.all() if spec.menu == title])

    def _action(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self._window)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        action.setCheckable(spec.checked_when is not None)
        action.triggered.connect(lambda _checked=False: self.trigger(spec.identifier))
        self._window.addAction(action)
        return action

    def _fill(self, menu: QMenu, specs: Sequence[ActionSpec]) -> None:
        menu.clear()
        group = None
        for spec in specs:
            if group is not None and spec.group != group:
                menu.addSeparator()
            group = spec.group
            menu.addAction(self._made[spec.identifier])
        menu.menuAction().setVisible(bool(specs))
