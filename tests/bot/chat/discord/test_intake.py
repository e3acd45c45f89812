"""The place from which to go on never lies behind something that has not been handed over."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from bot.chat.discord.intake import Intake, snowflake_at
from bot.chat.port import Batch

BEGINNING = datetime(2026, 12, 1, 12, tzinfo=UTC)


def message(minute: int) -> str:
    """The id of a message of that minute."""
    return str(snowflake_at(BEGINNING + timedelta(minutes=minute)))


async def batches(intake: Intake, number: int) -> list[Batch]:
    """So many of what has been put in."""
    found = []
    async for one in intake.batches():
        found.append(one)
        if len(found) == number:
            break
    return found


def places(found: list[Batch]) -> list[str]:
    """From where the program would go on after each."""
    return [json.loads(one.token or "")["after"] for one in found]


async def test_while_what_was_missed_is_looked_up_the_place_stays() -> None:
    intake = Intake(BEGINNING)
    hold = intake.hold()
    for minute in (9, 3):
        intake.put([], message=message(minute))
    intake.release(hold)
    assert places(await batches(intake, 3)) == [message(0), message(0), message(9)]


async def test_who_is_interrupted_once_more_reads_again_from_before_the_first_interruption() -> None:
    intake = Intake(BEGINNING)
    first = intake.hold()
    intake.put([], message=message(9))
    intake.hold()
    intake.release(first)
    assert places(await batches(intake, 2)) == [message(0), message(0)]
    assert int(intake.read_from()) < int(message(0))
