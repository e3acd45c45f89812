"""Delivery in bad times: nobody waits for a broken room, what does not get through is told, and nothing is sent twice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot import actions
from bot.chat.port import EventId, Message, Refused, RoomId, Throttled, TryLater, Unreachable, UserId
from bot.chat.richtext import paragraph
from bot.store.database import Database
from bot.store.outbox import NewOutboxRow
from bot.store.tables import outbox
from bot.store.transaction import Tx
from facilitation.times import WallTime
from tests.bot.world import ADMIN, ANNA, LIISA, MEMBERS, MINNA, PEKKA, ZONE, World, a_plan, a_world

HOUR = timedelta(hours=1)
Send = Callable[[RoomId, Message], Awaitable[None]]


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.outbox.FIRST_PAUSE", 0.01)
    monkeypatch.setattr("bot.outbox.LONGEST_PAUSE", 0.02)
    monkeypatch.setattr("bot.outbox.LONGEST_PAUSE_AT_LAST", 0.02)


async def tried_again(world: World) -> None:
    """Until something that waits has been tried in vain once more, and nothing is under way: all that is told of it is told."""

    async def attempts() -> int:
        async with world.app.db._readers.connect() as connection:
            return int((await connection.execute(select(func.sum(outbox.c.attempts)))).scalar_one())

    before = await attempts()
    async with asyncio.timeout(20):
        while await attempts() <= before or not world.app.outbox.idle:
            await asyncio.sleep(0.005)


async def becomes(true: Callable[[], bool]) -> None:
    """Wait for it, at most five seconds."""
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.005)


def before_sending(world: World, monkeypatch: pytest.MonkeyPatch, do: Send) -> None:
    """Have this done before each message that is sent; what it raises comes instead."""
    send = world.chat.send

    async def sends(room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:
        await do(room, message)
        return await send(room, message, key=key, answers=answers)

    monkeypatch.setattr(world.chat, "send", sends)


async def waits(world: World, destination: str, text: str, about: str) -> None:
    """Something of the group waits for that place."""
    group = await world.group()
    action = actions.to_json(actions.SendMessage(Message(paragraph(text))))
    row = NewOutboxRow(f"g{group.id}/{about}", destination, "send", action, world.clock.now(), group.id, about)

    async def add(tx: Tx) -> None:
        assert await tx.outbox.add(row)

    await world.app.db.write(add)
    world.app.outbox.wake()


def told(world: World, *words: str) -> list[tuple[str, str]]:
    """Who has read a private message with all these words, and the message."""
    texts = [(str(world.chat.reader_of(one.room)), one.text) for one in world.chat.shown if one.room != world.room.id]
    return [(who, text) for who, text in texts if all(one in text for one in words)]


async def test_asked_for_patience_nothing_is_sent_anywhere_until_the_time_is_over(
    group_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + 0.4
    refused = 0

    async def limit(_room: RoomId, _message: Message) -> None:
        nonlocal refused
        if loop.time() < until:
            refused += 1
            raise Throttled("M_LIMIT_EXCEEDED", after=until - loop.time())

    before_sending(group_world, monkeypatch, limit)
    before = {person: len(group_world.private(person)) for person in MEMBERS}
    for person in MEMBERS:
        group_world.chat.write_privately(UserId(person), "tulen")
    await group_world.quiet()
    assert 1 <= refused <= len(MEMBERS), "nobody tries again before the time"
    assert [len(group_world.private(person)) for person in MEMBERS] == [before[person] + 1 for person in MEMBERS]


async def test_whoever_asks_is_answered_in_the_middle_of_a_burst(group_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    room = await group_world.app.db.read(lambda tx: tx.rooms.direct_room(PEKKA))
    go, order = asyncio.Event(), list[RoomId]()

    async def in_turn(where: RoomId, _message: Message) -> None:
        await go.wait()
        order.append(where)
        if where != room:
            raise Refused("FORBIDDEN")

    before_sending(group_world, monkeypatch, in_turn)
    for number in range(100):
        await waits(group_world, f"room:!other{number}", "Hei", f"hello:{number}")
    group_world.chat.write_privately(UserId(PEKKA), "tulen")
    while await group_world.app.db.read(lambda tx: tx.outbox.waiting_count()) < 101:
        await asyncio.sleep(0.005)
    go.set()
    await group_world.quiet()
    assert len(order) == 101
    assert room is not None
    assert order.index(RoomId(room)) <= 40, "after those that were under way"


async def test_many_rooms_that_hang_do_not_keep_the_others_waiting(group_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.in_flight.ASIDE", 0.1)
    over = asyncio.Event()

    async def hang(room: RoomId, _message: Message) -> None:
        if room.startswith("!hangs"):
            await over.wait()
            raise TryLater("no answer")

    before_sending(group_world, monkeypatch, hang)
    for number in range(30):
        await waits(group_world, f"room:!hangs{number}", "Hei", f"hangs:{number}")
    before = len(group_world.room_texts())
    group_world.chat.say(group_world.room.id, UserId(ANNA), "!vertti tapaamiset")
    await becomes(lambda: len(group_world.room_texts()) > before)
    over.set()


async def test_a_room_that_takes_nothing_for_an_hour_is_told_once_and_holds_up_nobody(
    group_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await group_world.until("2026-11-27T09:59")
    broken, tries = True, 0

    async def refuse(room: RoomId, _message: Message) -> None:
        nonlocal tries
        if broken and room == group_world.room.id:
            tries += 1
            raise TryLater("500 M_UNKNOWN")

    before_sending(group_world, monkeypatch, refuse)
    await group_world.director.jump(WallTime(datetime(2026, 11, 27, 10), ZONE).instant())
    await becomes(lambda: tries > 3)
    group_world.chat.write_privately(UserId(PEKKA), "tulen")
    before = len(group_world.private(PEKKA))
    await becomes(lambda: len(group_world.private(PEKKA)) > before)
    assert not told(group_world, "Yritän edelleen")

    await group_world.director.jump(group_world.clock.now() + HOUR)
    await becomes(lambda: len(told(group_world, "Yritän edelleen")) >= 2)
    seen = tries
    await becomes(lambda: tries > seen + 5)
    assert {who for who, _ in told(group_world, "ryhmän huoneeseen", "kysymys osallistumisesta", "pe 27.11.")} == {ANNA}
    assert sorted(who for who, _ in told(group_world, "Yritän edelleen")) == sorted([ANNA, ADMIN])

    broken = False
    await group_world.quiet()
    (asked,) = [one for one in group_world.room_texts() if "Seuraava tapaaminen" in one and "Teema" in one]
    assert asked.startswith("Tämä tulee myöhässä")
    assert not told(group_world, "eivät menneet perille"), "it was one room alone"


async def test_of_a_question_in_confidence_only_the_administrator_hears_and_no_name(
    group_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = await group_world.app.db.read(lambda tx: tx.rooms.direct_room(PEKKA))
    broken = True

    async def refuse(where: RoomId, _message: Message) -> None:
        if broken and where == room:
            raise TryLater("500 M_UNKNOWN")

    before_sending(group_world, monkeypatch, refuse)
    await waits(group_world, f"person:{PEKKA}", "Miten jaksat?", "pulse:1:energy")
    await group_world.director.jump(group_world.clock.now() + HOUR)
    await becomes(lambda: bool(told(group_world, "Yritän edelleen")))
    ((who, text),) = told(group_world, "Yritän edelleen")
    assert who == ADMIN
    assert "Pekka" not in text
    broken = False
    await group_world.quiet()


async def test_of_any_other_private_message_the_facilitator_hears_for_whom_it_is(
    group_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = await group_world.app.db.read(lambda tx: tx.rooms.direct_room(LIISA))
    broken = True

    async def refuse(where: RoomId, _message: Message) -> None:
        if broken and where == room:
            raise TryLater("500 M_UNKNOWN")

    before_sending(group_world, monkeypatch, refuse)
    await waits(group_world, f"person:{LIISA}", "Kuka tulee?", "rsvp-again:1")
    await group_world.director.jump(group_world.clock.now() + HOUR)
    await becomes(lambda: len(told(group_world, "Yritän edelleen")) == 2)
    assert [who for who, _ in told(group_world, "Liisa", "Yritän edelleen")] == [ANNA]
    broken = False
    await group_world.quiet()


async def test_the_whole_platform_was_away_and_everybody_concerned_hears_so_once_when_it_is_back(group_world: World) -> None:
    await group_world.until("2026-11-27T09:59")
    group_world.chat.down = True
    await group_world.director.jump(WallTime(datetime(2026, 11, 27, 10), ZONE).instant())
    for person in (PEKKA, LIISA):
        group_world.chat.write_privately(UserId(person), "tulen")
    while await group_world.app.db.read(lambda tx: tx.outbox.waiting_count()) < 4:
        await asyncio.sleep(0.005)
    await group_world.director.jump(group_world.clock.now() + 2 * HOUR)
    await tried_again(group_world)
    group_world.chat.down = False
    await group_world.quiet()
    assert sorted(who for who, _ in told(group_world, "eivät menneet perille", "klo 10.00", "klo 12.00")) == sorted([ANNA, ADMIN])
    assert not told(group_world, "Yritän edelleen")
    assert [one.startswith("Tämä tulee myöhässä") for one in group_world.room_texts() if "Teema:" in one] == [True]


async def test_when_the_platform_comes_back_within_the_hour_nobody_hears_of_it(group_world: World) -> None:
    await group_world.until("2026-11-27T09:59")
    group_world.chat.down = True
    await group_world.director.jump(WallTime(datetime(2026, 11, 27, 10), ZONE).instant())
    while await group_world.app.db.read(lambda tx: tx.outbox.waiting_count()) < 2:
        await asyncio.sleep(0.005)
    await group_world.director.jump(group_world.clock.now() + HOUR / 2)
    await tried_again(group_world)
    group_world.chat.down = False
    await group_world.quiet()
    assert not told(group_world, "eivät menneet perille")
    assert not [one for one in group_world.room_texts() if "myöhässä, pahoittelen" in one]


async def test_while_nobody_is_there_one_row_asks_now_and_then_and_the_others_wait(
    group_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    async def nobody(_room: RoomId, _message: Message) -> None:
        nonlocal tries
        tries += 1
        raise Unreachable("the connection is refused")

    send = group_world.chat.send
    before_sending(group_world, monkeypatch, nobody)
    for number in range(30):
        await waits(group_world, f"room:{group_world.room.id}" if not number else f"room:!{number}", "Hei", f"hello:{number}")
    await asyncio.sleep(0.6)
    assert 1 <= tries <= 30
    monkeypatch.setattr(group_world.chat, "send", send)


async def test_the_administrator_hears_once_a_day_that_the_limits_are_too_tight(
    group_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tight, refused = True, 0

    async def limit(room: RoomId, _message: Message) -> None:
        nonlocal refused
        if tight and room == group_world.room.id:
            refused += 1
            raise Throttled("M_LIMIT_EXCEEDED", after=0.05)

    before_sending(group_world, monkeypatch, limit)
    await waits(group_world, str(f"group:{(await group_world.group()).id}"), "Hei", "hello")
    await group_world.director.jump(group_world.clock.now() + HOUR)
    await becomes(lambda: refused > 3)
    tight = False
    await group_world.quiet()
    assert [who for who, _ in told(group_world, "rc_message")] == [ADMIN]


async def test_a_message_whose_answer_was_lost_is_not_said_again_however_late(
    group_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    send, lost = group_world.chat.send, True

    async def loses_the_answer(room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:
        event = await send(room, message, key=key)
        if lost:
            raise TryLater("no answer within 60 s")
        return event

    monkeypatch.setattr(group_world.chat, "send", loses_the_answer)
    place = f"group:{(await group_world.group()).id}"
    await waits(group_world, place, "Hei kaikki", "hello")
    await becomes(lambda: "Hei kaikki" in group_world.room_texts())
    monkeypatch.setattr("bot.in_flight.ASIDE", 0.0)
    # Longer than the homeserver remembers.
    await group_world.director.jump(group_world.clock.now() + timedelta(days=2))
    group_world.chat.log_in_anew()
    lost = False
    await group_world.quiet()
    assert [one for one in group_world.room_texts() if "Hei kaikki" in one] == ["Hei kaikki"]


async def test_what_is_like_an_earlier_message_and_was_never_sent_is_sent(
    group_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    down = False

    async def refuse(_room: RoomId, _message: Message) -> None:
        if down:
            raise TryLater("500 M_UNKNOWN")

    before_sending(group_world, monkeypatch, refuse)
    place = f"group:{(await group_world.group()).id}"
    await waits(group_world, place, "Ensimmäinen linkki", "link:1:0:v7")
    await group_world.quiet()
    down = True
    await waits(group_world, place, "Toinen linkki", "link:1:0:v8")
    await group_world.director.jump(group_world.clock.now() + 2 * HOUR)
    await tried_again(group_world)
    down = False
    await group_world.quiet()
    assert any("Toinen linkki" in one for one in group_world.room_texts())


async def test_died_in_the_middle_of_sending_and_came_back_under_another_login() -> None:
    db = await Database.in_memory()
    try:
        async with a_world(db=db) as world:
            await world.apply(a_plan())
            await world.join(ANNA, MINNA, *MEMBERS)
            chat, send = world.chat, world.chat.send

            async def dies(room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:
                await send(room, message, key=key)
                return await asyncio.Future()

            chat.send = dies  # type: ignore[method-assign]
            before = len(world.room_texts())
            chat.say(world.room.id, UserId(PEKKA), "!vertti tapaamiset")
            await becomes(lambda: len(world.room_texts()) == before + 1)
        chat.send = send  # type: ignore[method-assign]
        chat.log_in_anew()
        async with a_world(db=db, chat=chat) as again:
            await again.quiet()
            assert len(again.room_texts()) == before + 1
    finally:
        await db.close()
