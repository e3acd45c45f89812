"""A facilitator leads a phase by pressing what stands under its card, with an ordinary client."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.homeserver import Homeserver
from tests.e2e.living import Life, a_living_group
from tests.e2e.peers import Peer
from tests.e2e.people import PATIENCE, Read

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]

NEXT, PAUSE, PROMPT = "▶️", "⏸️", "⏭️"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def life(homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Life]:
    async with a_living_group(homeserver, tmp_path_factory.mktemp("vertti"), "pekka", "liisa") as life:
        yield life


def signs(reader: Peer, card: Read) -> list[str]:
    """What the reader has seen under the card, whoever put it there."""
    reads = (one.content.get("m.relates_to", {}) for one in reader.timelines[reader.room] if one.type == "m.reaction")
    return [one["key"] for one in reads if one["event_id"] == card.id]


async def reads_changed(reader: Peer, card: Read, text: str) -> Read:
    """The card's change to that text, waited for."""

    def is_it(read: Read) -> bool:
        relation, new = read.content.get("m.relates_to", {}), read.content.get("m.new_content", {})
        return (relation.get("rel_type"), relation.get("event_id")) == ("m.replace", card.id) and text in new.get("body", "")

    return await reader.sees(reader.room, is_it)


async def presses(who: Peer, card: Read, sign: str) -> None:
    """Press, as soon as an earlier press of the same has been taken away."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                await who.press(who.room, card.id, sign)
            except PermissionError:
                await asyncio.sleep(0.1)
            else:
                return


async def test_what_stands_under_the_card_leads_the_phase_and_only_for_the_facilitator(life: Life) -> None:
    anna, (pekka, liisa) = life.anna, life.members
    await life.vertti.until("2026-12-01T17:00")
    await anna.says("aloita")
    opening = await anna.hears("Aloitus, klo")
    assert opening.encrypted
    await anna.sees(life.room, lambda _: sorted(signs(anna, opening)) == sorted([NEXT, PAUSE, PROMPT]))

    await pekka.hears("Aloitus, klo")
    taken = await pekka.press(life.room, opening.id, NEXT)
    await presses(pekka, opening, NEXT)
    assert taken
    assert not pekka.in_room("Alkukierros, klo")

    await presses(anna, opening, PAUSE)
    stopped = await reads_changed(liisa, opening, "Kello on pysäytetty")
    await presses(anna, opening, PAUSE)
    going = await reads_changed(liisa, opening, "Aloitus, klo")
    assert stopped.id != going.id

    await presses(anna, opening, PROMPT)
    await liisa.hears("Vetäjä saa seuraavan kysymyksen näin")
    await presses(anna, opening, NEXT)
    second = await liisa.hears("Alkukierros, klo 17.25 asti", after=opening.id)
    await anna.has_read_until(second.id)
    await presses(anna, second, NEXT)
    await liisa.hears("Tauko", after=second.id)
    assert not liisa.in_private("Alkukierros")
