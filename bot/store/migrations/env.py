"""What Alembic runs to get at the database. It works on the connection that `bot.store.migrate` hands over."""

from __future__ import annotations

from alembic import context

from bot.store.tables import metadata

connection = context.config.attributes.get("connection")
if connection is None:
    raise RuntimeError("migrations run on an open connection: see bot.store.migrate.alembic_config")

context.configure(
    connection=connection,
    target_metadata=metadata,
    # The whole upgrade lies in one transaction, begun by whoever handed over the connection.
    transactional_ddl=True,
    # SQLite changes a table by making it anew.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
