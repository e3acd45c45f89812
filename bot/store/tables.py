"""The tables. What each holds, why and until when is said to people in `facilitation/privacy.py`.

Everything that belongs to a group goes with its row in `groups` (ON DELETE CASCADE); what cannot point there is taken along
by `Groups.delete`. Moments are UTC (`Moment`); wall times are two columns, the clock as ISO text and its IANA zone.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.store.types import Duration, Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _group(*, primary_key: bool = False, nullable: bool = False) -> Column[int]:
    foreign_key = ForeignKey("groups.id", ondelete="CASCADE")
    return Column("group_id", Integer, foreign_key, primary_key=primary_key, nullable=nullable)


meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("person", Text, primary_key=True),
    Column("language", Text),
    Column("quiet", Boolean, nullable=False),
)

groups = Table(
    "groups",
    metadata,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("first_clock", Text, nullable=False),
    Column("first_zone", Text, nullable=False),
    Column("every_days", Integer, nullable=False),
    Column("session_count", Integer, nullable=False),
    # Ranges as `2026-12-21/2027-01-06`, with spaces between.
    Column("skip", Text, nullable=False),
    Column("length", Duration, nullable=False),
    Column("quiet_start", Text, nullable=False),
    Column("quiet_end", Text, nullable=False),
    Column("programme", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("meeting_link", Text),
    Column("room_opened_at", Moment),
    Column("check_in", Boolean, nullable=False),
    Column("pulse_minimum", Integer, nullable=False),
    Column("retention", Duration, nullable=False),
    Column("ended_at", Moment),
    Column("plan_message", Text, nullable=False),
    Column("plan_unseen_since", Moment),
    # NULL: none.
    Column("closed_room", Text),
    # NULL: the room is in order.
    Column("trouble", Text),
    Column("version", Integer, nullable=False),
    Column("join_code", Text, nullable=False, unique=True),
    # A deleted group's id is never given to another group.
    sqlite_autoincrement=True,
)

members = Table(
    "members",
    metadata,
    _group(primary_key=True),
    Column("person", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("agreed_at", Moment),
    Column("welcomed", Boolean, nullable=False),
    Index(None, "person"),
)

sessions = Table(
    "sessions",
    metadata,
    _group(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("theme", Text, nullable=False),
    Column("clock", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("link", Text),
    # JSON object: person -> answer. Part of the session's row, since they are read and dropped together.
    Column("rsvps", Text, nullable=False),
    Column("opened_at", Moment),
    Column("ended_at", Moment),
    Column("phase", Integer),
    Column("phase_began", Moment),
    # JSON array of the indexes of prompts.
    Column("prompts_shown", Text, nullable=False),
)

departures = Table(
    "departures",
    metadata,
    _group(primary_key=True),
    # A keyed hash of group and person, never the person.
    Column("mark", Text, primary_key=True),
)

rooms = Table(
    "rooms",
    metadata,
    Column("room", Text, primary_key=True),
    Column("group_id", Integer, ForeignKey("groups.id", ondelete="CASCADE"), unique=True),
    Column("person", Text, unique=True),
    # Since when the person of a direct room is known to be in no group.
    Column("idle_since", Moment),
    CheckConstraint("(group_id IS NULL) <> (person IS NULL)", name="one_owner"),
)

closed_rooms = Table(
    "closed_rooms",
    metadata,
    Column("room", Text, primary_key=True),
    Column("group_id", Integer, ForeignKey("groups.id", ondelete="CASCADE"), nullable=False, unique=True),
)

steps = Table(
    "steps",
    metadata,
    _id(),
    _group(),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("session", Integer),
    Column("revision", Integer, nullable=False),
    Column("due", Moment, nullable=False),
    Column("useful_until", Moment, nullable=False),
    # NULL while the step waits.
    Column("outcome", Text),
    Column("settled_at", Moment),
    UniqueConstraint("group_id", "key"),
    Index(
        "ix_steps_waiting",
        "due",
        "id",
        sqlite_where=text("outcome IS NULL"),
        postgresql_where=text("outcome IS NULL"),
    ),
)

unasked = Table(
    "unasked",
    metadata,
    _id(),
    _group(),
    # NULL: said to the room.
    Column("person", Text),
    Column("kind", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "group_id", "at"),
    Index(None, "person", "at"),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    Column("destination", Text, nullable=False),
    _group(nullable=True),
    Column("about", Text),
    Column("refers_to", Text),
    Column("kind", Text, nullable=False),
    # JSON text; NULL once it is of no more use.
    Column("action", Text),
    Column("state", Text, nullable=False),
    Column("claimed", Boolean, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", Moment),
    Column("useful_until", Moment),
    Column("platform_id", Text),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("error", Text),
    # The row goes once it is settled: whom it is about asked to be forgotten.
    Column("fleeting", Boolean, nullable=False, server_default=false()),
    Index(
        "ix_outbox_waiting",
        "destination",
        "id",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
    Index(None, "platform_id"),
    Index(None, "group_id"),
    Index(None, "refers_to"),
    # First in, first out rests on ids that only grow.
    sqlite_autoincrement=True,
)

ledger = Table(
    "ledger",
    metadata,
    Column("event", Text, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)

unreadable = Table(
    "unreadable",
    metadata,
    Column("event", Text, primary_key=True),
    Column("room", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

pulses = Table(
    "pulses",
    metadata,
    _group(primary_key=True),
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
    _id(),
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
    _group(primary_key=True),
    # How many they were when the first joint result was weighed; somebody who is forgotten leaves the number as it is.
    Column("size", Integer, nullable=False),
)

circle_people = Table(
    "circle_people",
    metadata,
    _group(primary_key=True),
    Column("person", Text, primary_key=True),
    Column("position", Integer, nullable=False),
)

four_answers = Table(
    "four_answers",
    metadata,
    _group(primary_key=True),
    # A member who has agreed that four answers are enough.
    Column("person", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)

feedbacks = Table(
    "feedbacks",
    metadata,
    # Once for each group.
    _group(primary_key=True),
    Column("session", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("minimum", Integer, nullable=False),
)

feedback_people = Table(
    "feedback_people",
    metadata,
    _group(primary_key=True),
    Column("person", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Index(None, "person"),
)

feedback_answers = Table(
    "feedback_answers",
    metadata,
    _group(primary_key=True),
    Column("person", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    # Both NULL: skipped on purpose.
    Column("value", Integer),
    Column("words", Text),
)

feedback_messages = Table(
    "feedback_messages",
    metadata,
    _id(),
    _group(),
    Column("person", Text, nullable=False),
    Column("message", Text, nullable=False),
    # `event`: the person's, by the platform's id; `ours`: by the key of its row in the outbox.
    Column("whose", Text, nullable=False),
    UniqueConstraint("group_id", "person", "message"),
)

dialogues = Table(
    "dialogues",
    metadata,
    Column("person", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
)

identities = Table(
    "identities",
    metadata,
    Column("person", Text, primary_key=True),
    # The public master key of their cross-signing identity.
    Column("identity", Text, nullable=False),
)

left_out_devices = Table(
    "left_out_devices",
    metadata,
    Column("person", Text, primary_key=True),
    Column("device", Text, primary_key=True),
)

notices = Table(
    "notices",
    metadata,
    _id(),
    _group(),
    Column("body", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "group_id"),
)

applied = Table(
    "applied",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# Rooms in favour of which a group's room was closed: Vertti may follow there, once somebody entitled invites it.
successors = Table(
    "successors",
    metadata,
    Column("room", Text, primary_key=True),
    _group(),
    Index(None, "group_id"),
)

# What people have set going, so that nobody's limits are passed. Groups as long as they exist, invitations for a day.
set_going = Table(
    "set_going",
    metadata,
    _id(),
    # A keyed hash of a person, or of the pattern by which they may start groups; never the person.
    Column("mark", Text, nullable=False),
    Column("what", Text, nullable=False),
    _group(nullable=True),
    Column("at", Moment, nullable=False),
    Index(None, "mark", "what", "at"),
    Index(None, "group_id"),
)
