"""The tables of rounds, pairs, case rounds and sparring pairs.

What each holds, why and until when is said in `facilitation/privacy.py`.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table, Text

from bot.store.schema import group_column, metadata
from bot.store.types import Moment

activities = Table(
    "activities",
    metadata,
    # One at a time in each group.
    group_column(primary_key=True),
    Column("kind", Text, nullable=False),
    Column("session", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("began", Moment, nullable=False),
    Column("place", Integer, nullable=False),
)

turns = Table(
    "turns",
    metadata,
    group_column(primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("person", Text, nullable=False),
    Column("again", Boolean, nullable=False),
)

past_pairs = Table(
    "past_pairs",
    metadata,
    group_column(primary_key=True),
    # Of two people, `person` is the one whose id comes first.
    Column("person", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("times", Integer, nullable=False),
)

case_queue = Table(
    "case_queue",
    metadata,
    group_column(primary_key=True),
    Column("person", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)

sparring = Table(
    "sparring",
    metadata,
    group_column(primary_key=True),
    Column("person", Text, primary_key=True),
    # Those with the same number are a pair; NULL: nobody has been drawn yet.
    Column("pair", Integer),
    Column("drawn_at", Moment),
)
