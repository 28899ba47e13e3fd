"""Drafts in the store: encrypted with everything else, beside the records, and without a trace in the log."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection, Delete, Row, delete, insert, select

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.drafts import Draft
from kiberatung.storage.tables.drafts import DRAFTS


class SqlDrafts:
    """Fulfils `services.ports.Drafts`."""

    def __init__(self, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._transaction = transaction

    def keep(self, draft: Draft) -> None:
        with self._transaction() as connection:
            connection.execute(_delete(draft.account_id, draft.place))
            connection.execute(
                insert(DRAFTS).values(
                    account_id=draft.account_id,
                    place=draft.place,
                    family_id=draft.family_id,
                    content=json.dumps(dict(draft.values), ensure_ascii=False),
                    kept_at=draft.kept_at,
                )
            )

    def of_account(self, account_id: AccountId) -> list[Draft]:
        query = select(DRAFTS).where(DRAFTS.c.account_id == account_id).order_by(DRAFTS.c.kept_at.desc())
        with self._transaction() as connection:
            return [_draft(row) for row in connection.execute(query)]

    def find(self, account_id: AccountId, place: str) -> Draft | None:
        query = select(DRAFTS).where(DRAFTS.c.account_id == account_id, DRAFTS.c.place == place)
        with self._transaction() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _draft(row)

    def drop(self, account_id: AccountId, place: str) -> None:
        with self._transaction() as connection:
            connection.execute(_delete(account_id, place))


def _delete(account_id: AccountId, place: str) -> Delete:
    return delete(DRAFTS).where(DRAFTS.c.account_id == account_id, DRAFTS.c.place == place)


def _draft(row: Row[tuple[object, ...]]) -> Draft:
    return Draft(row.account_id, row.place, json.loads(row.content), row.kept_at, row.family_id)
