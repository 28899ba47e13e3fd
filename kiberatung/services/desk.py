"""The desk a use case works at: store, clock, identifiers, the person, the catalogues and the law."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from kiberatung.basics.clock import Clock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.domain.accounts import Account
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.families import FamilyId
from kiberatung.domain.schulpflicht.parameters import LawProfile
from kiberatung.services.catalogue_words import CatalogueWords, words_of
from kiberatung.services.changes import Change, ChangeId, Deed
from kiberatung.services.office_law import law_at_work
from kiberatung.services.ports import Lists, Records, Store, UnitOfWork
from kiberatung.services.sight import Sight
from kiberatung.services.sight_reading import read_sight
from kiberatung.services.sighted_records import SightedRecords, SightedWork


@dataclass(frozen=True, slots=True)
class Desk:
    store: Store
    clock: Clock
    identifiers: IdentifierSource
    account: Account
    catalogues: Catalogues
    law: LawProfile
    sight: Sight | None = None
    """Of the use case that is running; outside of one it is read anew at each look."""

    @property
    def today(self) -> date:
        return self.clock.today()

    @property
    def words(self) -> CatalogueWords:
        return words_of(self.catalogues)

    @property
    def lists(self) -> Lists:
        return self.store.lists_seen_by(self.sight or self.at_work().sight_at_work)

    @property
    def sight_at_work(self) -> Sight:
        assert self.sight is not None  # noqa: S101 - `at_work` gave it
        return self.sight

    def at_work(self) -> "Desk":
        """With role, sight and law as they are in the store at this moment, so that a right withdrawn is gone (R38).

        Raises `Refused` when the account is no longer active.
        """
        account, sight = read_sight(self.store, self.account, self.today)
        with self.store.reading() as records:
            law = law_at_work(records, self.law)
        return replace(self, account=account, sight=sight, law=law)

    @contextmanager
    def reading(self) -> Iterator[Records]:
        sight = self.sight or self.at_work().sight_at_work
        with self.store.reading() as records:
            yield records if sight.is_whole else SightedRecords(records, sight, self.store.lists.owners)

    @contextmanager
    def changing(self, what: str, family_id: FamilyId | None = None, *, undoable: bool = True) -> Iterator[UnitOfWork]:
        """One deed; `what` is a German sentence part without names, shown in the history and at „Rückgängig“."""
        with self.making(self._entry(Deed.CHANGE, what, family_id, undoable=undoable)) as work:
            yield work

    @contextmanager
    def making(self, change: Change) -> Iterator[UnitOfWork]:
        """As `changing`, for a change that says more than what it is called."""
        sight = self.sight or self.at_work().sight_at_work
        with self.store.changing(change) as work:
            yield work if sight.is_whole else SightedWork(work, sight, self.store.lists.owners)

    @contextmanager
    def noting(self, deed: Deed, what: str, family_id: FamilyId | None = None, why: str = "") -> Iterator[Records]:
        """One entry of the audit trail in the transaction of what is read inside; none when that fails."""
        with self.making(self.entry(deed, what, family_id, why)) as work:
            yield work
            work.commit()

    def entry(self, deed: Deed, what: str, family_id: FamilyId | None = None, why: str = "") -> Change:
        """For `UnitOfWork.note`: a deed told in the transaction of a change, as the print of a letter that is kept."""
        return self._entry(deed, what, family_id, why, undoable=False)

    def _entry(self, deed: Deed, what: str, family_id: FamilyId | None, why: str = "", *, undoable: bool) -> Change:
        return Change(
            id=ChangeId(self.identifiers.next()),
            what=what,
            account_id=self.account.id,
            changed_at=self.clock.now(),
            family_id=family_id,
            undoable=undoable,
            why=why,
            deed=deed,
        )
