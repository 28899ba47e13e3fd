"""Who may do what: declared at each use case, enumerable, never decided by a screen."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError
from kiberatung.services.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")

COUNSELLING = frozenset({Role.COUNSELLOR, Role.HEAD})
OFFICE = frozenset({Role.COUNSELLOR, Role.ADMINISTRATION, Role.HEAD})
STEERING = frozenset({Role.HEAD})
EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class UseCase:
    name: str
    allowed: frozenset[Role]


DECLARED: dict[str, UseCase] = {}


def use_case(
    allowed: frozenset[Role],
) -> Callable[[Callable[Concatenate[Desk, P], T]], Callable[Concatenate[Desk, P], T]]:
    """Marks a service as a deed that only `allowed` may do; others get a `DomainError` before anything is read."""

    def declare(deed: Callable[Concatenate[Desk, P], T]) -> Callable[Concatenate[Desk, P], T]:
        name = f"{deed.__module__.removeprefix('kiberatung.services.')}.{deed.__name__}"
        DECLARED[name] = UseCase(name, allowed)

        @wraps(deed)
        def checked(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> T:
            if desk.account.role not in allowed:
                raise DomainError(
                    _("Ihr Konto darf das nicht. Es wurde nichts geändert."),
                    _("Wenden Sie sich an die Leitung, wenn Sie dieses Recht brauchen."),
                )
            return deed(desk, *args, **kwargs)

        return checked

    return declare
