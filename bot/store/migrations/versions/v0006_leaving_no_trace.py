"""Rows that go once they are settled, and conversations that are closed when nobody needs them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("fleeting", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("rooms", sa.Column("idle_since", sa.BigInteger(), nullable=True))
    # The text of a refused row serves nobody.
    op.execute("UPDATE outbox SET action = NULL WHERE state = 'parked'")
