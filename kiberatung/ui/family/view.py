"""The page of a family: head with everything needed before opening the mouth, and the tabs of the work."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.services.desk import Desk
from kiberatung.services.emergency import AccessKind, FamilyAccess
from kiberatung.services.family_head import FamilyHead
from kiberatung.services.open_items import Deed, OpenItem
from kiberatung.ui.family.access import AccessBanner, ClosedFamily
from kiberatung.ui.family.head import FamilyHeadView
from kiberatung.ui.family.presenter import FamilyPresenter
from kiberatung.ui.family.tab import FamilyTab, TabContext, TabSpec
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Frame, Screen
from kiberatung.ui.widgets.text import button
from kiberatung.ui.widgets.view_head import Tab, TabRow


class FamilyScreen(Screen):
    frame: Frame = "rail"

    def __init__(self, shell: Shell, desk: Desk, tabs: Sequence[TabSpec]) -> None:
        super().__init__()
        self._specs = {spec.key: spec for spec in tabs}
        self._tabs: dict[str, FamilyTab] = {}
        self._next_deed: OpenItem | None = None
        self._shell = shell
        self._access: FamilyAccess | None = None
        self._presenter = FamilyPresenter(shell, desk, self)
        self._context = TabContext(self._presenter.refresh, self._presenter.do_deed)
        self._build_layout(tabs)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._tab_row.step, step))

    def open_with(self, **arguments: Any) -> None:
        self._presenter.open_family(arguments["family_id"], arguments.get("tab", "overview"), arguments.get("child_id"))

    def place(self) -> Mapping[str, Any]:
        current = next((key for key, tab in self._tabs.items() if tab is self._stack.currentWidget()), "overview")
        return {"family_id": self._presenter.family_id, "tab": current}

    def close_screen(self) -> None:
        current = self._current()
        if current is not None:
            current.leave()

    def reload(self) -> None:
        self._presenter.reload()

    def focus_first(self) -> None:
        current = self._current()
        if current is not None:
            current.focus_first()

    def screen_actions(self) -> Sequence[ActionSpec]:
        actions = [
            ActionSpec(f"family.{key}", spec.title, partial(self.show_tab, key, None), menu=_("Familie"))
            for key, spec in self._specs.items()
        ]
        return [
            *actions,
            ActionSpec("family.reload", _("Neu &lesen"), self._presenter.reload, menu=_("Familie"), shortcut="F5"),
        ]

    def show_access(self, access: FamilyAccess) -> None:
        self._access = access
        self._banner.show_access(access)
        self._show_closed(closed=access.kind is AccessKind.CLOSED)

    def refuse_reason(self, text: str) -> None:
        self._closed.refuse(text)

    def _show_closed(self, *, closed: bool) -> None:
        if closed and self._access is not None:
            self._closed.show_access(self._access)
        for part in (self._head, self._stack):
            part.setVisible(not closed)
        self._closed.setVisible(closed)

    def _go_back(self) -> None:
        """To the family without its protected facts, or where one came from."""
        if self._access is not None and self._access.kind is not AccessKind.CLOSED:
            self._show_closed(closed=False)
        else:
            self._shell.navigate("families")

    def show_head(self, head: FamilyHead) -> None:
        self._head.show_head(head)
        count = head.answers
        self._tab_row.set_note("intake", f"{count.answered}/{count.asked}" if count.asked else "")
        self._next_deed = head.next_deed
        self._show_primary()

    def begin_deed(self, deed: Deed) -> None:
        current = self._current()
        if current is not None:
            current.begin_deed(deed)

    def _show_primary(self) -> None:
        """One primary deed: that of the tab in front, else the next deed of the family."""
        current = self._current()
        own = current.own_deed() if current is not None else None
        text = own.text if own else self._next_deed.deed_text if self._next_deed else ""
        self._primary.setText(text)
        self._primary.setVisible(bool(text) and not (current is not None and current.has_primary))

    def _do_primary(self) -> None:
        current = self._current()
        own = current.own_deed() if current is not None else None
        if own is not None:
            own.call()
        else:
            self._presenter.do_next_deed()

    def show_tab(self, key: str, child_id: ChildId | None) -> None:
        family_id = self._presenter.family_id
        if family_id is None or (self._access is not None and self._access.kind is AccessKind.CLOSED):
            return
        current = self._current()
        if current is not None:
            current.leave()
        tab = self._tabs.get(key) or self._make_tab(key)
        self._tab_row.set_current(key)
        self._stack.setCurrentWidget(tab)
        tab.show_family(family_id, child_id)
        tab.focus_first()
        self._show_primary()
        self._presenter.name_place(_("Familie") if key == "overview" else self._specs[key].title)

    def reload_tab(self) -> None:
        current = self._current()
        if current is not None:
            current.reload()

    def _make_tab(self, key: str) -> FamilyTab:
        tab = self._specs[key].factory(self._context)
        tab.own_deed_changed.connect(self._show_primary)
        self._tabs[key] = tab
        self._stack.addWidget(tab)
        return tab

    def _current(self) -> FamilyTab | None:
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, FamilyTab) else None

    def _build_layout(self, tabs: Sequence[TabSpec]) -> None:
        self._primary: QPushButton = button("", self._do_primary, kind="primary")
        self._primary.setVisible(False)
        letters = button(_("&Schreiben …"), lambda: self.show_tab("letters", None), icon="mail")
        appointment = button(
            _("&Termin …"), lambda: self._presenter.do_deed(Deed.PLAN_APPOINTMENT, None), icon="calendar-days"
        )
        self._tab_row = TabRow(_("Bereiche der Familie"), [Tab(spec.key, spec.title) for spec in tabs])
        self._tab_row.chosen.connect(lambda key: self.show_tab(str(key), None))
        self._head = FamilyHeadView((letters, appointment, self._primary), self._tab_row)
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._banner = AccessBanner(partial(self._show_closed, closed=True))
        self._closed = ClosedFamily(self._presenter.open_in_emergency, self._go_back)
        self._closed.hide()
        layout.addWidget(self._head)
        layout.addWidget(self._banner)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._closed, 1)
