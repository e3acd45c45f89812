"""Rooms, people, ledgers, open questions, notices: the smaller shelves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.store.database import Database
from bot.store.dialogues import Dialogue
from bot.store.rooms import RoomOwner
from bot.store.unasked import Unasked
from bot.store.unreadable import MOST_OF_A_ROOM
from facilitation.group import GroupId, PersonSettings
from facilitation.words import Body, CommandRef, Language, Localised, Phrase, Several, Url, When, Words, words
from tests.bot.store.samples import LIISA, NOW, PEKKA, a_group

LATER = NOW + timedelta(hours=1)


@pytest.fixture
async def group(db: Database) -> GroupId:
    return (await db.write(lambda tx: tx.groups.insert(a_group(), "code"))).id


async def test_each_room_has_one_owner_and_each_owner_one_room(db: Database, group: GroupId) -> None:
    await db.write(lambda tx: tx.rooms.set_group_room(group, "!old"))
    await db.write(lambda tx: tx.rooms.set_group_room(group, "!room"))
    await db.write(lambda tx: tx.rooms.set_direct_room(PEKKA, "!direct-1"))
    await db.write(lambda tx: tx.rooms.set_direct_room(PEKKA, "!direct-2"))
    await db.write(lambda tx: tx.rooms.set_direct_room(LIISA, "!direct-3"))

    assert await db.read(lambda tx: tx.rooms.room_of_group(group)) == "!room"
    assert await db.read(lambda tx: tx.rooms.direct_room(PEKKA)) == "!direct-2"
    assert await db.read(lambda tx: tx.rooms.owner("!room")) == RoomOwner(group=group)
    assert await db.read(lambda tx: tx.rooms.owner("!direct-2")) == RoomOwner(person=PEKKA)
    for unknown in ("!old", "!direct-1", "!never"):
        assert await db.read(lambda tx, unknown=unknown: tx.rooms.owner(unknown)) is None  # type: ignore[misc]

    await db.write(lambda tx: tx.rooms.forget("!direct-2"))
    assert await db.read(lambda tx: tx.rooms.direct_room(PEKKA)) is None
    assert await db.read(lambda tx: tx.rooms.direct_room(LIISA)) == "!direct-3"


async def test_people_have_defaults_until_they_choose(db: Database) -> None:
    assert await db.read(lambda tx: tx.people.settings(PEKKA)) == PersonSettings(PEKKA)
    chosen = PersonSettings(PEKKA, Language.SV, quiet=True)
    await db.write(lambda tx: tx.people.save(chosen))
    assert await db.read(lambda tx: tx.people.settings(PEKKA)) == chosen
    await db.write(lambda tx: tx.people.save(PersonSettings(PEKKA, None, quiet=True)))
    assert await db.read(lambda tx: tx.people.settings(PEKKA)) == PersonSettings(PEKKA, None, quiet=True)
    await db.write(lambda tx: tx.people.delete(PEKKA))
    assert await db.read(lambda tx: tx.people.settings(PEKKA)) == PersonSettings(PEKKA)


async def test_an_event_is_handled_once(db: Database) -> None:
    assert not await db.read(lambda tx: tx.ledger.seen("$1"))
    assert await db.write(lambda tx: tx.ledger.add("$1", NOW))
    assert not await db.write(lambda tx: tx.ledger.add("$1", LATER))
    await db.write(lambda tx: tx.ledger.add("$2", LATER))
    await db.write(lambda tx: tx.ledger.forget_older_than(LATER))
    assert not await db.read(lambda tx: tx.ledger.seen("$1"))
    assert await db.read(lambda tx: tx.ledger.seen("$2"))


async def test_unreadable_events_wait_in_order_of_time(db: Database) -> None:
    await db.write(lambda tx: tx.unreadable.add("$2", "!b", LATER))
    await db.write(lambda tx: tx.unreadable.add("$1", "!a", NOW))
    await db.write(lambda tx: tx.unreadable.add("$1", "!a", LATER))
    assert await db.read(lambda tx: tx.unreadable.all()) == [("!a", "$1"), ("!b", "$2")]
    await db.write(lambda tx: tx.unreadable.forget_older_than(LATER))
    assert await db.read(lambda tx: tx.unreadable.all()) == [("!b", "$2")]
    await db.write(lambda tx: tx.unreadable.remove("$2"))
    assert await db.read(lambda tx: tx.unreadable.all()) == []


async def test_of_one_room_only_so_many_unreadable_events_wait(db: Database) -> None:
    await db.write(lambda tx: tx.unreadable.add("$quiet", "!quiet", NOW))
    for number in range(MOST_OF_A_ROOM + 30):
        at = NOW + timedelta(seconds=number)
        await db.write(lambda tx, number=number, at=at: tx.unreadable.add(f"${number}", "!flooded", at))  # type: ignore[misc]
    waiting = await db.read(lambda tx: tx.unreadable.all())
    assert len(waiting) == MOST_OF_A_ROOM + 1
    assert waiting[:2] == [("!quiet", "$quiet"), ("!flooded", "$30")]


async def test_what_was_said_unasked_is_known_by_group_and_by_person(db: Database, group: GroupId) -> None:
    other = (await db.write(lambda tx: tx.groups.insert(a_group("other"), "code-2"))).id
    await db.write(lambda tx: tx.unasked.record(group, None, "rsvp", NOW))
    await db.write(lambda tx: tx.unasked.record(group, PEKKA, "rsvp_again", LATER))
    await db.write(lambda tx: tx.unasked.record(other, PEKKA, "pulse", NOW))
    room, private, elsewhere = Unasked(None, "rsvp", NOW), Unasked(PEKKA, "rsvp_again", LATER), Unasked(PEKKA, "pulse", NOW)

    assert await db.read(lambda tx: tx.unasked.since(group, NOW)) == [room, private]
    assert await db.read(lambda tx: tx.unasked.since(group, LATER)) == [private]
    assert await db.read(lambda tx: tx.unasked.to_person_since(PEKKA, NOW)) == [elsewhere, private]
    await db.write(lambda tx: tx.unasked.forget_older_than(LATER))
    assert await db.read(lambda tx: tx.unasked.to_person_since(PEKKA, NOW)) == [private]


async def test_one_question_is_open_with_a_person(db: Database) -> None:
    assert await db.read(lambda tx: tx.dialogues.get(PEKKA)) is None
    await db.write(lambda tx: tx.dialogues.set(PEKKA, "which-group", {"groups": [1, 2]}, NOW))
    await db.write(lambda tx: tx.dialogues.set(PEKKA, "confirm", {"text": "äö"}, LATER))
    await db.write(lambda tx: tx.dialogues.set(LIISA, "confirm", {}, NOW))
    assert await db.read(lambda tx: tx.dialogues.get(PEKKA)) == Dialogue(PEKKA, "confirm", {"text": "äö"}, LATER)
    await db.write(lambda tx: tx.dialogues.forget_older_than(LATER))
    assert await db.read(lambda tx: tx.dialogues.get(LIISA)) is None
    await db.write(lambda tx: tx.dialogues.clear(PEKKA))
    assert await db.read(lambda tx: tx.dialogues.get(PEKKA)) is None


async def test_notices_are_taken_whole_and_once(db: Database, group: GroupId) -> None:
    body: Body = (
        words(
            "late",
            name="Pekka",
            digits="5",
            n=5,
            when=When(LATER, "day"),
            how=CommandRef("session-link", "3"),
            where=Url("https://example.org"),
            theme=Localised("a", "b", "c"),
            people=Several(("Liisa", 3, Several((words("inner", n=1),), "or")), "lines"),
        ),
        Phrase(Localised("{n} fi", "{n} sv", "{n} en"), {"n": Words("plain")}),
    )
    await db.write(lambda tx: tx.notices.add(group, body, NOW))
    await db.write(lambda tx: tx.notices.add(group, (words("second"),), LATER))
    assert await db.read(lambda tx: tx.notices.groups_with_any()) == [group]
    assert await db.write(lambda tx: tx.notices.take(group)) == [(NOW, body), (LATER, (words("second"),))]
    assert await db.write(lambda tx: tx.notices.take(group)) == []
    assert await db.read(lambda tx: tx.notices.groups_with_any()) == []


async def test_what_was_applied_and_single_values_are_kept_by_key(db: Database) -> None:
    assert await db.read(lambda tx: tx.applied.get("key")) is None
    await db.write(lambda tx: tx.applied.set("key", {"people": {"@a:b": "member"}, "n": 3}))
    assert await db.read(lambda tx: tx.applied.get("key")) == {"people": {"@a:b": "member"}, "n": 3}

    assert await db.read(lambda tx: tx.meta.get("token")) is None
    await db.write(lambda tx: tx.meta.set("token", "a"))
    await db.write(lambda tx: tx.meta.set("token", "b"))
    assert await db.read(lambda tx: tx.meta.get("token")) == "b"
    await db.write(lambda tx: tx.meta.delete("token"))
    assert await db.read(lambda tx: tx.meta.get("token")) is None
