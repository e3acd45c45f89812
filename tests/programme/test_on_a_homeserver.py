"""The same programme on a real Synapse with encrypting clients: people read there what was approved in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitation.words import Language
from tests.bot.world import CATALOGUE
from tests.programme.matrix_stage import on_a_homeserver
from tests.programme.play import Play
from tests.programme.test_programme import assert_as_approved, performed


@pytest.mark.e2e
@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_on_a_homeserver_people_read_what_was_approved(tmp_path: Path) -> None:
    async with on_a_homeserver(tmp_path) as stage:
        play = await performed(Play(stage, Language.FI, CATALOGUE))
    assert_as_approved(play)
