"""Whatever goes wrong on the wire, no log on any level holds a token, or a word that was said."""

from __future__ import annotations

import logging
import traceback

import pytest

from bot.chat.discord import calls, connection
from bot.chat.port import Said, TryLater
from tests.contract.stage import a_message, fresh
from tests.discord.server_state import Json
from tests.discord.wire import Wire

MESSAGES = "/channels/*/messages"
CALLBACK = "/interactions/*/callback"
ANSWER = "/webhooks/*/@original"
OURS, THEIRS = "sana-jonka-vertti-sanoo", "sana-jonka-joku-sanoo"


def told(records: list[logging.LogRecord]) -> str:
    """Everything in the records, whatever a formatter may make of it."""
    whole = []
    for one in records:
        whole += [one.getMessage(), repr(one.args), one.stack_info or ""]
        if one.exc_info:
            whole.append("".join(traceback.format_exception(*one.exc_info)))
    return "\n".join(whole)


async def attempted(wire: Wire, room: str, **more: str) -> None:
    """Say something; it may fail."""
    try:
        await wire.platform.send(room, a_message(OURS), key=fresh("key"), **more)  # type: ignore[arg-type]
    except TryLater:
        return


async def test_nothing_of_it_is_in_the_logs(
    wire: Wire, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "PATIENCE", 0.4)
    monkeypatch.setattr(connection, "PAUSE", 0.01)
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(logging.getLogger("discord"), "level", logging.DEBUG)
    wire.platform = wire.vertti()  # It sees to the level by itself.
    state, trouble = wire.server.state, wire.server.trouble
    room, direct = wire.room(state.anna), wire.direct_room(state.anna)
    trouble.fail("GET", "/users/@me", 503)
    trouble.limit("GET", "/users/@me", 300)
    for _ in range(2):
        with pytest.raises(TryLater):
            await wire.platform.start(wire.memory)
    await wire.start()

    # What Vertti says does not get through.
    trouble.limit("POST", MESSAGES, 0.05)
    trouble.limit("POST", MESSAGES, 300)
    trouble.fail("POST", MESSAGES, 503)
    trouble.not_json("POST", MESSAGES, kind="application/json")
    trouble.lose_answer("POST", MESSAGES)
    trouble.hang("POST", MESSAGES)
    for _ in range(6):
        await attempted(wire, room)

    # Nor what it answers to somebody, or that it has heard it.
    interactions: list[Json] = []
    for fault in (trouble.lose_answer, trouble.hang):
        fault("POST", CALLBACK)
        interactions.append(wire.server.choose(state.anna, room, "apua"))
    trouble.limit("PATCH", ANSWER, 0.05)
    trouble.lose_answer("PATCH", ANSWER)
    said = await wire.hears(Said)
    for _ in range(2):
        await attempted(wire, direct, answers=said.event)

    # The gateway is broken off, tells what cannot be read, and is away.
    wire.server.write(state.anna, THEIRS)
    await wire.hears(Said, lambda one: one.text == THEIRS)
    wire.server.gateway.cut()
    await wire.server.until(lambda: wire.server.gateway.resumed)
    wire.server.gateway.tell("MESSAGE_CREATE", {"id": "x", "content": THEIRS, "channel_id": direct, "channel_type": 1})
    await wire.server.until(lambda: len(wire.server.gateway.identified) == 2)
    await wire.server.go()
    await wire.server.until(lambda: not wire.connected)
    assert not await wire.platform.is_well()
    await wire.server.come()
    await wire.server.until(lambda: wire.connected)
    await wire.settles()
    await wire.stop()

    everything = told(caplog.records)
    assert "fault in the connection" in everything
    secrets = [wire.server.token, OURS, THEIRS, *(one["token"] for one in interactions)]
    assert [one for one in secrets if one in everything] == []
