"""Between sessions: briefings and questions for them, offers and asks, summaries, materials."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sessions", sa.Column("briefing_guest", sa.Text(), nullable=True))
    op.add_column("sessions", sa.Column("briefing_topic", sa.Text(), nullable=True))
    op.add_column("sessions", sa.Column("briefing_minutes", sa.Integer(), nullable=True))
    op.create_table(
        "board_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_board_entries_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_board_entries"),
        sa.UniqueConstraint("group_id", "number", name="uq_board_entries_group_id_number"),
    )
    op.create_table(
        "briefing_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("passed_on_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_briefing_questions_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_briefing_questions"),
    )
    op.create_index("ix_briefing_questions_group_id_session", "briefing_questions", ["group_id", "session"])
    op.create_table(
        "summaries",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_summaries_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "session", name="pk_summaries"),
    )
    op.create_table(
        "summaries_off",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_summaries_off_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", name="pk_summaries_off"),
    )
    op.create_table(
        "materials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_materials_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_materials"),
        sa.UniqueConstraint("group_id", "number", name="uq_materials_group_id_number"),
    )
