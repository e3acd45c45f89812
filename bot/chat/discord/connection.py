"""The connection to Discord's gateway: what comes in is handed to one listener, as it comes."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from typing import Protocol

import aiohttp
import discord

from bot.chat.discord.calls import trouble
from bot.chat.port import LoginLost, Refused, Unreachable
from bot.faults import quiet

log = logging.getLogger(__name__)

LOGIN_WITHIN = 60.0
"""Seconds within which Discord's API must have told who we are."""
READY_WITHIN = 120.0
"""Seconds within which the gateway must have told what there is."""
FAREWELL = 5.0
"""Seconds for the gateway to take leave."""
PAUSE = 5.0
LONGEST_PAUSE = 600.0
"""Seconds until a connection that ended in a fault is begun anew: whoever begins a thousand in a day loses the token."""
STEADY = 3600.0
"""Seconds after which a connection was a good one."""


class Listener(Protocol):
    """What is done with what comes in. Nothing of it may raise."""

    def ready(self) -> None:
        """Discord knows us, and has told what there is; after a long interruption it comes again."""

    def interrupted(self) -> None:
        """The connection is gone. It comes back by `resumed`, when nothing was missed, or by `ready`."""

    def resumed(self) -> None:
        """The connection is back, and all that happened meanwhile has come or is coming."""

    def server_reached(self, guild: discord.Guild) -> None:
        """A server is there again, after Discord could not reach it."""

    def server_gone(self, guild: discord.Guild) -> None:
        """Vertti was taken out of a server, or the server was deleted."""

    async def interaction(self, interaction: discord.Interaction) -> None:
        """Somebody has chosen a command, pressed something, or sent a form."""

    def message(self, message: discord.Message) -> None:
        """Somebody (perhaps Vertti) has written in a direct conversation."""

    def channel_changed(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is there, or has been changed."""

    def channel_gone(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is no longer there."""


class Client(discord.Client):
    """discord.py's client with the two intents that Vertti needs: Discord never sends it what is said in channels."""

    def __init__(self) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.dm_messages = True
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=30.0,
        )
        self.listener: Listener | None = None

    async def on_ready(self) -> None:
        """Called by discord.py."""
        if self.listener is not None:
            self.listener.ready()

    async def on_disconnect(self) -> None:
        """Called by discord.py, with each try to come back."""
        if self.listener is not None:
            self.listener.interrupted()

    async def on_resumed(self) -> None:
        """Called by discord.py."""
        if self.listener is not None:
            self.listener.resumed()

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Called by discord.py."""
        if self.listener is not None:
            self.listener.server_reached(guild)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Called by discord.py when Vertti was let into a server."""
        if self.listener is not None:
            self.listener.server_reached(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Called by discord.py."""
        if self.listener is not None:
            self.listener.server_gone(guild)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Called by discord.py."""
        if self.listener is not None:
            await self.listener.interaction(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Called by discord.py."""
        if self.listener is not None and message.guild is None:
            self.listener.message(message)

    async def on_guild_channel_create(self, channel: discord.abc.GuildChannel) -> None:
        """Called by discord.py."""
        if self.listener is not None:
            self.listener.channel_changed(channel)

    async def on_guild_channel_update(
        self,
        before: discord.abc.GuildChannel,  # noqa: ARG002 -- discord.py calls it so
        after: discord.abc.GuildChannel,
    ) -> None:
        """Called by discord.py."""
        if self.listener is not None:
            self.listener.channel_changed(after)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Called by discord.py."""
        if self.listener is not None:
            self.listener.channel_gone(channel)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:  # noqa: ARG002
        """Called by discord.py within the handling of an exception; its own way would print what was said."""
        error = sys.exc_info()[1]
        if error is not None:
            log.error("fault in %s: %s", event_method, type(error).__name__, exc_info=quiet(error))


class Gateway(Protocol):
    """How a client comes to Discord."""

    async def open(self, client: Client, token: str) -> None:
        """Log in and wait until Discord is ready. Raises `LoginLost`, `Refused`, `Unreachable`."""

    async def close(self, client: Client) -> None:
        """Let go of the connection."""

    async def lost(self) -> LoginLost:
        """Wait until the connection is lost for good, which may be never; why."""


async def log_in(client: discord.Client, token: str) -> None:
    """Have Discord's API know us. Raises `LoginLost`, `Refused`, `TryLater`."""
    try:
        async with asyncio.timeout(LOGIN_WITHIN):
            await client.login(token)
    except discord.LoginFailure as error:
        raise LoginLost("the token is not accepted") from error
    except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
        raise trouble(error) from error
    except (TypeError, KeyError, ValueError) as error:
        # Something between us and Discord has answered in its place.
        raise Unreachable(type(error).__name__) from error


class RealGateway:
    """Discord's own gateway."""

    def __init__(self) -> None:
        self._connected: asyncio.Task[None] | None = None

    async def open(self, client: Client, token: str) -> None:
        """Log in and wait until Discord is ready."""
        await log_in(client, token)
        self._connected = asyncio.create_task(_stay(client), name="discord gateway")
        ready = asyncio.create_task(client.wait_until_ready())
        try:
            await asyncio.wait({self._connected, ready}, timeout=READY_WITHIN, return_when=asyncio.FIRST_COMPLETED)
            if ready.done():
                return
        finally:
            ready.cancel()
        await self._end()
        raise self._why()

    async def close(self, client: Client) -> None:
        """Let go of the connection."""
        # First this: discord.py tells that it is interrupted, or ready, even when it has been closed, and stumbles then.
        await self._end()
        getting_ready = client._connection._ready_task  # noqa: SLF001 -- discord.py lets it run on
        if getting_ready is not None:
            getting_ready.cancel()
        closing = asyncio.create_task(client.close())
        done, _ = await asyncio.wait({closing}, timeout=FAREWELL)
        if not done:
            # Nobody at the other end takes leave.
            await client.http.close()
        await asyncio.gather(closing, return_exceptions=True)

    async def lost(self) -> LoginLost:
        """It ends only where coming back is of no use."""
        if self._connected is None:
            return LoginLost("not connected")
        await asyncio.wait({self._connected})
        error = self._why()
        return error if isinstance(error, LoginLost) else LoginLost(str(error))

    async def _end(self) -> None:
        if self._connected is not None:
            self._connected.cancel()
            await asyncio.gather(self._connected, return_exceptions=True)

    def _why(self) -> LoginLost | Refused | Unreachable:
        done = self._connected is not None and self._connected.done() and not self._connected.cancelled()
        error = self._connected.exception() if done and self._connected is not None else None
        match error:
            case discord.PrivilegedIntentsRequired():
                return Refused("INTENTS")
            case discord.ConnectionClosed(code=4004):
                return LoginLost("the token is not accepted")
            case discord.ConnectionClosed(code=code):
                return LoginLost(f"the gateway has closed with {code}")
            case _:
                return Unreachable("the gateway is not ready")


async def _stay(client: Client) -> None:
    """Be connected until it is of no use. discord.py comes back from interruptions, but not from what it cannot read."""
    pause = PAUSE
    while True:
        began = asyncio.get_running_loop().time()
        try:
            await client.connect(reconnect=True)
        except (discord.ConnectionClosed, discord.PrivilegedIntentsRequired):
            raise
        except Exception as error:
            if not client.is_ready() or client.is_closed():
                raise
            log.exception("fault in the connection, which begins anew: %s", type(error).__name__, exc_info=quiet(error))
            await client.on_disconnect()
            with contextlib.suppress(Exception):
                await client.ws.close()
        else:
            return
        pause = PAUSE if asyncio.get_running_loop().time() - began > STEADY else min(LONGEST_PAUSE, pause * 2)
        await asyncio.sleep(pause)
