"""Records as one account sees them: what is out of sight is not there, what is hidden comes back whole when written."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.families import Family
from kiberatung.services.changes import Change, ChangeId, Erasure
from kiberatung.services.hidden_facts import hidden_fields, is_absent, leads_to, link_of, without_hidden
from kiberatung.services.ports import Record, Records, UnitOfWork
from kiberatung.services.sight import OutOfSight, Owner, Refused, Sight

R = TypeVar("R", bound=Record)
OwnersOf = Callable[[type, Iterable[UUID]], dict[UUID, Owner]]
"""Of records of one kind: the family each belongs to; those of nobody are left out."""


class SightedRecords:
    """Fulfils `services.ports.Records`."""

    def __init__(self, records: Records, sight: Sight, owners_of: OwnersOf) -> None:
        self._records = records
        self._sight = sight
        self._owners_of = owners_of

    def get(self, kind: type[R], identifier: UUID) -> R:
        """Raises `OutOfSight` when the record is there and not for this account."""
        record = self._records.get(kind, identifier)
        owner = self._owner(record)
        if owner is None:
            self._require_of_the_office(record)
            return record
        if not self._shows(kind, owner):
            raise OutOfSight(owner.family_id)
        return without_hidden(record, self._sight, owner)

    def find(self, kind: type[R], **equal: object) -> list[R]:
        found = self._records.find(kind, **equal)
        link = leads_to(kind)
        if link is None or not found:
            return found
        field, owner_kind = link
        owners = self._owners_of(owner_kind, {getattr(record, field) for record in found})
        pairs = ((record, owners.get(getattr(record, field))) for record in found)
        return [
            without_hidden(record, self._sight, owner)
            for record, owner in pairs
            if owner is not None and self._shows(kind, owner)
        ]

    def _shows(self, kind: type, owner: Owner) -> bool:
        return self._sight.sees(owner) and not is_absent(kind, self._sight, owner)

    def _owner(self, record: Record) -> Owner | None:
        link = link_of(record)
        return None if link is None else self._owners_of(link[0], {link[1]}).get(link[1])

    def _require_of_the_office(self, record: Record) -> None:
        if leads_to(type(record)) is not None:
            raise OutOfSight(None)


class SightedWork(SightedRecords):
    """Fulfils `services.ports.UnitOfWork`."""

    def __init__(self, work: UnitOfWork, sight: Sight, owners_of: OwnersOf) -> None:
        super().__init__(work, sight, owners_of)
        self._work = work

    def put(self, record: R) -> R:
        """A hidden field keeps what stands in the store; raises `Refused` when something was written into it."""
        owner = self._required_owner(record)
        if owner is None:
            return self._work.put(record)
        stored = self._stored(record)
        written = self._work.put(record if stored is None else self._whole_again(record, stored, owner))
        return without_hidden(written, self._sight, owner)

    def remove(self, record: Record) -> None:
        self._required_owner(record)
        self._work.remove(record)

    def revert(self, change_id: ChangeId) -> Change:
        """Raises `OutOfSight` when the family has gone out of sight since."""
        change = self._work.revert(change_id)
        if change.family_id is not None:
            owner = self._owners_of(Family, {change.family_id}).get(change.family_id)
            if owner is not None and not self._sight.sees(owner):
                raise OutOfSight(change.family_id)
        return change

    def note(self, entry: Change) -> None:
        self._work.note(entry)

    def erase(self, erasure: Erasure) -> None:
        """Raises `OutOfSight`: what is not seen is not erased."""
        family_id = erasure.entry.family_id
        owner = self._owners_of(Family, {family_id}).get(family_id) if family_id else None
        if owner is None or not self._sight.sees(owner):
            raise OutOfSight(family_id)
        self._work.erase(erasure)

    def commit(self) -> None:
        self._work.commit()

    def _required_owner(self, record: Record) -> Owner | None:
        """Neither where the record stands nor where it is to stand may be out of sight."""
        stored = self._stored(record)
        owner = self._checked_owner(record)
        return owner if stored is None else self._checked_owner(stored)

    def _checked_owner(self, record: Record) -> Owner | None:
        owner = self._owner(record)
        if owner is None and isinstance(record, Family):
            owner = Owner(record.id, record.counsellor_id, record.address_protected)
        if owner is None:
            self._require_of_the_office(record)
        elif not self._shows(type(record), owner):
            raise OutOfSight(owner.family_id)
        return owner

    def _stored(self, record: R) -> R | None:
        """None for a new one, and for one removed meanwhile, which the store itself refuses."""
        found = self._work.find(type(record), id=record.id) if record.version else []
        return found[0] if found else None

    def _whole_again(self, record: R, stored: R, owner: Owner) -> R:
        hidden = hidden_fields(type(record), self._sight, owner)
        if any(getattr(record, field) != blank for field, blank in hidden.items()):
            raise Refused(
                _("Diese Angabe ist geschützt. Es wurde nichts gespeichert."),
                _("Nur die zuständige Fachkraft und die Leitung ändern sie."),
                owner.family_id,
            )
        return replace(record, **{field: getattr(stored, field) for field in hidden})
