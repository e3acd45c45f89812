"""The card of a running phase; and of every question shown, whose theme it is of."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sessions", sa.Column("card", sa.Text(), nullable=True))
    sessions = sa.table(
        "sessions",
        sa.column("group_id", sa.Integer()),
        sa.column("number", sa.Integer()),
        sa.column("theme", sa.Text()),
        sa.column("prompts_shown", sa.Text()),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(sessions).where(sessions.c.prompts_shown != "[]")).all():
        shown = json.dumps([[row.theme, index] for index in json.loads(row.prompts_shown)], ensure_ascii=False)
        there = (sessions.c.group_id == row.group_id, sessions.c.number == row.number)
        connection.execute(sa.update(sessions).where(*there).values(prompts_shown=shown))
