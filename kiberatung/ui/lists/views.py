"""Leads the saved views of a list: which there are, which is shown, and what is done with one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.list_views import ListLayout, ListView, ListViewId
from kiberatung.services.desk import Desk
from kiberatung.services.list_views import (
    ViewShown,
    ViewWish,
    delete_view,
    remember_list,
    remembered_list,
    rename_view,
    save_view,
    share_view,
    views_of,
)
from kiberatung.services.permissions import allows
from kiberatung.ui.protocols import Shell, TaskOptions

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class SeenList:
    """`base` and `text` are the list's own: what it starts from, and what was typed."""

    layout: ListLayout
    base: str = ""
    text: str = ""


class ViewsPart(Protocol):
    def show_views(self, views: Sequence[ViewShown], current: ListViewId | None) -> None: ...

    def say_refused(self, text: str) -> None:
        """Beside the name, empty when there is nothing to say."""


class ViewsPresenter:
    def __init__(self, shell: Shell, desk: Desk, list_name: str, part: ViewsPart) -> None:
        self._shell = shell
        self._desk = desk
        self._list_name = list_name
        self._part = part
        self._views: list[ViewShown] = []
        self.current: ListViewId | None = None
        self.shared_may_be_made = allows(desk.account.role, share_view)

    def reload(self, then: Callable[[], object] | None = None) -> None:
        def show(views: list[ViewShown]) -> None:
            self._views = views
            if self.current not in {one.view.id for one in views}:
                self.current = None
            self._part.show_views(views, self.current)
            if then is not None:
                then()

        name = self._list_name
        self._shell.run_task(lambda: views_of(self._desk, name), show, options=TaskOptions(key=f"views {name}"))

    def view(self, view_id: object) -> ListView | None:
        return next((one.view for one in self._views if one.view.id == view_id), None)

    def known(self) -> list[ListView]:
        return [one.view for one in self._views]

    def is_own(self, view_id: object) -> bool:
        return any(one.is_own and one.view.id == view_id for one in self._views)

    def choose(self, view_id: ListViewId | None) -> None:
        self.current = view_id
        self._part.show_views(self._views, view_id)

    def save(self, name: str, seen: SeenList, *, shared: bool) -> None:
        wish = ViewWish(
            list_name=self._list_name, name=name, base=seen.base, text=seen.text, layout=seen.layout, shared=shared
        )
        self._do(lambda: save_view(self._desk, wish), _("Ansicht gemerkt"), self._go_to)

    def rename(self, view_id: ListViewId, name: str) -> None:
        self._do(lambda: rename_view(self._desk, view_id, name), _("Ansicht umbenannt"), self._go_to)

    def share(self, view_id: ListViewId, *, shared: bool) -> None:
        said = (
            _("Die Ansicht ist jetzt für das ganze Büro da") if shared else _("Die Ansicht ist wieder nur für Sie da")
        )
        self._do(lambda: share_view(self._desk, view_id, shared=shared), said, self._go_to)

    def delete(self, view_id: ListViewId) -> None:
        self._do(lambda: delete_view(self._desk, view_id), _("Ansicht gelöscht"), lambda _none: None)

    def remember(self, values: Mapping[str, Any]) -> None:
        """How the list is left; a newer one replaces one that still waits."""
        options = TaskOptions(key=f"list left {self._list_name}", can_cancel=False)
        self._shell.run_task(lambda: remember_list(self._desk, self._list_name, values), _nothing, _nothing, options)

    def recall(self, found: Callable[[Mapping[str, Any]], object]) -> None:
        self._shell.run_task(lambda: remembered_list(self._desk, self._list_name), found)

    def _go_to(self, view: ListView) -> None:
        self.current = view.id

    def _do(self, deed: Callable[[], Result], said: str, after: Callable[[Result], object]) -> None:
        def done(result: Result) -> None:
            self._part.say_refused("")
            after(result)
            self._shell.show_notice(said)
            self.reload()

        def refused(fault: Exception) -> None:
            if isinstance(fault, DomainError):
                self._part.say_refused(str(fault))
            else:
                self._shell.show_fault(fault)

        self._shell.run_task(deed, done, refused)


def _nothing(_result: object) -> None:
    """A list that could not be remembered opens as it is declared."""
