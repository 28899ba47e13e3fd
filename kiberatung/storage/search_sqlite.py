"""Search of substrings in SQLite: an FTS5 index of trigrams over the search entries, kept by triggers."""

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

DDL = (
    """CREATE VIRTUAL TABLE search_trigrams USING fts5(
        forms, content='search_entries', content_rowid='number', tokenize='trigram')""",
    """CREATE TRIGGER search_entries_written AFTER INSERT ON search_entries BEGIN
        INSERT INTO search_trigrams(rowid, forms) VALUES (new.number, new.forms); END""",
    """CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN
        INSERT INTO search_trigrams(search_trigrams, rowid, forms) VALUES ('delete', old.number, old.forms); END""",
)
_MATCHING = text("SELECT rowid FROM search_trigrams WHERE search_trigrams MATCH :wanted LIMIT :limit")
_NEAREST = text("SELECT rowid FROM search_trigrams WHERE search_trigrams MATCH :wanted ORDER BY rank LIMIT :limit")


def create(connection: Connection) -> None:
    for statement in DDL:
        connection.exec_driver_sql(statement)


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
    """Numbers of the entries that share most trigrams with the tokens, best first."""
    trigrams = {token[start : start + 3] for token in tokens for start in range(len(token) - 2)}
    if not trigrams:
        return []
    wanted = " OR ".join(_quoted(trigram) for trigram in sorted(trigrams))
    return list(connection.execute(_NEAREST, {"wanted": wanted, "limit": limit}).scalars())


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
