"""The connection to Discord's gateway is broken off: what was said meanwhile is heard once, and nobody is taken for gone."""

from __future__ import annotations

import pytest

from bot.chat.discord import connection, hearing
from bot.chat.port import Joined, KnownRoom, Left, RemovedFromRoom, RoomId, Said, UserId
from bot.signs import SignsOfLife
from tests.discord.server_state import Json
from tests.discord.wire import Wire


def said(wire: Wire) -> list[str]:
    return [one.text for one in wire.of(Said)]


async def resumed(wire: Wire, times: int = 1) -> None:
    await wire.server.until(lambda: len(wire.server.gateway.resumed) == times and wire.connected)


@pytest.mark.parametrize("how", ["cut", "closed", "asked to come anew"])
async def test_what_was_said_and_chosen_meanwhile_is_heard_once_when_the_session_goes_on(wire: Wire, how: str) -> None:
    room = wire.room(wire.server.state.anna)
    wire.direct_room(wire.server.state.anna)
    await wire.start()
    wire.server.write(wire.server.state.anna, "ennen")
    await wire.hears(Said)
    match how:
        case "cut":
            wire.server.gateway.cut()
        case "closed":
            await wire.server.gateway.close(4000)
        case _:
            await wire.server.gateway.ask_to_reconnect()
    wire.server.write(wire.server.state.anna, "sillä välin")
    chosen = wire.server.choose(wire.server.state.anna, room, "apua")
    await resumed(wire)
    await wire.hears(Said, lambda one: one.text == "/apua")
    await wire.settles()
    assert sorted(said(wire)[:3]) == ["/apua", "ennen", "sillä välin"]
    assert len(said(wire)) == 4
    assert wire.server.answered(chosen) is not None
    assert len(wire.server.asked_for("POST", f"{chosen['token']}/callback")) == 1
    assert len(wire.server.gateway.identified) == 1


async def test_what_was_written_meanwhile_is_read_on_once_when_the_session_is_not_known_any_more(wire: Wire) -> None:
    wire.direct_room(wire.server.state.anna)
    room = wire.room(wire.server.state.anna)
    await wire.start()
    wire.server.write(wire.server.state.anna, "ennen")
    await wire.hears(Said)
    wire.server.gateway.forget()
    wire.server.gateway.cut()
    wire.server.write(wire.server.state.anna, "sillä välin")
    wire.server.let_in(room, wire.server.state.bea)
    came = await wire.hears(Joined)
    assert (came.room, came.sender, came.name) == (room, wire.server.state.bea, "Bea")
    await wire.hears(Said, lambda one: one.text == "sillä välin")
    wire.server.write(wire.server.state.anna, "jälkeen")
    await wire.hears(Said, lambda one: one.text == "jälkeen")
    assert said(wire) == ["ennen", "sillä välin", "jälkeen"]
    assert len(wire.of(Joined)) == 1
    assert len(wire.server.gateway.identified) == 2


async def test_who_was_away_for_long_finds_everything_that_happened(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    wire.direct_room(wire.server.state.anna)
    await wire.start()
    await wire.server.go()
    assert not await wire.platform.is_well()
    wire.server.gateway.forget()
    wire.server.write(wire.server.state.anna, "sillä välin")
    wire.server.let_in(room, wire.server.state.bea)
    await wire.server.come()
    await wire.hears(Joined)
    await wire.hears(Said)
    assert await wire.platform.is_well()
    await wire.settles()
    assert said(wire)[0] == "sillä välin"
    assert len(said(wire)) == 2


async def test_one_conversation_that_cannot_be_read_for_long_holds_up_no_other(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "HELD_UP", 0.1)
    slow, _ = wire.direct_room(wire.server.state.anna), wire.direct_room(wire.server.state.bea)
    await wire.start()
    wire.platform.client.http.max_ratelimit_timeout = 0.2  # in place of half a minute
    wire.server.gateway.forget()
    wire.server.gateway.cut()
    limited = wire.server.trouble.limit("GET", f"/channels/{slow}/messages", 1.5)
    wire.server.write(wire.server.state.anna, "hitaasti")
    await wire.server.until(lambda: limited.met)
    wire.server.write(wire.server.state.bea, "nopeasti")
    await wire.hears(Said, lambda one: one.text == "nopeasti")
    await wire.hears(Said, lambda one: one.text == "hitaasti")
    await wire.settles()
    assert said(wire)[:2] == ["nopeasti", "hitaasti"]


async def test_while_discord_cannot_tell_of_the_server_nobody_is_taken_for_gone(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    wire.server.gateway.guild_is_well = False
    await wire.start()
    await wire.settles()
    assert wire.of(RemovedFromRoom) == []
    assert wire.of(Left) == []
    wire.server.let_in(room, wire.server.state.bea, told=False)
    wire.server.gateway.tell("GUILD_CREATE", wire.server.state.whole_guild())
    assert (await wire.hears(Joined)).sender == wire.server.state.bea
    assert wire.of(RemovedFromRoom) == []


@pytest.mark.parametrize("why", [{"unavailable": True}, {}], ids=["it is ill", "vertti was put out"])
async def test_who_came_while_discord_did_not_tell_of_the_server_is_heard_when_it_does(wire: Wire, why: dict[str, bool]) -> None:
    room = wire.room(wire.server.state.anna)
    await wire.start()
    wire.server.gateway.tell("GUILD_DELETE", {"id": wire.server.state.guild, "unavailable": True})
    await wire.settles()
    wire.server.let_in(room, wire.server.state.bea, told=False)
    wire.server.gateway.tell("GUILD_CREATE", wire.server.state.whole_guild())
    assert (await wire.hears(Joined)).sender == wire.server.state.bea
    assert wire.of(RemovedFromRoom) == []


async def test_who_is_put_out_of_the_server_is_told_so(wire: Wire) -> None:
    await wire.start()
    wire.server.gateway.tell("GUILD_DELETE", {"id": wire.server.state.guild})
    await wire.server.until(lambda: wire.ended)
    assert "NOT_IN_SERVER" in str(wire.ended)


async def test_who_is_let_into_a_channel_is_heard(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    await wire.start()
    wire.server.let_in(room, wire.server.state.bea)
    assert (await wire.hears(Joined)).room == room


async def test_a_connection_that_has_gone_dead_is_noticed_and_begun_anew(wire: Wire) -> None:
    wire.platform.client._connection.heartbeat_timeout = 0.4
    wire.server.gateway.heartbeat_ms = 100
    await wire.start()
    await wire.server.until(lambda: wire.server.gateway.beats > 2)
    wire.server.gateway.fall_silent()
    wire.server.write(wire.server.state.anna, "sillä välin")
    await resumed(wire)
    await wire.hears(Said)


async def test_a_sign_of_life_is_given_when_discord_asks_for_it(wire: Wire) -> None:
    await wire.start()
    before = wire.server.gateway.beats
    await wire.server.gateway.ask_for_heartbeat()
    await wire.server.until(lambda: wire.server.gateway.beats == before + 1)


async def test_nothing_is_taken_for_a_sign_of_life_while_the_gateway_is_away(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "BEAT", 0.01)
    heard = 0

    class Counted(SignsOfLife):
        def heard(self) -> None:
            nonlocal heard
            heard += 1

    wire.platform = wire.vertti(signs=Counted())
    await wire.start()
    await wire.server.until(lambda: heard > 2)
    await wire.server.go()
    await wire.server.until(lambda: not wire.connected)
    before = heard
    for _ in range(3):
        assert not await wire.platform.is_well()
    assert heard == before
    await wire.server.come()
    await wire.server.until(lambda: heard > before)


async def test_what_discord_py_cannot_read_costs_a_connection_but_not_the_login(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PAUSE", 0.01)
    room = wire.room(wire.server.state.anna)
    await wire.start()
    unheard_of: Json = {"id": room, "guild_id": wire.server.state.guild, "type": 0}
    wire.server.gateway.tell("CHANNEL_UPDATE", unheard_of)
    await wire.server.until(lambda: len(wire.server.gateway.identified) == 2)
    wire.server.let_in(room, wire.server.state.bea)
    assert (await wire.hears(Joined)).sender == wire.server.state.bea
    assert wire.ended is None
    assert wire.of(RemovedFromRoom) == []


async def test_a_channel_of_which_the_program_alone_knows_is_told_to_be_gone(wire: Wire) -> None:
    wire.memory.known.append(KnownRoom(RoomId("1"), direct=False, people=(UserId(wire.server.state.anna),)))
    await wire.start()
    assert (await wire.hears(RemovedFromRoom)).room == "1"
