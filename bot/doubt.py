"""What may have been sent already, without the platform knowing it again when it is sent once more.

A row whose call was begun and never confirmed is sent again with the same key, by which the platform knows it, but not for
ever, and only from the same login. After that it is looked for in its room first.

So it is after a restore from a backup, too: between the backup and the restore Vertti went on. What it heard then is told
again by the platform, what fell due then falls due again, and both make rows of the outbox with the same keys as then. Each row
that comes from that time is in doubt. What is decided later is new, and is not looked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.store.outbox import OutboxRow
from bot.store.snapshot import RESTORED
from bot.store.transaction import Tx

CATCHING_UP = timedelta(minutes=3)
"""How long after its first batch a restored Vertti is taken to work on what lies behind it. A new command within this time that
makes the same row as one that was lost would not be heard of; one later is.
"""

LOGIN = "login"
"""The key in `meta` under which stands which login Vertti has, and since when."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The backup was taken at `since`; rows made up to `until` are in doubt. `is_new` at the first start after the restore."""

    since: datetime
    until: datetime
    is_new: bool

    def about(self, made_at: datetime) -> bool:
        """Whether a row that was made then may have been sent before."""
        return made_at <= self.until


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Which rows are to be looked for. `started` is when this process began, `login_since` when the present login was first
    seen, if there was another one before. Times are the practice's. For `known_again` the platform knows a repeated call again.
    """

    started: datetime
    known_again: timedelta
    restored: Doubt | None = None
    login_since: datetime | None = None

    def of_restored(self, row: OutboxRow) -> Doubt | None:
        """The doubt that a restore has left, if the row is in it."""
        return self.restored if self.restored is not None and self.restored.about(row.created_at) else None

    def since(self, row: OutboxRow, now: datetime) -> datetime | None:
        """Since when the row may have been sent so that the platform does not know it again; None: it can just be sent."""
        doubt = self.of_restored(row)
        if doubt is not None:
            return doubt.since
        perhaps_begun = row.attempts > 0 or row.created_at <= self.started
        by_another = self.login_since is not None and row.created_at <= self.login_since
        return row.created_at if perhaps_begun and (by_another or now - row.created_at > self.known_again) else None


async def login_since(tx: Tx, login: str, now: datetime) -> datetime | None:
    """Since when Vertti has this login, where it had another one before."""
    stored = await tx.meta.get(LOGIN)
    known = json.loads(stored) if stored is not None else None
    if known is None or known["login"] != login:
        known = {"login": login, "since": None if known is None else now.isoformat()}
        await tx.meta.set(LOGIN, json.dumps(known))
    return None if known["since"] is None else datetime.fromisoformat(known["since"])


async def catching_up(tx: Tx, now: datetime) -> bool:
    """Whether Vertti still works on what lies between a backup and its restore."""
    stored = await tx.meta.get(RESTORED)
    until = json.loads(stored).get("until") if stored is not None else None
    return until is not None and now <= datetime.fromisoformat(until)


async def doubt(tx: Tx, now: datetime) -> Doubt | None:
    """What is in doubt; None for a database that no backup was restored to. `now` is when the first batch has been handled."""
    stored = await tx.meta.get(RESTORED)
    if stored is None:
        return None
    known = json.loads(stored)
    since = datetime.fromisoformat(known["taken_at"])
    if "until" in known:
        return Doubt(since, datetime.fromisoformat(known["until"]), is_new=False)
    until = now + CATCHING_UP
    await tx.meta.set(RESTORED, json.dumps({**known, "until": until.isoformat()}))
    return Doubt(since, until, is_new=True)
