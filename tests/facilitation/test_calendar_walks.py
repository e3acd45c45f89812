"""Whatever the zone, the rhythm and the changes: the calendar keeps its hours, its order and its measure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation import calendar
from facilitation.calendar import Audience, Said, Step, StepKind, late, may_speak, plan, rule
from facilitation.group import Group, GroupState
from facilitation.session import SessionState
from facilitation.speaking import SpeakingDays
from facilitation.times import WallTime
from tests.facilitation.planned import WALKING, Walk, held_until, walks

BEFORE = (StepKind.RSVP, StepKind.RSVP_AGAIN, StepKind.PREPARATION, StepKind.PULSE, StepKind.TECH_CHECK, StepKind.STARTING)
AFTER = (StepKind.HOLD, StepKind.THANKS, StepKind.NUDGE)


def planned(walk: Walk) -> tuple[Group, tuple[Step, ...]]:
    group = held_until(walk.group, walk.now)
    return group, plan(group, (), walk.now)


def day(group: Group, instant: datetime) -> date:
    return WallTime.of(instant, group.zone).day


def own_days(group: Group) -> set[date]:
    return {one.starts.day for one in group.in_order()}


@settings(WALKING, max_examples=90)
@given(walks())
def test_nothing_to_come_is_said_at_a_quiet_hour_on_a_weekend_or_in_the_holidays(walk: Walk) -> None:
    group, steps = planned(walk)
    for step in steps:
        if rule(step.kind).exempt:
            continue
        wall = WallTime.of(step.due, group.zone)
        assert wall.time_of_day not in group.quiet_hours
        if wall.day not in own_days(group):
            assert wall.day.weekday() < 5
            assert not group.rhythm.skips(wall.day)


@settings(WALKING, max_examples=60)
@given(walks(), st.integers(0, 60 * 24 * 200))
def test_what_is_due_at_once_may_be_said_at_once(walk: Walk, minutes: int) -> None:
    now = walk.now + timedelta(minutes=minutes)
    group = held_until(walk.group, now)
    for step in plan(group, (), now):
        assert not late(step, now)
        assert step.due < step.useful_until
        if step.due <= now:
            assert may_speak(group, step.kind, now)


@settings(WALKING, max_examples=90)
@given(walks())
def test_around_a_session_nothing_overtakes(walk: Walk) -> None:
    group, steps = planned(walk)
    by_session: dict[int, dict[StepKind, Step]] = defaultdict(dict)
    for step in steps:
        if step.session is not None:
            by_session[step.session][step.kind] = step
    ordered = group.in_order()
    for place, session in enumerate(ordered):
        found = by_session[session.number]
        dues = [found[kind].due for kind in (*BEFORE, *AFTER) if kind in found]
        assert dues == sorted(dues)
        assert all(found[kind].due <= session.begins() for kind in BEFORE if kind in found)
        assert all(found[kind].due >= session.ends(group.length) for kind in AFTER if kind in found)
        if StepKind.RSVP_AGAIN in found and StepKind.RSVP in found:
            first, again = (WallTime.of(found[kind].due, group.zone).clock for kind in BEFORE[:2])
            assert again - first >= timedelta(hours=24)
        if place and StepKind.RSVP in found:
            previous = ordered[place - 1]
            assert found[StepKind.RSVP].due >= previous.ends(group.length)
            assert day(group, found[StepKind.RSVP].due) > previous.starts.day
            nudge = by_session[previous.number].get(StepKind.NUDGE)
            assert nudge is None or nudge.due <= found[StepKind.RSVP].due or found[StepKind.RSVP].due <= walk.now


@settings(WALKING, max_examples=90)
@given(walks())
def test_steps_come_in_the_order_of_their_hours_each_with_a_key_of_its_own(walk: Walk) -> None:
    _, steps = planned(walk)
    assert list(steps) == sorted(steps, key=lambda one: one.due)
    assert len({one.key for one in steps}) == len(steps)


@settings(WALKING, max_examples=50)
@given(walks())
def test_to_plan_twice_gives_the_same(walk: Walk) -> None:
    group, steps = planned(walk)
    assert plan(group, (), walk.now) == steps


@settings(WALKING, max_examples=60)
@given(walks(), st.integers(0, 60 * 24 * 60))
def test_what_lies_ahead_does_not_depend_on_when_it_is_planned(walk: Walk, minutes: int) -> None:
    """While nothing is said and nothing changes, a later look finds the same hours for what was still to come."""
    group, steps = planned(walk)
    now = walk.now + timedelta(minutes=minutes)
    days = SpeakingDays.of(group)
    # What was late already and waited for the morning is said earlier by whoever looks once the quiet hours are over.
    waits = None if days.allows(walk.now) else days.next_morning(walk.now)
    ahead = {one.key: one for one in steps if one.due > now and one.kind is not StepKind.RSVP_AGAIN and one.due != waits}
    again = {one.key: one for one in plan(group, (), now)}
    for key, step in ahead.items():
        if rule(step.kind).counts:
            assert again.get(key, step) == step
        else:
            assert again[key] == step


@settings(WALKING, max_examples=40)
@given(walks(changes=2))
def test_told_as_planned_the_room_hears_no_more_than_two_messages_in_seven_days(walk: Walk) -> None:
    """The group is lived through, planned anew after every step, as the program does it."""
    group, now = walk.group, walk.now
    said: list[Said] = []
    done: set[str] = set()
    for _ in range(200):
        waiting = [one for one in plan(group, said, now) if one.key not in done]
        if not waiting:
            break
        step = waiting[0]
        now = max(now, step.due)
        if late(step, now):
            continue
        done.add(step.key)
        if rule(step.kind).to is Audience.ROOM:
            assert may_speak(group, step.kind, now)
            said.append(Said(step.kind, now))
        group = lived(group, step, now)
    assert group.state is GroupState.ENDED
    assert StepKind.DELETION in {one.kind for one in said}
    own = own_days(group)
    counted = [day(group, one.at) for one in said if rule(one.kind).counts]
    apart = [one for one in counted if one not in own and not follows_a_session(group, one)]
    for first in apart:
        assert sum(first <= one < first + timedelta(days=7) for one in apart) <= 2


def follows_a_session(group: Group, moment: date) -> bool:
    """Whether the last day before it on which anything may be said, or any day since, is one with a session."""
    back = moment - timedelta(days=1)
    while back not in own_days(group):
        if back.weekday() < 5 and not group.rhythm.skips(back):
            return False
        back -= timedelta(days=1)
    return True


def lived(group: Group, step: Step, now: datetime) -> Group:
    if step.kind is StepKind.END_GROUP:
        return replace(group, state=GroupState.ENDED, ended_at=now)
    session = None if step.session is None else group.session(step.session)
    if step.kind is StepKind.HOLD and session is not None:
        return group.replacing(replace(session, state=SessionState.HELD))
    return group


@settings(WALKING, max_examples=60)
@given(walks(shortest=8))
def test_a_session_that_is_weeks_away_has_all_its_steps(walk: Walk) -> None:
    """In a plain rhythm without holidays and moves nothing is ever lost to the rules."""
    group = walk.group
    plain = replace(group.rhythm, skip=(), every_days=max(group.rhythm.every_days, 14))
    clear = [
        replace(one, starts=starts, state=SessionState.PLANNED, revision=0)
        for one, starts in zip(group.sessions, plain.occurrences(), strict=True)
    ]
    group = replace(group, rhythm=plain, sessions=tuple(clear), quiet_hours=walk.group.quiet_hours)
    now = group.sessions[0].begins() - timedelta(days=30)
    keys = {one.key for one in plan(replace(group, room_opened_at=now), (), now)}
    for session in group.sessions:
        wanted = {StepKind.RSVP, StepKind.RSVP_AGAIN, StepKind.PREPARATION, StepKind.TECH_CHECK, StepKind.STARTING}
        wanted |= {StepKind.HOLD, StepKind.THANKS, StepKind.MISSED}
        if session.number != group.sessions[-1].number:
            wanted.add(StepKind.NUDGE)
        assert {f"{kind}:{session.number}:0" for kind in wanted} <= keys


@settings(WALKING, max_examples=60)
@given(walks(), st.integers(0, 60 * 24 * 30))
def test_the_deletion_is_not_later_than_promised_unless_all_days_before_it_are_silent(walk: Walk, minutes: int) -> None:
    ended_at = walk.now + timedelta(minutes=minutes)
    group = replace(walk.group, state=GroupState.ENDED, ended_at=ended_at)
    due = calendar.deletion_day(group)
    promised = WallTime.of(ended_at, group.zone).clock + group.retention
    assert due > ended_at
    if day(group, due) > promised.date():
        open_days = {promised.date() - timedelta(days=back) for back in range(32)} - own_days(group)
        assert all(one.weekday() >= 5 or group.rhythm.skips(one) or one <= day(group, ended_at) for one in open_days)
