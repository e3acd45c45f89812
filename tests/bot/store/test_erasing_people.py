"""A person is erased from the rows beside their groups, and what has still to be carried out is carried out first."""

from __future__ import annotations

from datetime import timedelta

from bot.store.database import Database
from bot.store.outbox import NewOutboxRow
from facilitation.group import GroupId
from facilitation.session import PersonId
from facilitation.words import words
from tests.bot.rows import rows_with
from tests.bot.store.samples import NOW, a_group

PEKKA = PersonId("@pekka:example.org")
OTHER = PersonId("@pekka:example.org.uk")
ROOM = "group:1"


async def of_group(db: Database, key: str = "one") -> GroupId:
    """A group with both of them."""
    group = await db.write(lambda tx: tx.groups.insert(a_group(key, people=(PEKKA, OTHER)), f"code-{key}"))
    return group.id


async def add(
    db: Database, key: str, kind: str, place: str, group: GroupId | None = None, *, sent: bool = False, of: str = ""
) -> None:
    """A row; `of` is what it refers to, and the key says what it is about."""
    row = NewOutboxRow(key, place, kind, "{}", NOW, group_id=group, about=key, refers_to=of or None)
    await db.write(lambda tx: tx.outbox.add(row))
    if sent:
        await settle(db, key)


async def settle(db: Database, key: str) -> None:
    """As the outbox does it."""
    row = await db.read(lambda tx: tx.outbox.find(key))
    assert row is not None
    await db.write(lambda tx: tx.outbox.confirm(row.id, f"${key}", NOW))
    if row.fleeting:
        await db.write(lambda tx: tx.outbox.drop(row))


async def keys(db: Database) -> list[str]:
    """The keys of all rows."""
    rows = await db.read(lambda tx: tx.erasing.messages_about(PEKKA))
    return [one.key for one in rows]


async def test_what_was_not_said_yet_is_not_said_any_more(db: Database) -> None:
    group = await of_group(db)
    await add(db, f"invite:{PEKKA}:first", "invite", ROOM, group)
    await add(db, "reminder", "send", f"person:{PEKKA}", group)
    await add(db, "answer-about-nothing", "send", f"person:{PEKKA}")
    await add(db, "take-back", "redact", f"person:{PEKKA}", group)
    await add(db, f"invite:{OTHER}:first", "invite", ROOM, group)
    await db.write(lambda tx: tx.erasing.withdraw(group, PEKKA))
    assert await keys(db) == ["answer-about-nothing", "take-back"]
    assert await db.read(lambda tx: tx.outbox.find(f"invite:{OTHER}:first")) is not None


async def test_rows_go_when_they_are_settled_and_with_them_what_they_refer_to(db: Database) -> None:
    group = await of_group(db)
    await add(db, f"pulse:1:0:{PEKKA}:coping", "poll", f"person:{PEKKA}", group, sent=True)
    await add(db, f"remove:{PEKKA}:now", "remove", ROOM, group)
    await add(db, "take-back", "redact", f"person:{PEKKA}", group, of=f"pulse:1:0:{PEKKA}:coping")
    await add(db, f"welcome:{PEKKA}", "send", f"person:{PEKKA}", group, sent=True)
    await db.write(lambda tx: tx.erasing.let_go(PEKKA))
    assert f"welcome:{PEKKA}" not in await keys(db)
    assert len(await keys(db)) == 3
    await settle(db, f"remove:{PEKKA}:now")
    assert await keys(db) == [f"pulse:1:0:{PEKKA}:coping", "take-back"]
    await settle(db, "take-back")
    assert await keys(db) == []


async def test_only_the_rows_of_that_group_go_where_there_is_another(db: Database) -> None:
    one, two = await of_group(db), await of_group(db, "two")
    await add(db, "first", "send", f"person:{PEKKA}", one, sent=True)
    await add(db, "second", "send", f"person:{PEKKA}", two, sent=True)
    await db.write(lambda tx: tx.erasing.let_go(PEKKA, [one]))
    assert await keys(db) == ["second"]


async def test_a_row_that_settled_before_it_was_let_go_is_swept_up_in_the_night(db: Database) -> None:
    group = await of_group(db)
    await add(db, "under-way", "send", f"person:{PEKKA}", group)
    row = await db.read(lambda tx: tx.outbox.find("under-way"))
    assert row is not None
    await db.write(lambda tx: tx.erasing.let_go(PEKKA))
    await db.write(lambda tx: tx.outbox.confirm(row.id, "$1", NOW))
    await db.write(lambda tx: tx.erasing.forget_strangers())
    assert await keys(db) == []


async def test_notices_that_name_somebody_are_found_by_the_whole_name(db: Database) -> None:
    group = await of_group(db)
    await db.write(lambda tx: tx.notices.add(group, (words("practice-member-left", name="Pekka"),), NOW))
    await db.write(lambda tx: tx.notices.add(group, (words("practice-member-left", name="Pekka-Liisa"),), NOW))
    assert await db.read(lambda tx: tx.erasing.notices_about(group, {"Pekka"})) == [(NOW, "practice-member-left")]
    await db.write(lambda tx: tx.erasing.drop_notices(group, {"Pekka"}))
    assert "notices" in await rows_with(db, "Pekka-Liisa")
    assert await db.read(lambda tx: tx.erasing.notices_about(group, {"Pekka"})) == []


async def test_what_was_taken_over_from_the_configuration_forgets_one_person(db: Database) -> None:
    group = await of_group(db, "configured")
    people = {PEKKA: "member", OTHER: "host"}
    await db.write(lambda tx: tx.applied.set("configured", {"people": people, "rhythm": "x"}))
    assert await db.read(lambda tx: tx.erasing.configured(PEKKA)) == [("configured", "member")]
    await db.write(lambda tx: tx.erasing.forget_configured(group, PEKKA))
    assert await db.read(lambda tx: tx.applied.get("configured")) == {"people": {OTHER: "host"}, "rhythm": "x"}


async def test_a_talk_is_idle_from_the_first_night_on_and_not_while_a_group_knows_its_person(db: Database) -> None:
    await of_group(db)
    stranger = PersonId("@stranger:example.org")
    await db.write(lambda tx: tx.rooms.set_direct_room(stranger, "!theirs"))
    await db.write(lambda tx: tx.rooms.set_direct_room(PEKKA, "!pekka"))
    day, month = timedelta(days=1), timedelta(days=30)
    assert await db.write(lambda tx: tx.erasing.idle_rooms(NOW, NOW - month)) == []
    assert await db.write(lambda tx: tx.erasing.idle_rooms(NOW + month, NOW)) == []
    assert await db.write(lambda tx: tx.erasing.idle_rooms(NOW + month + day, NOW + day)) == [(stranger, "!theirs")]
