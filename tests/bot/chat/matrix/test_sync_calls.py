"""While many messages of ours are on their way, the homeserver does not tell us of each of them, and yet nothing is missed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.chat.matrix.sync_calls import SyncCalls
from tests.bot.chat.matrix.devices import ANNA, ROOM, VERTTI
from tests.bot.chat.matrix.test_intake import member


class Homeserver:
    """Has these new events, all in one room, and tells those that the filter lets through."""

    def __init__(self, *events: dict[str, Any]) -> None:
        self.events = events
        self.asked: list[dict[str, Any]] = []

    async def call(self, _method: str, _path: str, *, query: Mapping[str, str], patience: float) -> dict[str, Any]:
        sought = json.loads(query["filter"])["room"]["timeline"]
        self.asked.append({**query, "patience": patience})
        told = [one for one in self.events if _passes(one, sought)]
        rooms = {ROOM: {"timeline": {"events": told}}} if told else {}
        return {"next_batch": f"s{len(self.asked)}", "rooms": {"join": rooms}}


def _passes(event: dict[str, Any], sought: dict[str, Any]) -> bool:
    return (
        event["sender"] not in sought.get("not_senders", ())
        and event["sender"] in sought.get("senders", (event["sender"],))
        and event["type"] in sought.get("types", (event["type"],))
    )


def said(sender: str) -> dict[str, Any]:
    body = {"msgtype": "m.text", "body": "x"}
    return {
        "type": "m.room.message",
        "sender": sender,
        "event_id": f"$said-by-{sender[1:5]}",
        "origin_server_ts": 1_790_000_000_000,
        "content": body,
    }


async def test_what_others_say_in_a_burst_is_heard_and_what_we_say_is_not_told() -> None:
    server = Homeserver(said(VERTTI), said(ANNA), said(VERTTI))
    sync = await SyncCalls(server, VERTTI).brief("s0")  # type: ignore[arg-type]
    assert [seen.sender for seen in sync.joined[ROOM].timeline] == [ANNA]
    assert sync.token == "s1", "the second question goes further than the first: what lies between is still to be told"
    assert {one["since"] for one in server.asked} == {"s0"}
    assert {one["timeout"] for one in server.asked} == {"0"}


async def test_whom_we_let_in_or_out_is_told_in_its_order_with_all_else() -> None:
    removed = {**member(ANNA, "leave"), "sender": VERTTI}
    server = Homeserver(said(ANNA), removed)
    sync = await SyncCalls(server, VERTTI).brief("s0")  # type: ignore[arg-type]
    assert [seen.type for seen in sync.joined[ROOM].timeline] == ["m.room.message", "m.room.member"]
    assert sync.token == "s3"
    assert server.asked[-1]["since"] == "s0"
