"""What a group would get: a whole programme, played in a moment."""

from __future__ import annotations

from bot.preview import preview
from facilitation.practice import Support
from facilitation.rhythm import Rhythm
from tests.bot.world import CATALOGUE, a_plan, a_policy


async def test_those_who_play_eight_meetings_in_a_moment_are_not_told_to_slow_down() -> None:
    plan = a_plan(rhythm=Rhythm(a_plan().rhythm.first, 21, 8))
    lines = await preview(plan, Support("Minna, 050 000 0000"), a_policy(), CATALOGUE)
    assert sum("Tapaaminen päättyi" in one.text for one in lines) == 8
    assert not [one.text for one in lines if "niin tiheään" in one.text]
