"""Groups with a plan: by hand for the examples, by Hypothesis for the walks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib import resources

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from facilitation import programme, programme_file, schedule
from facilitation.group import Group, GroupId, GroupState, Member, Role, Standing
from facilitation.refusals import Refusal
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId, Session, SessionState
from facilitation.times import DateRange, QuietHours, WallTime
from facilitation.words import Language

WALKING = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
"""A walk takes as long as the machine needs for it."""

HELSINKI = "Europe/Helsinki"
ZONES = (
    HELSINKI,
    "Europe/Stockholm",
    "Europe/London",
    "America/New_York",
    "America/Santiago",
    "Africa/Cairo",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
    "UTC",
)
NIGHT = QuietHours(time(20), time(8))


@cache
def content() -> programme.Programme:
    """The built-in programme."""
    file = resources.files("facilitation") / "content" / "programme.yaml"
    return programme_file.parse(yaml.safe_load(file.read_text(encoding="utf-8")))


def at(text: str, zone: str = HELSINKI) -> datetime:
    """The instant of a wall time such as `2026-12-01 17:00`."""
    return WallTime(datetime.fromisoformat(text), zone).instant()


def wall(text: str, zone: str = HELSINKI) -> WallTime:
    return WallTime(datetime.fromisoformat(text), zone)


def shown(instant: datetime, zone: str = HELSINKI) -> str:
    """The instant as the group's wall shows it, weekday first."""
    return WallTime.of(instant, zone).clock.strftime("%a %Y-%m-%d %H:%M")


def running(
    first: str = "2026-12-01 17:00",
    *,
    zone: str = HELSINKI,
    every: int = 21,
    count: int = 8,
    skip: Sequence[str] = (),
    quiet: str = "20:00-08:00",
    opened: str = "2026-11-02 09:00",
    retention: int = 60,
) -> Group:
    """A running group whose room is open; Tuesdays at five unless told otherwise."""
    rhythm = Rhythm(wall(first, zone), every, count, tuple(DateRange.parse(one) for one in skip))
    return _group(rhythm, QuietHours.parse(quiet), at(opened, zone), timedelta(days=retention), timedelta(minutes=90))


def with_state(group: Group, number: int, state: SessionState, opened_at: datetime | None = None) -> Group:
    session = group.session(number)
    assert session is not None
    return group.replacing(replace(session, state=state, opened_at=opened_at))


def session_of(group: Group, number: int) -> Session:
    session = group.session(number)
    assert session is not None
    return session


def _group(rhythm: Rhythm, quiet: QuietHours, opened: datetime, retention: timedelta, length: timedelta) -> Group:
    return Group(
        id=GroupId(1),
        key="kirjanpitajat",
        name="Kirjanpitäjien vertaisryhmä",
        language=Language.FI,
        zone=rhythm.first.zone,
        rhythm=rhythm,
        length=length,
        quiet_hours=quiet,
        sessions=schedule.plan_sessions(rhythm, content().arc(rhythm.count)),
        members=(Member(PersonId("@anna:example.org"), Role.FACILITATOR, Standing.JOINED, "Anna"),),
        state=GroupState.RUNNING,
        room_opened_at=opened,
        retention=retention,
    )


@dataclass(frozen=True, slots=True)
class Walk:
    """A group after people have moved and skipped sessions, and the dates at which they put one by hand."""

    group: Group
    now: datetime
    by_hand: frozenset[date] = field(default=frozenset())


@st.composite
def wall_times(draw: st.DrawFn) -> WallTime:
    """Times of day of all kinds, with a liking for five o'clock and for the hours that clocks leave out."""
    clock = st.one_of(
        st.sampled_from([time(17), time(9), time(2, 15), time(2, 30), time(3, 30), time(0, 0), time(0, 30), time(23, 30)]),
        st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    )
    day = draw(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
    return WallTime(datetime.combine(day, draw(clock)), draw(st.sampled_from(ZONES)))


@st.composite
def rhythms(draw: st.DrawFn, shortest: int = 1) -> Rhythm:
    first = draw(wall_times())
    every = draw(st.one_of(st.sampled_from([7, 14, 21]), st.integers(shortest, 40)))
    count = draw(st.integers(5, 8))
    ranges = []
    for _ in range(draw(st.integers(0, 3))):
        start = first.day + timedelta(days=draw(st.integers(-10, every * count)))
        ranges.append(DateRange(start, start + timedelta(days=draw(st.integers(0, 20)))))
    return Rhythm(first, every, count, tuple(ranges))


QUIET = st.sampled_from([NIGHT, QuietHours(time(18), time(9)), QuietHours(time(0), time(0)), QuietHours(time(11), time(13))])


@st.composite
def walks(draw: st.DrawFn, shortest: int = 1, changes: int = 4) -> Walk:
    """A group some time before or in its programme, after some changes of its plan; refused ones leave it as it is."""
    rhythm = draw(rhythms(shortest))
    start = rhythm.occurrences()[0].instant()
    opened = start - timedelta(hours=draw(st.integers(1, 24 * 30)))
    length = timedelta(minutes=draw(st.sampled_from([60, 90, 120])))
    retention = timedelta(days=draw(st.sampled_from([30, 35, 60, 200])))
    group = _group(rhythm, draw(QUIET), opened.astimezone(UTC), retention, length)
    now = opened
    by_hand: set[date] = set()
    for _ in range(draw(st.integers(0, changes))):
        now += timedelta(minutes=draw(st.integers(0, 60 * 24 * 30)))
        number = draw(st.integers(1, rhythm.count))
        group = held_until(group, now)
        try:
            if draw(st.booleans()):
                to = _nearby(draw, group, number, now)
                decision = schedule.move(group, number, to, now, content())
                by_hand.add(to.day)
            else:
                decision = schedule.skip(group, number, now, content(), drop=draw(st.booleans()))
        except (Refusal, schedule.InThePast, schedule.MissingHour):
            continue
        group = replace(decision.group, version=group.version + 1)
    return Walk(group, now, frozenset(by_hand))


def _nearby(draw: st.DrawFn, group: Group, number: int, now: datetime) -> WallTime:
    around = draw(st.sampled_from([session_of(group, number).starts, WallTime.of(now, group.zone)]))
    days = draw(st.integers(-10, 30))
    moment = draw(st.sampled_from([group.rhythm.first.time_of_day, time(10), time(17), time(2, 30)]))
    return around.plus_days(days).at(moment)


def held_until(group: Group, now: datetime) -> Group:
    """The group with every session held whose time is over."""
    for session in group.sessions:
        if session.state is SessionState.PLANNED and session.ends(group.length) <= now:
            group = group.replacing(replace(session, state=SessionState.HELD))
    return group
