"""Rounds, pairs, case rounds and sparring pairs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activities",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("began", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_activities_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", name="pk_activities"),
    )
    op.create_table(
        "turns",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_turns_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "position", name="pk_turns"),
    )
    op.create_table(
        "past_pairs",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_past_pairs_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person", "other", name="pk_past_pairs"),
    )
    op.create_table(
        "case_queue",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_case_queue_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_case_queue"),
    )
    op.create_table(
        "sparring",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("pair", sa.Integer(), nullable=True),
        sa.Column("drawn_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_sparring_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_sparring"),
    )
