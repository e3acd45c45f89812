"""The same programme in a Discord server, in each language: what people see there, compared with what was approved."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from bot.commands import table
from facilitation.words import Language
from tests.bot.world import CATALOGUE
from tests.programme.discord_stage import in_discord
from tests.programme.play import Play
from tests.programme.test_programme import APPROVED, performed


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", list(Language), ids=lambda one: one.value)
async def test_in_discord_the_programme_reads_as_it_was_approved(language: Language, tmp_path: Path) -> None:
    async with in_discord(language, tmp_path) as stage:
        play = await performed(Play(stage, language, CATALOGUE))
    assert set(table.by_key()) - play.used == set()
    approved, now = APPROVED / "discord" / f"{language.value}.txt", play.transcript.text()
    if os.environ.get("VERTTI_APPROVE"):
        approved.parent.mkdir(exist_ok=True)
        approved.write_text(now, encoding="utf-8")
    before = approved.read_text(encoding="utf-8")
    if now != before:
        shown = unified_diff(before.splitlines(), now.splitlines(), "approved", "performed", n=6, lineterm="")
        pytest.fail("\n".join(shown), pytrace=False)
