"""Since when each room key is here, so that old ones can be thrown away: what is not kept cannot be opened or taken from us.

nio keeps room keys for ever, and does not know how old they are.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.clock import SystemClock

_MAKE = "CREATE TABLE IF NOT EXISTS vertti_key_ages (session_id TEXT PRIMARY KEY, at INTEGER NOT NULL)"
_NOTE = "INSERT OR IGNORE INTO vertti_key_ages (session_id, at) VALUES (?, ?)"
_NOTE_ALL = "INSERT OR IGNORE INTO vertti_key_ages (session_id, at) SELECT session_id, ? FROM megolminboundsessions"
_OLD = "SELECT session_id FROM vertti_key_ages WHERE at < ?"
_FORGET_KEYS = "DELETE FROM megolminboundsessions WHERE session_id IN (SELECT session_id FROM vertti_key_ages WHERE at < ?)"
_MAKE_OWN = "CREATE TABLE IF NOT EXISTS vertti_own_keys (name TEXT PRIMARY KEY, at INTEGER NOT NULL)"
_RENEW = "INSERT OR REPLACE INTO vertti_own_keys (name, at) VALUES (?, ?)"
_MADE = "SELECT at FROM vertti_own_keys WHERE name = ?"
_FORGET_AGES = "DELETE FROM vertti_key_ages WHERE at < ?"


class KeyAges:
    """Beside the keys, in their own database. It is set to overwrite what is deleted (`secure_delete`, by nio)."""

    def __init__(self, database: Any) -> None:
        """`database` is the one of nio's store, with its tables made. Keys of unknown age count as new."""
        self._database = database
        database.execute_sql(_MAKE)
        database.execute_sql(_MAKE_OWN)
        database.execute_sql(_NOTE_ALL, (_now(),))

    def note(self, session: str) -> None:
        """The key is here. One that comes again keeps its age."""
        self._database.execute_sql(_NOTE, (session, _now()))

    def renew(self, name: str) -> None:
        """A key of our own of that name was made anew just now."""
        self._database.execute_sql(_RENEW, (name, _now()))

    def made(self, name: str) -> datetime | None:
        """When that was; None when it was never noted."""
        row = self._database.execute_sql(_MADE, (name,)).fetchone()
        return None if row is None else datetime.fromtimestamp(row[0], UTC)

    def forget(self, before: datetime) -> set[str]:
        """Delete the keys that came before the moment (aware), also those of earlier devices of ours; gives their ids."""
        moment = int(before.timestamp())
        with self._database.atomic():
            gone = {session for (session,) in self._database.execute_sql(_OLD, (moment,)).fetchall()}
            if gone:
                self._database.execute_sql(_FORGET_KEYS, (moment,))
                self._database.execute_sql(_FORGET_AGES, (moment,))
        return gone


def _now() -> int:
    return int(SystemClock().real().timestamp())
