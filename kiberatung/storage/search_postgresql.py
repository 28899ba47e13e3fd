"""Search of substrings in PostgreSQL: a trigram index (pg_trgm) over the search entries."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, and_, func, select, text

from kiberatung.storage.tables.change_log import SEARCH_ENTRIES

_INDEX = "CREATE INDEX search_entries_trigrams ON search_entries USING gin (forms gin_trgm_ops)"
DDL = ("CREATE EXTENSION IF NOT EXISTS pg_trgm", _INDEX)


def create(connection: Connection) -> None:
    for statement in DDL:
        connection.exec_driver_sql(statement)


@contextmanager
def written_anew(connection: Connection) -> Iterator[None]:
    """While all entries are written anew no index is kept."""
    connection.exec_driver_sql("DROP INDEX search_entries_trigrams")
    yield
    connection.exec_driver_sql(_INDEX)


def write_words(connection: Connection, words: list[tuple[int, str]]) -> None:
    """Numbers of entries and their words, past the adaptation of each value: there are ten to a person."""
    connection.exec_driver_sql("INSERT INTO search_words (entry, word) VALUES (%s, %s)", words)


def rebuild(_connection: Connection) -> None:
    """The server takes deleted entries from the index by itself."""


def unsoundness(_connection: Connection) -> bool:
    """The server keeps index and table together."""
    return False


def containing(connection: Connection, tokens: list[str], limit: int) -> list[int]:
    """Numbers of the entries that hold every token somewhere."""
    conditions = [SEARCH_ENTRIES.c.forms.contains(token, autoescape=True) for token in tokens]
    return list(connection.execute(select(SEARCH_ENTRIES.c.number).where(and_(*conditions)).limit(limit)).scalars())


def nearest(connection: Connection, tokens: list[str], limit: int) -> list[int]:
    """Numbers of the entries that share most trigrams with the tokens, best first."""
    if not tokens:
        return []
    connection.execute(text("SET LOCAL pg_trgm.word_similarity_threshold = 0.3"))
    wanted = " ".join(tokens)
    query = (
        select(SEARCH_ENTRIES.c.number)
        .where(SEARCH_ENTRIES.c.forms.bool_op("%>")(wanted))
        .order_by(func.word_similarity(wanted, SEARCH_ENTRIES.c.forms).desc(), SEARCH_ENTRIES.c.number)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())
