"""Many running groups at once, put into the store without their having lived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from benchmarks.stage import ZONE
from bot.store.database import Database
from bot.store.transaction import Tx
from bot.texts import built_in_programme
from facilitation.calendar import Step, StepKind
from facilitation.group import Group, GroupId, GroupState, Member, Role, Standing
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId, Session
from facilitation.times import QuietHours, WallTime
from facilitation.words import Language

ROLES = (Role.FACILITATOR, Role.HOST, *[Role.MEMBER] * 5)
USEFUL = timedelta(minutes=15)


def invented(number: int) -> Sequence[PersonId]:
    """Seven people who have no accounts, other ones for each number."""
    return [PersonId(f"@person-{number}-{place}:example.org") for place in range(len(ROLES))]


def a_group(number: int, sessions: int, now: datetime, people: Sequence[PersonId]) -> Group:
    """A running group of these seven people, its sessions still to come."""
    day = (now + timedelta(days=30)).date()
    rhythm = Rhythm(WallTime(datetime(day.year, day.month, day.day, 17), ZONE), 21, sessions)  # noqa: DTZ001
    themes = [one.key for one in built_in_programme().themes]
    return Group(
        id=GroupId(0),
        key=f"group-{number}",
        name=f"Group {number}",
        language=Language.EN,
        zone=ZONE,
        rhythm=rhythm,
        length=timedelta(minutes=90),
        quiet_hours=QuietHours.parse("20:00-08:00"),
        sessions=tuple(
            Session(place + 1, themes[place % len(themes)], starts) for place, starts in enumerate(rhythm.occurrences())
        ),
        members=tuple(
            Member(person, role, Standing.JOINED, f"Person {place}", now, welcomed=True)
            for place, (person, role) in enumerate(zip(people, ROLES, strict=True))
        ),
        state=GroupState.RUNNING,
        meeting_link="https://meet.example.org/a-room-of-our-own",
        room_opened_at=now,
    )


async def settle_in(
    db: Database,
    rooms: Sequence[str],
    sessions: int,
    now: datetime,
    people: Sequence[PersonId] | None = None,
    *,
    after: int = 0,
) -> None:
    """A group for each of the rooms, all of the same people or, without any, of invented ones; `after` so many others."""

    async def work(tx: Tx) -> None:
        for number, room in enumerate(rooms, after + 1):
            group = await tx.groups.insert(a_group(number, sessions, now, people or invented(number)), f"code-{number}")
            await tx.rooms.set_group_room(group.id, room)

    await db.write(work)


async def remind(db: Database, session: int, due: datetime, count: int) -> None:
    """The reminder of the first groups that the session is about to start falls due at that instant.

    Of all that the calendar knows, this step says exactly one message to the room whatever the group has done so far, and
    may be said at any hour of any day, so that the benchmark can be run at any.
    """

    async def work(tx: Tx) -> None:
        step = Step(StepKind.STARTING, session, 0, due, due + USEFUL)
        for number in range(1, count + 1):
            # One that waits already gets the new time.
            waiting = [one for one in await tx.steps.waiting(GroupId(number)) if one.key != step.key]
            await tx.steps.sync(GroupId(number), [*waiting, step])

    await db.write(work)
