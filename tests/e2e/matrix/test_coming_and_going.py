"""Who comes, who goes, who invites; direct rooms."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat.port import InvitedByOther, InvitedToRoom, Joined, Left, Refused, RemovedFromRoom, RoomId, RoomSpec, Said, UserId
from bot.demo.homeserver import Homeserver
from tests.e2e.matrix.memory import Memory
from tests.e2e.matrix.verttis import vertti
from tests.e2e.people import fresh, people

pytestmark = pytest.mark.e2e

ENCRYPTION = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}


async def test_joining_leaving_declining_and_removal_are_told_apart(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna", "bea", "cilla", "daniel") as them:
        anna, bea, cilla, daniel = them
        room = await bot.room_for(anna, bea)
        joined = next(event for event in bot.all_of(Joined) if event.sender == anna.id)
        assert joined.name == anna.id.removeprefix("@").partition(":")[0]
        for one in (cilla, daniel):
            await bot.platform.invite(room, UserId(one.id))

        await anna.client.room_leave(room)
        await bot.platform.remove(room, UserId(bea.id))
        await cilla.client.room_leave(room)
        await bot.platform.remove(room, UserId(daniel.id))

        def left(user: str) -> tuple[str, bool]:
            event = next(event for event in bot.all_of(Left) if event.sender == user)
            return event.by, event.was_invited

        await bot.hears(Left, lambda event: event.sender == daniel.id)
        me = bot.platform.me
        assert left(anna.id) == (anna.id, False)
        assert left(bea.id) == (me, False)
        assert left(cilla.id) == (cilla.id, True)
        assert left(daniel.id) == (me, True)
        assert len(bot.all_of(Left)) == 4


async def test_an_invitation_by_somebody_else_is_noticed(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna", "bea") as (anna, bea):
        room = await bot.room_for(anna)
        await bot.platform.hand_over(room, [UserId(anna.id)])
        await anna.client.room_invite(room, bea.id)
        invited = await bot.hears(InvitedByOther)
        assert (invited.sender, invited.invited, invited.room) == (anna.id, bea.id, room)


async def test_being_removed_is_noticed_but_leaving_by_oneself_is_no_news(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        rooms = []
        for _ in range(2):
            answer = await anna.client.room_create(invite=[bot.platform.me])
            rooms.append(RoomId(answer.room_id))
            await bot.platform.accept(rooms[-1])
        await bot.platform.leave(rooms[0])
        await anna.client.room_kick(rooms[1], bot.platform.me)
        removed = await bot.hears(RemovedFromRoom)
        assert (removed.sender, removed.room) == (anna.id, rooms[1])
        for room in rooms:
            with pytest.raises(Refused, match="NOT_IN_ROOM"):
                await bot.say(room, "gone")
        withdrawn = await anna.client.room_create(invite=[bot.platform.me])
        await bot.hears(InvitedToRoom, lambda event: event.room == withdrawn.room_id)
        await anna.client.room_kick(withdrawn.room_id, bot.platform.me)
        await bot.hears(RemovedFromRoom, lambda event: event.room == withdrawn.room_id)
        assert len(bot.all_of(RemovedFromRoom)) == 2


async def test_vertti_makes_a_direct_room(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna", "bea") as (anna, bea):
        spec = RoomSpec("person/anna", "Vertti", "", (UserId(anna.id),), direct=True)
        room = await bot.platform.create_room(spec, search=True)
        bot.memory.direct.add(room)
        assert (await anna.is_invited(room)).content.get("is_direct") is True
        assert await bot.platform.alone_with(room, UserId(anna.id)), "also while she is only invited"
        await anna.join(room)
        await bot.knows(room, anna)
        await bot.say(room, "Hei anna")
        assert (await anna.reads(room, "Hei anna")).encrypted
        await anna.say(room, "apua")
        said = await bot.hears(Said)
        assert (said.text, said.private, said.trusted) == ("apua", True, True)

        direct = await bot.platform._wire.call("GET", f"/_matrix/client/v3/user/{bot.platform.me}/account_data/m.direct")
        assert direct == {anna.id: [room]}
        await bot.platform.invite(room, UserId(bea.id))
        assert not await bot.platform.alone_with(room, UserId(anna.id))
        await anna.say(room, "not alone any more")
        await anna.say(room, "!vertti but this")
        last = await bot.hears(Said, lambda event: event.text == "but this")
        assert not last.private
        assert [event.text for event in bot.all_of(Said)] == ["apua", "but this"]
        await bot.platform.leave(room)
        await bot.platform.leave(room)
        assert not await bot.platform.alone_with(room, UserId(anna.id))


async def test_what_is_said_with_the_invitation_opens_when_it_is_accepted(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        spec = RoomSpec("person/anna", "", "", (UserId(anna.id),), direct=True)
        room = await bot.platform.create_room(spec, search=False)
        await bot.say(room, "Tervetuloa")
        await anna.is_invited(room)
        await anna.join(room)
        assert (await anna.reads(room, "Tervetuloa")).encrypted


async def test_somebody_begins_a_direct_conversation_with_the_first_words_sent_along(
    homeserver: Homeserver, tmp_path: Path
) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        answer = await anna.client.room_create(is_direct=True, initial_state=[ENCRYPTION])
        room = RoomId(answer.room_id)
        await anna.sync()
        await anna.say(room, "before the invitation")
        # As Element does: the conversation's room invites, and its first message follows at once.
        content = {"membership": "invite", "is_direct": True}
        path = f"/_matrix/client/v3/rooms/{room}/state/m.room.member/{bot.platform.me}"
        wire = type(bot.platform._wire)(homeserver.url)
        wire.token = anna.client.access_token
        await wire.call("PUT", path, content)
        await wire.close()
        invited = await bot.hears(InvitedToRoom)
        assert (invited.sender, invited.direct, invited.room) == (anna.id, True, room)
        await anna.sync()
        await anna.say(room, "JOIN-CODE")
        bot.memory.direct.add(room)
        await bot.platform.accept(room)
        said = await bot.hears(Said)
        assert (said.text, said.sender, said.private, said.trusted) == ("JOIN-CODE", anna.id, True, True)


async def test_an_invitation_waits_for_the_very_first_start(homeserver: Homeserver, tmp_path: Path) -> None:
    name = fresh("late")
    await homeserver.register(name, "a secret of its own")
    async with people(homeserver, "anna") as (anna,):
        answer = await anna.client.room_create(invite=[f"@{name}:localhost"])
        async with vertti(homeserver, tmp_path, name=name, memory=Memory()) as bot:
            invited = await bot.hears(InvitedToRoom)
            assert (invited.room, invited.sender, invited.direct) == (answer.room_id, anna.id, False)


async def test_what_was_said_before_vertti_came_is_not_heard(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        answer = await anna.client.room_create(invite=[bot.platform.me])
        room = RoomId(answer.room_id)
        await anna.sync()
        await anna.say(room, "!vertti before")
        await bot.platform.accept(room)
        await anna.say(room, "!vertti after")
        said = await bot.hears(Said)
        assert said.text == "after"
        assert not said.trusted, "nobody vouches for what is written in clear"
