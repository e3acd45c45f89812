"""Polls: asked, voted in, ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat.port import Poll, PollChoice, Voted
from bot.chat.richtext import paragraph
from bot.demo.homeserver import Homeserver
from tests.e2e.matrix.verttis import vertti
from tests.e2e.people import people

pytestmark = pytest.mark.e2e

ASKED = Poll("Tuletko?", (PollChoice("yes", "Tulen"), PollChoice("no", "En")))
START = "org.matrix.msc3381.poll.start"


async def test_a_poll_is_asked_voted_in_and_ended(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna", "bea") as (anna, bea):
        room = await bot.room_for(anna, bea)
        poll = await bot.platform.ask(room, ASKED, key="poll")
        # Nobody has written down yet that this is our poll; the votes count all the same.
        asked = await anna.sees(room, lambda read: read.type == START)
        assert asked.encrypted
        assert asked.content[START]["kind"] == "org.matrix.msc3381.poll.disclosed"
        assert [answer["id"] for answer in asked.content[START]["answers"]] == ["yes", "no"]
        assert "body" not in asked.content
        assert "msgtype" not in asked.content

        foreign = await anna.put(room, START, asked.content)
        await anna.vote(room, foreign, "yes")
        await anna.vote(room, poll, "yes")
        await anna.vote(room, poll, "no")
        await bea.vote(room, poll)
        stable = {"m.relates_to": {"rel_type": "m.reference", "event_id": poll}, "m.selections": ["yes"]}
        await bea.put(room, "m.poll.response", stable)
        await bot.hears(Voted, lambda event: event.sender == bea.id and event.answers == ("yes",))
        assert [(event.sender, event.answers) for event in bot.all_of(Voted)] == [
            (anna.id, ("yes",)),
            (anna.id, ("no",)),
            (bea.id, ()),
            (bea.id, ("yes",)),
        ]
        assert {event.poll for event in bot.all_of(Voted)} == {poll}

        end = await bot.platform.end_poll(room, poll, paragraph("Tulos: 1–1"), key="end")
        shown = await anna.sees(room, lambda read: read.id == end)
        assert shown.content["m.relates_to"] == {"rel_type": "m.reference", "event_id": poll}
        assert shown.body == "Tulos: 1–1"
