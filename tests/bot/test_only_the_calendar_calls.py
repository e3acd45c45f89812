"""The one call to everybody is the calendar's, five minutes before a session, whatever people type."""

from __future__ import annotations

from pathlib import Path

from bot.chat.port import UserId
from tests.bot.world import ANNA, MEMBERS, MINNA, PEKKA, World, a_plan

PROJECT = Path(__file__).parents[2]
CALL = "@room @everyone @liisa:memory"


async def test_names_links_questions_and_groups_names_call_nobody(world: World) -> None:
    await world.apply(a_plan(name=f"Ryhmä {CALL}", meeting_link="https://meet.example.org/@room"))
    world.chat.join(world.room.id, UserId(PEKKA), f"{CALL} Pekka")
    await world.quiet()
    await world.join(ANNA, MINNA, *(one for one in MEMBERS if one != PEKKA))
    await world.says(ANNA, "linkki 2 https://meet.example.org/@room/@everyone")
    await world.says(ANNA, f"poista jäsen joku {CALL}")
    await world.says(ANNA, f"lisää {CALL}")
    await world.says(PEKKA, f"ohje {CALL}")
    await world.tells(PEKKA, CALL)
    await world.says(PEKKA, "tulen")
    await world.says(ANNA, "ketkä")
    await world.until("2026-12-01T16:50")
    assert not [one.text for one in world.chat.transcript() if one.everyone]
    await world.until("2026-12-01T16:58")
    (call,) = [one for one in world.chat.transcript() if one.everyone]
    assert call.room == world.room.id
    await world.says(ANNA, "aloita")
    await world.says(ANNA, f'tunnelma "{CALL}" | {CALL} | Ei')
    await world.says(ANNA, "seuraava")
    await world.says(ANNA, "lopeta")
    assert [one for one in world.chat.transcript() if one.everyone] == [call]
    assert any(CALL in one.text for one in world.chat.transcript()), "it was indeed repeated"


def test_only_one_line_of_the_program_can_call_everybody() -> None:
    asking = [
        path.relative_to(PROJECT).as_posix()
        for package in ("bot", "facilitation")
        for path in (PROJECT / package).rglob("*.py")
        for line in path.read_text().splitlines()
        if "everyone=True" in line
    ]
    assert asking == ["facilitation/reminders.py"]
