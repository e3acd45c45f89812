"""How things stand, read from the database's file beside whoever writes it: nothing is written, nobody waits."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, func, literal_column, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from bot.store.migrate import reading_only
from bot.store.outbox import NOT_LISTENING
from bot.store.snapshot import REHEARSED
from bot.store.sqlite import BUSY_TIMEOUT, meaning
from bot.store.tables import groups, meta, outbox, steps, unreadable
from facilitation.group import GroupState

SIGNS = "signs_of_life"
"""The key in `meta` under which a running Vertti leaves when it last looked what is due, and last heard of the homeserver."""

_WAITS = outbox.c.state == literal_column("'waiting'")
_WAITING = select(func.count(), func.min(outbox.c.created_at)).where(
    _WAITS,
    # What waits until somebody opens it is no sign of trouble.
    outbox.c.destination.not_in(select(outbox.c.destination).where(_WAITS, outbox.c.error == NOT_LISTENING).scalar_subquery()),
)
_GROUPS = select(func.count()).select_from(groups).where(groups.c.state != GroupState.ENDED.value)
_UNREADABLE = select(func.count()).select_from(unreadable)
_META = select(meta.c.key, meta.c.value).where(meta.c.key.in_((SIGNS, REHEARSED)))
_EACH = select(groups.c.id, groups.c.key, groups.c.zone, groups.c.state, groups.c.trouble).order_by(groups.c.id)
_NEXT = select(steps.c.group_id, steps.c.kind, steps.c.due).where(steps.c.outcome.is_(None)).order_by(steps.c.due, steps.c.id)


@dataclass(frozen=True, slots=True)
class GroupStanding:
    """One group: `next_kind` and `next_due` are of the first step that waits, None when none does."""

    id: int
    key: str
    zone: str
    state: GroupState
    in_trouble: bool
    next_kind: str | None = None
    next_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """`groups` counts those that have not ended, `waiting` what is to be sent; `oldest` is since when the oldest of it waits.

    `looked` and `heard` are moments of real life, None before the first; `rehearsed` is the simulated time of a rehearsal.
    """

    groups: int
    waiting: int
    oldest: datetime | None
    unreadable: int
    looked: datetime | None
    heard: datetime | None
    rehearsed: datetime | None
    each: tuple[GroupStanding, ...] = ()


def signs(looked: datetime, heard: datetime | None) -> str:
    """What is kept under `SIGNS`."""
    return json.dumps({"looked": looked.isoformat(), "heard": None if heard is None else heard.isoformat()})


def look(path: Path, *, running: bool, each: bool = False) -> Standing:
    """How the database at `path` stands; `running` says whether a Vertti works on it; `each`: with every group.

    Raises `StoreError`.
    """

    def connect() -> sqlite3.Connection:
        address = f"{path.absolute().as_uri()}?{reading_only(path, running=running)}"
        return sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT / 1000, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            return _standing(connection, each=each)
    except (DBAPIError, sqlite3.Error) as error:
        told = meaning(error, path)
        if told is None:
            raise
        raise told from error
    finally:
        engine.dispose()


def _standing(connection: Connection, *, each: bool) -> Standing:
    waiting, oldest = connection.execute(_WAITING).one()
    kept = {row.key: row.value for row in connection.execute(_META)}
    left: dict[str, Any] = json.loads(kept.get(SIGNS, "{}"))
    return Standing(
        groups=connection.execute(_GROUPS).scalar_one(),
        waiting=waiting,
        oldest=oldest,
        unreadable=connection.execute(_UNREADABLE).scalar_one(),
        looked=_moment(left.get("looked")),
        heard=_moment(left.get("heard")),
        rehearsed=_moment(kept.get(REHEARSED)),
        each=_each(connection) if each else (),
    )


def _each(connection: Connection) -> tuple[GroupStanding, ...]:
    coming: dict[int, tuple[str, datetime]] = {}
    for row in connection.execute(_NEXT):
        coming.setdefault(row.group_id, (row.kind, row.due))
    return tuple(
        GroupStanding(
            row.id, row.key, row.zone, GroupState(row.state), row.trouble is not None, *coming.get(row.id, (None, None))
        )
        for row in connection.execute(_EACH)
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
