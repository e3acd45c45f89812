"""The tables of what a group wishes for: its list of topics, the needs survey that is open and its answers.

What each holds, why and until when is said in `facilitation/records/wishes.py`.
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from bot.store.schema import group_column, metadata
from bot.store.types import Moment

topics = Table(
    "topics",
    metadata,
    group_column(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    # Who gave it; NULL: the group's own.
    Column("person", Text),
    Column("at", Moment, nullable=False),
)

needs_surveys = Table(
    "needs_surveys",
    metadata,
    # One is open at a time; it goes when it closes.
    group_column(primary_key=True),
    Column("round", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
)

needs_answers = Table(
    "needs_answers",
    metadata,
    group_column(primary_key=True),
    Column("person", Text, primary_key=True),
    # Keys of the options, with spaces between, in the order in which they were chosen.
    Column("choices", Text, nullable=False),
)
