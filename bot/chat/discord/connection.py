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
        """Called by discord.py."""
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


class RealGateway:
    """Discord's own gateway. discord.py comes back by itself after interruptions."""

    def __init__(self) -> None:
        self._connected: asyncio.Task[None] | None = None

    async def open(self, client: Client, token: str) -> None:
        """Log in and wait until Discord is ready."""
        try:
            await client.login(token)
        except discord.LoginFailure as error:
            raise LoginLost("the token is not accepted") from error
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            raise trouble(error) from error
        self._connected = asyncio.create_task(client.connect(reconnect=True), name="discord gateway")
        ready = asyncio.create_task(client.wait_until_ready())
        await asyncio.wait({self._connected, ready}, timeout=120, return_when=asyncio.FIRST_COMPLETED)
        if ready.done():
            return
        ready.cancel()
        await self._end()
        raise self._why()

    async def close(self, client: Client) -> None:
        """Let go of the connection."""
        await client.close()
        await self._end()

    async def lost(self) -> LoginLost:
        """discord.py ends only where coming back is of no use."""
        if self._connected is None:
            return LoginLost("not connected")
        await asyncio.wait({self._connected})
        error = self._why()
        return error if isinstance(error, LoginLost) else LoginLost(str(error))

    async def _end(self) -> None:
        if self._connected is not None and not self._connected.done():
            self._connected.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._connected

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
