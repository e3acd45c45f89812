"""Whoever chooses or presses is told at once that it has come, whatever else Vertti and Discord are busy with."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.chat.discord.interactions import TURNING
from bot.chat.port import Said, Unreachable, UserId, Voted
from tests.contract.stage import a_message, a_poll, fresh
from tests.discord.server_state import Json
from tests.discord.wire import Wire

AT_ONCE = 0.25
"""Seconds: milliseconds, and room for a machine that has other things to do. Discord waits for three."""
MESSAGES = "/channels/*/messages"
CALLBACK = "/interactions/*/callback"


async def acknowledged(wire: Wire, *interactions: Json) -> float:
    """Wait until all are; seconds until the last of the requests came."""
    began = time.monotonic()
    await wire.server.until(lambda: all(asked(wire, one) for one in interactions), 3.0)
    return max(asked(wire, one)[0] for one in interactions) - began


def asked(wire: Wire, interaction: Json) -> list[float]:
    return [one.at for one in wire.server.asked_for("POST", f"{interaction['token']}/callback")]


async def test_while_fifty_messages_wait(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    await wire.start()
    wire.server.trouble.bucket("POST", MESSAGES, 5, 0.2)
    sending = [asyncio.create_task(wire.platform.send(room, a_message(str(one)), key=fresh("key"))) for one in range(50)]
    await wire.server.until(lambda: wire.server.state.messages.get(room))
    chosen = wire.server.choose(wire.server.state.anna, room, "apua")
    assert await acknowledged(wire, chosen) < AT_ONCE
    assert not all(one.done() for one in sending)
    assert wire.server.answered(chosen) == TURNING
    for one in sending:
        one.cancel()
    await asyncio.gather(*sending, return_exceptions=True)


@pytest.mark.parametrize("everywhere", [False, True], ids=["a channel", "the account"])
async def test_while_it_is_limited(wire: Wire, everywhere: bool) -> None:
    room = wire.room(wire.server.state.anna)
    await wire.start()
    wire.server.trouble.limit("POST", MESSAGES, 1.0, everywhere=everywhere)
    sending = asyncio.create_task(wire.platform.send(room, a_message("Hei"), key=fresh("key")))
    await wire.server.until(lambda: wire.server.trouble.refused)
    chosen = wire.server.choose(wire.server.state.anna, room, "apua")
    assert await acknowledged(wire, chosen) < AT_ONCE
    await sending


async def test_while_vertti_is_still_beginning(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    beginning = wire.server.trouble.hang("PUT", "/applications/*/commands")
    starting = asyncio.create_task(wire.start())
    await wire.server.until(lambda: beginning.met)
    chosen = wire.server.choose(wire.server.state.anna, room, "apua")
    assert await acknowledged(wire, chosen) < AT_ONCE
    wire.server.trouble.release()
    await starting
    assert (await wire.hears(Said)).event == chosen["id"]


async def test_when_many_press_at_once_and_discord_takes_its_time(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    await wire.start()
    wire.server.trouble.hang("POST", CALLBACK, seconds=0.5, times=20)
    several = [wire.server.choose(wire.server.state.anna, room, "apua") for _ in range(20)]
    assert await acknowledged(wire, *several) < AT_ONCE
    await wire.server.until(lambda: len(wire.of(Said)) == 20)


async def test_when_discord_fails_at_the_first_try(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    await wire.start()
    wire.server.trouble.fail("POST", CALLBACK, 502)
    chosen = wire.server.choose(wire.server.state.anna, room, "apua")
    await wire.server.until(lambda: wire.server.answered(chosen) is not None, 3.0)
    await wire.hears(Said)


async def test_what_is_told_twice_has_happened_once(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    await wire.start()
    chosen = wire.server.choose(wire.server.state.anna, room, "apua")
    wire.server.happens(chosen)
    await wire.hears(Said)
    await wire.settles()
    assert len(asked(wire, chosen)) == 1
    assert len([one for one in wire.of(Said) if one.text == "/apua"]) == 1


async def test_an_acknowledgement_whose_answer_is_lost_is_no_press_that_is_lost(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    await wire.start()
    wire.server.trouble.lose_answer("POST", CALLBACK)
    chosen = wire.server.choose(wire.server.state.anna, room, "apua")
    assert (await wire.hears(Said)).event == chosen["id"]


async def test_a_vote_whose_acknowledgement_is_lost_counts_as_it_is_shown(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    await wire.start()
    poll = await wire.platform.ask(room, a_poll(), key=fresh("key"))
    wire.server.trouble.lose_answer("POST", CALLBACK)
    pressed = wire.server.press(wire.server.state.anna, room, poll, "v/yes")
    wire.server.happens(pressed)
    assert (await wire.hears(Voted)).answers == ("yes",)
    await wire.settles()
    assert len(wire.of(Voted)) == 1


async def test_when_vertti_goes_meanwhile_nothing_goes_on(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    await wire.start()
    hanging = wire.server.trouble.hang("POST", CALLBACK)
    wire.server.choose(wire.server.state.anna, room, "apua")
    await wire.server.until(lambda: hanging.met)
    await wire.stop()
    wire.server.trouble.release()
    await wire.server.until(lambda: not [one for one in asyncio.all_tasks() if "discord.py" in one.get_name()], AT_ONCE)


async def test_a_vote_shows_how_the_poll_stands(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna, wire.server.state.bea)
    await wire.start()
    poll = await wire.platform.ask(room, a_poll(), key=fresh("key"))
    for who in (wire.server.state.anna, wire.server.state.bea):
        wire.server.press(who, room, poll, "v/yes")
    await wire.hears(Voted, lambda one: one.sender == wire.server.state.anna)
    await wire.hears(Voted, lambda one: one.sender == wire.server.state.bea)
    shown = [one.body["data"]["content"] for one in wire.server.asked if one.path.endswith("/callback")]
    assert wire.server.state.anna in shown[1]
    assert wire.server.state.bea in shown[1]


async def test_the_answer_is_shown_where_it_was_asked_for(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    direct = wire.direct_room(wire.server.state.anna)
    await wire.start()
    chosen = wire.server.choose(wire.server.state.anna, room, "apua")
    said = await wire.hears(Said)
    await wire.platform.send(direct, a_message("Vain sinulle"), key=fresh("key"), answers=said.event)
    assert wire.server.asked_for("PATCH", f"{chosen['token']}/messages/@original")[0].body["content"] == "Vain sinulle"
    assert wire.server.state.texts(direct) == []


async def test_an_answer_that_gets_lost_on_its_way_is_shown_once(wire: Wire) -> None:
    room = wire.room(wire.server.state.anna)
    direct, key = wire.direct_room(wire.server.state.anna), fresh("key")
    await wire.start()
    wire.server.choose(wire.server.state.anna, room, "apua")
    said = await wire.hears(Said)
    wire.server.trouble.lose_answer("PATCH", "/webhooks/*/@original")
    with pytest.raises(Unreachable):
        await wire.platform.send(direct, a_message("Vain sinulle"), key=key, answers=said.event)
    await wire.platform.send(direct, a_message("Vain sinulle"), key=key, answers=said.event)
    assert wire.server.state.texts(room) == ["Vain sinulle"]


async def test_who_writes_to_vertti_alone_is_answered_there(wire: Wire) -> None:
    await wire.start()
    wire.server.write(wire.server.state.anna, "apua")
    said = await wire.hears(Said)
    await wire.platform.send(said.room, a_message("Vain sinulle"), key=fresh("key"), answers=said.event)
    assert said.sender == UserId(wire.server.state.anna)
    assert wire.server.state.texts(said.room) == ["Vain sinulle"]
