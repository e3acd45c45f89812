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
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.store import activity_tables, answer_tables, commitment_tables, shared_tables, wish_tables
from bot.store.schema import group_column, id_column, metadata
from bot.store.types import Duration, Moment

__all__ = ["activity_tables", "answer_tables", "commitment_tables", "metadata", "shared_tables", "wish_tables"]

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
    id_column(),
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
    group_column(primary_key=True),
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
    group_column(primary_key=True),
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
    # JSON array of [theme, index of the prompt in it].
    Column("prompts_shown", Text, nullable=False),
    # JSON object, while a phase runs.
    Column("card", Text),
    # All NULL: no briefing. The guest alone NULL: they asked to be forgotten.
    Column("briefing_guest", Text),
    Column("briefing_topic", Text),
    Column("briefing_minutes", Integer),
    # The title of a theme that the group made of a topic of its own.
    Column("own_theme", Text),
)

departures = Table(
    "departures",
    metadata,
    group_column(primary_key=True),
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
    id_column(),
    group_column(),
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
    id_column(),
    group_column(),
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
    id_column(),
    Column("key", Text, nullable=False, unique=True),
    Column("destination", Text, nullable=False),
    group_column(nullable=True),
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
    id_column(),
    group_column(),
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
    group_column(),
    Index(None, "group_id"),
)

# What people have set going, so that nobody's limits are passed. Groups as long as they exist, invitations for a day.
set_going = Table(
    "set_going",
    metadata,
    id_column(),
    # A keyed hash of a person, or of the pattern by which they may start groups; never the person.
    Column("mark", Text, nullable=False),
    Column("what", Text, nullable=False),
    group_column(nullable=True),
    Column("at", Moment, nullable=False),
    Index(None, "mark", "what", "at"),
    Index(None, "group_id"),
)
