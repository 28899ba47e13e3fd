"""Search of substrings in SQLite: an FTS5 index of trigrams over the search entries, kept by triggers."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from kiberatung.storage.database_file import USUAL_CACHE

_TABLE = (
    """CREATE VIRTUAL TABLE search_trigrams USING fts5(
        forms, content='search_entries', content_rowid='number', tokenize='trigram')""",
)
_TRIGGERS = (
    """CREATE TRIGGER search_entries_written AFTER INSERT ON search_entries BEGIN
        INSERT INTO search_trigrams(rowid, forms) VALUES (new.number, new.forms); END""",
    """CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN
        INSERT INTO search_trigrams(search_trigrams, rowid, forms) VALUES ('delete', old.number, old.forms); END""",
)
_WITHOUT_TRIGGERS = (
    "DROP TRIGGER search_entries_written",
    "DROP TRIGGER search_entries_removed",
    "INSERT INTO search_trigrams(search_trigrams) VALUES ('delete-all')",
)
DDL = _TABLE + _TRIGGERS
_MUCH_CACHE = "PRAGMA cache_size = -131072"
_MATCHING = text("SELECT rowid FROM search_trigrams WHERE search_trigrams MATCH :wanted LIMIT :limit")
_TRIGRAM = 3
_SHORTEST_WITH_SLIP = 5
"""In shorter words every other letter makes another name; see `domain.names.part_likeness`."""


def create(connection: Connection) -> None:
    for statement in DDL:
        connection.exec_driver_sql(statement)


@contextmanager
def written_anew(connection: Connection) -> Iterator[None]:
    """While all entries are written anew: no index is kept meanwhile, and pages stay in memory instead of being
    encrypted again and again."""
    connection.exec_driver_sql(_MUCH_CACHE)
    for statement in _WITHOUT_TRIGGERS:
        connection.exec_driver_sql(statement)
    yield
    rebuild(connection)
    for statement in _TRIGGERS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(USUAL_CACHE)


def write_words(connection: Connection, words: list[tuple[int, str]]) -> None:
    """Numbers of entries and their words, past the adaptation of each value: there are ten to a person."""
    connection.exec_driver_sql("INSERT INTO search_words (entry, word) VALUES (?, ?)", words)


def rebuild(connection: Connection) -> None:
    """Writes the index anew, so that no trigram of what was deleted is left in it."""
    connection.exec_driver_sql("INSERT INTO search_trigrams(search_trigrams) VALUES ('rebuild')")


def unsoundness(connection: Connection) -> bool:
    """Whether the index differs from the entries."""
    try:
        connection.exec_driver_sql("INSERT INTO search_trigrams(search_trigrams, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return True
    return False


def containing(connection: Connection, tokens: list[str], limit: int) -> list[int]:
    """Numbers of the entries that hold every token (three letters and more) somewhere."""
    wanted = " AND ".join(_quoted(token) for token in tokens)
    return list(connection.execute(_MATCHING, {"wanted": wanted, "limit": limit}).scalars())


def nearest(connection: Connection, tokens: list[str], limit: int) -> list[int]:
    """Numbers of entries that hold every token with at most one slip in it.

    One slip leaves one half of a word as it is, or, in the middle, both ends: no ranking over all trigrams, which takes
    long where many share some.
    """
    groups = [" OR ".join(_unhurt(token)) for token in tokens if len(token) >= _SHORTEST_WITH_SLIP]
    if not groups:
        return []
    wanted = " AND ".join(f"({group})" for group in groups)
    return list(connection.execute(_MATCHING, {"wanted": wanted, "limit": limit}).scalars())


def _unhurt(token: str) -> list[str]:
    half = len(token) // 2
    parts = {token[:3], token[-3:]} if half < _TRIGRAM else {token[:half], token[-half:]}
    ends = [_quoted(token[: half - 1]), _quoted(token[half + 1 :])]
    middle = [f"({' AND '.join(ends)})"] if half > _TRIGRAM else []
    return [*(_quoted(part) for part in sorted(parts)), *middle]


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
