"""After a restore from a backup: what may have been done already, by a Vertti that this database knows nothing of.

Between the backup and the restore Vertti went on. What it heard then is told again by the platform, what fell due then falls
due again, and both make rows of the outbox with the same keys as then. So each row that comes from that time is looked for in
its room before it is sent. What is decided later is new, and is not looked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.store.snapshot import RESTORED
from bot.store.transaction import Tx

CATCHING_UP = timedelta(minutes=3)
"""How long after its first batch a restored Vertti is taken to work on what lies behind it. A new command within this time that
makes the same row as one that was lost would not be heard of; one later is.
"""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The backup was taken at `since`; rows made up to `until` are in doubt. `is_new` at the first start after the restore."""

    since: datetime
    until: datetime
    is_new: bool

    def about(self, made_at: datetime) -> bool:
        """Whether a row that was made then may have been sent before."""
        return made_at <= self.until


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
