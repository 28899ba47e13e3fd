"""Alembic's environment: runs on the connection it is given, inside the transaction of whoever gives it."""

from alembic import context

from kiberatung.storage.schema import belongs_to_models
from kiberatung.storage.tables.register import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
    include_object=belongs_to_models,
)
context.run_migrations()
