"""Tables of the change log, of the state of the store, of running numbers and of the search forms."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from kiberatung.storage.tables.columns import METADATA, Identifier, UtcMoment

STORE_STATE = Table(
    "store_state",
    METADATA,
    Column("store_id", Identifier(), primary_key=True),
    Column("changes", Integer, nullable=False),
    Column("head", String(64), nullable=False),
)
"""One row: how many changes there are and the hash of the newest; locked by whoever commits."""

CHANGES = Table(
    "changes",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("id", Identifier(), nullable=False, unique=True),
    Column("what", Text, nullable=False),
    Column("account_id", Identifier()),
    Column("changed_at", UtcMoment(), nullable=False, index=True),
    Column("family_id", Identifier()),
    Column("undoes", Identifier()),
    Column("undoable", Boolean, nullable=False),
    Column("why", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("salt", String(32)),
    Column("rows_hash", String(64), nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("depth", Integer, nullable=False),
    Column("undone", Boolean, nullable=False),
    Index(None, "family_id", "sequence"),
    Index(None, "account_id", "sequence"),
)
"""`depth`: 0 a deed, 1 its undo, 2 the undo of that; `undone` and `depth` follow from the rest and are not hashed.

`rows_hash` covers the rows, `why` and the salt; `hash` covers it and the rest of the entry. So the contents can go for
good (the salt is then None) while the chain still holds, and nobody can guess from the hash what they were.
"""

CHANGE_ROWS = Table(
    "change_rows",
    METADATA,
    Column(
        "change_id", Identifier(), ForeignKey("changes.id", deferrable=True, initially="DEFERRED"), primary_key=True
    ),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("record_id", Identifier(), nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
)

ERASURES = Table(
    "erasures",
    METADATA,
    Column("family_id", Identifier(), primary_key=True),
    Column("erased_at", UtcMoment(), nullable=False),
    Column("account_id", Identifier()),
    Column("second_account_id", Identifier()),
    Column("reason", Text, nullable=False),
)
"""Families taken away for good, and who did it; `reason` is a class of reasons. Nothing personal."""

RUNNING_NUMBERS = Table(
    "running_numbers",
    METADATA,
    Column("series", Text, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last_number", Integer, nullable=False),
)

SEARCH_ENTRIES = Table(
    "search_entries",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("owner_kind", Text, nullable=False),
    Column("owner_id", Identifier(), nullable=False, index=True),
    Column("family_id", Identifier(), nullable=False, index=True),
    Column("sort_name", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("forms", Text, nullable=False),
    Index(None, "owner_kind", "sort_name", "owner_id", "family_id"),
)
"""One row per child, guardian and family: `names` as written, `forms` all that is searched for.

The index over four columns is the list of all children by name: nothing else need be read for it.
"""

SEARCH_WORDS = Table(
    "search_words",
    METADATA,
    Column("entry", Integer, ForeignKey("search_entries.number", ondelete="CASCADE"), primary_key=True),
    Column("word", Text, primary_key=True),
    Index(None, "word"),
)
"""Words for beginnings of names, and the keys of sound (#) and consonants (=) of `domain.names.search_keys`."""

DERIVED = (SEARCH_ENTRIES, SEARCH_WORDS)
"""Tables that can be filled again from the records."""

BY_CHANCE = frozenset(
    {
        *(CHANGES.c[name] for name in ("sequence", "salt", "rows_hash", "previous_hash", "hash")),
        *(STORE_STATE.c[name] for name in ("changes", "head")),
    }
)
"""Columns that differ between two stores in which the same was done, one of them put back from a backup meanwhile."""
