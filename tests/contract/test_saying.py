"""What Vertti says: once for each key, to those who are there, and changeable afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.port import File, Left, Refused, RoomUnusable
from bot.chat.richtext import paragraph
from bot.clock import SystemClock
from tests.contract.stage import Stage, a_message, a_poll, fresh

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_repeated_key_gives_the_same_message_and_shows_it_once(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    first = await stage.send(room, "Hei", key=(key := fresh("key")))
    assert await stage.send(room, "Hei", key=key) == first
    assert await stage.send(room, "Hei taas") != first
    await stage.reads(stage.anna, room, "Hei taas")
    assert list(await stage.texts(stage.anna, room)) == ["Hei", "Hei taas"]


async def test_a_repeated_key_asks_once_edits_once_and_ends_once(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    keys = [fresh("key") for _ in range(3)]
    poll = [await stage.platform.ask(room, a_poll(), key=keys[0]) for _ in range(2)]
    assert poll[0] == poll[1]
    message = await stage.send(room, "Hei")
    edits = [await stage.platform.edit(room, message, a_message("Hei!"), key=keys[1]) for _ in range(2)]
    assert edits[0] == edits[1]
    ends = [await stage.platform.end_poll(room, poll[0], paragraph("Suljettu"), key=keys[2]) for _ in range(2)]
    assert ends[0] == ends[1]
    await stage.reads(stage.anna, room, "Suljettu")
    assert len([one for one in await stage.texts(stage.anna, room) if "Suljettu" in one]) == 1


async def test_a_message_can_be_edited(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    message = await stage.send(room, "Kello 17")
    await stage.platform.edit(room, message, a_message("Kello 18"), key=fresh("key"))
    await stage.reads_edited(stage.anna, room, message, "Kello 18")


async def test_a_message_and_a_poll_can_be_taken_back_also_twice(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    message, poll = await stage.send(room, "Erehdys"), await stage.platform.ask(room, a_poll(), key=fresh("key"))
    for event in (message, poll):
        await stage.platform.redact(room, event, key=(key := fresh("key")))
        await stage.platform.redact(room, event, key=key)
        await stage.platform.redact(room, event, key=fresh("key"))
        assert await stage.is_taken_back(stage.anna, room, event)


async def test_what_a_person_said_in_a_direct_room_can_be_taken_back(stage: Stage) -> None:
    room = await stage.direct_room_for(stage.anna)
    said = await stage.say(stage.anna, room, "4")
    if not stage.offers("power over what others say"):
        # The program must hear that it stands there still: it tells the person.
        with pytest.raises(Refused):
            await stage.platform.redact(room, said, key=fresh("key"))
        return
    await stage.platform.redact(room, said, key=fresh("key"))


async def test_a_poll_is_shown_with_its_question_and_answers(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    poll = await stage.platform.ask(room, a_poll("Miten menee?"), key=fresh("key"))
    assert await stage.reads(stage.anna, room, "Miten menee?") == poll
    (shown,) = await stage.texts(stage.anna, room)
    assert "Kyllä" in shown
    assert "Ei" in shown


async def test_a_file_is_opened_by_those_who_are_there_and_shown_once(stage: Stage) -> None:
    room = await stage.direct_room_for(stage.anna)
    content = bytes(range(256)) * 300 + "Ääkköset".encode()
    file, key = File("tiedot.json", "application/json", content), fresh("key")
    sent = await stage.platform.send_file(room, file, key=key)
    assert await stage.platform.send_file(room, file, key=key) == sent
    assert await stage.file(stage.anna, room, sent) == file
    await stage.send(room, "Siinä se")
    await stage.reads(stage.anna, room, "Siinä se")
    assert list(await stage.texts(stage.anna, room)) == ["tiedot.json", "Siinä se"]
    await stage.platform.redact(room, sent, key=fresh("key"))
    assert await stage.is_taken_back(stage.anna, room, sent)


async def test_a_room_that_is_made_ready_shows_nothing_and_what_is_said_then_is_read_by_who_is_there_then(stage: Stage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    until = SystemClock().real() + timedelta(minutes=20)
    await stage.platform.prepare(room, until=until)
    assert not await stage.platform.prepare(room, until=until)
    assert list(await stage.texts(stage.anna, room)) == []
    await stage.leave(stage.bea, room)
    await stage.hears(Left, lambda event: event.room == room)
    await stage.platform.invite(room, stage.cilla)
    await stage.join(stage.cilla, room)
    await stage.hears_joining(stage.cilla, room)
    await stage.send(room, "Viisi minuuttia")
    for person in (stage.anna, stage.cilla):
        await stage.reads(person, room, "Viisi minuuttia")
    assert list(await stage.texts(stage.bea, room)) == []


async def test_a_room_where_nothing_can_be_said_cannot_be_made_ready(stage: Stage) -> None:
    stage.needs("keys of rooms")
    with pytest.raises(RoomUnusable):
        await stage.platform.prepare(stage.nowhere, until=SystemClock().real())


async def test_exactly_what_is_wished_is_pinned(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    one, two = await stage.send(room, "Yksi"), await stage.send(room, "Kaksi")
    await stage.platform.pin(room, [one])
    await stage.platform.pin(room, [two, one])
    pinned = list(await stage.pinned(stage.anna, room))
    assert pinned == [two, one] if stage.offers("an order of what is pinned") else sorted(pinned) == [one, two]
    await stage.platform.pin(room, [two])
    assert list(await stage.pinned(stage.anna, room)) == [two]


async def test_the_room_gets_another_name_and_topic(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    assert (await stage.name(stage.anna, room), await stage.topic(stage.anna, room)) == (stage.called("Ryhmä"), "Aihe")
    await stage.platform.set_name(room, "Uusi nimi")
    await stage.platform.set_topic(room, "Seuraava tapaaminen")
    assert (await stage.name(stage.anna, room), await stage.topic(stage.anna, room)) == (
        stage.called("Uusi nimi"),
        "Seuraava tapaaminen",
    )


async def test_who_comes_later_reads_nothing_of_what_was_said_before(stage: Stage) -> None:
    stage.needs("past that is closed")
    room = await stage.room_for(stage.anna)
    await stage.send(room, "Ennen")
    await stage.platform.invite(room, stage.bea)
    await stage.send(room, "Kutsun jälkeen")
    await stage.join(stage.bea, room)
    await stage.hears_joining(stage.bea, room)
    await stage.send(room, "Nyt")
    await stage.reads(stage.bea, room, "Nyt")
    assert list(await stage.texts(stage.bea, room)) == ["Nyt"]


async def test_what_is_said_with_the_invitation_to_a_direct_room_is_read_when_it_is_accepted(stage: Stage) -> None:
    room = await stage.direct_room_unanswered(stage.anna)
    await stage.send(room, "Tervetuloa")
    await stage.platform.ask(room, a_poll(), key=fresh("key"))
    await stage.join(stage.anna, room)
    await stage.reads(stage.anna, room, "Tervetuloa")
    await stage.reads(stage.anna, room, "Pääsetkö?")


async def test_nothing_is_said_or_changed_in_a_room_that_vertti_is_not_in(stage: Stage) -> None:
    left = await stage.room_for(stage.anna)
    message = await stage.send(left, "Hei")
    poll = await stage.platform.ask(left, a_poll(), key=fresh("key"))
    await stage.platform.leave(left)
    for room in (left, stage.nowhere):
        for call in (
            stage.platform.send(room, a_message("Hei"), key=fresh("key")),
            stage.platform.ask(room, a_poll(), key=fresh("key")),
            stage.platform.send_file(room, File("a.txt", "text/plain", b"a"), key=fresh("key")),
            stage.platform.edit(room, message, a_message("Hei"), key=fresh("key")),
            stage.platform.end_poll(room, poll, paragraph("Loppu"), key=fresh("key")),
        ):
            with pytest.raises(RoomUnusable):
                await call


async def test_what_was_sent_is_found_by_its_room_and_key(stage: Stage) -> None:
    room, other = await stage.room_for(stage.anna), await stage.room_for(stage.anna)
    since = SystemClock().real() - timedelta(minutes=1)
    said, asked, edited, ended, unused = (fresh("key") for _ in range(5))
    message = await stage.send(room, "Hei", key=said)
    poll = await stage.platform.ask(room, a_poll(), key=asked)
    edit = await stage.platform.edit(room, message, a_message("Hei!"), key=edited)
    end = await stage.platform.end_poll(room, poll, paragraph("Suljettu"), key=ended)

    for key, event, what in ((said, message, a_message("Hei")), (asked, poll, a_poll())):
        assert tuple(await stage.platform.sent_earlier(room, key=key, since=since, what=what)) == (event,)
        assert tuple(await stage.platform.sent_earlier(other, key=key, since=since, what=what)) == ()
        assert tuple(await stage.platform.sent_earlier(stage.nowhere, key=key, since=since, what=what)) == ()
    assert tuple(await stage.platform.sent_earlier(room, key=unused, since=since, what=a_message("Moi"))) == ()
    stage.needs("keys that are kept")
    for key, event in ((edited, edit), (ended, end)):
        assert await stage.platform.sent_earlier(room, key=key, since=since) == (event,)
        assert await stage.platform.sent_earlier(other, key=key, since=since) == ()


async def test_the_moment_of_a_decision_at_the_end_of_a_key_does_not_count(stage: Stage) -> None:
    stage.needs("keys that are kept")
    room = await stage.room_for(stage.anna)
    key = fresh("left")
    message = await stage.send(room, "Hei", key=f"{key}:20261120T080000:7")
    since = SystemClock().real() - timedelta(minutes=1)
    assert await stage.platform.sent_earlier(room, key=f"{key}:20261121T093015:12", since=since) == (message,)
    assert await stage.platform.sent_earlier(room, key=f"{key}-other:20261120T080000:7", since=since) == ()


async def test_of_several_with_the_same_lasting_key_all_are_found_the_oldest_first(stage: Stage) -> None:
    stage.needs("keys that are kept")
    room = await stage.room_for(stage.anna)
    key, since = fresh("link"), SystemClock().real() - timedelta(minutes=1)
    first = await stage.send(room, "Hei", key=f"{key}:v1")
    assert await stage.platform.sent_earlier(room, key=f"{key}:v2", since=since) == (first,)
    second = await stage.send(room, "Hei taas", key=f"{key}:v2")
    assert await stage.platform.sent_earlier(room, key=f"{key}:v2", since=since) == (first, second)


async def test_the_platform_is_well_and_the_login_has_a_name(stage: Stage) -> None:
    assert await stage.platform.is_well()
    assert stage.platform.login
