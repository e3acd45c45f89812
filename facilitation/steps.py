"""The table of everything that Vertti says unasked, and the shape of one step of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum
from typing import TypeAlias

MORNING = time(10)
"""When Vertti speaks unless the table says otherwise, and when it speaks after having waited."""


class StepKind(StrEnum):
    """What is said; some only move the group's life on."""

    WELCOME = "welcome"
    PLAN = "plan"
    AGREEMENT_OPEN = "agreement_open"
    PREPARATION = "preparation"
    RSVP = "rsvp"
    RSVP_AGAIN = "rsvp_again"
    PULSE = "pulse"
    TECH_CHECK = "tech_check"
    STARTING = "starting"
    CONFIDENTIALITY = "confidentiality"
    CHECK_IN = "check_in"
    PULSE_RESULT = "pulse_result"
    FEEDBACK = "feedback"
    THANKS = "thanks"
    MISSED = "missed"
    NUDGE = "nudge"
    COMMITMENT = "commitment"
    NEEDS_SURVEY = "needs_survey"
    MOVED = "moved"
    SKIPPED = "skipped"
    LINK = "link"
    AWAY = "away"
    FAREWELL = "farewell"
    DELETION = "deletion"
    BUNDLE = "bundle"
    BRIEFING = "briefing"
    CLOSE_PULSE = "close_pulse"
    CLOSE_FEEDBACK = "close_feedback"
    GUEST_LEAVES = "guest_leaves"
    CLOSE_NEEDS = "close_needs"
    HOLD = "hold"
    END_GROUP = "end_group"
    ONE_MINUTE = "one_minute"
    PAIRS_OVER = "pairs_over"
    BREAK_OVER = "break_over"
    SPARRING = "sparring"


class Audience(StrEnum):
    """Where a step is said. All but `ROOM` and `NOBODY` are direct messages, one to each."""

    ROOM = "room"
    MEMBERS = "members"
    ONE_PERSON = "one person"
    NOT_ANSWERED = "members who have not answered"
    HAS_COMMITMENT = "people who have a commitment"
    SAID_AWAY = "members who had said that they cannot come"
    WANTS_PAIR = "those who wished for a sparring pair"
    FACILITATORS = "facilitators"
    FACILITATORS_AND_HOST = "facilitators and host"
    NOBODY = "nobody"


class Priority(IntEnum):
    """Who stays when messages collide: the smaller number. `OUTSIDE` is never weighed."""

    OUTSIDE = 0
    MOVED_OR_CANCELLED = 1
    RSVP = 2
    REMINDER = 3
    FEEDBACK = 4
    NUDGE = 5


@dataclass(frozen=True, slots=True)
class OnDay:
    """`days` after the session's day (before it when negative), at the group's wall time `at`."""

    days: int
    at: time = MORNING


@dataclass(frozen=True, slots=True)
class FromStart:
    """So long after the session's first minute (before it when negative), in real minutes."""

    offset: timedelta


@dataclass(frozen=True, slots=True)
class FromEnd:
    """So long after the session's planned end, in real minutes."""

    offset: timedelta


@dataclass(frozen=True, slots=True)
class Halfway:
    """After half of the days between the session and the next one."""

    at: time = MORNING


@dataclass(frozen=True, slots=True)
class InTwoRounds:
    """`days` after the room opened, and once more as long after the middle session."""

    days: int
    at: time = MORNING


@dataclass(frozen=True, slots=True)
class OnDeletionDay:
    """The announced date: so long after the group's end as its data are kept."""

    at: time = MORNING


@dataclass(frozen=True, slots=True)
class AtOnce:
    """When something happens; the calendar knows no hour for it."""

    what: str


@dataclass(frozen=True, slots=True)
class Daily:
    """At that wall time of a day that has something to tell."""

    at: time


Moment: TypeAlias = OnDay | FromStart | FromEnd | Halfway | InTwoRounds | OnDeletionDay | AtOnce | Daily


@dataclass(frozen=True, slots=True)
class AfterMoment:
    """Still useful for so long, in wall time, after the moment that the table names."""

    span: timedelta


@dataclass(frozen=True, slots=True)
class UntilDay:
    """Useful until the midnight with which the session's day begins."""


Until: TypeAlias = AfterMoment | UntilDay | FromStart | FromEnd | OnDay | None
"""How long a step is useful; None: always."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table.

    `exempt`: said in quiet hours, at weekends and inside skip ranges too. `counts`: towards the caps. `early`: by how many
    days a step that falls on a silent day may come before its day; what cannot, waits for the next morning.
    """

    kind: StepKind
    to: Audience
    when: Moment
    until: Until
    meaning: str
    priority: Priority = Priority.OUTSIDE
    exempt: bool = False
    counts: bool = False
    early: int = field(default=0, kw_only=True)


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def _days(count: int) -> timedelta:
    return timedelta(days=count)


_K, _A, _P = StepKind, Audience, Priority
_OPENING = AtOnce("the opening of a session")
_START, _END = FromStart(_minutes(0)), FromEnd(_minutes(0))

# fmt: off
TABLE: tuple[Rule, ...] = (
    Rule(_K.WELCOME, _A.ONE_PERSON, AtOnce("somebody joined"), None, "welcome, data notice and agreement in one", exempt=True),
    Rule(_K.PLAN, _A.ROOM, AtOnce("the room opened or the plan changed; the morning after somebody joined"), None,
         "the sessions, pinned and edited; shown anew to those who joined after it"),
    Rule(_K.NEEDS_SURVEY, _A.ROOM, InTwoRounds(2), AfterMoment(_days(7)), "what would you like to talk about? two ways to answer",
         _P.FEEDBACK, counts=True, early=1),
    Rule(_K.CLOSE_NEEDS, _A.ROOM, InTwoRounds(9), None, "the themes in the order wished for; the answers are deleted"),
    Rule(_K.RSVP, _A.ROOM, OnDay(-4), FromStart(_days(-2)), "next session and theme, and a poll: can you make it?",
         _P.RSVP, counts=True, early=31),
    Rule(_K.RSVP_AGAIN, _A.NOT_ANSWERED, OnDay(-2), UntilDay(), "one line, once", _P.REMINDER, counts=True, early=4),
    Rule(_K.AGREEMENT_OPEN, _A.FACILITATORS, OnDay(-1), _START, "before the first session: who has not accepted yet", early=4),
    Rule(_K.PREPARATION, _A.FACILITATORS, OnDay(-1), _START, "theme, who comes, one tip; too few: hold, move or skip?", early=4),
    Rule(_K.PULSE, _A.MEMBERS, OnDay(-1, time(12)), _START, "four questions around the first, middle and last session",
         _P.FEEDBACK, counts=True, early=4),
    Rule(_K.TECH_CHECK, _A.ROOM, FromStart(_minutes(-60)), _START, "link, contact, four lines", _P.REMINDER, exempt=True),
    Rule(_K.STARTING, _A.ROOM, FromStart(_minutes(-5)), FromStart(_minutes(10)), "link, mentions everyone", _P.REMINDER,
         exempt=True),
    Rule(_K.CLOSE_PULSE, _A.NOBODY, _START, None, "a pulse that is open closes; its answers are deleted", exempt=True),
    Rule(_K.CONFIDENTIALITY, _A.ROOM, _OPENING, _END, "one reminder, rotating", exempt=True),
    Rule(_K.CHECK_IN, _A.ROOM, _OPENING, _END, "open light poll; says that it is visible", exempt=True),
    Rule(_K.PULSE_RESULT, _A.ROOM, _OPENING, _END, "bands, or the kind `too few`", exempt=True),
    Rule(_K.ONE_MINUTE, _A.ROOM, AtOnce("a minute before a turn of a round is over"), AfterMoment(_minutes(1)),
         "about a minute is left; does not ring", exempt=True),
    Rule(_K.PAIRS_OVER, _A.ROOM, AtOnce("the time of talk in pairs is over"), AfterMoment(_minutes(10)),
         "come back; does not ring", exempt=True),
    Rule(_K.BREAK_OVER, _A.ROOM, AtOnce("a break is over"), AfterMoment(_minutes(10)), "we go on; does not ring", exempt=True),
    Rule(_K.GUEST_LEAVES, _A.NOBODY, _END, None, "a guest who is still in the room is taken out of it", exempt=True),
    Rule(_K.HOLD, _A.NOBODY, _END, None, "a session that nobody started, or left open, counts as held", exempt=True),
    Rule(_K.FEEDBACK, _A.MEMBERS, FromEnd(_minutes(30)), AfterMoment(_days(3)), "three questions after the 2nd, middle, last",
         _P.FEEDBACK, counts=True),
    Rule(_K.CLOSE_FEEDBACK, _A.FACILITATORS, OnDay(4), None, "bands, and what was written, all at once; the answers are deleted"),
    Rule(_K.END_GROUP, _A.NOBODY, OnDay(1, time(9)), None, "after the last session the group has ended", exempt=True),
    Rule(_K.THANKS, _A.ROOM, OnDay(1), AfterMoment(_days(3)), "thanks and next date; after the last one the goodbye",
         _P.REMINDER, counts=True),
    Rule(_K.MISSED, _A.SAID_AWAY, OnDay(1), AfterMoment(_days(3)), "the kind line, next date", _P.REMINDER, counts=True),
    Rule(_K.SPARRING, _A.WANTS_PAIR, OnDay(1), AfterMoment(_days(3)), "who the sparring pair is until the next session"),
    Rule(_K.NUDGE, _A.ROOM, Halfway(), AfterMoment(_days(4)), "the theme's nudge", _P.NUDGE, counts=True, early=4),
    Rule(_K.COMMITMENT, _A.HAS_COMMITMENT, Halfway(), AfterMoment(_days(4)), "how is it going, with the nudge", _P.NUDGE,
         counts=True, early=4),
    Rule(_K.MOVED, _A.ROOM, AtOnce("a session was moved"), None, "old and new time", _P.MOVED_OR_CANCELLED, exempt=True),
    Rule(_K.SKIPPED, _A.ROOM, AtOnce("a session was skipped"), None, "what falls out, what is next", _P.MOVED_OR_CANCELLED,
         exempt=True),
    Rule(_K.LINK, _A.ROOM, AtOnce("a link was set"), None, "the link", _P.MOVED_OR_CANCELLED, exempt=True),
    Rule(_K.BRIEFING, _A.ROOM, AtOnce("a briefing was planned or cancelled"), None, "guest, topic, minutes, how to ask",
         _P.MOVED_OR_CANCELLED, exempt=True),
    Rule(_K.AWAY, _A.ROOM, AtOnce("Vertti returned after missing a step"), AfterMoment(_days(1)), "what was missed, in one",
         _P.REMINDER, counts=True),
    Rule(_K.FAREWELL, _A.ROOM, OnDay(30), AfterMoment(_days(7)), "the last nudge, and when the data go", _P.NUDGE, counts=True,
         early=4),
    Rule(_K.DELETION, _A.ROOM, OnDeletionDay(), None, "data deleted; Vertti hands the room over and leaves", early=31),
    Rule(_K.BUNDLE, _A.FACILITATORS_AND_HOST, Daily(time(18)), AfterMoment(_days(1)), "what the bot could not do today, in one"),
)
# fmt: on

_RULES = {one.kind: one for one in TABLE}


def rule(kind: StepKind) -> Rule:
    """The line of the table for that kind."""
    return _RULES[kind]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do at a time. `due` and `useful_until` are aware UTC; a `due` in the past means: at once.

    `session` is the session's number, None for what concerns the whole group.
    """

    kind: StepKind
    session: int | None
    revision: int
    due: datetime
    useful_until: datetime

    @property
    def key(self) -> str:
        """Unique within a group for good: a step once settled never comes back."""
        return f"{self.kind}:{'-' if self.session is None else self.session}:{self.revision}"


def late(step: Step, now: datetime) -> bool:
    """Whether the step has lost its use at `now`."""
    return now >= step.useful_until
