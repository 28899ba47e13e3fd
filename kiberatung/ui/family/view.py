"""The page of a family: head with everything needed before opening the mouth, and the tabs of the work."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.services.desk import Desk
from kiberatung.services.emergency import AccessKind, FamilyAccess
from kiberatung.services.family_head import FamilyHead
from kiberatung.services.open_items import Deed, OpenItem
from kiberatung.ui.family.access import AccessBanner, ClosedFamily
from kiberatung.ui.family.care_form import CareForm
from kiberatung.ui.family.erasure_form import ErasureForm
from kiberatung.ui.family.head import FamilyHeadView
from kiberatung.ui.family.presenter import FamilyPresenter
from kiberatung.ui.family.tab import FamilyTab, TabContext, TabSpec
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.desk_drafts import DeskDrafts
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
        self._wished_field = ""
        self._shell = shell
        self._access: FamilyAccess | None = None
        self._front: QWidget
        self._presenter = FamilyPresenter(shell, desk, self)
        self._care = CareForm(shell, desk)
        self._erasure = ErasureForm(shell, desk)
        self._context = TabContext(self._presenter.refresh, self._presenter.do_deed)
        self._build_layout(tabs, desk)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._tab_row.step, step))

    def open_with(self, **arguments: Any) -> None:
        self._wished_field = arguments.get("field", "")
        self._presenter.open_family(arguments["family_id"], arguments.get("tab", "overview"), arguments.get("child_id"))

    def place(self) -> Mapping[str, Any]:
        current = next((key for key, tab in self._tabs.items() if tab is self._stack.currentWidget()), "overview")
        return {"family_id": self._presenter.family_id, "tab": current}

    def close_screen(self) -> None:
        self._erasure.leave()
        current = self._current()
        if current is not None:
            current.leave()

    def reload(self) -> None:
        self._presenter.reload()
        if not self._is_closed():
            self._erasure.presenter.show_family(self._presenter.family_id)

    def focus_first(self) -> None:
        current = self._current()
        if self._front is not self._stack:
            self._front.setFocus()
        elif current is not None:
            current.focus_first()

    def screen_actions(self) -> Sequence[ActionSpec]:
        actions = [
            ActionSpec(f"family.{key}", spec.title, partial(self.show_tab, key, None), menu=_("Familie"))
            for key, spec in self._specs.items()
        ]
        return [
            *actions,
            ActionSpec("family.reload", _("Neu &lesen"), self.reload, menu=_("Familie"), shortcut="F5"),
            *self._deeds_of_the_family(),
        ]

    def _deeds_of_the_family(self) -> Sequence[ActionSpec]:
        """Those the account may do at all; while the family is closed to it they cannot be begun."""
        care, erasure, menu = self._care.presenter, self._erasure.presenter, _("Familie")
        deeds = []
        if self._presenter.may_talk:
            text, sought = _("&Gespräch in zwei Sprachen"), (_("Interview"), _("Dolmetschen"), _("Sprachmittlung"))
            icon, is_open = "message-circle", self._is_open
            deeds.append(ActionSpec("family.talk", text, self._open_talk, menu, "", icon, is_open, sought, group=1))
            board, more = _("Zeige&tafel der Sprachen"), (_("Bilder"), _("Welche Sprache"))
            open_board = partial(self._presenter.open_screen, "pointing_board")
            deeds.append(ActionSpec("family.board", board, open_board, menu, "", "languages", is_open, more, group=1))
        if care.may_assign:
            text = _("Fachkraft &zuweisen …")
            deeds.append(ActionSpec("family.assign", text, self._begin_care, menu, enabled_when=self._is_open, group=1))
        if erasure.may_erase:
            text, words = _("Familie &endgültig löschen …"), (_("entfernen"), _("Löschung"))
            spec = ActionSpec("family.erase", text, erasure.begin, menu, "", "trash-2", self._is_open, words, group=2)
            deeds.append(spec)
        return deeds

    def _open_talk(self) -> None:
        self._presenter.open_screen("talk")

    def _begin_care(self) -> None:
        if self._presenter.family_id is not None:
            self._care.presenter.begin(self._presenter.family_id)

    def _is_open(self) -> bool:
        return self._presenter.family_id is not None and not self._is_closed()

    def _is_closed(self) -> bool:
        return self._access is not None and self._access.kind is AccessKind.CLOSED

    def show_access(self, access: FamilyAccess) -> None:
        self._access = access
        if access.kind is AccessKind.EMERGENCY:
            self._closed.settle()
        self._banner.show_access(access)
        self._show_closed(closed=self._is_closed())
        self._erasure.presenter.show_family(None if self._is_closed() else access.family_id)

    def refuse_reason(self, text: str) -> None:
        self._closed.refuse(text)

    def _show_closed(self, *, closed: bool) -> None:
        if closed and self._access is not None:
            self._closed.show_access(self._access)
        self._show_front(self._closed if closed else self._stack)

    def _show_front(self, front: QWidget) -> None:
        """Below the head either the tabs or a form; nothing but the reason where the family is closed."""
        if front is not self._erasure:
            self._erasure.leave()
        self._front = front
        self._head.setVisible(front is not self._closed)
        for part in (self._stack, self._closed, self._care, self._erasure):
            part.setVisible(part is front)
        self._show_primary()

    def _show_form(self, form: QWidget) -> None:
        self._show_front(form)
        form.setFocus()

    def _close_form(self) -> None:
        if self._front in (self._care, self._erasure):
            self._show_front(self._stack)
            self.focus_first()

    def _forget_family(self) -> None:
        """It was erased: no tab keeps a word of it, and none saves what was typed about it."""
        self._presenter.forget_family()
        self._head.hide()
        for tab in self._tabs.values():
            self._stack.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._tabs.clear()

    def _go_back(self) -> None:
        """To the family without its protected facts, or where one came from."""
        if self._access is not None and not self._is_closed():
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
        """One primary deed: that of the form or tab in front, else the next deed of the family."""
        has_own = self._front is not self._stack
        current = self._current()
        own = current.own_deed() if current is not None else None
        text = own.text if own else self._next_deed.deed_text if self._next_deed else ""
        self._primary.setText(text)
        has_own = has_own or (current is not None and current.has_primary)
        self._primary.setVisible(bool(text) and not has_own)

    def _do_primary(self) -> None:
        current = self._current()
        own = current.own_deed() if current is not None else None
        if own is not None:
            own.call()
        else:
            self._presenter.do_next_deed()

    def show_tab(self, key: str, child_id: ChildId | None) -> None:
        family_id = self._presenter.family_id
        if family_id is None or self._is_closed():
            return
        self._close_form()
        current = self._current()
        if current is not None:
            current.leave()
        tab = self._tabs.get(key) or self._make_tab(key)
        self._tab_row.set_current(key)
        if self._stack.indexOf(tab) < 0:
            self._stack.addWidget(tab)
        self._stack.setCurrentWidget(tab)
        tab.wish_field(self._wished_field)
        self._wished_field = ""
        tab.show_family(family_id, child_id)
        tab.focus_first()
        self._show_primary()
        self._presenter.name_place(_("Familie") if key == "overview" else self._specs[key].title)

    def reload_tab(self) -> None:
        current = self._current()
        if current is not None:
            current.reload()

    def make_ahead(self) -> bool:
        missing = next((key for key in self._specs if key not in self._tabs), None)
        apart = next((tab for tab in self._tabs.values() if self._stack.indexOf(tab) < 0), None)
        if missing is not None:
            self._make_tab(missing)
        elif apart is not None:
            self._stack.addWidget(apart)
        return missing is not None or apart is not None

    def _make_tab(self, key: str) -> FamilyTab:
        tab = self._specs[key].factory(self._context)
        tab.own_deed_changed.connect(self._show_primary)
        self._tabs[key] = tab
        self.destroyed.connect(tab.deleteLater)  # made ahead and not in the stack yet, it belongs to nobody else
        return tab

    def _current(self) -> FamilyTab | None:
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, FamilyTab) else None

    def _build_layout(self, tabs: Sequence[TabSpec], desk: Desk) -> None:
        self._primary: QPushButton = button("", self._do_primary, kind="primary")
        self._primary.setVisible(False)
        letters = button(_("&Schreiben …"), lambda: self.show_tab("letters", None), icon="mail")
        appointment = button(
            _("&Termin …"), lambda: self._presenter.do_deed(Deed.PLAN_APPOINTMENT, None), icon="calendar-days"
        )
        self._tab_row = TabRow(_("Bereiche der Familie"), [Tab(spec.key, spec.title) for spec in tabs])
        self._tab_row.chosen.connect(lambda key: self.show_tab(str(key), None))
        talk = button(_("&Gespräch"), self._open_talk, icon="message-circle")
        buttons = (talk, letters, appointment, self._primary)
        self._head = FamilyHeadView(buttons if self._presenter.may_talk else buttons[1:], self._tab_row)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())  # in front until a tab is chosen: a stack shows the first it is given
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._banner = AccessBanner(partial(self._show_closed, closed=True))
        self._closed = ClosedFamily(self._presenter.open_in_emergency, self._go_back, DeskDrafts(self._shell, desk))
        self._closed.hide()
        layout.addWidget(self._head)
        layout.addWidget(self._banner)
        layout.addWidget(self._erasure.line)
        for part in (self._stack, self._closed, self._care, self._erasure):
            layout.addWidget(part, 1)
        self._front = self._stack
        self._connect_forms()

    def _connect_forms(self) -> None:
        for form in (self._care, self._erasure):
            form.hide()
            form.wanted.connect(partial(self._show_form, form))
            form.closed.connect(self._close_form)
        self._care.changed.connect(lambda family_id: self.open_with(**{**self.place(), "family_id": family_id}))
        self._erasure.erased.connect(self._forget_family)
