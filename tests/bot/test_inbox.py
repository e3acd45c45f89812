"""The door in: the rooms take turns, and an event that cannot be handled is left, whatever is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.port import Event, EventId, RoomId, Said, UserId
from bot.handlers.router import Router
from bot.inbox import fairly
from bot.store.transaction import Tx
from tests.bot.world import ANNA, PEKKA, World

QUOTED = "what Pekka wrote"
AT = datetime(2026, 11, 20, tzinfo=UTC)


def said(room: str, number: int) -> Said:
    return Said(EventId(f"${room}{number}"), RoomId(room), UserId("@a:x"), "x", AT, private=False)


@given(st.lists(st.sampled_from("abc")))
def test_every_room_keeps_its_order_and_nothing_is_lost(rooms: list[str]) -> None:
    events: list[Event] = [said(room, number) for number, room in enumerate(rooms)]
    turns = fairly(events)
    assert sorted(one.event for one in turns) == sorted(one.event for one in events)
    for room in set(rooms):
        assert [one for one in turns if one.room == room] == [one for one in events if one.room == room]


def test_a_room_that_is_flooded_keeps_no_other_waiting() -> None:
    flood: list[Event] = [said("flooded", number) for number in range(1_000)]
    turns = fairly([*flood, said("quiet", 0), said("quiet", 1)])
    assert [turns.index(said("quiet", number)) for number in (0, 1)] == [1, 3]


async def test_an_event_of_which_not_even_an_apology_can_be_made_ends_nothing(
    group_world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    handle = Router.handle

    async def stumbling(self: Router, tx: Tx, event: Event) -> None:
        if isinstance(event, Said) and event.sender == UserId(PEKKA):
            raise RuntimeError(QUOTED)
        await handle(self, tx, event)

    async def wordless(self: Router, tx: Tx, event: Event) -> None:
        raise RuntimeError(QUOTED)

    monkeypatch.setattr(Router, "handle", stumbling)
    monkeypatch.setattr(Router, "apologise", wordless)
    assert await group_world.says(PEKKA, "ohje") == []
    assert await group_world.tells(ANNA, "ohje") != []
    assert caplog.text.count("fault in handling Said") == 1
    assert caplog.text.count("fault in apologising for Said") == 1
    assert QUOTED not in caplog.text
