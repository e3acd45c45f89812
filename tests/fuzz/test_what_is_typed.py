"""Texts, names and votes that mean harm, against the whole of Vertti on a chat in memory."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.port import EventId, Joined, UserId
from bot.handlers import pace
from facilitation.session import PersonId
from tests.bot.world import ANNA, LIISA, MATTI, MEMBERS, MINNA, PEKKA, STRANGER, World, a_plan, a_world
from tests.fuzz import strategies as hostile
from tests.fuzz.judge import listening

WHO = st.sampled_from([PEKKA, LIISA, ANNA, STRANGER])
TYPED = st.tuples(WHO, st.booleans(), hostile.SAID | hostile.TEXTS | hostile.LONG)
VOTED = st.tuples(WHO, st.lists(hostile.TEXTS | st.sampled_from(["coming", "away", "late", "1", "5"]), max_size=3))


def joined_again(world: World, person: PersonId, name: str) -> None:
    """The adapter tells of a name only with a joining."""
    event = Joined(world.chat._event(), world.room.id, UserId(person), name[:100], world.app.clock.real())
    world.chat._happens_in(world.room, event)


async def _begin(world: World) -> EventId:
    await world.apply(a_plan())
    await world.join(ANNA, MINNA, *MEMBERS)
    await world.until("2026-11-27T10:00")
    world.chat.open_direct(UserId(STRANGER))
    await world.quiet()
    return EventId(world.poll("Pääsetkö"))


def test_whatever_is_typed_voted_or_called_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "TYPED", pace.Measure(10**6, timedelta(seconds=1)))
    monkeypatch.setattr(pace, "ARRIVING", pace.Measure(10**6, timedelta(seconds=1)))
    with asyncio.Runner() as runner, listening() as findings:
        stage = a_world()
        world = runner.run(stage.__aenter__())
        poll = runner.run(_begin(world))

        async def play(typed: list[tuple[PersonId, bool, str]], voted: list[tuple[PersonId, list[str]]], name: str) -> None:
            for person, private, text in typed:
                if private:
                    world.chat.write_privately(UserId(person), text[:4_000])
                elif UserId(person) in world.room.joined:
                    world.chat.say(world.room.id, UserId(person), text[:4_000])
            for person, answers in voted:
                if UserId(person) in world.room.joined:
                    world.chat.vote(poll, UserId(person), *(one[:100] for one in answers))
            joined_again(world, MATTI, name)
            assert await world.tells(MATTI, "ohje")
            findings.insist_on_none()

        @settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(st.lists(TYPED, max_size=6), st.lists(VOTED, max_size=3), hostile.TEXTS)
        def attacked(typed: list[tuple[PersonId, bool, str]], voted: list[tuple[PersonId, list[str]]], name: str) -> None:
            runner.run(play(typed, voted, name))

        attacked()
        runner.run(stage.__aexit__(None, None, None))
