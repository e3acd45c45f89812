"""Whoever presses or chooses is acknowledged at once, and answered where they did it, or wherever they can be reached."""

from __future__ import annotations

import pytest

from bot.chat.port import (
    EventId,
    Left,
    Listens,
    Message,
    NotListening,
    Pressed,
    Refused,
    RoomId,
    RoomUnusable,
    Said,
    UserId,
    Voted,
)
from bot.chat.richtext import Code, Paragraph, RichText, paragraph
from tests.contract.discord_stage import ASKS, DiscordStage
from tests.contract.stage import a_message, a_poll, fresh
from tests.discord.reading import controls
from tests.discord.refusals import MISSING
from tests.discord.words import WORDING

SLOW = 10
"""Seconds for which the program takes nothing; Discord waits for three."""


def alone(stage: DiscordStage, who: UserId, room: RoomId) -> list[str]:
    """What somebody was shown in a channel alone."""
    return [one.content for one in stage.world.read(int(who), int(room)) if one.is_ephemeral]


async def until_heard(stage: DiscordStage, event: EventId) -> Said:
    """What was said by that event."""
    return await stage.hears(Said, lambda one: one.event == event)


async def test_a_command_is_acknowledged_although_the_program_takes_nothing_for_long(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    async with stage.deaf():
        said = await stage.say(stage.anna, room, "!vertti apua")
        assert stage.world.results[int(stage.anna)][-1].acknowledged
        await stage.world.env.advance_time(SLOW)
    assert (await until_heard(stage, said)).text == "apua"


async def test_presses_and_votes_are_acknowledged_although_the_program_takes_nothing_for_long(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    card, poll = await stage.send(room, "Keskustelu"), await stage.platform.ask(room, a_poll(), key=fresh("key"))
    await stage.platform.react(room, card, "▶️", key=fresh("key"))
    async with stage.deaf():
        await stage.press(stage.anna, room, card, "▶️")
        await stage.vote(stage.anna, room, poll, "yes")
        assert all(one.acknowledged for one in stage.world.results[int(stage.anna)])
        await stage.world.env.advance_time(SLOW)
    await stage.hears(Pressed, lambda one: one.message == card)
    await stage.hears(Voted, lambda one: one.poll == poll)


async def test_what_is_for_one_alone_is_shown_where_they_asked_and_to_nobody_else(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    direct = await stage.direct_room_for(stage.anna)
    said = await stage.say(stage.anna, room, "!vertti apua")
    await until_heard(stage, said)
    await stage.platform.send(direct, a_message("Vain sinulle"), key=fresh("key"), answers=said)
    assert alone(stage, stage.anna, room) == ["Vain sinulle"]
    assert stage.world.read(int(stage.bea), int(room)) == []
    assert list(await stage.texts(stage.anna, direct)) == []


async def test_an_answer_that_comes_after_a_quarter_of_an_hour_is_brought_to_the_conversation(stage: DiscordStage) -> None:
    room, direct = await stage.room_for(stage.anna), await stage.direct_room_for(stage.anna)
    said = await stage.say(stage.anna, room, "!vertti apua")
    await until_heard(stage, said)
    await stage.world.env.advance_time(16 * 60)
    await stage.platform.send(direct, a_message("Myöhään"), key=fresh("key"), answers=said)
    assert list(await stage.texts(stage.anna, direct)) == ["Myöhään"]


async def test_to_closed_direct_messages_it_is_said_that_nobody_listens(stage: DiscordStage) -> None:
    direct = await stage.direct_room_for(stage.anna)
    stage.world.close_direct("anna")
    with pytest.raises(NotListening):
        await stage.platform.send(direct, a_message("Kysymys"), key=fresh("key"))


async def test_who_opens_what_waits_is_heard_and_shown_it_there(stage: DiscordStage) -> None:
    room, direct = await stage.room_for(stage.anna, stage.bea), await stage.direct_room_for(stage.anna)
    stage.world.close_direct("anna")
    knock = await stage.platform.knock(room, paragraph("Sinulle on viesti."), label="Avaa", key=fresh("key"))
    (button,) = controls(stage.world.message(int(knock)))
    await stage.world.click(stage.anna, int(knock), button["custom_id"])
    heard = await stage.hears(Listens, lambda event: event.sender == stage.anna)
    await stage.platform.send(direct, a_message("Kysymys"), key=fresh("key"), answers=heard.event)
    await stage.platform.ask(direct, a_poll("Miten menee?"), key=fresh("key"))
    assert [one.partition("\n")[0] for one in alone(stage, stage.anna, room)] == ["Kysymys", "Miten menee?"]
    assert [one.id for one in stage.world.read(int(stage.bea), int(room))] == [int(knock)]


async def test_who_pressed_something_lately_is_reached_through_it_although_their_messages_are_closed(stage: DiscordStage) -> None:
    room, direct = await stage.room_for(stage.anna), await stage.direct_room_for(stage.anna)
    stage.world.close_direct("anna")
    said = await stage.say(stage.anna, room, "!vertti apua")
    await until_heard(stage, said)
    await stage.platform.send(direct, a_message("Kuulumisia"), key=fresh("key"))
    assert alone(stage, stage.anna, room) == ["Kuulumisia"]


async def test_a_button_for_what_needs_words_opens_a_form_and_what_is_filled_in_is_said(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    text = RichText((Paragraph((Code(f"/{ASKS}", command=ASKS),)),))
    sent = await stage.platform.send(room, Message(text), key=fresh("key"))
    (button,) = controls(stage.world.message(int(sent)))
    opened = await stage.world.click(stage.anna, int(sent), button["custom_id"])
    assert opened.modal is not None
    (field,) = [one["component"]["custom_id"] for one in opened.modal["components"]]
    async with stage.deaf():
        said = await stage.world.fill(stage.anna, opened, {field: "mitä kuuluu"})
        assert said.acknowledged
    heard = await until_heard(stage, EventId(str(said._interaction.id)))
    assert (heard.room, heard.text, heard.private) == (room, "kerro mitä kuuluu", False)


async def test_what_is_pressed_where_only_one_person_sees_it_is_said_in_private(stage: DiscordStage) -> None:
    room, direct = await stage.room_for(stage.anna), await stage.direct_room_for(stage.anna)
    asked = await stage.say(stage.anna, room, "!vertti apua")
    await until_heard(stage, asked)
    text = RichText((Paragraph((Code("/ohje", command="ohje"),)),))
    await stage.platform.send(direct, Message(text), key=fresh("key"), answers=asked)
    (shown,) = [one for one in stage.world.read(int(stage.anna), int(room)) if one.is_ephemeral]
    custom_id = next(str(one["custom_id"]) for one in controls(shown) if one["custom_id"] == "c/ohje")
    pressed = await stage.world.click(stage.anna, shown.id, custom_id)
    heard = await until_heard(stage, EventId(str(pressed._interaction.id)))
    assert (heard.room, heard.private) == (direct, True)


async def test_nobody_knocks_where_vertti_is_not(stage: DiscordStage) -> None:
    with pytest.raises((RoomUnusable, Refused)):
        await stage.platform.knock(stage.nowhere, paragraph("Viesti"), label="Avaa", key=fresh("key"))


async def test_what_nobody_answers_does_not_go_on_turning(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    said = await stage.say(stage.anna, room, "!vertti apua")
    await until_heard(stage, said)
    await stage.platform.send(room, a_message("Kaikille"), key=fresh("key"), answers=said)
    result = stage.world.results[int(stage.anna)][-1]
    assert not alone(stage, stage.anna, room)
    assert result.acknowledged


async def test_nothing_is_shown_in_a_channel_to_who_has_left_it(stage: DiscordStage) -> None:
    room, direct = await stage.room_for(stage.anna), await stage.direct_room_for(stage.anna)
    said = await stage.say(stage.anna, room, "!vertti apua")
    await until_heard(stage, said)
    await stage.leave(stage.anna, room)
    await stage.hears(Left, lambda one: one.sender == stage.anna)
    await stage.platform.send(direct, a_message("Hyvää jatkoa"), key=fresh("key"), answers=said)
    assert list(await stage.texts(stage.anna, direct)) == ["Hyvää jatkoa"]
    stage.world.close_direct("anna")
    with pytest.raises(NotListening):
        await stage.platform.send(direct, a_message("Vielä yksi asia"), key=fresh("key"))


async def test_who_cannot_be_let_go_hears_that_it_failed(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    stage.world.faithful.refuse("DELETE", "/channels/*/permissions/*", MISSING)
    await stage.leave(stage.anna, room)
    assert alone(stage, stage.anna, room)[-1] == WORDING.of("en").failed


async def test_in_another_server_it_is_said_that_vertti_does_nothing_there(stage: DiscordStage) -> None:
    other = stage.world.env.create_guild("Muualla")
    place = other.create_text_channel("aula")
    member = other.add_member(stage.world.actor(stage.cilla).user)
    await stage.world.env.settle()
    result = await member.slash(place, "leave")
    assert result.response is not None
    assert result.response._message.content == WORDING.of("en").other_server
    assert result.response._message.is_ephemeral


async def test_a_command_that_is_pressed_twice_with_an_unsteady_finger_is_given_once(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    text = RichText((Paragraph((Code("/ohje", command="ohje"),)),))
    message = await stage.platform.send(room, Message(text), key=fresh("key"))
    first, second = [await stage.world.click(stage.anna, int(message), "c/ohje") for _ in range(2)]
    others = await stage.world.click(stage.bea, int(message), "c/ohje")
    await stage.world.env.advance_time(5)
    later = await stage.world.click(stage.anna, int(message), "c/ohje")
    await until_heard(stage, EventId(str(later._interaction.id)))
    heard = {one.event for one in stage.heard if isinstance(one, Said)}
    assert {str(one._interaction.id) for one in (first, others, later)} <= heard
    assert str(second._interaction.id) not in heard
    assert second.acknowledged


async def test_what_comes_of_a_press_is_shown_where_it_was_pressed_and_not_brought_elsewhere(stage: DiscordStage) -> None:
    room, direct = await stage.room_for(stage.anna), await stage.direct_room_for(stage.anna)
    said = await stage.say(stage.anna, room, "!vertti apua")
    await until_heard(stage, said)
    await stage.platform.ask(direct, a_poll("Kuka saa nähdä?"), key=fresh("key"))
    assert [one.partition("\n")[0] for one in alone(stage, stage.anna, room)] == ["Kuka saa nähdä?"]
    await stage.world.env.advance_time(10)
    await stage.platform.send(direct, a_message("Muistutus"), key=fresh("key"))
    assert list(await stage.texts(stage.anna, direct)) == ["Muistutus"]
