"""Who may do what: declared at each use case, enumerable, never decided by a screen.

- Fachkraft (COUNSELLOR): everything about her own families and those nobody has taken on.
- Verwaltung (ADMINISTRATION): reports and master data, appointments, interpreters, letters, places, handovers;
  no notes, recommendations or decisions.
- Leitung (HEAD): everything, and besides it accounts, office and the second signature.
- Lesekonto (READER): reads, and changes, prints and hands over nothing.
- Datenschutz (DATA_PROTECTION): the log, emergency accesses, erasures and the second signature; opens a family only
  by emergency access.
- Technik (TECHNICAL): settings of the place and the technical side of accounts; no family at all.

Which families each of them sees is decided in `services.sight`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Role
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.sight import OutOfSight, Owner, Refused

P = ParamSpec("P")
T = TypeVar("T")
Body = Callable[Concatenate[Desk, P], T]

COUNSELLING = frozenset({Role.COUNSELLOR, Role.HEAD})
OFFICE = COUNSELLING | {Role.ADMINISTRATION}
READING = OFFICE | {Role.READER}
FILES = READING | {Role.DATA_PROTECTION}
"""Whoever can open a family at all: the data protection officer only by emergency access."""
EMERGENCIES = OFFICE | {Role.DATA_PROTECTION}
STEERING = frozenset({Role.HEAD})
SUPERVISION = frozenset({Role.HEAD, Role.DATA_PROTECTION})
PLACE = frozenset({Role.HEAD, Role.TECHNICAL})
EVERYBODY = frozenset(Role)

OF_SERVICES = "kiberatung.services."
ONE_OPENING = timedelta(hours=1)
"""A file read again within this time is still open: a refresh is no second opening (R40)."""


@dataclass(frozen=True, slots=True)
class Audited:
    """An entry of the log with each call, for the family that the arguments name; `what` has no names."""

    deed: Deed
    what: str


@dataclass(frozen=True, slots=True)
class UseCase:
    name: str
    allowed: frozenset[Role]
    audited: Audited | None = None
    is_of_program: bool = True
    """False for those that tests declare for themselves."""


_NAMES: tuple[tuple[str, type], ...] = (("family_id", Family), ("child_id", Child))
FILE_OPENED = Audited(Deed.READ, N_("Akte geöffnet"))
DECLARED: dict[str, UseCase] = {}


def use_case(allowed: frozenset[Role], audited: Audited | None = None) -> Callable[[Body[P, T]], Body[P, T]]:
    """Marks a service as a deed that only `allowed` may do; others get `Refused` before anything is read.

    Role and sight are read anew at each call. A refused attempt is noted in the log, once. Within another use case
    nothing is read or noted again: one use case, one entry.
    """

    def declare(deed: Body[P, T]) -> Body[P, T]:
        name = f"{deed.__module__.removeprefix(OF_SERVICES)}.{deed.__name__}"
        declared = UseCase(name, allowed, audited, deed.__module__.startswith(OF_SERVICES))
        DECLARED[declared.name] = declared

        @wraps(deed)
        def checked(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> T:
            if desk.sight is not None:
                _require_allowed(desk, declared)
                return deed(desk, *args, **kwargs)
            try:
                at_work = desk.at_work()
                _require_allowed(at_work, declared)
                return _run(at_work, declared, deed, *args, **kwargs)
            except Refused as refused:
                _note_denied(desk, refused)
                raise

        return checked

    return declare


def allows(role: Role, deed: Callable[..., object]) -> bool:
    """For what a screen offers: a deed that is refused anyway stands in no menu. The deed itself asks anew."""
    return role in DECLARED[f"{deed.__module__.removeprefix(OF_SERVICES)}.{deed.__name__}"].allowed


def reads_file(allowed: frozenset[Role] = FILES) -> Callable[[Body[P, T]], Body[P, T]]:
    """A use case that reads the file of one family: its opening is noted."""
    return use_case(allowed, FILE_OPENED)


def _require_allowed(desk: Desk, declared: UseCase) -> None:
    if desk.account.role not in declared.allowed:
        raise Refused(
            _("Ihr Konto darf das nicht. Es wurde nichts geändert."),
            _("Wenden Sie sich an die Leitung, wenn Sie dieses Recht brauchen."),
        )


def _run(desk: Desk, declared: UseCase, deed: Body[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    audited = declared.audited
    if audited is None:
        return deed(desk, *args, **kwargs)
    link = _named(deed, desk, *args, **kwargs)
    if link is None:
        return _noting(desk, audited, None, deed, *args, **kwargs)
    owner = desk.lists.owners(link[0], {link[1]}).get(link[1])
    if owner is None or (audited.deed is Deed.READ and _is_open(desk, owner)):
        return deed(desk, *args, **kwargs)
    if not desk.sight_at_work.sees(owner):
        raise OutOfSight(owner.family_id)
    return _noting(desk, audited, owner.family_id, deed, *args, **kwargs)


def _noting(
    desk: Desk, audited: Audited, family_id: FamilyId | None, deed: Body[P, T], /, *args: P.args, **kwargs: P.kwargs
) -> T:
    with desk.noting(audited.deed, N_(audited.what), family_id):
        return deed(desk, *args, **kwargs)


def _named(deed: Callable[..., object], /, *args: Any, **kwargs: Any) -> tuple[type, UUID] | None:
    """By the name of the argument: a family, a child of it, or a request that is about one."""
    given = dict(zip(_names(deed), args, strict=False)) | kwargs
    if "request" in given:
        return Family, given["request"].family_id
    return next(((kind, given[name]) for name, kind in _NAMES if name in given), None)


@cache
def _names(deed: Callable[..., object]) -> tuple[str, ...]:
    return tuple(signature(deed).parameters)


def _is_open(desk: Desk, owner: Owner) -> bool:
    """Opened by this account not long ago, and still for it."""
    opened_at = desk.lists.last_noted(Deed.READ, desk.account.id, owner.family_id)
    is_fresh = opened_at is not None and desk.clock.now() < opened_at + ONE_OPENING
    return is_fresh and desk.sight_at_work.sees(owner)


def _note_denied(desk: Desk, refused: Refused) -> None:
    """In a transaction of its own: that of the attempt is rolled back."""
    entry = desk.entry(Deed.DENIED, N_("Zugriff abgelehnt"), refused.family_id)
    with desk.store.changing(entry) as work:
        work.commit()
