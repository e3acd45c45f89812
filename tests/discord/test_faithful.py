"""What is laid around simcord behaves as Discord does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord
import pytest
from discord.http import Route

from bot.chat.discord.connection import Client
from tests.discord.faithful import NONCES_LAST
from tests.discord.simulated import TOKEN, Simulated, simulated


class Moment:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Line:
    """A client that is connected, and the channel that it speaks in."""

    def __init__(self, world: Simulated, client: Client, moment: Moment) -> None:
        self.world, self.client, self.moment = world, client, moment
        self.channel = world.lobby.id
        self.guild = world.guild.id

    async def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Send a request as discord.py does."""
        return await self.client.http.request(Route(method, path), json=body)

    async def say(self, text: str, nonce: str = "", **more: Any) -> Any:
        """Say something in the channel."""
        once = {"nonce": nonce, "enforce_nonce": True} if nonce else {}
        return await self.call("POST", f"/channels/{self.channel}/messages", {"content": text, **once, **more})

    def said(self) -> list[str]:
        """What can be read in the channel."""
        return [one.content for one in self.world.read(self.world.actor("anna").id, self.channel)]


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    """A line to a server with one person."""
    moment, client = Moment(), Client()
    world = simulated({"anna": "Anna"}, moment)
    await world.open(client, TOKEN)
    yield Line(world, client, moment)
    await world.close(client)


async def test_with_the_same_nonce_a_message_is_shown_once_for_some_minutes(line: Line) -> None:
    first = await line.say("Hei", nonce="n1")
    line.moment.now += NONCES_LAST / 2
    assert (await line.say("Hei", nonce="n1"))["id"] == first["id"]
    assert (await line.say("Hei", nonce="n2"))["id"] != first["id"]
    line.moment.now += NONCES_LAST
    await line.say("Hei", nonce="n1")
    assert line.said() == ["Hei"] * 3


async def test_without_enforcement_a_nonce_means_nothing(line: Line) -> None:
    for _ in range(2):
        await line.call("POST", f"/channels/{line.channel}/messages", {"content": "Hei", "nonce": "n1"})
    assert line.said() == ["Hei"] * 2


async def test_an_answer_that_is_lost_does_not_undo_what_was_done(line: Line) -> None:
    line.world.faithful.lose_answer("POST", "/channels/*/messages")
    with pytest.raises(aiohttp.ClientError):
        await line.say("Hei", nonce="n1")
    await line.say("Hei", nonce="n1")
    assert line.said() == ["Hei"]


async def test_a_short_wait_is_waited_and_a_long_one_is_told(line: Line) -> None:
    patience = line.client.http.max_ratelimit_timeout
    assert patience is not None
    line.world.faithful.limit("POST", "/channels/*/messages", retry_after=patience / 2)
    await line.say("Hei")
    assert line.world.faithful.waited == [patience / 2]
    line.world.faithful.limit("POST", "/channels/*/messages", retry_after=patience * 2)
    with pytest.raises(discord.RateLimited):
        await line.say("Hei taas")
    assert line.said() == ["Hei"]


async def test_pinning_asks_for_its_own_permission_and_no_other(line: Line) -> None:
    message = (await line.say("Hei"))["id"]
    pin = f"/channels/{line.channel}/messages/pins/{message}"
    await line.call("PUT", pin)
    line.world.take_permissions("pin_messages")
    line.world.give_permissions("manage_messages")
    with pytest.raises(discord.Forbidden):
        await line.call("DELETE", pin)


async def test_to_somebody_with_closed_direct_messages_nothing_is_said(line: Line) -> None:
    line.channel = line.world.direct("anna")
    await line.say("Hei")
    line.world.close_direct("anna")
    with pytest.raises(discord.Forbidden) as refused:
        await line.say("Hei taas")
    assert refused.value.code == 50007
    assert line.said() == ["Hei"]


async def test_limits_that_no_schema_knows_are_kept(line: Line) -> None:
    answers = [{"poll_media": {"text": text}} for text in ("Kyllä", "x" * 56)]
    with pytest.raises(discord.HTTPException, match="55"):
        await line.say("", poll={"question": {"text": "Tuletko?"}, "answers": answers, "duration": 24})
    with pytest.raises(discord.HTTPException, match="1024"):
        await line.call("PATCH", f"/channels/{line.channel}", {"topic": "x" * 1025})


async def test_a_meeting_begins_later_than_now_and_ends_later_than_it_begins(line: Line) -> None:
    voice = await line.call("POST", f"/guilds/{line.guild}/channels", {"name": "tapaaminen", "type": 2})

    async def plan(begins: timedelta, lasts: timedelta) -> Any:
        starts = line.moment.now + begins
        times = {"scheduled_start_time": starts.isoformat(), "scheduled_end_time": (starts + lasts).isoformat()}
        event = {"name": "Tapaaminen", "privacy_level": 2, "entity_type": 2, "channel_id": voice["id"], **times}
        return await line.call("POST", f"/guilds/{line.guild}/scheduled-events", event)

    for begins, lasts in ((timedelta(-1), timedelta(2)), (timedelta(1), timedelta(-1))):
        with pytest.raises(discord.HTTPException):
            await plan(begins, lasts)
    await plan(timedelta(1), timedelta(hours=1))
    line.world.take_permissions("create_events", "manage_events")
    with pytest.raises(discord.Forbidden):
        await plan(timedelta(2), timedelta(hours=1))


async def test_nobody_gives_in_a_channel_what_they_do_not_have(line: Line) -> None:
    anna = line.world.actor("anna").id

    def open_to_anna(allowed: discord.Permissions) -> dict[str, Any]:
        return {"name": "ryhmä", "type": 0, "permission_overwrites": [{"id": str(anna), "type": 1, "allow": str(allowed.value)}]}

    await line.call("POST", f"/guilds/{line.guild}/channels", open_to_anna(discord.Permissions(view_channel=True)))
    for beyond in (discord.Permissions(ban_members=True), discord.Permissions(manage_roles=True)):
        with pytest.raises(discord.Forbidden):
            await line.call("POST", f"/guilds/{line.guild}/channels", open_to_anna(beyond))


async def test_what_is_refused_was_sent_all_the_same(line: Line) -> None:
    line.world.close_direct("anna")
    line.channel = line.world.direct("anna")
    with pytest.raises(discord.Forbidden):
        await line.say("Hei")
    assert [one.json for one in line.world.env.http_requests if one.method == "POST"] == [{"content": "Hei"}]
