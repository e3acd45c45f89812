"""`/healthz` and `/metrics`, for whoever watches on the same machine."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.clock import Clock
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.standing import look
from bot.watch import CannotListen
from bot.watching.health import Health
from bot.watching.meter import Meter

log = logging.getLogger(__name__)


class Pages:
    """The two pages. Neither says anything about anybody: figures and the names of parts."""

    def __init__(self, db: Database, health: Health, meter: Meter, clock: Clock) -> None:
        self._db = db
        self._health = health
        self._meter = meter
        self._clock = clock

    async def healthz(self, _request: web.Request) -> web.Response:
        """200 `ok`, or 503 with a line for each part that is ill."""
        ills = await self._health.ills()
        return web.Response(text="".join(f"{one}\n" for one in ills or ("ok",)), status=503 if ills else 200)

    async def metrics(self, _request: web.Request) -> web.Response:
        """All figures; 503 when the database cannot be read."""
        try:
            # In a thread and on a connection of its own: nobody waits for it, however much there is to count.
            standing = await asyncio.to_thread(look, self._db.path, running=True)
        except StoreError as error:
            log.warning("the figures cannot be read (%s)", type(error).__name__)
            return web.Response(text="database\n", status=503)
        page = self._meter.shown(standing, self._clock.now())
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE_LATEST})


@asynccontextmanager
async def shown(pages: Pages, address: str, port: int) -> AsyncIterator[None]:
    """Show the pages at that address. Raises `CannotListen`."""
    app = web.Application()
    app.router.add_get("/healthz", pages.healthz)
    app.router.add_get("/metrics", pages.metrics)
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, address, port).start()
        except OSError as error:
            raise CannotListen(
                f"metrics.port: nothing can be shown at {address}, port {port} ({error.strerror or type(error).__name__}). "
                "Choose another port in [metrics], or see which program has this one."
            ) from error
        log.info("/healthz and /metrics are shown at %s, port %d", address, port)
        yield
    finally:
        await runner.cleanup()
