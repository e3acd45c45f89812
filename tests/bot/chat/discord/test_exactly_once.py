"""What was sent, although nobody knows it for certain, is sent no second time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.port import File, Message, Said, Sendable, TryLater
from bot.chat.richtext import paragraph
from tests.contract.discord_stage import DiscordStage
from tests.contract.stage import a_message, a_poll, fresh

MESSAGES = "/channels/*/messages"
LONG = Message(paragraph("Pitkä juttu. " * 200))
"""Longer than the content of a message may be."""
FILE = File("ryhma.ics", "text/calendar", b"BEGIN:VCALENDAR")
SENT: dict[str, Sendable] = {"words": a_message("Hei"), "long words": LONG, "a poll": a_poll(), "a file": FILE}


async def send(stage: DiscordStage, room: str, what: Sendable, key: str) -> str:
    """Send anything."""
    match what:
        case Message():
            return await stage.platform.send(room, what, key=key)  # type: ignore[arg-type]
        case File():
            return await stage.platform.send_file(room, what, key=key)  # type: ignore[arg-type]
        case _:
            return await stage.platform.ask(room, what, key=key)  # type: ignore[arg-type]


@pytest.mark.parametrize("alone", [False, True], ids=["in a channel", "in private"])
@pytest.mark.parametrize("what", SENT)
async def test_after_an_answer_that_was_lost_the_same_key_shows_nothing_new(stage: DiscordStage, what: str, alone: bool) -> None:
    room, key = await (stage.direct_room_for if alone else stage.room_for)(stage.anna), fresh("key")
    stage.world.faithful.lose_answer("POST", MESSAGES)
    with pytest.raises(TryLater):
        await send(stage, room, SENT[what], key)
    again = await send(stage, room, SENT[what], key)
    assert [str(one.id) for one in stage.world.read(int(stage.anna), int(room))] == [again]


@pytest.mark.parametrize("what", SENT)
async def test_what_was_sent_before_a_crash_is_found_by_its_words_when_discord_knows_the_key_no_more(
    stage: DiscordStage, what: str
) -> None:
    room, key = await stage.room_for(stage.anna), fresh("key")
    since = stage.world.env.now() - timedelta(minutes=1)
    stage.world.faithful.lose_answer("POST", MESSAGES)
    with pytest.raises(TryLater):
        await send(stage, room, SENT[what], key)
    await stage.restart(crashed=True)
    stage.world.faithful.forget_nonces()
    (shown,) = stage.world.read(int(stage.anna), int(room))
    assert list(await stage.platform.sent_earlier(room, key=key, since=since, what=SENT[what])) == [str(shown.id)]
    later = stage.world.env.now() + timedelta(seconds=1)
    assert list(await stage.platform.sent_earlier(room, key=key, since=later, what=SENT[what])) == []


async def test_only_the_same_words_are_taken_for_what_was_sent(stage: DiscordStage) -> None:
    room, since = await stage.room_for(stage.anna), stage.world.env.now() - timedelta(minutes=1)
    await stage.world.write(stage.anna, int(room), "Hei")
    await stage.send(room, "Huomenta")
    assert list(await stage.platform.sent_earlier(room, key=fresh("key"), since=since, what=a_message("Hei"))) == []


async def test_several_of_the_same_words_are_all_found_the_oldest_first(stage: DiscordStage) -> None:
    room, since = await stage.room_for(stage.anna), stage.world.env.now() - timedelta(minutes=1)
    sent = [await stage.send(room, "Viisi minuuttia") for _ in range(3)]
    found = await stage.platform.sent_earlier(room, key=fresh("key"), since=since, what=a_message("Viisi minuuttia"))
    assert list(found) == sent


async def test_among_hundreds_of_messages_what_was_sent_is_found(stage: DiscordStage) -> None:
    room, since = await stage.room_for(stage.anna), stage.world.env.now() - timedelta(minutes=1)
    sent = await stage.send(room, "Muistutus")
    for number in range(120):
        await stage.world.write(stage.anna, int(room), f"puhetta {number}")
    assert list(await stage.platform.sent_earlier(room, key=fresh("key"), since=since, what=a_message("Muistutus"))) == [sent]


async def test_a_command_whose_acknowledgement_got_no_answer_is_heard_once(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    stage.world.faithful.lose_answer("POST", "/interactions/*/callback")
    said = await stage.say(stage.anna, room, "!vertti apua")
    await stage.hears(Said, lambda one: one.event == said)
    assert len([one for one in stage.heard_in(room, Said) if one.event == said]) == 1
