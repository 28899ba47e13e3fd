"""The table of rights: every use case with the roles that may do it, for printing and for tests."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass

import kiberatung.services
from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Role
from kiberatung.services.permissions import DECLARED, OF_SERVICES
from kiberatung.services.right_words import WORDS


@dataclass(frozen=True, slots=True)
class Right:
    """`noted`: the kind of entry that each call leaves in the log beside what it changes; empty for none."""

    name: str
    words: str
    allowed: frozenset[Role]
    noted: str


def table_of_rights() -> list[Right]:
    """In the order of the names; reads in every module of the services."""
    for module in pkgutil.walk_packages(kiberatung.services.__path__, OF_SERVICES):
        importlib.import_module(module.name)
    return list(_rights())


def _rights() -> Iterator[Right]:
    for name, declared in sorted(DECLARED.items()):
        if declared.is_of_program:
            noted, words = declared.audited.deed.value if declared.audited else "", WORDS.get(name, name)
            yield Right(name, _(words), declared.allowed, noted)
