"""The table of saved views."""

from kiberatung.domain.list_views import ListView
from kiberatung.storage.tables.columns import record_table, reference, text, texts, yes_no

LIST_VIEWS = record_table(
    "list_views",
    ListView,
    reference("account_id", "accounts"),
    text("list_name", index=True),
    text("name"),
    text("base"),
    text("text"),
    texts("shown_columns"),
    texts("sort_keys"),
    texts("filters"),
    text("group_by"),
    yes_no("shared"),
)
