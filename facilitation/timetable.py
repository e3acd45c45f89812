"""Which steps a group has: each line of the table, laid onto the sessions as they stand (`facilitation.hours`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from facilitation.caps import WEEK, Said
from facilitation.group import Group, GroupState
from facilitation.hours import ALWAYS, Hours, days_between
from facilitation.session import Session, SessionState
from facilitation.speaking import DAY, SpeakingDays
from facilitation.steps import AfterMoment, FromEnd, InTwoRounds, Rule, Step, StepKind, rule
from facilitation.times import WallTime

TOO_CLOSE = 8
"""Days. In a faster rhythm there is neither a nudge nor a second question who comes."""

ON_TIME = timedelta(hours=1)
"""What was said this little after its moment was said on time."""

A_DAY_LATER = 1
"""Days, by the clock on the wall, that the question who comes stands before anybody is reminded of it."""

REMEMBERED = timedelta(days=WEEK)
"""What was said longer ago may be forgotten; it is taken as said."""

FAREWELL_FROM = timedelta(days=35)
"""Data that are kept for less than this leave no time for a farewell before they go."""

EARLIEST = datetime(1, 1, 1, tzinfo=UTC)

_BEFORE = (StepKind.RSVP, StepKind.RSVP_AGAIN, StepKind.AGREEMENT_OPEN, StepKind.PREPARATION, StepKind.PULSE)
_AT = (StepKind.TECH_CHECK, StepKind.STARTING, StepKind.CLOSE_PULSE)


@dataclass(frozen=True, slots=True)
class Timetable(Hours):
    """All steps of one group at one time; `sessions` are those that matter, by date."""

    sessions: tuple[Session, ...]

    @classmethod
    def of(cls, group: Group, said: Sequence[Said] = (), now: datetime | None = None) -> Timetable:
        """The timetable of the group. Of a group that has ended only the sessions that were held matter."""
        ended = group.state is GroupState.ENDED
        sessions = tuple(one for one in group.in_order() if not ended or one.state is SessionState.HELD)
        return cls(group, SpeakingDays.of(group), said, now, sessions)

    def steps(self) -> Iterator[Step]:
        """All steps that are still useful, session by session; caps are not weighed here."""
        for place, session in enumerate(self.sessions):
            if session.state is SessionState.PLANNED:
                yield from self._before(place)
            if session.state in (SessionState.PLANNED, SessionState.OPEN):
                yield from self._at(session)
            yield from self._after(place)
        yield from self._wishes()
        yield from self._plan_anew()
        yield from self._in_the_end()

    def pulse_sessions(self) -> frozenset[int]:
        """The numbers of the first, middle and last session."""
        last = len(self.sessions) - 1
        return frozenset(self.sessions[place].number for place in {0, last // 2, last}) if self.sessions else frozenset()

    def open_to_wishes(self, at: datetime) -> tuple[Session, ...]:
        """The sessions whose themes wishes may still change at that instant, by date: neither the first nor the last, none with
        a topic of the group's own, and none of which it has been asked who comes.
        """
        ends = {self.group.sessions[0].number, self.group.sessions[-1].number} if self.group.sessions else set()
        return tuple(
            one
            for one in self.sessions
            if one.state is SessionState.PLANNED
            and one.number not in ends
            and one.own_theme is None
            and self.rsvp_named(one.number) >= at
        )

    def feedback_sessions(self) -> frozenset[int]:
        """The numbers of the second, middle and last session; in a faster rhythm of the last, since the next is near."""
        last = len(self.sessions) - 1
        places = {last} if self.group.rhythm.every_days < TOO_CLOSE else {min(1, last), min(last, max(1, last // 2)), last}
        return frozenset(self.sessions[place].number for place in places) if self.sessions else frozenset()

    def rsvp_due(self, place: int) -> datetime | None:
        """When it is asked who comes to the session at that place in the order; None: there is no time for it."""
        line, session = rule(StepKind.RSVP), self.sessions[place]
        due = self.found(line, session, self._free_from(place))
        return due if due < self.until(line, session) else None

    def rsvp_named(self, number: int) -> datetime:
        """When it would be asked who comes to the session of that number; with no time for it, when the table names."""
        place = next(place for place, one in enumerate(self.sessions) if one.number == number)
        return self.rsvp_due(place) or self.moment(rule(StepKind.RSVP), self.sessions[place])

    def end_of_group(self) -> datetime:
        """When the group counts as ended: the day after the last session. Raises ValueError without sessions."""
        if not self.sessions:
            raise ValueError("a group without sessions does not end by itself")
        last = self.sessions[-1]
        return max(self.moment(rule(StepKind.END_GROUP), last), self.over(last))

    def deletion(self) -> datetime:
        """When the data go: never later than promised, unless that would be before the group has ended.

        Raises ValueError for a group that has not ended and has no sessions.
        """
        ended = self.group.ended_at or self.end_of_group()
        last_day = (WallTime.of(ended, self.group.zone).clock + self.group.retention).date()
        return self.placed(last_day, self.days.morning, rule(StepKind.DELETION).early, ended)

    def _before(self, place: int) -> Iterator[Step]:
        """What comes before a session. Days only ever shift together, so that the table's order holds by itself."""
        session = self.sessions[place]
        too_late = self.moment(rule(StepKind.TECH_CHECK), session)
        for kind in _BEFORE:
            if kind is StepKind.AGREEMENT_OPEN and place > 0:
                continue
            if kind is StepKind.PULSE and session.number not in self.pulse_sessions():
                continue
            if kind is StepKind.RSVP_AGAIN:
                step = self._again(place)
            else:
                step = self.step(rule(kind), session, self._free_from(place) if kind is StepKind.RSVP else EARLIEST)
            if step is not None and step.due <= too_late:
                yield step

    def _again(self, place: int) -> Step | None:
        """The second question, to those who have not answered: only if the first was put, and a day after it."""
        if self.group.rhythm.every_days < TOO_CLOSE:
            return None
        session, line = self.sessions[place], rule(StepKind.RSVP)
        due = self.rsvp_due(place)
        if due is None:
            return None
        asked = self.said_since(StepKind.RSVP, due)
        waiting = self.step(line, session, self._free_from(place))
        opened = self.group.room_opened_at or EARLIEST
        if asked is not None:
            put = due if asked - due < ON_TIME else asked
        elif waiting is not None:
            put = waiting.due
        elif self.now is not None and self.now - due > REMEMBERED and opened < self.until(line, session):
            put = max(due, opened)
        else:
            return None
        settled = WallTime.of(put, self.group.zone).plus_days(A_DAY_LATER)
        return self.step(rule(StepKind.RSVP_AGAIN), session, settled.instant())

    def _at(self, session: Session) -> Iterator[Step]:
        for kind in _AT:
            if kind is StepKind.TECH_CHECK and session.state is SessionState.OPEN:
                continue
            step = self.step(rule(kind), session, EARLIEST)
            if step is not None:
                yield step
        if session.briefing is not None:
            end = max(session.ends(self.group.length), (session.opened_at or EARLIEST) + self.group.length)
            yield Step(StepKind.GUEST_LEAVES, session.number, session.revision, end, end + ALWAYS)
        over = self.over(session)
        yield Step(StepKind.HOLD, session.number, session.revision, over, over + ALWAYS)

    def _after(self, place: int) -> Iterator[Step]:
        session = self.sessions[place]
        floor = self._free_from(place + 1)
        following = self.sessions[place + 1] if place + 1 < len(self.sessions) else None
        for kind in (StepKind.THANKS, StepKind.MISSED, StepKind.SPARRING):
            if kind is StepKind.SPARRING and following is None:
                continue
            step = self.step(rule(kind), session, floor)
            if step is not None:
                yield step
        yield from self._feedback(session)
        if following is None or min(days_between(session, following), self.group.rhythm.every_days) < TOO_CLOSE:
            return
        asked = self.rsvp_due(place + 1) or following.begins()
        for kind in (StepKind.NUDGE, StepKind.COMMITMENT):
            step = self.step(rule(kind), session, floor, following)
            if step is not None and step.due <= asked:
                yield step

    def feedback_closes(self, session: Session) -> datetime:
        """When the feedback that is asked after that session closes."""
        line = rule(StepKind.CLOSE_FEEDBACK)
        return self.placed(*self.day(line, session, None), line.early, EARLIEST)

    def _feedback(self, session: Session) -> Iterator[Step]:
        """Asked half an hour after such a session is really over; not at all when the data go before it could close.

        What was asked is closed, whatever the plan has become since.
        """
        closes = self.feedback_closes(session)
        if closes >= self.deletion():
            return
        if session.number not in self.feedback_sessions():
            if session.state is SessionState.HELD:
                yield from self._feedback_closing(session, closes)
            return
        line = rule(StepKind.FEEDBACK)
        over = session.ended_at if session.state is SessionState.HELD and session.ended_at else self.over(session)
        offset = line.when.offset if isinstance(line.when, FromEnd) else timedelta(0)
        wall = WallTime.of(over + offset, self.group.zone)
        until = min(self.until(line, session), closes)
        due = self.still(line, self.placed(wall.day, wall.time_of_day, line.early, EARLIEST), until)
        if due is not None:
            yield Step(line.kind, session.number, session.revision, due, until)
        yield from self._feedback_closing(session, closes)

    def _feedback_closing(self, session: Session, closes: datetime) -> Iterator[Step]:
        closing = self.still(rule(StepKind.CLOSE_FEEDBACK), closes, closes + ALWAYS)
        if closing is not None:
            yield Step(StepKind.CLOSE_FEEDBACK, session.number, session.revision, closing, closes + ALWAYS)

    def _wishes(self) -> Iterator[Step]:
        """The needs survey before the first session and half-way, as long as there is a theme that it may change."""
        opened = self.group.room_opened_at
        if self.group.state is not GroupState.RUNNING or opened is None or not self.sessions:
            return
        middle = self.sessions[(len(self.sessions) - 1) // 2].starts.day
        for number, day in enumerate((self.days.day_of(opened), middle), start=1):
            floor = self.days.at(day + DAY, time.min)
            asked, closes = (self._in_round(rule(kind), day, floor) for kind in (StepKind.NEEDS_SURVEY, StepKind.CLOSE_NEEDS))
            line = rule(StepKind.NEEDS_SURVEY)
            span = line.until.span if isinstance(line.until, AfterMoment) else timedelta(0)
            until = min(WallTime(WallTime.of(asked, self.group.zone).clock + span, self.group.zone).instant(), closes)
            due = self.still(line, asked, until) if self.open_to_wishes(asked + DAY) else None
            if due is not None:
                yield Step(StepKind.NEEDS_SURVEY, None, number, due, until)
            due = self.still(rule(StepKind.CLOSE_NEEDS), closes, closes + ALWAYS, number)
            if due is not None:
                yield Step(StepKind.CLOSE_NEEDS, None, number, due, closes + ALWAYS)

    def _in_round(self, line: Rule, day: date, floor: datetime) -> datetime:
        """The hour of a step that comes some days after that day."""
        if not isinstance(line.when, InTwoRounds):
            raise TypeError(f"{line.kind} does not come in rounds")
        return self.placed(day + DAY * line.when.days, line.when.at, line.early, floor)

    def _plan_anew(self) -> Iterator[Step]:
        """Who joins cannot read what was said before: the morning after, the plan is shown to all who have come since."""
        since = self.group.plan_unseen_since
        if self.group.state is not GroupState.RUNNING or since is None:
            return
        due = self.days.next_morning(since + ON_TIME)
        shown = self.still(rule(StepKind.PLAN), due, due + ALWAYS)
        if shown is not None:
            yield Step(StepKind.PLAN, None, self.days.day_of(due).toordinal(), shown, due + ALWAYS)

    def _in_the_end(self) -> Iterator[Step]:
        if self.group.state is GroupState.RUNNING and self.sessions:
            due = self.end_of_group()
            yield Step(StepKind.END_GROUP, None, self._earlier(), due, due + ALWAYS)
        if self.sessions and self.group.retention >= FAREWELL_FROM:
            line, last = rule(StepKind.FAREWELL), self.sessions[-1]
            found = self.found(line, last, self.end_of_group())
            until = min(self.until(line, last), self.deletion())
            due_or_none = self.still(line, found, until)
            if due_or_none is not None:
                yield Step(StepKind.FAREWELL, None, self._earlier(), due_or_none, until)
        if self.group.state is GroupState.ENDED and self.group.ended_at is not None:
            line, found = rule(StepKind.DELETION), self.deletion()
            due_or_none = self.still(line, found, found + ALWAYS)
            if due_or_none is not None:
                yield Step(StepKind.DELETION, None, 0, due_or_none, found + ALWAYS)

    def _earlier(self) -> int:
        """How many sessions there were before the present series: a group that has gone on ends, and is taken leave of, anew."""
        return max(0, len(self.group.sessions) - self.group.rhythm.count)

    def _free_from(self, place: int) -> datetime:
        """The midnight with which the day of the session before that place ends."""
        return self.days.at(self.sessions[place - 1].starts.day + DAY, time.min) if place else EARLIEST
