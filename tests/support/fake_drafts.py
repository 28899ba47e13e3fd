"""Drafts in memory: the contract of the stores holds them to the real ones."""

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.drafts import Draft


class FakeDrafts:
    """Fulfils `services.ports.Drafts`."""

    def __init__(self) -> None:
        self._kept: dict[tuple[AccountId, str], Draft] = {}

    def keep(self, draft: Draft) -> None:
        self._kept[draft.account_id, draft.place] = draft

    def find(self, account_id: AccountId, place: str) -> Draft | None:
        return self._kept.get((account_id, place))

    def of_account(self, account_id: AccountId) -> list[Draft]:
        own = [draft for draft in self._kept.values() if draft.account_id == account_id]
        return sorted(own, key=lambda draft: draft.kept_at, reverse=True)

    def drop(self, account_id: AccountId, place: str) -> None:
        self._kept.pop((account_id, place), None)
