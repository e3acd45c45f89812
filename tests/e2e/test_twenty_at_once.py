"""Twenty people answer at once, and not one answer is lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.demo.homeserver import Homeserver
from facilitation.session import PersonId, Rsvp
from tests.e2e.configuration import a_group, configured
from tests.e2e.living import everybody_comes
from tests.e2e.peers import peers
from tests.e2e.program import a_program

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

TYPED = {Rsvp.COMING: "tulen", Rsvp.LATE: "tulen myöhässä", Rsvp.UNSURE: "en vielä tiedä", Rsvp.AWAY: "en pääse"}
KINDS = tuple(Rsvp)


async def test_twenty_racing_handlers_on_one_group_lose_no_update(homeserver: Homeserver, tmp_path: Path) -> None:
    names = [f"member{number}" for number in range(20)]
    async with peers(homeserver, "anna", *names) as (anna, *members):
        group = a_group(facilitators=[anna.id], members=[one.id for one in members])
        config = await configured(homeserver, tmp_path, group)

        async def answer_all(shift: int) -> dict[PersonId, Rsvp]:
            """Half of them vote, half of them type."""
            answers = {one.id: KINDS[(number + shift) % len(KINDS)] for number, one in enumerate(members)}
            voting, typing = members[::2], members[1::2]
            await asyncio.gather(
                *(one.vote(room, poll, answers[one.id].value) for one in voting),
                *(one.says(TYPED[answers[one.id]]) for one in typing),
            )
            return {PersonId(one): answer for one, answer in answers.items()}

        async with a_program(config) as vertti:
            room = await everybody_comes(vertti, anna, *members)
            await vertti.until("2026-11-27T10:00")
            poll = await vertti.said("rsvp-poll:1:0")
            answers = await answer_all(0)

            async def noted() -> bool:
                return dict((await vertti.group()).sessions[0].rsvps) == answers

            await vertti.holds(noted)
        answers = await answer_all(1)
        async with a_program(config) as vertti:
            # Given while Vertti was away, all of them come in one batch.
            await vertti.holds(noted)
