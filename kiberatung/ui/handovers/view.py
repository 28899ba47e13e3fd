"""The screen „Übergaben“: a new handover with what leaves the house in full, and the register of all."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.handovers import Handover
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.candidates import Candidate
from kiberatung.services.handovers.creating import HandoverResult
from kiberatung.services.handovers.forms import HandoverForm
from kiberatung.services.handovers.previewing import HandoverPreview
from kiberatung.services.handovers.recipients import Recipient
from kiberatung.ui.handovers.lock_wish import LockWish
from kiberatung.ui.handovers.new_page import NewPage
from kiberatung.ui.handovers.presenter import HandoverPresenter, HandoverTools
from kiberatung.ui.handovers.register_page import RegisterPage
from kiberatung.ui.handovers.result_page import ResultPage
from kiberatung.ui.lists.output import ListWriters
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.shell.screen import Frame, Screen
from kiberatung.ui.widgets.text import button
from kiberatung.ui.widgets.view_head import ViewHead


class HandoversScreen(Screen):
    """Focus begins on the first question."""

    frame: Frame = "rail"

    def __init__(self, shell: Shell, desk: Desk, tools: HandoverTools, writers: ListWriters) -> None:
        super().__init__()
        self._shell = shell
        self.presenter = HandoverPresenter(shell, desk, tools, self)
        self._head = ViewHead(_("Neue Übergabe"))
        self._to_register = button(_("&Register"), self.show_register_page, icon="clipboard-list")
        self._to_new = button(_("&Neue Übergabe"), self.show_new_page, icon="send")
        self._head.add_button(self._to_register)
        self._head.add_button(self._to_new)
        self.new = NewPage(self.presenter, self._answer_entry, DeskDrafts(shell, desk))
        self.register = RegisterPage(shell, desk, self.show_new_page, writers)
        self.result = ResultPage(self.presenter.print_passphrase, self._finish)
        self._pages = QStackedWidget()
        for page in (self.new, self.register, self.result.widget):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._pages, 1)
        self._show(self.new)

    def open_with(self, **arguments: Any) -> None:
        """`family_id` begins a handover about this family; a result not yet put away stays in sight."""
        if self._pages.currentWidget() is self.result.widget:
            return
        family_id = arguments.get("family_id")
        if family_id is not None or self._pages.currentWidget() is self.new:
            self._show(self.new)
            self.presenter.open(family_id)
        else:
            self.register.reload()

    def screen_actions(self) -> Sequence[ActionSpec]:
        view = _("Ansicht")
        return [
            ActionSpec("handovers.new", _("&Neue Übergabe"), self.show_new_page, _("Datei"), icon="send"),
            ActionSpec("handovers.register", _("&Register der Übergaben"), self.show_register_page, view),
            ActionSpec("handovers.reload", _("Neu &lesen"), self._reload, view, "F5"),
            ActionSpec("handovers.preview", _("&Ansehen und drucken"), self._show_pages, view, "Ctrl+P", "eye"),
            *self._list_actions(),
        ]

    def focus_first(self) -> None:
        current = self._pages.currentWidget()
        if current is self.new:
            self.new.recipient.combo.setFocus()
        elif current is self.register:
            self.register.table.setFocus()
        else:
            self.result.done.setFocus()

    def show_new_page(self) -> None:
        self._show(self.new)
        self.presenter.open(None)
        self.focus_first()

    def show_register_page(self) -> None:
        self._show(self.register)
        self.register.reload()
        self.focus_first()

    def _list_actions(self) -> list[ActionSpec]:
        """Of the register, which comes to the front for them; what prints it is what shows pages here anyway."""

        def of(spec: ActionSpec) -> ActionSpec:
            def call() -> None:
                if self._pages.currentWidget() is not self.register:
                    self.show_register_page()
                spec.call()

            return replace(spec, call=call)

        return [of(spec) for spec in self.register.list.actions_named("handovers.list") if spec.shortcut != "Ctrl+P"]

    def _show_pages(self) -> None:
        if self._pages.currentWidget() is self.register:
            self.register.list.print_list()
        else:
            self.presenter.show_overview()

    def _answer_entry(self, entry: Handover) -> None:
        self.register.choose(entry.id)
        self.show_register_page()

    def _reload(self) -> None:
        if self._pages.currentWidget() is self.register:
            self.register.reload()
        else:
            self.presenter.reload()

    def _finish(self) -> None:
        self.result.forget()
        self._show(self.new)
        self.presenter.begin()
        self.focus_first()

    def _show(self, page: QWidget) -> None:
        words = {
            self.new: (_("Neue Übergabe"), _("Nichts verlässt das Haus, bevor Sie unten bestätigen.")),
            self.register: (_("Register der Übergaben"), _("Was das Haus verlassen hat, neueste zuerst.")),
        }
        title, note = words.get(page, (_("Übergabe erstellt"), ""))
        self._head.set_title(title, note)
        self._to_register.setVisible(page is self.new)
        self._to_new.setVisible(page is self.register)
        self._pages.setCurrentWidget(page)

    # what the presenter shows

    def show_recipients(self, recipients: Sequence[Recipient], chosen: Recipient) -> None:
        self.new.recipient.show_recipients(recipients, chosen)

    def show_candidates(self, candidates: Sequence[Candidate], chosen: frozenset[ChildId], *, one_family: bool) -> None:
        self.new.children_asked.show_candidates(candidates, chosen, one_family=one_family)

    def show_form(self, form: HandoverForm) -> None:
        self.new.form.show_form(form)

    def show_lock(self, wish: LockWish) -> None:
        self.new.lock.show_lock(wish)

    def show_preview(self, preview: HandoverPreview) -> None:
        self.new.show_preview(preview)

    def show_no_preview(self, refusal: DomainError) -> None:
        self.new.show_no_preview(refusal)

    def show_latest(self, latest: Sequence[Handover]) -> None:
        self.new.findings.show_latest(latest)

    def show_ready(self, hindrance: str, *, can_send: bool) -> None:
        self.new.show_ready(hindrance, can_send=can_send)

    def show_result(self, result: HandoverResult) -> None:
        self.new.lock.settle()
        self.result.show_result(result)
        self._show(self.result.widget)
