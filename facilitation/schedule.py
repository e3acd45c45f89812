"""The dates of a group's sessions and how people change them: one session moves, or is skipped, and what is around it follows.

Themes stay with the number of their session; the order of the sessions follows their dates. A human may move a session
anywhere in the future: past its neighbours, onto a weekend, into a skip range.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from facilitation import calendar, papers, rsvp
from facilitation.calendar import Said
from facilitation.effects import Decision, Edit, Effect, Say, SetTopic, ToRoom
from facilitation.group import Group
from facilitation.programme import Programme
from facilitation.refusals import NoSuchSession, Refusal
from facilitation.rhythm import Rhythm
from facilitation.session import Session, SessionState
from facilitation.speaking import SATURDAY
from facilitation.times import WallTime
from facilitation.words import Body, CommandRef, Several, When, Words, Zone, words


class NotMovable(Refusal):
    """The session is under way, has been held or was dropped: it stays as it is."""

    def __init__(self, number: int) -> None:
        super().__init__(words("schedule-not-movable", n=number))
        self.number = number


class FixedTheme(Refusal):
    """The first session makes the agreement and the last one the farewell: they may be moved or skipped, not dropped."""

    def __init__(self, session: Session) -> None:
        ways = {"move_command": move_to_type(session), "skip_command": skip_to_type(session)}
        super().__init__(Words("schedule-fixed-theme", ways))
        self.number = session.number


class Taken(Refusal):
    """On that day or at that time the group has session `number` already. `when` is what was asked for."""

    def __init__(self, when: WallTime, number: int) -> None:
        super().__init__(words("errors-date-taken", date=When(when.instant())))
        self.when = when
        self.number = number


class InThePast(Exception):
    """`when` is over."""

    def __init__(self, when: WallTime) -> None:
        super().__init__(str(when.clock))
        self.when = when


class MissingHour(Exception):
    """The clocks are put forward over `when`: no clock will ever show it. Its instant would be an hour that nobody named."""

    def __init__(self, when: WallTime) -> None:
        super().__init__(str(when.clock))
        self.when = when


def plan_sessions(rhythm: Rhythm, theme_keys: Sequence[str]) -> tuple[Session, ...]:
    """The sessions of a new group, numbered from 1. Raises ValueError unless there is one theme for each; `BadRhythm`."""
    dates = rhythm.occurrences()
    return tuple(
        Session(number, theme, starts) for number, (theme, starts) in enumerate(zip(theme_keys, dates, strict=True), start=1)
    )


def move(group: Group, number: int, to: WallTime, now: datetime, programme: Programme, said: Sequence[Said] = ()) -> Decision:
    """Move one session; nothing else moves. To the time that it has already: nothing changes and nothing is said.

    When it is too late for the calendar to ask who comes on the new date, the announcement asks. Raises `NoSuchSession`,
    `NotMovable`, `MissingHour`, `InThePast`, `Taken`.
    """
    session = _planned(group, number)
    if to == session.starts:
        return Decision(group)
    if not to.exists():
        raise MissingHour(to)
    if to.instant() <= now:
        raise InThePast(to)
    _free(group, session, to)
    moved = session.moved_to(to)
    changed = group.replacing(moved)
    key = f"moved:{number}:{moved.revision}"
    news = words("session-news-moved", date=When(moved.begins()), old_date=When(session.begins()))
    return Decision(
        changed,
        (
            Say(ToRoom(), key, (news,)),
            *papers.changed_calendar(changed, key, moved),
            *rsvp.close(group, session),
            *changed_plan(group, changed, programme, now),
            *_ask_who_comes(changed, (moved,), now, programme, said),
        ),
    )


def skip(
    group: Group, number: int, now: datetime, programme: Programme, drop: bool = False, said: Sequence[Said] = ()
) -> Decision:
    """Leave the date of one session empty.

    It and every later planned session take the date of the one after them, the last of them the next date of the rhythm:
    the series grows. With `drop` the session is left out with its theme, and the others stay; the first and the last by
    number cannot be. Raises `NoSuchSession`, `NotMovable`, `FixedTheme`, and `BadRhythm` if the skip ranges leave no date.
    """
    session = _planned(group, number)
    if drop:
        if number in (group.sessions[0].number, group.sessions[-1].number):
            raise FixedTheme(session)
        left_out = replace(session, state=SessionState.DROPPED)
        return _skipped(group, session, group.replacing(left_out), (), now, programme, said)
    later = [one for one in group.in_order() if one.state is SessionState.PLANNED and one.begins() >= session.begins()]
    slots = _slots_after(group, session, now)
    moved = tuple(one.moved_to(next(slots)) for one in later)
    changed = group
    for one in moved:
        changed = changed.replacing(one)
    return _skipped(group, session, changed, moved, now, programme, said)


def plan_body(group: Group, programme: Programme) -> Body:
    """The plan as it is pinned: every session that is or was to be held, by date."""
    lines = Several(plan_lines(group, programme), "lines")
    return (
        words("plan-title"),
        words("lines", lines=lines),
        words("plan-zone", zone=Zone(group.zone)),
        words("plan-calendar", calendar_command=CommandRef("calendar")),
    )


def plan_lines(group: Group, programme: Programme) -> tuple[Words, ...]:
    """One line for each session that is or was to be held, by date."""
    return tuple(
        words("plan-line", n=one.number, date=When(one.begins()), theme=programme.theme(one.theme).title)
        for one in group.in_order()
    )


def move_to_type(session: Session) -> CommandRef:
    """An example that works as it stands: the command that moves the session to the next weekday, at the same hour."""
    following = (session.starts.plus_days(days) for days in count(1))
    to = next(one for one in following if one.day.weekday() < SATURDAY)
    return CommandRef("session-move", str(session.number), to.instant())


def skip_to_type(session: Session) -> CommandRef:
    """The command that leaves the session's date empty."""
    return CommandRef("session-skip", str(session.number))


def topic_body(group: Group, now: datetime) -> Body:
    """The line above the room: the session that is under way or comes next."""
    following = group.next_session(now)
    if following is not None:
        return (words("room-topic", date=When(following.begins())),)
    over = bool(group.sessions) and all(one.state is SessionState.HELD for one in group.in_order())
    return (words("room-topic-over" if over else "room-topic-no-next"),)


def show_plan(group: Group, programme: Programme, now: datetime) -> tuple[Effect, ...]:
    """The pinned plan and the line above the room, brought up to date. Once for each version of the group."""
    return (
        Edit(ToRoom(), f"plan:edit:{group.version}", group.plan_message, plan_body(group, programme)),
        SetTopic(f"topic:{group.version}", topic_body(group, now)),
    )


def _planned(group: Group, number: int) -> Session:
    session = group.session(number)
    if session is None:
        raise NoSuchSession(number)
    if session.state is not SessionState.PLANNED:
        raise NotMovable(number)
    return session


def _free(group: Group, session: Session, to: WallTime) -> None:
    """Raise `Taken` when another session is on that day, or not over by then."""
    begins, ends = to.instant(), to.instant() + group.length
    for other in group.in_order():
        if other.number == session.number:
            continue
        if other.starts.day == to.day or (other.begins() < ends and begins < other.ends(group.length)):
            raise Taken(to, other.number)


def _slots_after(group: Group, session: Session, now: datetime) -> Iterator[WallTime]:
    """The dates still to come that the group has after that session's, and then those that its rhythm goes on with."""
    planned = [one.starts for one in group.in_order() if one.state is SessionState.PLANNED and one.begins() > session.begins()]
    yield from (one for one in planned if one.instant() > now)
    last = group.in_order()[-1]
    busy_until = max(now, last.ends(group.length))
    date = last.starts
    while True:
        date = group.rhythm.after(date)
        if date.instant() >= busy_until:
            yield date


def _skipped(
    before: Group,
    session: Session,
    after: Group,
    moved: tuple[Session, ...],
    now: datetime,
    programme: Programme,
    said: Sequence[Said],
) -> Decision:
    """The effects of a skip. The old revision names the message: a skipped session can be skipped again, and dropped then."""
    following = after.next_session(now)
    date = When(session.begins())
    if following is None:
        news = words("session-news-skipped-no-next", date=date)
    else:
        news = words("session-news-skipped", date=date, next_date=When(following.begins()))
    key = f"skipped:{session.number}:{session.revision}"
    outdated = [one for one in before.sessions if one.number == session.number or any(one.number == new.number for new in moved)]
    return Decision(
        after,
        (
            *(effect for one in outdated for effect in rsvp.close(before, one)),
            Say(ToRoom(), key, (news,)),
            *papers.changed_calendar(after, key, *(moved or _dropped(after, session))),
            *changed_plan(before, after, programme, now),
            *_ask_who_comes(after, moved, now, programme, said),
        ),
    )


def _dropped(after: Group, session: Session) -> Iterator[Session]:
    """That session, if it was dropped."""
    now = after.session(session.number)
    if now is not None and now.state is SessionState.DROPPED:
        yield now


def changed_plan(before: Group, after: Group, programme: Programme, now: datetime) -> tuple[Effect, ...]:
    """The plan edited; the line above the room too, if it reads otherwise now."""
    plan, topic = show_plan(after, programme, now)
    return (plan,) if topic_body(before, now) == topic_body(after, now) else (plan, topic)


def _ask_who_comes(
    group: Group, moved: tuple[Session, ...], now: datetime, programme: Programme, said: Sequence[Said]
) -> Iterator[Effect]:
    """The question for those moved sessions that are so near that the calendar has no time left to ask it."""
    for session in moved:
        if calendar.too_late_to_ask(group, session.number, said, now):
            yield from rsvp.ask(group, session, programme)
