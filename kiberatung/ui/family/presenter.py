"""Opens a family, shows its head, and decides which tab its next deed leads to."""

from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.notes import FollowUp
from kiberatung.services.desk import Desk
from kiberatung.services.emergency import AccessKind, FamilyAccess, access_of, open_in_emergency
from kiberatung.services.family_head import FamilyHead, head_of
from kiberatung.services.notes import finish_follow_up
from kiberatung.services.open_items import PLACE_OF_DEED, Deed
from kiberatung.services.permissions import allows
from kiberatung.services.talk.page import talk_page
from kiberatung.ui.family.item_places import go_to_item
from kiberatung.ui.protocols import Shell, TaskOptions


class FamilyView(Protocol):
    def show_access(self, access: FamilyAccess) -> None:
        """Closed: nothing else is shown until a reason opens it."""

    def refuse_reason(self, text: str) -> None: ...

    def show_head(self, head: FamilyHead) -> None: ...

    def show_tab(self, key: str, child_id: ChildId | None) -> None: ...

    def begin_deed(self, deed: Deed) -> None: ...

    def reload_tab(self) -> None: ...


class FamilyPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: FamilyView) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self.family_id: FamilyId | None = None
        self._head: FamilyHead | None = None
        self._place = _("Familie")
        self._is_closed = False
        self._wanted: tuple[str, ChildId | None] = ("overview", None)

    def open_family(self, family_id: FamilyId, tab: str, child_id: ChildId | None) -> None:
        self.family_id = family_id
        self._head = None
        self._wanted = (tab, child_id)
        self._shell.run_task(
            lambda: access_of(self._desk, family_id), self._show_access, options=TaskOptions(key="family-access")
        )

    def open_in_emergency(self, reason: str) -> None:
        family_id = self.family_id
        if family_id is None:
            return
        tab, child_id = self._wanted
        self._shell.run_task(
            lambda: open_in_emergency(self._desk, family_id, reason),
            lambda _access: self.open_family(family_id, tab, child_id),
            lambda fault: self._view.refuse_reason(str(fault)),
        )

    def refresh(self) -> None:
        """Read the head again: after every deed of a tab, and after undo."""
        family_id = self.family_id
        if family_id is not None and not self._is_closed:
            self._shell.run_task(lambda: head_of(self._desk, family_id), self._show)

    def reload(self) -> None:
        if not self._is_closed:
            self.refresh()
            self._view.reload_tab()

    @property
    def may_talk(self) -> bool:
        return allows(self._desk.account.role, talk_page)

    def open_screen(self, name: str) -> None:
        """A screen of its own about this family: the talk, the board for pointing."""
        if self.family_id is not None and not self._is_closed:
            self._shell.navigate(name, family_id=self.family_id)

    def forget_family(self) -> None:
        """It is there no more."""
        self.family_id = None
        self._head = None

    def name_place(self, title: str) -> None:
        """What the window's title begins with: the tab in front."""
        self._place = title
        if self._head is not None:
            self._show_title(self._head)

    def do_next_deed(self) -> None:
        item = self._head.next_deed if self._head is not None else None
        if item is None:
            return
        if item.follow_up is not None:
            self._finish(item.follow_up)
        elif not go_to_item(self._shell, item):
            self.do_deed(item.deed, item.child_id)

    def do_deed(self, deed: Deed, child_id: ChildId | None) -> None:
        if deed is Deed.PLAN_APPOINTMENT:
            self._shell.navigate("appointments", family_id=self.family_id)
        elif deed is Deed.HAND_OVER:
            self._shell.navigate("handovers", family_id=self.family_id)
        elif deed is Deed.HANDOVER_ANSWER:
            self._shell.navigate("handovers")
        elif deed is Deed.TALK:
            self._shell.navigate("talk", family_id=self.family_id, to_ask_again=True)
        else:
            self._view.show_tab(PLACE_OF_DEED[deed], child_id)
            self._view.begin_deed(deed)

    def _show_access(self, access: FamilyAccess) -> None:
        if access.family_id != self.family_id:
            return
        self._is_closed = access.kind is AccessKind.CLOSED
        self._view.show_access(access)
        if self._is_closed:
            self._shell.set_title(_("Geschlossene Familie"))
            return
        self._view.show_tab(*self._wanted)
        self.refresh()  # behind the page, so that head and page are laid out and painted together

    def _finish(self, follow_up: FollowUp) -> None:
        def tell(_done: FollowUp) -> None:
            self._shell.show_notice(_("Wiedervorlage erledigt"), follow_up.text)
            self.reload()

        self._shell.run_task(lambda: finish_follow_up(self._desk, follow_up), tell)

    def _show(self, head: FamilyHead) -> None:
        if head.family_id != self.family_id:
            return
        if self._head is None:
            self._shell.add_last_opened(head.name, head.case_number, "family", family_id=head.family_id)
        self._head = head
        self._show_title(head)
        self._view.show_head(head)

    def _show_title(self, head: FamilyHead) -> None:
        title = _("{place}: Fall {number}").format(place=self._place, number=head.case_number)
        self._shell.set_title(title)
