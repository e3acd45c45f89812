"""What people have set going, for the limits; rooms that are lost, and what they were closed in favour of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "set_going",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_set_going_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_set_going"),
    )
    op.create_index("ix_set_going_mark_what_at", "set_going", ["mark", "what", "at"])
    op.create_index("ix_set_going_group_id", "set_going", ["group_id"])
    op.create_table(
        "successors",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_successors_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("room", name="pk_successors"),
    )
    op.create_index("ix_successors_group_id", "successors", ["group_id"])
    op.add_column("groups", sa.Column("trouble", sa.Text(), nullable=True))
