"""Around a session: who comes, when it rings, and what happens when it is moved."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass

import pytest
import pytest_asyncio

from bot.chat.matrix.wire import Wire, client_path
from bot.demo.homeserver import Homeserver
from facilitation.session import PersonId, Rsvp
from tests.e2e.element import ElementClient, NodeMissing, element_or_skip, element_package
from tests.e2e.living import FIVE, Life, a_living_group
from tests.e2e.peers import POLL_END
from tests.e2e.people import PASSWORD, Read, fresh

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]

SOON = "Tapaaminen alkaa kohta"


@dataclass(slots=True)
class Stage:
    """The group, and its sixth member with Element where there is Node."""

    life: Life
    elsa: ElementClient | None
    elsas_id: str


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    name = fresh("elsa")
    user = await homeserver.register(name, PASSWORD)
    async with AsyncExitStack() as off:
        directory = tmp_path_factory.mktemp("vertti")
        life = await off.enter_async_context(a_living_group(homeserver, directory, *FIVE, invited=[user]))
        elsa = None
        # Now already: who comes later sees no earlier message.
        with suppress(NodeMissing):
            elsa = await off.enter_async_context(await ElementClient.start(element_package()))
            await elsa.login(homeserver.url, name, PASSWORD, strict=True)
            await elsa.wait_for_invitation("Kirjanpitäjät")
            await elsa.join(life.room)
            await life.vertti.has_joined(user)
        yield Stage(life, elsa, user)


@pytest.fixture
def life(stage: Stage) -> Life:
    return stage.life


@pytest.fixture
def elsa(stage: Stage) -> ElementClient:
    element_or_skip()
    assert stage.elsa is not None
    return stage.elsa


async def answered(life: Life, wanted: dict[str, Rsvp]) -> None:
    """Wait until these answers, among others, are noted for the first session."""

    async def noted() -> bool:
        rsvps = (await life.vertti.group()).sessions[0].rsvps
        return all(rsvps.get(PersonId(one)) is answer for one, answer in wanted.items())

    await life.vertti.holds(noted)


async def test_a_vote_and_a_typed_answer_count_alike_and_the_last_one_stands(life: Life) -> None:
    pekka, liisa, matti, kaisa, olli = life.members
    await life.vertti.until("2026-11-27T10:00")
    poll = await pekka.is_asked("Pääsetkö tapaamiseen: ti 1.12. klo 17.00")
    assert poll.encrypted
    asked = await pekka.hears("Vastaus näkyy ryhmälle")
    assert "!vertti tulen myöhässä" in asked.body

    await asyncio.gather(*(one.has_read_until(poll.id) for one in (kaisa, olli)))
    await pekka.vote(life.room, poll.id, "coming")
    await liisa.says("tulen myöhässä")
    await matti.is_told("Tervetuloa")
    await matti.tells("en vielä tiedä")
    await kaisa.vote(life.room, poll.id, "coming")
    await kaisa.vote(life.room, poll.id, "away")
    await olli.vote(life.room, poll.id, "away")
    await olli.says("tulen")

    wanted = (Rsvp.COMING, Rsvp.LATE, Rsvp.UNSURE, Rsvp.AWAY, Rsvp.COMING)
    await answered(life, {one.id: answer for one, answer in zip(life.members, wanted, strict=True)})


async def test_a_typed_answer_is_noted_in_private_and_who_comes_is_told_to_the_facilitator_alone(life: Life) -> None:
    _, liisa, *others = life.members
    await life.vertti.until("2026-11-27T10:00")
    await liisa.says("tulen myöhässä")
    noted = await liisa.is_told("kirjasin vastauksesi: Tulen myöhässä")
    assert noted.encrypted
    await life.anna.says("ketkä")
    told = await life.anna.is_told("Ketkä pääsevät: ti 1.12. klo 17.00")
    assert f"Tulossa myöhässä (1): {liisa.id.partition(':')[0].removeprefix('@')}" in told.body

    last = await liisa.says("tapaamiset")
    for one in others:
        await one.has_read_until(last)
        assert not one.in_room("kirjasin")
        assert not one.in_room("Ketkä pääsevät")
        assert not one.in_private("kirjasin vastauksesi: Tulen myöhässä")


@pytest.mark.element
async def test_a_vote_in_element_counts(life: Life, elsa: ElementClient, stage: Stage) -> None:
    await life.vertti.until("2026-11-27T10:00")
    question = "Pääsetkö tapaamiseen: ti 1.12."
    await elsa.vote(life.room, question, "Tulen")
    await answered(life, {stage.elsas_id: Rsvp.COMING})
    vote = await elsa.vote(life.room, question, "En pääse")
    await answered(life, {stage.elsas_id: Rsvp.AWAY})
    await elsa.wait_for_event(vote, life.room)
    shown = await elsa.poll(life.room, question)
    assert list(shown.answers.values()) == ["Tulen", "Tulen myöhässä", "En vielä tiedä", "En pääse"]
    assert [shown.answers[one] for one in shown.votes[stage.elsas_id]] == ["En pääse"]


@pytest.mark.element
async def test_only_the_message_five_minutes_before_highlights_and_what_is_scheduled_notifies(
    life: Life, elsa: ElementClient
) -> None:
    await life.vertti.until("2026-12-01T16:54")
    tech = await elsa.wait_for("Linja aukeaa", life.room)
    assert (tech.notify, tech.highlight) == (True, False)
    await life.vertti.until("2026-12-01T16:55")
    soon = await elsa.wait_for(SOON, life.room)
    assert (soon.notify, soon.highlight, soon.shield) == (True, True, "none")
    await life.anna.says("tapaamiset")
    answer = await elsa.wait_for("1. ti 1.12. klo 17.00", life.room)
    assert not answer.notify

    seen = [one for one in await elsa.timeline(life.room) if one.sender == life.vertti.platform.me]
    assert [one.event for one in seen if one.highlight] == [soon.event]
    assert not [one for one in seen if one.unreadable or one.shield not in (None, "none")]


def refers_to(read: Read) -> str:
    """The event that this one changes, ends or answers."""
    return str(read.content.get("m.relates_to", {}).get("event_id", ""))


async def topic(life: Life, homeserver: Homeserver) -> str:
    wire = Wire(homeserver.url)
    wire.token = life.anna.client.access_token
    answer = await wire.call("GET", client_path("rooms", life.room, "state", "m.room.topic"))
    await wire.close()
    return str(answer["topic"])


async def test_a_moved_session_takes_its_messages_along(life: Life, homeserver: Homeserver) -> None:
    pekka = life.members[0]
    await life.vertti.until("2027-01-08T10:00")
    poll = await pekka.is_asked("Pääsetkö tapaamiseen: ti 12.1. klo 17.00")
    assert await topic(life, homeserver) == "Seuraava tapaaminen: ti 12.1. klo 17.00"

    move = await life.anna.says("siirrä 2 19.1. klo 18")
    await pekka.hears("Uusi aika: ti 19.1. klo 18.00. Aiempi aika: ti 12.1. klo 17.00", after=move)
    await life.vertti.quiet()
    assert await topic(life, homeserver) == "Seuraava tapaaminen: ti 19.1. klo 18.00"
    ended = await pekka.sees(life.room, lambda read: POLL_END in read.content and refers_to(read) == poll.id)
    assert ended.encrypted
    plan = await life.vertti.said((await life.vertti.group()).plan_message)
    edit = await pekka.sees(life.room, lambda read: refers_to(read) == plan)
    assert "2. ti 19.1. klo 18.00" in edit.content["m.new_content"]["body"]
    assert "3. ti 2.2. klo 17.00" in edit.content["m.new_content"]["body"]

    await life.vertti.until("2027-01-12T18:00")
    await pekka.says("tapaamiset")
    past = await pekka.hears("2. ti 19.1. klo 18.00", after=ended.id)
    assert not pekka.in_room("Linja aukeaa", after=move)
    assert not pekka.in_room(SOON, after=move)

    await life.vertti.until("2027-01-15T10:00")
    await pekka.is_asked("Pääsetkö tapaamiseen: ti 19.1. klo 18.00")
    await life.vertti.until("2027-01-19T17:54")
    await pekka.hears("Linja aukeaa", after=past.id)
    assert not pekka.in_room(SOON, after=past.id)
    await life.vertti.until("2027-01-19T17:55")
    await pekka.hears(f"{SOON}: klo 18.00", after=past.id)
