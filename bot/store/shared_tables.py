"""The tables of what people give their group on purpose between sessions: offers and asks, questions for a guest, summaries,
materials.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text, UniqueConstraint

from bot.store.schema import group_column, id_column, metadata
from bot.store.types import Moment

board_entries = Table(
    "board_entries",
    metadata,
    id_column(),
    group_column(),
    # By this number people name it.
    Column("number", Integer, nullable=False),
    Column("person", Text, nullable=False),
    # `offer` or `ask`.
    Column("kind", Text, nullable=False),
    Column("words", Text, nullable=False),
    # The key of its message in the group's room, with which it is taken back.
    Column("message", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("group_id", "number"),
)

briefing_questions = Table(
    "briefing_questions",
    metadata,
    id_column(),
    group_column(),
    Column("session", Integer, nullable=False),
    # So that it can be limited, handed out and forgotten; it is passed on without it.
    Column("person", Text, nullable=False),
    Column("words", Text, nullable=False),
    # NULL: not passed on yet.
    Column("passed_on_at", Moment),
    Index(None, "group_id", "session"),
)

summaries = Table(
    "summaries",
    metadata,
    group_column(primary_key=True),
    Column("session", Integer, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
    # The key of its message in the group's room, with which it is taken back.
    Column("message", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

summaries_off = Table(
    "summaries_off",
    metadata,
    # A group that has decided that no summaries are kept.
    group_column(primary_key=True),
)

materials = Table(
    "materials",
    metadata,
    id_column(),
    group_column(),
    Column("number", Integer, nullable=False),
    Column("link", Text, nullable=False),
    Column("title", Text, nullable=False),
    UniqueConstraint("group_id", "number"),
)
