"""A copy of the database for a backup, and what a copy needs before it may live again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.store.errors import StoreError
from bot.store.sqlite import BUSY_TIMEOUT, meaning

LEFT_OUT = ("pulse_answers", "feedback_answers", "four_answers", "dialogues", "unreadable")
"""Tables whose rows no backup holds. Most live for hours, and their promise is that they are gone then; that four answers are
enough for somebody may have been taken back since the backup.
"""
RESTORED = "restored"
"""The key in `meta` under which a restored database says what it comes from."""
REHEARSED = "rehearsed_now"
GAP = {"groups": 1_000, "outbox": 1_000_000}
"""By how much the ids of a restored database jump, so that none is given again that was given after the backup: the rooms of
groups begun since then bear marks made of those ids.
"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole database file; `schema` names its version. `rehearsed` when it belongs to a rehearsal."""

    content: bytes
    schema: str
    rehearsed: bool


def take(path: Path) -> Snapshot:
    """The database as it is at one moment, also while Vertti works on it. Raises `StoreError`."""
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_TIMEOUT / 1000)) as source:
                source.backup(copy)
            copy.execute("PRAGMA foreign_keys = ON")
            (schema,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
            rehearsed = copy.execute("SELECT 1 FROM meta WHERE key = ?", (REHEARSED,)).fetchone() is not None
            for table in LEFT_OUT:
                copy.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
            copy.execute("VACUUM")
            return Snapshot(copy.serialize(), str(schema), rehearsed)
    except sqlite3.Error as error:
        raise _told(error, path) from error


def make_ready(path: Path, taken_at: datetime) -> None:
    """Let the copy at `path` know that it is one: what may have happened since it was taken is looked for before it is done.

    Raises `StoreError`.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            value = json.dumps({"taken_at": taken_at.isoformat()})
            database.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (RESTORED, value))
            database.execute("UPDATE outbox SET claimed = 1 WHERE state = 'waiting'")
            for table, gap in GAP.items():
                if database.execute("UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ?", (gap, table)).rowcount == 0:
                    database.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, gap))
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise _told(error, path) from error


def _told(error: sqlite3.Error, path: Path) -> Exception:
    told: StoreError | None = meaning(error, path)
    return told or error
