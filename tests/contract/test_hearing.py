"""What Vertti hears of what people say and vote, and what it never hears."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.port import Event, InvitedToRoom, Joined, RoomId, Said, Voted
from bot.chat.richtext import paragraph
from tests.contract.stage import Stage, a_poll, fresh

pytestmark = pytest.mark.asyncio(loop_scope="module")

TALK = (
    "hei kaikille",
    "mitä mieltä olette, !vertti apua",
    "!verttinen",
    "!vertti apua",
    "!VERTTI  siirrä 2 12.1.",
    "!vertti",
)
"""Three of these are said to Vertti, the last of them without any words."""


def texts(events: list[Said]) -> list[str]:
    return [one.text for one in events]


async def until_heard(stage: Stage, room: RoomId, text: str) -> list[Said]:
    """All that was heard in the room, once this has been."""
    await stage.hears(Said, lambda event: event.room == room and event.text == text)
    return stage.heard_in(room, Said)


async def test_in_a_groups_room_only_what_begins_with_the_prefix_is_heard_and_the_prefix_is_taken_off(stage: Stage) -> None:
    room, typed = await stage.room_for(stage.anna), stage.offers("typing in rooms")
    for text in TALK if typed else TALK[:-1]:
        await stage.say(stage.anna, room, text)
    last = await stage.say(stage.anna, room, "!vertti ohje")
    heard = await until_heard(stage, room, "ohje")
    assert texts(heard) == ["apua", "siirrä 2 12.1.", *([""] if typed else []), "ohje"]
    assert (heard[-1].event, heard[-1].sender) == (last, stage.anna)
    assert not any(one.private for one in heard)
    assert all(one.trusted for one in heard)


async def test_in_private_no_prefix_is_needed_and_none_does_harm(stage: Stage) -> None:
    room = await stage.direct_room_for(stage.anna)
    for text in ("apua", "!vertti ohje", "  4  "):
        await stage.say(stage.anna, room, text)
    heard = await until_heard(stage, room, "4")
    assert texts(heard) == ["apua", "ohje", "4"]
    assert all(one.private and one.trusted for one in heard)


async def test_a_room_for_two_is_private_only_when_the_program_knows_it_as_a_direct_room(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    await stage.say(stage.anna, room, "itsekseni")
    await stage.say(stage.anna, room, "!vertti apua")
    assert texts(await until_heard(stage, room, "apua")) == ["apua"]
    assert not stage.heard_in(room, Said)[0].private


async def test_with_a_third_person_a_direct_room_is_private_no_more(stage: Stage) -> None:
    stage.needs("direct rooms for more")
    room = await stage.direct_room_for(stage.anna)
    await stage.platform.invite(room, stage.bea)
    await stage.join(stage.bea, room)
    await stage.hears_joining(stage.bea, room)
    await stage.say(stage.anna, room, "meidän kesken")
    await stage.say(stage.anna, room, "!vertti apua")
    (heard,) = await until_heard(stage, room, "apua")
    assert not heard.private


async def test_votes_are_heard_in_own_polls_only_and_can_be_taken_back(stage: Stage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    message = await stage.send(room, "Ei kysymys")
    poll = await stage.platform.ask(room, replace(a_poll(), most=2), key=fresh("key"))
    stage.memory.polls.add(poll)
    await stage.reads(stage.anna, room, "Pääsetkö?")
    await stage.reads(stage.bea, room, "Pääsetkö?")
    await stage.vote(stage.anna, room, message, "yes")
    await stage.vote(stage.anna, room, poll, "yes")
    await stage.vote(stage.bea, room, poll, "no")
    await stage.vote(stage.anna, room, poll)
    await stage.hears(Voted, lambda event: event.room == room and not event.answers)
    votes = stage.heard_in(room, Voted)
    assert [(one.sender, one.poll, one.answers) for one in votes] == [
        (stage.anna, poll, ("yes",)),
        (stage.bea, poll, ("no",)),
        (stage.anna, poll, ()),
    ]
    assert len({one.event for one in votes}) == 3


async def test_several_choices_are_heard_in_the_order_in_which_they_were_made(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    poll = await stage.platform.ask(room, replace(a_poll(), most=2), key=fresh("key"))
    stage.memory.polls.add(poll)
    await stage.vote(stage.anna, room, poll, "no", "yes")
    assert (await stage.hears(Voted, lambda event: event.poll == poll)).answers == ("no", "yes")


async def test_a_vote_in_a_poll_that_has_ended_is_still_told_and_the_program_decides(stage: Stage) -> None:
    stage.needs("votes after the end")
    room = await stage.room_for(stage.anna)
    poll = await stage.platform.ask(room, a_poll(), key=fresh("key"))
    stage.memory.polls.add(poll)
    await stage.reads(stage.anna, room, "Pääsetkö?")
    await stage.platform.end_poll(room, poll, paragraph("Suljettu"), key=fresh("key"))
    await stage.vote(stage.anna, room, poll, "yes")
    assert (await stage.hears(Voted, lambda event: event.poll == poll)).answers == ("yes",)


async def test_somebody_begins_a_direct_conversation_and_their_first_words_are_heard(stage: Stage) -> None:
    room = await stage.begin_direct(stage.anna)
    if stage.offers("invitations that wait"):
        invited = await stage.hears(InvitedToRoom, lambda event: event.room == room)
        assert (invited.sender, invited.direct) == (stage.anna, True)
    await stage.say(stage.anna, room, "KOODI-1234")
    stage.memory.direct.add(room)
    await stage.platform.accept(room)
    await stage.platform.accept(room)
    (heard,) = await until_heard(stage, room, "KOODI-1234")
    assert (heard.sender, heard.private) == (stage.anna, True)
    await stage.send(room, "Koodi kelpaa")
    await stage.reads(stage.anna, room, "Koodi kelpaa")


async def test_an_invitation_to_any_other_room_says_that_it_is_none(stage: Stage) -> None:
    stage.needs("rooms of others")
    room = await stage.begin_room(stage.anna)
    invited = await stage.hears(InvitedToRoom, lambda event: event.room == room)
    assert (invited.sender, invited.direct) == (stage.anna, False)
    await stage.platform.leave(room)


async def test_what_happens_is_told_in_its_order(stage: Stage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    wanted = [f"{who} {number}" for number in range(5) for who in ("anna", "bea")]
    for text in wanted:
        await stage.say(stage.anna if text.startswith("anna") else stage.bea, room, f"!vertti {text}")
    assert texts(await until_heard(stage, room, wanted[-1])) == wanted


async def test_what_was_said_while_nobody_listened_is_told_afterwards_once_and_in_order(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    async with stage.deaf():
        for number in range(3):
            await stage.say(stage.anna, room, f"!vertti {number}")
        await stage.platform.invite(room, stage.bea)
        await stage.join(stage.bea, room)
    await stage.hears_joining(stage.bea, room)
    assert texts(await until_heard(stage, room, "2")) == ["0", "1", "2"]
    assert [one.sender for one in stage.heard_in(room, Joined)] == [stage.anna, stage.bea]


async def test_a_batch_that_was_not_taken_comes_again_with_the_same_events(stage: Stage) -> None:
    room = await (stage.room_for if stage.offers("typing in rooms") else stage.direct_room_for)(stage.anna)
    async with stage.deaf():
        await stage.say(stage.anna, room, "!vertti yksi")
        last = await stage.say(stage.anna, room, "!vertti kaksi")
        once = await stage.batches_up_to(last)
        twice = await stage.batches_up_to(last)
    assert all(one.token for one in (*once, *twice))
    events: list[list[Event]] = [[event for batch in come for event in batch.events] for come in (once, twice)]
    assert events[0] == events[1]
    assert [one.text for one in events[0] if isinstance(one, Said)] == ["yksi", "kaksi"]
    assert texts(await until_heard(stage, room, "kaksi")) == ["yksi", "kaksi"]


async def test_the_first_batch_comes_at_once_although_nothing_has_happened(stage: Stage) -> None:
    async with stage.deaf():
        first = await stage.first_batch()
        assert first.token is not None
        stage.memory.take(first)
        assert (await stage.first_batch()).events == ()
