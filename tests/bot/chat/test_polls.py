"""A native poll: how many choices it allows."""

from __future__ import annotations

import pytest

from bot.chat.matrix import contents
from bot.chat.port import Poll, PollChoice


@pytest.mark.parametrize("most", [1, 3])
def test_a_poll_says_how_many_choices_it_allows(most: int) -> None:
    asked = Poll("Mistä puhumme?", tuple(PollChoice(str(one), f"Aihe {one}") for one in range(5)), most)
    assert contents.poll(asked)[contents.POLL_START]["max_selections"] == most
