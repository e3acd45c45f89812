"""What all tables have in common: how their parts are named, and how a row belongs to a group."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def id_column() -> Column[int]:
    """A row's own number."""
    return Column("id", Integer, primary_key=True, autoincrement=True)


def group_column(*, primary_key: bool = False, nullable: bool = False) -> Column[int]:
    """The group that the row belongs to; the row goes with it."""
    foreign_key = ForeignKey("groups.id", ondelete="CASCADE")
    return Column("group_id", Integer, foreign_key, primary_key=primary_key, nullable=nullable)
