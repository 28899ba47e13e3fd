"""What the log keeps beside changes, for those who look through it: reads, prints, exports, refusals."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.families import FamilyId
from kiberatung.services.changes import Deed
from kiberatung.services.read_models import NotedDeed
from kiberatung.storage.tables.change_log import CHANGES
from kiberatung.storage.tables.families import FAMILIES
from kiberatung.storage.tables.office import ACCOUNTS


def noted_since(connection: Connection, since: datetime, deeds: Sequence[Deed], limit: int) -> list[NotedDeed]:
    """Newest first; of the family only its number."""
    said = (CHANGES.c.id, CHANGES.c.deed, CHANGES.c.what, CHANGES.c.why, CHANGES.c.changed_at, CHANGES.c.account_id)
    query = (
        select(*said, ACCOUNTS.c.name, FAMILIES.c.case_number)
        .outerjoin(ACCOUNTS, ACCOUNTS.c.id == CHANGES.c.account_id)
        .outerjoin(FAMILIES, FAMILIES.c.id == CHANGES.c.family_id)
        .where(CHANGES.c.changed_at >= since, CHANGES.c.deed.in_([deed.value for deed in deeds]))
        .order_by(CHANGES.c.sequence.desc())
        .limit(limit)
    )
    return [
        NotedDeed(
            row.id,
            Deed(row.deed),
            row.what,
            row.why,
            row.changed_at,
            row.account_id,
            row.name or "",
            row.case_number or "",
        )
        for row in connection.execute(query)
    ]


def last_noted(connection: Connection, deed: Deed, account_id: AccountId, family_id: FamilyId) -> datetime | None:
    query = select(func.max(CHANGES.c.changed_at)).where(
        CHANGES.c.family_id == family_id, CHANGES.c.account_id == account_id, CHANGES.c.deed == deed.value
    )
    found: datetime | None = connection.execute(query).scalar_one()
    return found
