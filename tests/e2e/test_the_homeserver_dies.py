"""The homeserver dies while Vertti speaks, and comes back: nothing is lost, nothing is said twice, the order is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo.homeserver import Homeserver
from tests.e2e.living import Life, a_living_group
from tests.e2e.peers import POLL
from tests.e2e.people import Read

pytestmark = pytest.mark.e2e

ASKED = datetime(2026, 11, 27, 8, tzinfo=UTC)
SOON = datetime(2026, 12, 1, 14, 55, tzinfo=UTC)


async def pass_unheard(life: Life, goal: datetime) -> None:
    """Let time pass while nothing can be sent."""
    vertti = life.vertti
    while (coming := await vertti.app.db.read(lambda tx: tx.steps.next_due())) is not None and coming <= goal:
        await vertti.director.jump(coming)

        async def decided() -> bool:
            return vertti.app.due.idle

        await vertti.holds(decided)


def kind_of(read: Read) -> str:
    """Which of the messages around a session this is."""
    if POLL in read.content:
        return "poll" if "Pääsetkö" in read.content[POLL]["question"]["body"] else "wishes"
    if read.content.get("msgtype") == "m.file":
        return "calendar"
    told = {
        "Vastaus näkyy ryhmälle": "question",
        "Linja aukeaa": "link",
        "alkaa kohta": "soon",
        "ti 1.12. klo 17.00 ·": "plan",
        "toiveet": "wishes",
        "Toivekysely": "wishes",
    }
    return next((kind for text, kind in told.items() if text in read.body), "")


async def test_what_falls_due_meanwhile_is_said_afterwards_once_and_in_order(tmp_path: Path) -> None:
    async with (
        await Homeserver.start(tmp_path / "homeserver") as server,
        a_living_group(server, tmp_path, "pekka", "liisa") as life,
    ):
        pekka = life.members[0]
        begin = await pekka.say(life.room, "Hei kaikille!")
        await life.vertti.director.jump(ASKED)
        await pekka.hears("Vastaus näkyy ryhmälle")
        asked = await pekka.says("tapaamiset")
        server.kill()
        await pass_unheard(life, SOON)
        assert await life.vertti.app.db.read(lambda tx: tx.outbox.waiting_count()) > 0
        await server.restart()

        await pekka.hears("alkaa kohta")
        await pekka.hears("ti 1.12. klo 17.00 ·", after=asked)
        await life.vertti.quiet()
        end = await pekka.say(life.room, "Oletteko täällä?")
        await pekka.has_read_until(end)
        said = [kind_of(one) for one in pekka.in_room(after=begin) if one.sender == life.vertti.platform.me and one.encrypted]
        assert [kind for kind in said if kind not in ("plan", "calendar", "wishes")] == ["question", "poll", "link", "soon"]
        assert said.count("plan") == 2  # shown anew to those who came after it, and the answer to Pekka
