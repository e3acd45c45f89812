"""The whole programme in memory, in each language, compared with what was approved (`approved/README.md`)."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import unified_diff
from pathlib import Path

import pytest

from bot.commands import table
from facilitation.words import Language
from tests.bot.world import CATALOGUE
from tests.programme.memory_stage import in_memory
from tests.programme.play import Play
from tests.programme.script import SCENES
from tests.programme.stage import MEMBERS

APPROVED = Path(__file__).parent / "approved"
SESSIONS = (
    *(date(2026, 9, 22), date(2026, 10, 13), date(2026, 11, 3), date(2026, 12, 1), date(2026, 12, 15)),
    *(date(2027, 2, 16), date(2027, 3, 9), date(2027, 3, 30), date(2027, 4, 27)),
)
FREE = {day + timedelta(days=more) for day in SESSIONS for more in (0, 1)}
"""The day of a session and the day after: what is said then is not counted."""
_PLAYED: dict[Language, Play] = {}


@pytest.fixture(params=list(Language), ids=lambda one: one.value)
async def play(request: pytest.FixtureRequest) -> Play:
    """A performance in one language; played once for all tests here."""
    language: Language = request.param
    if language not in _PLAYED:
        async with in_memory(language) as stage:
            _PLAYED[language] = await performed(Play(stage, language, CATALOGUE))
    return _PLAYED[language]


def approved(language: Language) -> Path:
    """The file of that language."""
    return APPROVED / f"{language.value}.txt"


def assert_as_approved(play: Play) -> None:
    """Fails with the difference when the performance reads otherwise than it was approved."""
    before = approved(play.language).read_text(encoding="utf-8").splitlines()
    now = play.transcript.text().splitlines()
    if now != before:
        pytest.fail("\n".join(unified_diff(before, now, "approved", "performed", n=6, lineterm="")), pytrace=False)


async def performed(play: Play) -> Play:
    """From the first scene to the last."""
    for scene in SCENES:
        await scene(play)
    return play


async def test_the_programme_reads_as_it_was_approved(play: Play) -> None:
    if os.environ.get("VERTTI_APPROVE"):
        approved(play.language).write_text(play.transcript.text(), encoding="utf-8")
    assert_as_approved(play)


async def test_every_command_is_used_in_it(play: Play) -> None:
    assert set(table.by_key()) - play.used == set()


async def test_the_group_is_told_no_more_than_two_things_in_a_week_unasked(play: Play) -> None:
    days = [date.fromisoformat(day) for one, day in play.unasked if one.to is None and one.kind == "message" and one.rings]
    assert all(count <= 2 for count in _in_any_week(days))


@pytest.mark.parametrize("who", [one for one in MEMBERS if one != "liisa"])  # who leads is told more
async def test_nobody_is_written_to_more_than_once_in_a_week_unasked(play: Play, who: str) -> None:
    days = [date.fromisoformat(day) for one, day in play.unasked if one.to == who and one.kind == "message" and one.rings]
    assert all(count <= 1 for count in _in_any_week(days))


async def test_everybody_is_mentioned_only_as_a_session_starts(play: Play) -> None:
    calls: dict[str, int] = defaultdict(int)
    for one, day in play.unasked:
        calls[day] += one.everyone
    assert {date.fromisoformat(day) for day, count in calls.items() if count} == set(SESSIONS)
    assert max(calls.values()) == 1


def _in_any_week(days: list[date]) -> Iterator[int]:
    counted = [one for one in days if one not in FREE]
    return (sum(0 <= (other - day).days < 7 for other in counted) for day in counted)
