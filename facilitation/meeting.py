"""A session under way: started, led through its phases and ended by a facilitator, or held without Vertti.

planned → open (phase 0, 1, …) → held. In every state each step either happens or is refused with a reason; nothing is ever
started twice, and what nobody started counts as held when its time has passed. What is said here does not ring.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from facilitation import briefing, card, check_in, frame, prompts, rsvp
from facilitation.effects import Decision, Effect, Say, SetTopic, ToRoom
from facilitation.group import Group, GroupState
from facilitation.hours import LEFT_OPEN
from facilitation.practice import Practice
from facilitation.programme import Programme
from facilitation.refusals import NoSuchSession, NotRunning, Refusal
from facilitation.schedule import move_to_type, topic_body
from facilitation.session import Session, SessionState
from facilitation.words import Body, CommandRef, Phrase, When, words

EARLIEST = timedelta(hours=12)
"""How long before its time a session can be started: a group may agree to meet earlier the same day."""

LATEST = timedelta(hours=3)
"""How long after its time a session can still be started, unless its planned end has come before."""


class AlreadyOpen(Refusal):
    """A session is under way already."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            words("practice-already-open", next_command=CommandRef("session-next"), end_command=CommandRef("session-end"))
        )
        self.session = session


class NothingToStart(Refusal):
    """No session is near enough. `next` is the next planned one, if there is any."""

    def __init__(self, upcoming: Session | None) -> None:
        if upcoming is None:
            super().__init__(words("practice-nothing-to-start"))
        else:
            move = move_to_type(upcoming)
            super().__init__(words("practice-not-yet-time", date=When(upcoming.begins()), move_command=move))
        self.next = upcoming


class NoSessionOpen(Refusal):
    """No session is under way."""

    def __init__(self) -> None:
        super().__init__(words("errors-no-session-open", command=CommandRef("session-start")))


class LastPhase(Refusal):
    """The session is in its last phase; the next step is to end it."""

    def __init__(self, session: Session) -> None:
        super().__init__(words("practice-last-phase", end_command=CommandRef("session-end")))
        self.session = session


def start(group: Group, practice: Practice, now: datetime) -> Decision:
    """Open the planned session nearest to `now` that begins within the next 12 hours or began in the last 3.

    Said: what lies ahead, one reminder of confidentiality, the open check-in poll (unless the group has none), the first
    phase. The question of who comes is closed. Raises `NotRunning`, `AlreadyOpen`, `NothingToStart`.
    """
    if group.state is not GroupState.RUNNING:
        raise NotRunning(group.state)
    running = group.open_session()
    if running is not None:
        raise AlreadyOpen(running)
    session = _to_start(group, now)
    effects: list[Effect] = [*rsvp.close(group, session)]
    session = replace(session, state=SessionState.OPEN, opened_at=now)
    group = group.replacing(session)
    programme = practice.programme_of(group)
    reminder = programme.reminder(frame.position(group, session)[0])
    effects.append(_said(session, "agenda", frame.agenda(group, session, programme, now)))
    effects.append(_said(session, "confidentiality", (Phrase(reminder),)))
    if group.check_in:
        effects += check_in.ask(group, session)
    group, phase = _enter(group, session, programme, 0, now)
    return Decision(group, (*effects, *phase))


def advance(group: Group, practice: Practice, now: datetime) -> Decision:
    """Go on to the next phase, whose minutes count from now. Raises `NoSessionOpen`, `LastPhase`."""
    session = opened(group)
    following = (session.phase or 0) + 1
    if following >= len(frame.phases(group, session, practice.programme_of(group))):
        raise LastPhase(session)
    group, phase = _enter(group, session, practice.programme_of(group), following, now)
    return Decision(group, phase)


def end(group: Group, practice: Practice, now: datetime) -> Decision:  # noqa: ARG001 (the closing words are the same in every programme)
    """End the open session with a few words; thanks come the next day. Raises `NoSessionOpen`."""
    session = opened(group)
    closing = _said(session, "end", (words("practice-session-ended"),))
    group, closed = _close(group, session, now)
    return Decision(group, (*closed, closing, _topic(group, now), *_signs_away(session)))


def hold(group: Group, number: int, now: datetime) -> Decision:
    """The time of a session has passed. One that nobody started counts as held, one left open is ended; nothing is said.

    A session that merely runs late keeps its two hours of grace; one that is held or dropped already, or (moved meanwhile)
    still to come, is left as it is. Raises `NoSuchSession`.
    """
    session = group.session(number)
    if session is None:
        raise NoSuchSession(number)
    if not _is_over(group, session, now):
        return Decision(group)
    group, closed = _close(group, session, now)
    return Decision(group, (*closed, _topic(group, now), *_signs_away(session)))


def hold_all(group: Group, now: datetime) -> Decision:
    """The same for every session whose time has passed."""
    over = [one for one in group.in_order() if _is_over(group, one, now)]
    effects: list[Effect] = []
    for session in over:
        group, closed = _close(group, session, now)
        effects += (*closed, *_signs_away(session))
    if over:
        effects.append(_topic(group, now))
    return Decision(group, tuple(effects))


def opened(group: Group) -> Session:
    """The session that is under way. Raises `NoSessionOpen`."""
    session = group.open_session()
    if session is None:
        raise NoSessionOpen
    return session


def _to_start(group: Group, now: datetime) -> Session:
    planned = [one for one in group.in_order() if one.state is SessionState.PLANNED]
    near = [one for one in planned if now - LATEST <= one.begins() <= now + EARLIEST]
    if not near:
        raise NothingToStart(next((one for one in planned if one.begins() > now), None))
    return min(near, key=lambda one: abs(one.begins() - now))


def _enter(group: Group, session: Session, programme: Programme, index: int, now: datetime) -> tuple[Group, tuple[Effect, ...]]:
    """The group with the session in the phase of that index, and its card. The conversation begins with a question."""
    discussion = frame.phases(group, session, programme)[index].key == "discussion"
    question = prompts.upcoming(group, session, programme) if discussion else None
    return card.enter(group, session, programme, index, now, question=question)


def _is_over(group: Group, session: Session, now: datetime) -> bool:
    over = session.ends(group.length)
    if session.state is SessionState.OPEN:
        return now >= max(over, (session.opened_at or over) + group.length) + LEFT_OPEN
    return session.state is SessionState.PLANNED and now >= over


def _close(group: Group, session: Session, now: datetime) -> tuple[Group, tuple[Effect, ...]]:
    """The session held: ended now if it was open, at its planned end if nobody had started it. Its open question closes."""
    was_open = session.state is SessionState.OPEN
    ended_at = now if was_open else session.ends(group.length)
    held = replace(session, state=SessionState.HELD, ended_at=ended_at, phase=None, phase_began=None, card=None)
    closed = check_in.close(group, session) if was_open else rsvp.close(group, session)
    group, guests = briefing.over(group.replacing(held), session.number, now)
    return group, (*guests, *closed)


def _signs_away(session: Session) -> tuple[Effect, ...]:
    """There is nothing to press any more."""
    return () if session.card is None else card.take_signs(session, session.card)


def _topic(group: Group, now: datetime) -> SetTopic:
    """The line above the room names the next session."""
    return SetTopic(f"topic:{group.version}", topic_body(group, now))


def _said(session: Session, what: str, body: Body) -> Say:
    return Say(ToRoom(), f"{what}:{session.number}:{session.revision}", body, rings=False)
