"""What a link of the log is hashed from. Standard library only; the same text on every database.

The contents of an entry (its rows, its reason and a salt) have a hash of their own, which goes into the hash of the
link: contents can be taken away for good while the chain still holds. Without the salt, which goes with them, nobody
can try out what they were.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

NO_HEAD = "0" * 64
"""What the first link takes for the one before it."""

LINK = (
    "sequence",
    "id",
    "deed",
    "what",
    "account_id",
    "changed_at",
    "family_id",
    "undoes",
    "undoable",
    "previous_hash",
    "rows_hash",
)
"""The columns a link is hashed from, in this order."""

ROW = ("kind", "record_id", "field", "old", "new")
"""The columns a row of a change is hashed from."""

_encode = json.JSONEncoder(separators=(",", ":")).encode


def link_hash(values: Sequence[Any]) -> str:
    """Of the values of `LINK`, each as `kept` gives it."""
    return sha256(_encode(values).encode()).hexdigest()


def contents_hash(salt: str | None, why: str, rows: Iterable[Sequence[Any]]) -> str:
    """Of the reason and the rows, each with the values of `ROW` as `kept` gives them."""
    return sha256(_encode([salt, why, list(rows)]).encode()).hexdigest()


def kept(value: Any) -> Any:
    """A value as SQLite keeps it: identifiers as 32 digits, moments in UTC without a zone, yes and no as 1 and 0."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    return int(value) if isinstance(value, bool) else value
