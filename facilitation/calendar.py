"""Everything that Vertti says unasked, and when. What is not in this table, it does not say by itself.

How a step finds its hour (all in wall time of the group's zone):

* It has the moment that the table names. A quiet hour waits for the next morning; a silent day (a weekend or skip range
  without a session) gives the step to the nearest speaking day before, no further back than its rule allows; if that is too
  far, or comes before what must come first, to the next morning that speaks. When it is useless by then, it is left out.
* Around one session nothing overtakes: the reminder comes a day after the question, nothing but the start after the tech check.
* The question who comes is not asked before the previous session's day is over; the nudge not after that question.
* What fell due while Vertti was away is said at once when it may speak, else the next morning, while it is of use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from facilitation.caps import WEEK, Said, dm_allowed, within_caps
from facilitation.group import Group, GroupState
from facilitation.session import Session
from facilitation.speaking import SpeakingDays
from facilitation.steps import TABLE, AfterMoment, Audience, Daily, Priority, Rule, Step, StepKind, late, rule
from facilitation.timetable import Timetable

__all__ = [
    "TABLE",
    "UNPLANNED",
    "Audience",
    "Priority",
    "Rule",
    "Said",
    "Step",
    "StepKind",
    "away_step",
    "bundle_step",
    "deletion_day",
    "dm_allowed",
    "feedback_closes",
    "late",
    "may_speak",
    "never_said",
    "open_to_wishes",
    "plan",
    "pulse_ahead",
    "pulse_sessions",
    "put_off",
    "rule",
    "too_late_to_ask",
]

UNPLANNED = frozenset({StepKind.BUNDLE, StepKind.AWAY})
"""What `plan` does not know: it comes when there is something to tell, and stays until it is told."""

_ORDER = {one.kind: place for place, one in enumerate(TABLE)}


def plan(group: Group, said: Sequence[Said], now: datetime) -> tuple[Step, ...]:
    """All time-driven steps of the group as it stands, in the order in which they fall due.

    A `due` before `now` means: at once. Nothing is planned before the room is open, and while there is trouble with the room
    the schedule rests. `said` is what was said unasked in the last eight days. Steps that are settled appear again as long as
    they would be of use; their keys tell.
    """
    if group.state is GroupState.PLANNED:
        return ()
    table = Timetable.of(group, said, now)
    if group.trouble is not None:
        return tuple(sorted((one for one in table.steps() if _goes_on(one)), key=lambda one: one.due))
    places = {one.number: place for place, one in enumerate(table.sessions)}

    def order(step: Step) -> tuple[datetime, int, int]:
        place = len(places) if step.session is None else places[step.session]
        return step.due, place, _ORDER[step.kind]

    found = tuple(table.steps())
    kept = within_caps(found, said, now, group)
    never_asked = {one.session for one in found if one.kind is StepKind.RSVP and one not in kept}
    return tuple(
        sorted((one for one in kept if one.kind is not StepKind.RSVP_AGAIN or one.session not in never_asked), key=order)
    )


def too_late_to_ask(group: Group, number: int, said: Sequence[Said], now: datetime) -> bool:
    """Whether the time to ask who comes to that session has passed and `plan` will not ask any more.

    So it is for a session that was moved at short notice: then the announcement of its new date asks.
    """
    if group.state is not GroupState.RUNNING:
        return False
    if any(one.kind is StepKind.RSVP and one.session == number for one in plan(group, said, now)):
        return False
    return Timetable.of(group).rsvp_named(number) <= now


def bundle_step(group: Group, now: datetime) -> Step:
    """The next moment at which facilitators and host get what has gathered for them. `revision` is the day's ordinal.

    It is useful until the next such moment; what a late one did not tell belongs to that one.
    """
    days = SpeakingDays.of(group)
    day = days.day_of(now)
    if not days.open_on(day) or _bundle_at(days, day) <= now:
        day = days.open_day_after(day)
    return Step(StepKind.BUNDLE, None, day.toordinal(), _bundle_at(days, day), _bundle_at(days, days.open_day_after(day)))


def away_step(group: Group, now: datetime) -> Step:
    """The next moment at which the group may be told what it was not told. `revision` is the day's ordinal."""
    days = SpeakingDays.of(group)
    due = now if days.allows(now) else days.next_morning(now)
    line = rule(StepKind.AWAY).until
    span = line.span if isinstance(line, AfterMoment) else timedelta(0)
    return Step(StepKind.AWAY, None, days.day_of(due).toordinal(), due, due + span)


def deletion_day(group: Group) -> datetime:
    """The instant at which the group's data go: the date to announce (`When(..., "day")`).

    While the group runs, what it will be if nothing moves. Raises ValueError for one that runs without sessions.
    """
    return Timetable.of(group).deletion()


def pulse_sessions(group: Group) -> frozenset[int]:
    """The numbers of the sessions around which the pulse is taken: the first, the middle and the last by date."""
    return Timetable.of(group).pulse_sessions()


def pulse_ahead(group: Group, said: Sequence[Said], now: datetime) -> Step | None:
    """The pulse for which the week's one private message is kept: it comes within seven days of what would be said now.

    A result needs the answers of nearly everybody, so one member whose message went to something else can cost all of it.
    """
    days = SpeakingDays.of(group)
    free, today = days.without_caps(), days.day_of(now)
    if today in free:
        return None
    coming = (one for one in plan(group, said, now) if one.kind is StepKind.PULSE and one.due > now)
    return next((one for one in coming if (day := days.day_of(one.due)) not in free and (day - today).days < WEEK), None)


def open_to_wishes(group: Group, at: datetime) -> tuple[Session, ...]:
    """The sessions whose themes wishes may still change at that instant, by date."""
    return Timetable.of(group).open_to_wishes(at)


def feedback_closes(group: Group, number: int) -> datetime:
    """When the feedback closes that is asked after the session of that number. The session must be there."""
    table = Timetable.of(group)
    return table.feedback_closes(next(one for one in table.sessions if one.number == number))


def may_speak(group: Group, kind: StepKind, now: datetime) -> bool:
    """Whether a step of that kind may be said now, as far as days and hours go. If not, plan anew: it gets another hour."""
    return rule(kind).exempt or SpeakingDays.of(group).allows(now)


def never_said(group: Group, step: Step, now: datetime) -> bool:
    """Whether the step has lost its use, or will have when it may be said next."""
    if late(step, now):
        return True
    return not may_speak(group, step.kind, now) and late(step, SpeakingDays.of(group).next_morning(now))


def put_off(group: Group, step: Step, now: datetime) -> Step:
    """The same step in the next morning in which it may be said."""
    return replace(step, due=SpeakingDays.of(group).next_morning(now))


def _goes_on(step: Step) -> bool:
    """Whether a step is due even when there is no room to say anything in: it says nothing, or was promised."""
    return rule(step.kind).to is Audience.NOBODY or step.kind is StepKind.DELETION


def _bundle_at(days: SpeakingDays, day: date) -> datetime:
    line = rule(StepKind.BUNDLE).when
    return days.said_on(day, line.at if isinstance(line, Daily) else days.morning)
