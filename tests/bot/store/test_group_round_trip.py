"""A group comes out of the store as it went in, whatever it is like."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.database import Database
from facilitation.group import Group, GroupId, GroupState, Member, Role, RoomTrouble, Standing
from facilitation.rhythm import Rhythm
from facilitation.session import Asked, Card, PersonId, Rsvp, Session, SessionState
from facilitation.times import DateRange, QuietHours, WallTime
from facilitation.words import Language

people = st.text(min_size=1, max_size=20).map(PersonId)
moments = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2199, 1, 1), timezones=st.just(UTC))
wall_times = st.builds(
    WallTime,
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2199, 1, 1)),
    st.sampled_from(["Europe/Helsinki", "America/St_Johns", "UTC", "Asia/Kathmandu"]),
)
lengths = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400))
ranges = st.tuples(st.dates(), st.dates()).map(lambda two: DateRange(min(two), max(two)))

questions = st.builds(Asked, st.text(max_size=20), st.integers(0, 99))
members = st.builds(
    Member,
    person=people,
    role=st.sampled_from(Role),
    standing=st.sampled_from(Standing),
    name=st.text(max_size=20),
    agreed_at=st.none() | moments,
    welcomed=st.booleans(),
)
sessions = st.builds(
    Session,
    number=st.integers(1, 40),
    theme=st.text(max_size=20),
    starts=wall_times,
    state=st.sampled_from(SessionState),
    revision=st.integers(0, 9),
    link=st.none() | st.text(),
    rsvps=st.dictionaries(people, st.sampled_from(Rsvp), max_size=6),
    opened_at=st.none() | moments,
    ended_at=st.none() | moments,
    phase=st.none() | st.integers(0, 9),
    phase_began=st.none() | moments,
    prompts_shown=st.lists(questions, max_size=5).map(tuple),
    card=st.none()
    | st.builds(
        Card,
        number=st.integers(0, 99),
        ends=moments,
        paused_at=st.none() | moments,
        edits=st.integers(0, 99),
        question=st.none() | questions,
        returns_to=st.none() | moments,
    ),
)
groups = st.builds(
    Group,
    id=st.just(GroupId(0)),
    key=st.text(),
    name=st.text(),
    language=st.sampled_from(Language),
    zone=st.sampled_from(["Europe/Helsinki", "UTC"]),
    rhythm=st.builds(
        Rhythm,
        first=wall_times,
        every_days=st.integers(1, 366),
        count=st.integers(1, 20),
        skip=st.lists(ranges, max_size=3).map(tuple),
    ),
    length=lengths,
    quiet_hours=st.builds(QuietHours, st.times(), st.times()),
    programme=st.text(),
    sessions=st.lists(sessions, max_size=4, unique_by=lambda one: one.number).map(
        lambda many: tuple(sorted(many, key=lambda one: one.number))
    ),
    members=st.lists(members, max_size=5, unique_by=lambda one: one.person).map(tuple),
    state=st.sampled_from(GroupState),
    meeting_link=st.none() | st.text(),
    room_opened_at=st.none() | moments,
    check_in=st.booleans(),
    pulse_minimum=st.integers(4, 9),
    retention=lengths,
    ended_at=st.none() | moments,
    trouble=st.none() | st.sampled_from(RoomTrouble),
    version=st.integers(0, 5),
)


@settings(max_examples=40, deadline=None)
@given(before=groups, after=groups)
async def test_a_group_comes_back_as_it_was_inserted_and_as_it_was_changed(before: Group, after: Group) -> None:
    db = await Database.in_memory()
    try:
        inserted = await db.write(lambda tx: tx.groups.insert(before, "code"))
        assert inserted == replace(before, id=inserted.id)
        assert await db.read(lambda tx: tx.groups.load(inserted.id)) == inserted

        changed = replace(after, id=inserted.id, version=inserted.version)
        saved = await db.write(lambda tx: tx.groups.save(changed))
        assert saved == replace(changed, version=inserted.version + 1)
        assert await db.read(lambda tx: tx.groups.load(inserted.id)) == saved
        assert await db.read(lambda tx: tx.groups.all()) == [saved]
    finally:
        await db.close()
