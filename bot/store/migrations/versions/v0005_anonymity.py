"""Whose joint results may be shown, and with how many answers; the feedback after the last session."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pulse_minimums",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("session", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "session"],
            ["pulses.group_id", "pulses.session"],
            name="fk_pulse_minimums_group_id_session",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "session", name="pk_pulse_minimums"),
    )
    op.create_table(
        "circles",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_circles_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", name="pk_circles"),
    )
    op.create_table(
        "circle_people",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_circle_people_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_circle_people"),
    )
    op.create_table(
        "four_answers",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_four_answers_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_four_answers"),
    )
    op.create_table(
        "feedbacks",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_feedbacks_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", name="pk_feedbacks"),
    )
    op.create_table(
        "feedback_people",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_feedback_people_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_feedback_people"),
    )
    op.create_index("ix_feedback_people_person", "feedback_people", ["person"])
    op.create_table(
        "feedback_answers",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_feedback_answers_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person", "item", name="pk_feedback_answers"),
    )
    op.create_table(
        "feedback_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_feedback_messages_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_messages"),
        sa.UniqueConstraint("group_id", "person", "message", name="uq_feedback_messages_group_id_person_message"),
    )
