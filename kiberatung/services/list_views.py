"""Saved views of a list: by name, of one account or of the whole office; and how the account last left the list."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account
from kiberatung.domain.drafts import LEFT_LIST
from kiberatung.domain.errors import DomainError
from kiberatung.domain.list_views import AS_DECLARED, ListLayout, ListView, ListViewId
from kiberatung.services.desk import Desk
from kiberatung.services.drafts import draft_at, keep_draft
from kiberatung.services.permissions import FILES, OFFICE, use_case
from kiberatung.services.sight import Refused

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewWish:
    """What is seen now, to be kept under a name."""

    list_name: str
    name: str
    base: str = ""
    text: str = ""
    layout: ListLayout = AS_DECLARED
    shared: bool = False


@dataclass(frozen=True, slots=True)
class ViewShown:
    """`who` has made it, empty for an own one."""

    view: ListView
    who: str = ""

    @property
    def is_own(self) -> bool:
        return not self.who


@use_case(allowed=FILES)
def views_of(desk: Desk, list_name: str) -> list[ViewShown]:
    """The own ones by name, then those that colleagues share."""
    with desk.reading() as records:
        found = records.find(ListView, list_name=list_name)
        names = {account.id: account.name for account in records.find(Account)}
    me = desk.account.id
    own = [ViewShown(one) for one in found if one.account_id == me]
    shared = [ViewShown(one, names.get(one.account_id) or _("Büro")) for one in found if one.shared]
    others = [one for one in shared if one.view.account_id != me]
    return [*sorted(own, key=_name_of), *sorted(others, key=_name_of)]


@use_case(allowed=FILES)
def save_view(desk: Desk, wish: ViewWish) -> ListView:
    """In place of the own one that has this name already; raises `DomainError` without a name.

    A view for the whole office is for those who work in it: `Refused` for a Lesekonto.
    """
    name = _checked_name(wish.name)
    if wish.shared:
        _require_sharing(desk)
    with desk.changing(N_("Ansicht einer Liste gemerkt")) as work:
        own = work.find(ListView, list_name=wish.list_name, account_id=desk.account.id)
        known = next((one for one in own if one.name.casefold() == name.casefold()), None)
        before = known or ListView(
            id=ListViewId(desk.identifiers.next()), account_id=desk.account.id, list_name=wish.list_name, name=name
        )
        view = work.put(_looking_as(before, wish, name))
        work.commit()
    return view


@use_case(allowed=FILES)
def rename_view(desk: Desk, view_id: ListViewId, name: str) -> ListView:
    name = _checked_name(name)
    with desk.changing(N_("Ansicht einer Liste umbenannt")) as work:
        view = work.put(replace(_own(desk, work.get(ListView, view_id)), name=name))
        work.commit()
    return view


@use_case(allowed=OFFICE)
def share_view(desk: Desk, view_id: ListViewId, *, shared: bool) -> ListView:
    """For the whole office, or for oneself again."""
    with desk.changing(
        N_("Ansicht einer Liste geteilt") if shared else N_("Ansicht einer Liste zurückgenommen")
    ) as work:
        view = work.put(replace(_own(desk, work.get(ListView, view_id)), shared=shared))
        work.commit()
    return view


@use_case(allowed=FILES)
def delete_view(desk: Desk, view_id: ListViewId) -> None:
    with desk.changing(N_("Ansicht einer Liste gelöscht")) as work:
        work.remove(_own(desk, work.get(ListView, view_id)))
        work.commit()


@use_case(allowed=FILES)
def remember_list(desk: Desk, list_name: str, values: Mapping[str, object]) -> None:
    """How the account leaves it: the view chosen, the widths of columns. Nothing typed stays."""
    kept = {key: json.dumps(value) for key, value in values.items()}
    keep_draft(desk, f"{LEFT_LIST}:{list_name}", kept)


@use_case(allowed=FILES)
def remembered_list(desk: Desk, list_name: str) -> dict[str, object]:
    """Empty for a list that was never left."""
    draft = draft_at(desk, f"{LEFT_LIST}:{list_name}")
    return {key: json.loads(value) for key, value in draft.values.items()} if draft else {}


def _looking_as(view: ListView, wish: ViewWish, name: str) -> ListView:
    layout = wish.layout
    return replace(
        view,
        name=name,
        base=wish.base,
        text=wish.text,
        shown_columns=layout.columns,
        sort_keys=layout.order,
        filters=layout.filters,
        group_by=layout.group_by,
        shared=wish.shared,
    )


def _checked_name(name: str) -> str:
    short = " ".join(name.split())
    if not short:
        raise DomainError(_("Die Ansicht hat noch keinen Namen. Sie ist nicht gemerkt."), _("Geben Sie ihr einen."))
    if len(short) > LONGEST_NAME:
        raise DomainError(
            _("Der Name ist länger als {most} Zeichen. Die Ansicht ist nicht gemerkt.").format(most=LONGEST_NAME),
            _("Wählen Sie einen kürzeren Namen."),
        )
    return short


def _own(desk: Desk, view: ListView) -> ListView:
    if view.account_id != desk.account.id:
        raise Refused(
            _("Diese Ansicht hat eine andere Person gemerkt. Sie bleibt, wie sie ist."),
            _("Merken Sie sich die Ansicht unter einem eigenen Namen."),
        )
    return view


def _require_sharing(desk: Desk) -> None:
    if desk.account.role not in OFFICE:
        raise Refused(
            _("Ansichten für das ganze Büro merkt, wer darin Fälle bearbeitet. Diese ist nicht gemerkt."),
            _("Merken Sie sich die Ansicht nur für sich."),
        )


def _name_of(shown: ViewShown) -> str:
    return shown.view.name.casefold()
