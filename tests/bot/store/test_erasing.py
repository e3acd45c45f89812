"""What is deleted is gone: from every table, and from the bytes of the files."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import func, select

from bot.store.applied import DELETED
from bot.store.database import Database
from bot.store.tables import metadata
from bot.store.transaction import Tx
from facilitation.group import Group, GroupId
from facilitation.session import PersonId
from facilitation.steps import Step, StepKind
from facilitation.words import words
from tests.bot.store.samples import NOW, a_group, a_row

FILLER = 40


async def live(tx: Tx, name: str, code: str, filler: str = "") -> Group:
    """A group that leaves its name in every table."""
    person = PersonId(f"@{name}-person:example.org")
    group = await tx.groups.insert(a_group(f"{name}-key", name=f"{name}-name", people=(person,)), code)
    await tx.groups.mark_left(group.id, PersonId(f"@{name}-gone:example.org"))
    await tx.rooms.set_group_room(group.id, f"!{name}-room:example.org")
    await tx.steps.sync(group.id, [Step(StepKind.RSVP, 1, 0, NOW, NOW)])
    await tx.unasked.record(group.id, person, f"{name}-kind", NOW)
    for number in range(5):
        await tx.outbox.add(a_row(f"{name}-row-{number}-{filler}", f"{name}-destination", group_id=group.id))
    await tx.unreadable.add(f"${name}-unreadable", f"!{name}-room:example.org", NOW)
    await tx.pulses.open(group.id, 1, [person], NOW)
    await tx.pulses.answer(group.id, 1, person, f"{name}-item", 3)
    await tx.pulses.remember_event(group.id, 1, person, f"${name}-answer")
    await tx.dialogues.set(person, "confirm", {"text": f"{name}-text"}, NOW)
    await tx.rooms.note_successor(f"!{name}-next:example.org", group.id)
    await tx.set_going.group(person, group.id, NOW)
    await tx.notices.add(group.id, (words("notice", who=f"{name}-notice"),), NOW)
    await tx.applied.set(f"{name}-key", {"people": {f"{name}-applied": "member"}})
    return group


async def rows_of(db: Database, group: GroupId) -> dict[str, int]:
    async with db._readers.connect() as connection:
        return {
            table.name: count
            for table in metadata.sorted_tables
            if "group_id" in table.c
            and (
                count := (
                    await connection.execute(select(func.count()).select_from(table).where(table.c.group_id == group))
                ).scalar_one()
            )
        }


async def test_a_deleted_group_leaves_no_row_and_others_keep_theirs(db: Database) -> None:
    gone = await db.write(lambda tx: live(tx, "gone", "code-1"))
    stays = await db.write(lambda tx: live(tx, "stays", "code-2"))
    everything = await rows_of(db, stays.id)
    assert everything == await rows_of(db, gone.id)

    await db.write(lambda tx: tx.groups.delete(gone.id))

    assert await rows_of(db, gone.id) == {}
    assert await rows_of(db, stays.id) == everything
    assert await db.read(lambda tx: tx.unreadable.all()) == [("!stays-room:example.org", "$stays-unreadable")]
    assert await db.read(lambda tx: tx.dialogues.get(PersonId("@gone-person:example.org"))) is None
    assert await db.read(lambda tx: tx.dialogues.get(PersonId("@stays-person:example.org"))) is not None
    assert await db.read(lambda tx: tx.applied.get("gone-key")) == DELETED
    assert await db.read(lambda tx: tx.applied.get("stays-key")) == {"people": {"stays-applied": "member"}}


async def test_deleting_twice_is_harmless_and_ids_are_not_given_again(db: Database) -> None:
    gone = await db.write(lambda tx: live(tx, "gone", "code-1"))
    await db.write(lambda tx: tx.groups.delete(gone.id))
    await db.write(lambda tx: tx.groups.delete(gone.id))
    assert (await db.write(lambda tx: live(tx, "next", "code-2"))).id != gone.id


async def test_after_compacting_no_trace_is_in_the_files(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "data")
    try:
        # Much comes, changes and goes, so that pages split, move and are freed.
        gone = [await db.write(lambda tx, n=n: live(tx, f"vanishing-{n}", f"a{n}", "x" * 300)) for n in range(FILLER)]  # type: ignore[misc]
        stays = [await db.write(lambda tx, n=n: live(tx, f"remaining-{n}", f"b{n}", "x" * 300)) for n in range(FILLER)]  # type: ignore[misc]
        assert b"vanishing" in bytes_of(tmp_path)
        for group in gone:
            await db.write(lambda tx, group=group: tx.groups.delete(group.id))  # type: ignore[misc]

        assert await db.compact()

        found = re.sub(rb"vanishing-\d+-key", b"", bytes_of(tmp_path))
        assert b"vanishing" not in found, "only the keys of configured groups may be left"
        assert b"remaining" in found
        async with db._readers.connect() as connection:
            assert (await connection.exec_driver_sql("PRAGMA freelist_count")).scalar() == 0
        assert await db.read(lambda tx: tx.groups.all()) == stays
    finally:
        await db.close()


async def test_the_text_of_sent_messages_is_gone_from_the_files_too(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "data")
    try:
        await db.write(lambda tx: tx.outbox.add(a_row("confidential")))
        row = await db.read(lambda tx: tx.outbox.find("confidential"))
        assert row is not None
        await db.write(lambda tx: tx.outbox.confirm(row.id, "$sent", NOW))
        assert await db.compact()
        assert b'"text"' not in bytes_of(tmp_path)
    finally:
        await db.close()


def bytes_of(tmp_path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted((tmp_path / "data").iterdir()))
