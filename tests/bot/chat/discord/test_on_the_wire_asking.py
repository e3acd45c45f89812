"""Discord limits, fails, hangs, or does what it was asked without saying so: all is said once, and nobody waits for others."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.chat.discord import calls
from bot.chat.port import File, LoginLost, Poll, PollChoice, Refused, Throttled, TryLater, Unreachable
from tests.contract.stage import a_message, fresh
from tests.discord.wire import Wire

MESSAGES = "/channels/*/messages"


async def test_a_limit_of_one_channel_holds_up_no_other(wire: Wire) -> None:
    slow, quick = wire.room(), wire.room()
    await wire.start()
    wire.server.trouble.limit("POST", f"/channels/{slow}/messages", 0.6)
    sending = asyncio.create_task(wire.platform.send(slow, a_message("hidas"), key=fresh("key")))
    await wire.server.until(lambda: wire.server.trouble.refused)
    await wire.platform.send(quick, a_message("nopea"), key=fresh("key"))
    assert not sending.done()
    await sending
    assert wire.server.state.texts(slow) == ["hidas"]


async def test_a_limit_that_the_headers_tell_of_is_kept(wire: Wire) -> None:
    room, other = wire.room(), wire.room()
    await wire.start()
    wire.server.trouble.bucket("POST", MESSAGES, 3, 0.5)
    began = time.monotonic()
    several = [wire.platform.send(room, a_message(str(number)), key=fresh("key")) for number in range(8)]
    sending = asyncio.gather(*several)
    await wire.platform.send(other, a_message("toinen"), key=fresh("key"))
    assert time.monotonic() - began < 0.5
    await sending
    assert sorted(wire.server.state.texts(room)) == sorted(map(str, range(8)))
    assert wire.server.trouble.refused == []


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_long_limit_is_told_with_its_length(wire: Wire, everywhere: bool) -> None:
    room, other, key = wire.room(), wire.room(), fresh("key")
    await wire.start()
    wire.server.trouble.limit("POST", f"/channels/{room}/messages", 300.5, everywhere=everywhere)
    with pytest.raises(TryLater) as told:
        await wire.platform.send(room, a_message("Hei"), key=key)
    assert told.value.after == 300.5
    await wire.platform.send(other, a_message("toinen"), key=fresh("key"))
    await wire.platform.send(room, a_message("Hei"), key=key)
    assert wire.server.state.texts(room) == ["Hei"]


@pytest.mark.parametrize("everywhere", [False, True], ids=["of one channel", "of everything"])
async def test_a_limit_that_does_not_end_is_told_as_what_it_is(wire: Wire, everywhere: bool) -> None:
    room = wire.room()
    await wire.start()
    wire.server.trouble.limit("POST", MESSAGES, 0.02, times=5, everywhere=everywhere)
    with pytest.raises(TryLater) as told:
        await wire.platform.send(room, a_message("Hei"), key=fresh("key"))
    assert isinstance(told.value, Throttled) is everywhere
    assert told.value.after == 1


async def test_what_stands_in_front_of_discord_asks_everybody_for_patience(wire: Wire) -> None:
    room = wire.room()
    await wire.start()
    wire.server.trouble.banned("POST", MESSAGES, 90)
    with pytest.raises(Throttled) as told:
        await wire.platform.send(room, a_message("Hei"), key=fresh("key"))
    assert told.value.after == 90


async def test_a_short_limit_of_everything_is_waited_out_by_all(wire: Wire) -> None:
    room, other = wire.room(), wire.room()
    await wire.start()
    wire.server.trouble.limit("POST", f"/channels/{room}/messages", 0.5, everywhere=True)
    sending = asyncio.create_task(wire.platform.send(room, a_message("yksi"), key=fresh("key")))
    await wire.server.until(lambda: wire.server.trouble.refused)
    at = time.monotonic()
    await wire.platform.send(other, a_message("kaksi"), key=fresh("key"))
    assert time.monotonic() - at > 0.3
    await sending
    assert (wire.server.state.texts(room), wire.server.state.texts(other)) == (["yksi"], ["kaksi"])


async def test_nobody_waits_for_ever_for_the_end_of_a_limit_of_everything(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "PATIENCE", 0.3)
    room, other = wire.room(), wire.room()
    await wire.start()
    wire.server.trouble.limit("POST", f"/channels/{room}/messages", 20, everywhere=True)
    with pytest.raises(TryLater):
        await wire.platform.send(room, a_message("yksi"), key=fresh("key"))
    await wire.platform.send(other, a_message("kaksi"), key=fresh("key"))
    assert wire.server.state.texts(other) == ["kaksi"]


@pytest.mark.parametrize("what", ["words", "a file", "a poll"])
@pytest.mark.parametrize("status", [500, 502])
async def test_what_failed_is_said_again_once(wire: Wire, status: int, what: str) -> None:
    room = wire.room()
    await wire.start()
    wire.server.trouble.fail("POST", MESSAGES, status)
    await say(wire, room, what, fresh("key"))
    tries = wire.server.asked_for("POST", f"/channels/{room}/messages")
    assert len(tries) == 2
    assert tries[0].body == tries[1].body
    assert tries[0].body["enforce_nonce"] is True
    assert len(wire.server.state.messages[room]) == 1


@pytest.mark.parametrize("what", ["words", "a file", "a poll"])
async def test_an_answer_that_is_lost_after_the_work_makes_one_message(wire: Wire, what: str) -> None:
    room, key = wire.room(), fresh("key")
    await wire.start()
    wire.server.trouble.lose_answer("POST", MESSAGES)
    with pytest.raises(Unreachable):
        await say(wire, room, what, key)
    again = await say(wire, room, what, key)
    assert [one["id"] for one in wire.server.state.messages[room]] == [again]


async def test_what_hangs_is_given_up_and_said_once(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "PATIENCE", 0.3)
    room, key = wire.room(), fresh("key")
    await wire.start()
    wire.server.trouble.hang("POST", MESSAGES)
    began = time.monotonic()
    with pytest.raises(Unreachable):
        await wire.platform.send(room, a_message("Hei"), key=key)
    assert time.monotonic() - began < 1
    wire.server.trouble.release()
    await wire.server.until(lambda: wire.server.state.messages.get(room))
    await wire.platform.send(room, a_message("Hei"), key=key)
    assert wire.server.state.texts(room) == ["Hei"]


@pytest.mark.parametrize("kind", ["text/html", "application/json"])
async def test_something_else_that_answers_in_discords_place_is_not_believed(wire: Wire, kind: str) -> None:
    room, key = wire.room(), fresh("key")
    await wire.start()
    wire.server.trouble.not_json("POST", MESSAGES, kind=kind)
    with pytest.raises(Unreachable):
        await wire.platform.send(room, a_message("Hei"), key=key)
    wire.server.trouble.not_json("GET", "/users/@me", kind=kind)
    assert not await wire.platform.is_well()
    await wire.platform.send(room, a_message("Hei"), key=key)
    assert wire.server.state.texts(room) == ["Hei"]


@pytest.mark.parametrize("status", [400, 401, 403, 404])
async def test_something_else_that_refuses_in_discords_place_refuses_nothing_for_good(wire: Wire, status: int) -> None:
    room, key = wire.room(), fresh("key")
    await wire.start()
    wire.server.trouble.fail("POST", MESSAGES, status)
    with pytest.raises(Unreachable):
        await wire.platform.send(room, a_message("Hei"), key=key)
    await wire.platform.send(room, a_message("Hei"), key=key)
    assert wire.server.state.texts(room) == ["Hei"]


async def test_what_is_too_large_is_so_whoever_says_it(wire: Wire) -> None:
    room = wire.room()
    await wire.start()
    wire.server.trouble.fail("POST", MESSAGES, 413)
    with pytest.raises(Refused, match="413"):
        await say(wire, room, "a file", fresh("key"))


async def test_something_else_that_answers_the_login_is_waited_out(wire: Wire) -> None:
    wire.server.trouble.not_json("GET", "/users/@me")
    with pytest.raises(Unreachable):
        await wire.platform.start(wire.memory)
    await wire.start()


async def test_a_channel_that_is_gone_is_refused_at_once(wire: Wire) -> None:
    room = wire.room()
    await wire.start()
    del wire.server.state.channels[room]
    with pytest.raises(Refused, match="10003"):
        await wire.platform.send(room, a_message("Hei"), key=fresh("key"))


async def test_a_token_that_is_void_is_told_by_what_is_asked(wire: Wire) -> None:
    room = wire.room()
    await wire.start()
    wire.server.change_token("another")
    with pytest.raises(LoginLost):
        await wire.platform.send(room, a_message("Hei"), key=fresh("key"))


async def test_what_is_under_way_ends_when_vertti_goes(wire: Wire) -> None:
    room = wire.room()
    await wire.start()
    rule = wire.server.trouble.hang("POST", MESSAGES)
    sending = asyncio.create_task(wire.platform.send(room, a_message("Hei"), key=fresh("key")))
    await wire.server.until(lambda: rule.met)
    await wire.platform.stop()
    with pytest.raises(Unreachable):
        await asyncio.wait_for(sending, 2)
    wire.server.trouble.release()


async def say(wire: Wire, room: str, what: str, key: str) -> str:
    """Send something of that kind."""
    match what:
        case "words":
            return await wire.platform.send(room, a_message("Hei"), key=key)  # type: ignore[arg-type]
        case "a file":
            return await wire.platform.send_file(room, File("a.ics", "text/calendar", b"BEGIN"), key=key)  # type: ignore[arg-type]
        case _:
            poll = Poll("Pääsetkö?", (PollChoice("yes", "Kyllä"), PollChoice("no", "Ei")))
            return await wire.platform.ask(room, poll, key=key)  # type: ignore[arg-type]
