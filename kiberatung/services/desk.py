"""The desk a use case works at: store, clock, identifiers, the person, the catalogues and the law."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.clock import Clock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.domain.accounts import Account
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.families import FamilyId
from kiberatung.domain.schulpflicht.parameters import LawProfile
from kiberatung.services.catalogue_words import CatalogueWords, words_of
from kiberatung.services.changes import Change, ChangeId
from kiberatung.services.ports import Lists, Records, Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class Desk:
    store: Store
    clock: Clock
    identifiers: IdentifierSource
    account: Account
    catalogues: Catalogues
    law: LawProfile

    @property
    def today(self) -> date:
        return self.clock.today()

    @property
    def words(self) -> CatalogueWords:
        return words_of(self.catalogues)

    @property
    def lists(self) -> Lists:
        return self.store.lists

    def reading(self) -> AbstractContextManager[Records]:
        return self.store.reading()

    def changing(
        self, what: str, family_id: FamilyId | None = None, *, undoable: bool = True
    ) -> AbstractContextManager[UnitOfWork]:
        """One deed; `what` is a German sentence part without names, shown in the history and at „Rückgängig“."""
        return self.store.changing(
            Change(
                id=ChangeId(self.identifiers.next()),
                what=what,
                account_id=self.account.id,
                changed_at=self.clock.now(),
                family_id=family_id,
                undoable=undoable,
            )
        )
