"""What a group wishes for: topics, the needs survey, and themes of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sessions", sa.Column("own_theme", sa.Text(), nullable=True))
    op.create_table(
        "topics",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_topics_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "number", name="pk_topics"),
    )
    op.create_table(
        "needs_surveys",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_needs_surveys_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", name="pk_needs_surveys"),
    )
    op.create_table(
        "needs_answers",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_needs_answers_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_needs_answers"),
    )
