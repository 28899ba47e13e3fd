"""Every use case says who may do it; nobody else gets as far as reading."""

import importlib
import pkgutil

import pytest

import kiberatung.services
from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import DECLARED, OFFICE, use_case
from tests.support.desks import a_desk


@use_case(allowed=OFFICE)
def touch(desk: Desk) -> str:
    return desk.account.name


def test_who_may_does_and_who_may_not_is_told_what_to_do() -> None:
    assert touch(a_desk(role=Role.COUNSELLOR)) == "Anke Terhorst"
    with pytest.raises(DomainError, match="Konto darf das nicht") as refused:
        touch(a_desk(role=Role.DATA_PROTECTION))
    assert refused.value.next_step


def test_every_declared_use_case_names_somebody_and_can_be_enumerated() -> None:
    for module in pkgutil.walk_packages(kiberatung.services.__path__, "kiberatung.services."):
        importlib.import_module(module.name)
    names = [name for name in DECLARED if not name.startswith("tests")]
    assert len(names) > 35
    assert all(DECLARED[name].allowed for name in names)
