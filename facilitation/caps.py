"""How much Vertti may say unasked within a week: two messages to the room, one to each member.

The day of a session and the day after it do not count; neither does what tells of a change of plan. When more would be said,
the more important stays and the rest is dropped for good. In the week of a pulse a member's one message is the pulse; it asks
too whether they come (`facilitation.calendar.pulse_ahead`, `facilitation.pulse.ask`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from facilitation.group import Group
from facilitation.session import PersonId
from facilitation.speaking import SpeakingDays
from facilitation.steps import Audience, Step, StepKind, rule

WEEK = 7
TO_ROOM = 2
TO_MEMBER = 1


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said unasked, at an aware instant; `person` None: to the room."""

    kind: StepKind
    at: datetime
    person: PersonId | None = None


def within_caps(steps: Sequence[Step], said: Sequence[Said], now: datetime, group: Group) -> tuple[Step, ...]:
    """The steps less those to the room that would be too many in some seven days, in the order given.

    A step that `said` shows as said already stays, weighed once.
    """
    days = SpeakingDays.of(group)
    free = days.without_caps()
    to_room = [one for one in said if one.person is None]
    spoken = [days.day_of(one.at) for one in to_room if rule(one.kind).counts]
    taken = [day for day in spoken if day not in free]
    dropped: set[str] = set()
    weighed = [one for one in steps if rule(one.kind).counts and rule(one.kind).to is Audience.ROOM]
    for step in sorted(weighed, key=lambda one: (rule(one.kind).priority, one.due, one.key)):
        if any(one.kind is step.kind and step.due <= one.at <= now for one in to_room):
            continue
        # One that is late must have had its place when it was due: who lost then does not come back.
        wanted = {days.day_of(step.due), days.day_of(max(step.due, now))} - free
        if all(_fits(day, taken) for day in wanted):
            taken.extend({days.day_of(max(step.due, now))} - free)
        else:
            dropped.add(step.key)
    return tuple(one for one in steps if one.key not in dropped)


def dm_allowed(kind: StepKind, person: PersonId, said: Sequence[Said], now: datetime, group: Group) -> bool:
    """Whether the person may get this direct message now.

    `said` must reach back a week. What a member gets on joining, and what facilitators and host get as such, is outside.
    """
    days = SpeakingDays.of(group)
    free = days.without_caps()
    today = days.day_of(now)
    if not rule(kind).counts or today in free:
        return True
    told = [days.day_of(one.at) for one in said if one.person == person and rule(one.kind).counts]
    return sum(day not in free and 0 <= (today - day).days < WEEK for day in told) < TO_MEMBER


def _fits(day: date, taken: Sequence[date]) -> bool:
    """Whether one more on that day leaves no seven days in a row with more than the room's share."""
    near = sorted(one for one in (*taken, day) if abs((one - day).days) < WEEK)
    return all((later - first).days >= WEEK for first, later in zip(near, near[TO_ROOM:], strict=False))
