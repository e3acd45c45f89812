"""Whether anything is shown to anybody, as the configuration says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.clock import Clock
from bot.config.sections import Metrics
from bot.signs import SignsOfLife
from bot.store.database import Database
from bot.watch import UNWATCHED, Watch


@asynccontextmanager
async def watched(metrics: Metrics | None, db: Database, signs: SignsOfLife, clock: Clock) -> AsyncIterator[Watch]:
    """Who counts, and shows it at the address of `[metrics]`; nobody without that section. Raises `CannotListen`."""
    if metrics is None:
        yield UNWATCHED
        return
    # Only now: whoever shows nothing does without both libraries.
    from bot.watching.health import Health
    from bot.watching.meter import Meter
    from bot.watching.server import Pages, shown

    meter = Meter(signs)
    async with shown(Pages(db, Health(db, signs, clock), meter, clock), metrics.address, metrics.port):
        yield meter
