"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "applied",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_applied"),
    )
    op.create_table(
        "dialogues",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_dialogues"),
    )
    op.create_table(
        "groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("first_clock", sa.Text(), nullable=False),
        sa.Column("first_zone", sa.Text(), nullable=False),
        sa.Column("every_days", sa.Integer(), nullable=False),
        sa.Column("session_count", sa.Integer(), nullable=False),
        sa.Column("skip", sa.Text(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("quiet_start", sa.Text(), nullable=False),
        sa.Column("quiet_end", sa.Text(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("meeting_link", sa.Text(), nullable=True),
        sa.Column("room_opened_at", sa.BigInteger(), nullable=True),
        sa.Column("check_in", sa.Boolean(), nullable=False),
        sa.Column("pulse_minimum", sa.Integer(), nullable=False),
        sa.Column("retention", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("plan_message", sa.Text(), nullable=False),
        sa.Column("plan_unseen_since", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("join_code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_groups"),
        sa.UniqueConstraint("join_code", name="uq_groups_join_code"),
        sa.UniqueConstraint("key", name="uq_groups_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "ledger",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_ledger"),
    )
    op.create_index("ix_ledger_at", "ledger", ["at"])
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "people",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_people"),
    )
    op.create_table(
        "unreadable",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_unreadable"),
    )
    op.create_table(
        "departures",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_departures_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "mark", name="pk_departures"),
    )
    op.create_table(
        "members",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("agreed_at", sa.BigInteger(), nullable=True),
        sa.Column("welcomed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_members_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_members"),
    )
    op.create_index("ix_members_person", "members", ["person"])
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_notices_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
    )
    op.create_index("ix_notices_group_id", "notices", ["group_id"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("refers_to", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("claimed", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=True),
        sa.Column("useful_until", sa.BigInteger(), nullable=True),
        sa.Column("platform_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_outbox_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_group_id", "outbox", ["group_id"])
    op.create_index("ix_outbox_platform_id", "outbox", ["platform_id"])
    op.create_index("ix_outbox_refers_to", "outbox", ["refers_to"])
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["destination", "id"],
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "pulses",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_pulses_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "session", name="pk_pulses"),
    )
    op.create_table(
        "rooms",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.CheckConstraint("(group_id IS NULL) <> (person IS NULL)", name=op.f("ck_rooms_one_owner")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_rooms_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("room", name="pk_rooms"),
        sa.UniqueConstraint("group_id", name="uq_rooms_group_id"),
        sa.UniqueConstraint("person", name="uq_rooms_person"),
    )
    op.create_table(
        "sessions",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("rsvps", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("phase", sa.Integer(), nullable=True),
        sa.Column("phase_began", sa.BigInteger(), nullable=True),
        sa.Column("prompts_shown", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_sessions_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "number", name="pk_sessions"),
    )
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("useful_until", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_steps_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_steps"),
        sa.UniqueConstraint("group_id", "key", name="uq_steps_group_id_key"),
    )
    op.create_index(
        "ix_steps_waiting",
        "steps",
        ["due", "id"],
        sqlite_where=sa.text("outcome IS NULL"),
        postgresql_where=sa.text("outcome IS NULL"),
    )
    op.create_table(
        "unasked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_unasked_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_unasked"),
    )
    op.create_index("ix_unasked_group_id_at", "unasked", ["group_id", "at"])
    op.create_index("ix_unasked_person_at", "unasked", ["person", "at"])
    op.create_table(
        "pulse_answers",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("session", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id", "session"],
            ["pulses.group_id", "pulses.session"],
            name="fk_pulse_answers_group_id_session",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "session", "person", "item", name="pk_pulse_answers"),
    )
    op.create_table(
        "pulse_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "session"],
            ["pulses.group_id", "pulses.session"],
            name="fk_pulse_events_group_id_session",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pulse_events"),
        sa.UniqueConstraint("group_id", "session", "person", "event", name="uq_pulse_events_group_id_session_person_event"),
    )
    op.create_table(
        "pulse_people",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("session", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "session"],
            ["pulses.group_id", "pulses.session"],
            name="fk_pulse_people_group_id_session",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "session", "person", name="pk_pulse_people"),
    )
    op.create_index("ix_pulse_people_person", "pulse_people", ["person"])
