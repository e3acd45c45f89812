"""The tables of what people answer in confidence: the pulse, whose joint results may be shown, the feedback.

What each holds, why and until when is said in `facilitation/privacy.py`.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Index, Integer, Table, Text, UniqueConstraint

from bot.store.schema import group_column, id_column, metadata
from bot.store.types import Moment

pulses = Table(
    "pulses",
    metadata,
    group_column(primary_key=True),
    Column("session", Integer, primary_key=True, autoincrement=False),
    Column("asked_at", Moment, nullable=False),
    Column("closed", Boolean, nullable=False),
)


def _of_pulse() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["group_id", "session"], ["pulses.group_id", "pulses.session"], ondelete="CASCADE")


pulse_people = Table(
    "pulse_people",
    metadata,
    Column("group_id", Integer, primary_key=True, autoincrement=False),
    Column("session", Integer, primary_key=True, autoincrement=False),
    Column("person", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    _of_pulse(),
    Index(None, "person"),
)

pulse_minimums = Table(
    "pulse_minimums",
    metadata,
    Column("group_id", Integer, primary_key=True, autoincrement=False),
    Column("session", Integer, primary_key=True, autoincrement=False),
    # How many answers a question needs, as was said when it was asked.
    Column("minimum", Integer, nullable=False),
    _of_pulse(),
)

pulse_answers = Table(
    "pulse_answers",
    metadata,
    Column("group_id", Integer, primary_key=True, autoincrement=False),
    Column("session", Integer, primary_key=True, autoincrement=False),
    Column("person", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    # NULL: skipped on purpose.
    Column("value", Integer),
    _of_pulse(),
)

pulse_events = Table(
    "pulse_events",
    metadata,
    id_column(),
    Column("group_id", Integer, nullable=False),
    Column("session", Integer, nullable=False),
    Column("person", Text, nullable=False),
    Column("event", Text, nullable=False),
    _of_pulse(),
    UniqueConstraint("group_id", "session", "person", "event"),
)

circles = Table(
    "circles",
    metadata,
    group_column(primary_key=True),
    # How many they were when the first joint result was weighed; somebody who is forgotten leaves the number as it is.
    Column("size", Integer, nullable=False),
)

circle_people = Table(
    "circle_people",
    metadata,
    group_column(primary_key=True),
    Column("person", Text, primary_key=True),
    Column("position", Integer, nullable=False),
)

four_answers = Table(
    "four_answers",
    metadata,
    group_column(primary_key=True),
    # A member who has agreed that four answers are enough.
    Column("person", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)

feedbacks = Table(
    "feedbacks",
    metadata,
    # One for each group: the last one.
    group_column(primary_key=True),
    Column("session", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("minimum", Integer, nullable=False),
)

feedback_people = Table(
    "feedback_people",
    metadata,
    group_column(primary_key=True),
    Column("person", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Index(None, "person"),
)

feedback_circles = Table(
    "feedback_circles",
    metadata,
    group_column(primary_key=True),
    # How many they were when the first feedback was weighed; somebody who is forgotten leaves the number as it is.
    Column("size", Integer, nullable=False),
)

feedback_circle_people = Table(
    "feedback_circle_people",
    metadata,
    group_column(primary_key=True),
    Column("person", Text, primary_key=True),
    Column("position", Integer, nullable=False),
)

feedback_answers = Table(
    "feedback_answers",
    metadata,
    group_column(primary_key=True),
    Column("person", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    # Both NULL: skipped on purpose.
    Column("value", Integer),
    Column("words", Text),
)

feedback_messages = Table(
    "feedback_messages",
    metadata,
    id_column(),
    group_column(),
    Column("person", Text, nullable=False),
    Column("message", Text, nullable=False),
    # `event`: the person's, by the platform's id; `ours`: by the key of its row in the outbox.
    Column("whose", Text, nullable=False),
    UniqueConstraint("group_id", "person", "message"),
)
