"""Closed rooms: how far a group's is, and which room it is as long as Vertti is in it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("closed_room", sa.Text(), nullable=True))
    op.create_table(
        "closed_rooms",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_closed_rooms_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("room", name="pk_closed_rooms"),
        sa.UniqueConstraint("group_id", name="uq_closed_rooms_group_id"),
    )
