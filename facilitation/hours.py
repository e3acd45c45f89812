"""The hour of one step: the moment that the table names, and what days, quiet hours and lateness make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from facilitation.caps import Said
from facilitation.group import Group
from facilitation.session import Session, SessionState
from facilitation.speaking import DAY, SpeakingDays
from facilitation.steps import AfterMoment, FromEnd, FromStart, Halfway, OnDay, Rule, Step, StepKind, UntilDay
from facilitation.times import WallTime

LEFT_OPEN = timedelta(hours=2)
"""How long after its time a session that somebody opened and nobody ended is closed."""

ALWAYS = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Hours:
    """One group at one time. `now` None: as if nothing had fallen due yet."""

    group: Group
    days: SpeakingDays
    said: Sequence[Said]
    now: datetime | None

    def step(self, line: Rule, session: Session, floor: datetime, following: Session | None = None) -> Step | None:
        """The step, no earlier than `floor`; None when it is of no use any more."""
        until = self.until(line, session, following)
        due = self.still(line, self.found(line, session, floor, following), until, session.revision)
        return None if due is None else Step(line.kind, session.number, session.revision, due, until)

    def found(self, line: Rule, session: Session, floor: datetime, following: Session | None = None) -> datetime:
        """The hour that days, quiet hours and what goes before leave to the step."""
        if line.exempt:
            return self.moment(line, session)
        day, at = self.day(line, session, following)
        return self.placed(day, at, line.early, floor)

    def placed(self, day: date, at: time, early: int, floor: datetime) -> datetime:
        """That time of that day, or of a speaking day at most `early` days before; else the next morning after `floor`."""
        speaking: date | None = day if self.days.open_on(day) else self.days.open_day_before(day, early)
        if speaking is not None and (due := self.days.said_on(speaking, at)) >= floor:
            return due
        return self.days.next_morning(max(floor, self.days.at(day, at)))

    def still(self, line: Rule, due: datetime, until: datetime, revision: int = 0) -> datetime | None:
        """The same hour, or the next one in which a step that is late may be said; None when it is useless by then."""
        if self.now is None or due > self.now:
            return due if due < until else None
        done = revision == 0 and self.said_since(line.kind, due) is not None
        if not (line.exempt or done or self.days.allows(self.now)):
            due = self.days.next_morning(self.now)
        return due if max(due, self.now) < until else None

    def day(self, line: Rule, session: Session, following: Session | None) -> tuple[date, time]:
        """The day that the table names, and the time of that day. Raises ValueError for a line that names a moment."""
        match line.when:
            case OnDay(days, at):
                return session.starts.day + DAY * days, at
            case Halfway(at) if following is not None:
                return session.starts.day + DAY * (days_between(session, following) // 2), at
        raise ValueError(f"{line.kind} has no day of its own")

    def moment(self, line: Rule, session: Session, following: Session | None = None) -> datetime:
        """The moment that the table names, before anything shifts it."""
        match line.when:
            case FromStart(offset):
                return session.begins() + offset
            case FromEnd(offset):
                return session.ends(self.group.length) + offset
        return self.days.at(*self.day(line, session, following))

    def until(self, line: Rule, session: Session, following: Session | None = None) -> datetime:
        """Until when the step is useful."""
        match line.until:
            case AfterMoment(span):
                named = WallTime.of(self.moment(line, session, following), self.group.zone)
                return WallTime(named.clock + span, self.group.zone).instant()
            case UntilDay():
                return self.days.at(session.starts.day, time.min)
            case FromStart(offset):
                return session.begins() + offset
            case FromEnd(offset):
                return session.ends(self.group.length) + offset
        return self.moment(line, session, following) + ALWAYS

    def over(self, session: Session) -> datetime:
        """When a session that nobody ends is over."""
        ends = session.ends(self.group.length)
        if session.state is not SessionState.OPEN or session.opened_at is None:
            return ends
        return max(ends, session.opened_at + self.group.length) + LEFT_OPEN

    def said_since(self, kind: StepKind, since: datetime) -> datetime | None:
        """When the room was last told this, if it was since that instant."""
        return max((one.at for one in self.said if one.kind is kind and one.person is None and one.at >= since), default=None)


def days_between(session: Session, following: Session) -> int:
    """How many days lie between two sessions."""
    return (following.starts.day - session.starts.day).days
