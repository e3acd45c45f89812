"""The table of commitments. What it holds, why and until when is said in `facilitation/records/commitments.py`."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Table, Text

from bot.store.schema import group_column, id_column, metadata
from bot.store.types import Moment

commitments = Table(
    "commitments",
    metadata,
    id_column(),
    group_column(),
    Column("person", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("goal", Boolean, nullable=False),
    Column("visibility", Text, nullable=False),
    # Who sees it with the maker, where the visibility is `pair`.
    Column("pair", Text),
    # NULL: not said.
    Column("status", Text),
    # The key of the message that shows it to others.
    Column("shown", Text),
    Column("asked_at", Moment),
    Index(None, "group_id", "person"),
    # A number once given is never given to another one: keys of messages hold it.
    sqlite_autoincrement=True,
)
