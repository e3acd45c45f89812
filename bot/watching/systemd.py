"""What systemd is told (sd_notify): that Vertti is ready, that it lives, that it stops."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Mapping
from dataclasses import dataclass

from bot.alarm import HEARTBEAT
from bot.signs import SYNC_MOVES, SignsOfLife

log = logging.getLogger(__name__)

DUE_MOVES = 6.0 * HEARTBEAT
"""Seconds within which the loop of due steps has to have looked, or come further with what is due."""
LONGEST = 30.0
"""Seconds between two looks, however patient systemd is."""


def alive(signs: SignsOfLife, running_for: float) -> bool:
    """Whether sync and due steps move. A homeserver that is away is no reason to start again: the sync moves while it tries.

    `running_for` are the seconds since due steps were to be looked for.
    """
    looked = signs.look_age
    return signs.sync_stillness <= SYNC_MOVES and (running_for if looked is None else looked) <= DUE_MOVES


@dataclass(frozen=True, slots=True)
class Systemd:
    """The socket on which systemd listens; `patience` are the seconds after which it kills who gives no sign, if it does."""

    address: str
    patience: float | None

    @classmethod
    def found(cls, environ: Mapping[str, str]) -> Systemd | None:
        """systemd, if it started us and wants to be told."""
        address = environ.get("NOTIFY_SOCKET", "")
        if not address.startswith(("/", "@")):
            return None
        usec = environ.get("WATCHDOG_USEC", "")
        return cls(address, int(usec) / 1e6 if usec.isdecimal() and int(usec) > 0 else None)

    def tell(self, *lines: str) -> None:
        """Tell it, such as `READY=1`. That nobody hears it is no trouble of ours."""
        address = f"\0{self.address[1:]}" if self.address.startswith("@") else self.address
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as wire:
            wire.setblocking(False)
            wire.sendto("\n".join(lines).encode(), address)

    async def keep_told(self, begun: asyncio.Event, signs: SignsOfLife) -> None:
        """Until cancelled: that Vertti is ready once it has `begun`, and from then on that it is alive, as long as it is."""
        pause = LONGEST if self.patience is None else min(LONGEST, self.patience / 3)
        try:
            self.tell("STATUS=reading what has happened")
            await begun.wait()
            seconds = asyncio.get_running_loop().time
            began = seconds()
            self.tell("READY=1", "STATUS=running")
            was_alive = True
            while True:
                is_alive = alive(signs, seconds() - began)
                if is_alive:
                    self.tell("WATCHDOG=1")
                elif was_alive:
                    log.error("sync or due steps stand still; systemd is not told any more that all is well")
                was_alive = is_alive
                await asyncio.sleep(pause)
        finally:
            self.tell("STOPPING=1")
