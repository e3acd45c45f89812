"""The one place where SQL is written for SQLite: `INSERT … ON CONFLICT`.

PostgreSQL spells it the same way; for it, `insert` comes from `sqlalchemy.dialects.postgresql` and nothing else changes.
"""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert, insert


def insert_once(table: Table, *unique: str) -> Insert:
    """Insert a row; where one with the same `unique` columns stands, nothing happens (and `rowcount` is 0)."""
    return insert(table).on_conflict_do_nothing(index_elements=[table.c[name] for name in unique])


def upsert(table: Table, *unique: str) -> Insert:
    """Insert a row, or put its values in place of those of the row with the same `unique` columns. All columns are given."""
    statement = insert(table)
    return statement.on_conflict_do_update(
        index_elements=[table.c[name] for name in unique],
        set_={column.name: statement.excluded[column.name] for column in table.c if column.name not in unique},
    )
