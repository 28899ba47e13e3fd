"""All tables, and which record lives in which: importing this module declares them."""

from sqlalchemy import Table

from kiberatung.storage.tables import (  # noqa: F401
    appointments,
    assessments,
    cases,
    change_log,
    children,
    consistency,
    drafts,
    families,
    information,
    law_copies,
    list_views,
    merging,
    office,
    office_texts,
    rights,
    schooling,
    sent_sheets,
    talks,
    text_blocks,
)
from kiberatung.storage.tables.columns import METADATA, TABLES

__all__ = ["METADATA", "RECORD_KINDS", "table_of"]

RECORD_KINDS: dict[str, type] = {table.name: record for record, table in TABLES.items()}
"""Record by the name of its table."""


def table_of(record: type) -> Table:
    return TABLES[record]
