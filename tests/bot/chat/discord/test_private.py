"""What is shown to one person in answer comes once, and nothing is put in its place."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.discord.calls import Calls
from bot.chat.discord.components import write_button
from bot.chat.discord.live import Ack, Live, LiveOnes
from bot.chat.discord.private import Private
from bot.chat.port import EventId, RoomId, TryLater, Unreachable, UserId
from tests.discord.words import WORDING

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
ANNA, DIRECT, EVENT = UserId("200000000000000001"), RoomId("300000000000000001"), EventId("400000000000000001")


class Slow(Calls):
    """Requests that are answered when the test says so, or fail."""

    def __init__(self) -> None:
        self.made: list[tuple[str, str, Any]] = []
        self.answered = asyncio.Event()
        self.answered.set()
        self.failures: list[Exception] = []

    async def post(self, path: str, body: object | None = None, *, files: Any = ()) -> Any:
        """Make something."""
        return await self._do("POST", path, body)

    async def patch(self, path: str, body: object, *, files: Any = ()) -> Any:
        """Change something."""
        return await self._do("PATCH", path, body)

    async def _do(self, method: str, path: str, body: Any) -> Mapping[str, str]:
        self.made.append((method, path, body))
        await self.answered.wait()
        if self.failures:
            raise self.failures.pop()
        return {"id": str(500 + len(self.made))}


def turning(ones: LiveOnes) -> Live:
    """A command of Anna's in a channel, under which something turns."""
    live = Live(EVENT, "token", ANNA, Ack.WAITS, private=False, locale="fi", at=NOW)
    ones.add(live)
    return live


def contents(calls: Slow) -> list[str]:
    """What was said, in its order."""
    return [body["content"] for _, _, body in calls.made]


def prepared() -> tuple[Slow, Private, Live]:
    """Requests, what makes them, and what is to be answered."""
    calls, ones = Slow(), LiveOnes(lambda: NOW)
    return calls, Private(calls, ones, WORDING, "1"), turning(ones)


async def test_an_answer_that_is_under_way_is_not_overwritten_by_the_word_that_it_is_done() -> None:
    calls, private, live = prepared()
    calls.answered.clear()
    showing = asyncio.create_task(private.show(DIRECT, ANNA, {"content": "Vastaus"}, "n1", answers=EVENT))
    while not calls.made:
        await asyncio.sleep(0)
    finishing = asyncio.create_task(private.finish(live))
    await asyncio.sleep(0)
    calls.answered.set()
    await asyncio.gather(showing, finishing)
    assert contents(calls) == ["Vastaus"]


async def test_of_a_long_answer_only_what_did_not_come_through_is_repeated() -> None:
    calls, private, _ = prepared()
    first = await private.show(DIRECT, ANNA, {"content": "alku"}, "n1", answers=EVENT)
    calls.failures.append(Unreachable("HTTP 502"))
    with pytest.raises(TryLater):
        await private.show(DIRECT, ANNA, {"content": "loppu"}, "n2", answers=EVENT)
    assert await private.show(DIRECT, ANNA, {"content": "alku"}, "n1", answers=EVENT) == first
    await private.show(DIRECT, ANNA, {"content": "loppu"}, "n2", answers=EVENT)
    assert contents(calls) == ["alku", "loppu", "loppu"]


async def test_what_could_not_be_finished_still_turns_and_is_finished_later() -> None:
    calls, private, live = prepared()
    calls.failures.append(Unreachable("HTTP 502"))
    with pytest.raises(TryLater):
        await private.finish(live)
    await private.finish(live)
    await private.finish(live)
    assert len(calls.made) == 2


async def test_also_a_long_text_that_names_the_button_for_writing_has_it() -> None:
    calls, private, _ = prepared()
    long = {"embeds": [{"description": f"{WORDING.of('fi').write} {'pitkästi ' * 300}"}]}
    await private.show(DIRECT, ANNA, long, "n1", answers=EVENT)
    ((button,),) = [row["components"] for row in calls.made[0][2]["components"]]
    assert button == write_button(WORDING.of("fi").write)
