"""Delivery on a homeserver that asks for patience, and on one that has forgotten what it was sent."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot import actions
from bot.chat.port import Message, RoomId
from bot.chat.richtext import paragraph
from bot.demo.homeserver import Homeserver
from bot.in_flight import InFlight
from bot.store.outbox import NewOutboxRow
from bot.store.transaction import Tx
from tests.e2e.living import Life, a_living_group

pytestmark = pytest.mark.e2e

BURST = 10
"""So many messages Synapse takes from an account at once by its own limits; from then on one in five seconds."""
MORE = 2


async def waits(life: Life, destination: str, texts: list[str], *, age: timedelta = timedelta(0), tries: int = 0) -> None:
    """These messages of the group wait for that place."""
    group = await life.vertti.group()
    app = life.vertti.app

    async def add(tx: Tx) -> None:
        for text in texts:
            key, action = f"g{group.id}/{text}", actions.to_json(actions.SendMessage(Message(paragraph(text))))
            row = NewOutboxRow(key, destination, "send", action, app.clock.now() - age, group.id, "away:test")
            assert await tx.outbox.add(row)
            added = await tx.outbox.find(key)
            assert added is not None
            for _ in range(tries):
                await tx.outbox.postpone(added.id, app.clock.real(), "no answer")

    await app.db.write(add)
    app.outbox.wake()


@pytest.mark.slow
async def test_within_synapses_own_limits_all_arrives_once_in_order_and_few_calls_are_made_in_vain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with (
        await Homeserver.start(tmp_path / "homeserver") as server,
        a_living_group(server, tmp_path, "pekka", "liisa") as life,
    ):
        await life.vertti.quiet()
        await server.restart(rate_limits=True)
        in_vain = 0
        asked = InFlight.asked_for_patience

        def counted(flight: InFlight, place: str, now: float, seconds: float | None) -> float:
            nonlocal in_vain
            in_vain += 1
            return asked(flight, place, now, seconds)

        monkeypatch.setattr(InFlight, "asked_for_patience", counted)
        pekka = life.members[0]
        group = await life.vertti.group()
        to_room = [f"To the room, {number}." for number in range(BURST // 2)]
        to_pekka = [f"To Pekka, {number}." for number in range(BURST // 2 + MORE)]
        await waits(life, f"group:{group.id}", to_room)
        await waits(life, f"person:{pekka.id}", to_pekka)
        async with asyncio.timeout(60):
            while await life.vertti.app.db.read(lambda tx: tx.outbox.waiting_count()):
                await asyncio.sleep(0.1)
        await server.restart(rate_limits=False)
        await pekka.hears(to_room[-1])
        await pekka.is_told(to_pekka[-1])
        assert 1 <= in_vain <= 2 * MORE + 2
        for texts in (to_room, to_pekka):
            said = [read.body for reads in pekka.timelines.values() for read in reads if read.body in texts]
            assert said == texts


async def test_what_the_homeserver_has_forgotten_is_looked_for_and_not_said_again(tmp_path: Path) -> None:
    async with (
        await Homeserver.start(tmp_path / "homeserver") as server,
        a_living_group(server, tmp_path, "pekka") as life,
    ):
        await life.vertti.quiet()
        group, pekka = await life.vertti.group(), life.members[0]
        # It has arrived, and nobody has told Vertti.
        message = Message(paragraph("Sent long ago."))
        await life.vertti.platform.send(RoomId(life.room), message, key=f"g{group.id}/Sent long ago.")
        await server.stop()
        with closing(sqlite3.connect(server.directory / "homeserver.db")) as database:
            assert database.execute("DELETE FROM event_txn_id_device_id").rowcount > 0
            database.commit()
        await server.restart()
        old = timedelta(days=2)
        await waits(life, f"group:{group.id}", ["Sent long ago.", "Tried long ago."], age=old, tries=1)
        await life.vertti.quiet()
        await pekka.hears("Tried long ago.")
        said = Counter(read.body for read in pekka.in_room() if "long ago" in read.body)
        assert said == {"Sent long ago.": 1, "Tried long ago.": 1}
