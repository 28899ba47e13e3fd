"""What is read for one page of a family, each thing once: facts, open points and doubts ask for the same records."""

from collections.abc import Hashable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from kiberatung.services.ports import Record, Records

R = TypeVar("R", bound=Record)


class FamilyRecords:
    """Fulfils `services.ports.Records` within one transaction of reading; nothing may be written meanwhile.

    What is asked for one child of the family is read for all of them together.
    """

    def __init__(self, records: Records, children: Iterable[UUID]) -> None:
        self._records = records
        self._children = tuple(children)
        self._kept: dict[Hashable, list[Any]] = {}

    def get(self, kind: type[R], identifier: UUID) -> R:
        return self._records.get(kind, identifier)

    def find(self, kind: type[R], **equal: object) -> list[R]:
        wanted = equal.get("child_id")
        if wanted not in self._children:
            return list(self._once(kind, equal))
        of_all: list[Any] = self._once(kind, {**equal, "child_id": self._children})
        return [record for record in of_all if record.child_id == wanted]

    def _once(self, kind: type[R], equal: dict[str, object]) -> list[R]:
        key = (kind, tuple(sorted((field, _hashable(value)) for field, value in equal.items())))
        if key not in self._kept:
            self._kept[key] = self._records.find(kind, **equal)
        return self._kept[key]


def _hashable(value: object) -> Hashable:
    return tuple(value) if isinstance(value, (list, set, frozenset)) else value
