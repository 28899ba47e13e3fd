"""What the fake store tells about pairs that are not one person, and about the age of answers."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from kiberatung.domain.children import ChildId
from kiberatung.domain.different_persons import DifferentPersons
from tests.support.fake_tables import Tables


class FakeMergingLists:
    """Part of `FakeLists`."""

    @property
    def _tables(self) -> Tables:
        raise NotImplementedError

    def known_different(self, child_id: ChildId) -> frozenset[ChildId]:
        pairs = [{one.child_id, one.other_id} for one in self._tables.living(DifferentPersons)]
        return frozenset(other for pair in pairs if child_id in pair for other in pair - {child_id})

    def different_pairs(self, child_ids: Iterable[ChildId]) -> set[tuple[ChildId, ChildId]]:
        known, pairs = set(child_ids), self._tables.living(DifferentPersons)
        return {(one.child_id, one.other_id) for one in pairs if one.child_id in known}

    def field_ages(self, record_ids: Iterable[UUID]) -> dict[tuple[UUID, str], datetime]:
        known = set(record_ids)
        return {
            (row.record_id, row.field): logged.change.changed_at.astimezone(UTC)
            for logged in self._tables.changes
            for row in logged.rows
            if row.record_id in known
        }
