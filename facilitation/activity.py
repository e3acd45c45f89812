"""What a group does together for some minutes while a session is open: a round, talk in pairs, a case round or a break.

There is at most one at a time, and it ends with the phase of the session. Vertti keeps its order and its time, quietly: it says
whose turn it is and when time is nearly over, and interrupts nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from facilitation.group import Group, Role
from facilitation.refusals import Refusal
from facilitation.session import Card, PersonId, Rsvp, Session
from facilitation.steps import Step, StepKind
from facilitation.words import Body, CommandRef, words

LONGEST = 60
"""Minutes. What is asked for beyond this is a slip of the finger."""
WARNING = timedelta(minutes=1)
"""How long before the end of a turn it is said that it nears."""
AFTERWARDS = timedelta(minutes=10)
"""How long it is still of use to say that pairs or a break are over."""


class ActivityKind(StrEnum):
    """What it is."""

    ROUND = "round"
    PAIRS = "pairs"
    CASE = "case"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody who is still to speak. `again`: they passed before, and may speak now if they like."""

    person: PersonId
    again: bool = False


@dataclass(frozen=True, slots=True)
class Activity:
    """One under way in session number `session`. Since `began` (aware UTC) runs what has `minutes`: a turn of a round, a step of
    a case round (`place`, from 0), or all of it.

    `turns` are those whose turn is still to come, first who speaks now; of a case round, who brings the case, if that was said.
    """

    kind: ActivityKind
    session: int
    minutes: int
    began: datetime
    place: int = 0
    turns: tuple[Turn, ...] = ()

    @property
    def until(self) -> datetime:
        """When its time is over."""
        return self.began + timedelta(minutes=self.minutes)

    @property
    def current(self) -> PersonId | None:
        """Who speaks now, or brings the case."""
        return self.turns[0].person if self.turns else None

    @property
    def mark(self) -> int:
        """What tells this turn from the next one: the second at which it began."""
        return int(self.began.timestamp())


class UnderWay(Refusal):
    """A round or a case round is under way, whose order would be lost."""

    def __init__(self, activity: Activity) -> None:
        kind = activity.kind
        super().__init__(
            words(f"activity-under-way-{kind}", done_command=CommandRef("done"), off_command=CommandRef(kind.value, "off"))
        )


class NothingUnderWay(Refusal):
    """There is no such thing to go on with or to end."""

    def __init__(self, kind: ActivityKind) -> None:
        super().__init__(words(f"activity-none-{kind}", command=CommandRef(kind.value)))


class TooFew(Refusal):
    """It takes at least two."""

    def __init__(self) -> None:
        super().__init__(words("activity-too-few"))


def taking_part(group: Group, session: Session) -> tuple[PersonId, ...]:
    """Who speaks as an equal: the members and the facilitators who have joined, but for those who said that they cannot come.

    Host and guests have tasks of their own.
    """
    here = group.joined((Role.FACILITATOR, Role.MEMBER))
    return tuple(one.person for one in here if session.rsvps.get(one.person) is not Rsvp.AWAY)


def may_begin(running: Activity | None) -> None:
    """Whether another activity may take the place of this one: pairs and breaks only have a time. Raises `UnderWay`."""
    if running is not None and running.kind in (ActivityKind.ROUND, ActivityKind.CASE):
        raise UnderWay(running)


def within_reason(minutes: int) -> int:
    """At least a minute and at most an hour."""
    return min(max(minutes, 1), LONGEST)


def a_break(session: Session, minutes: int, now: datetime) -> Activity:
    """A break from now on."""
    return Activity(ActivityKind.BREAK, session.number, within_reason(minutes), now)


_SIGNS = {
    ActivityKind.ROUND: StepKind.ONE_MINUTE,
    ActivityKind.PAIRS: StepKind.PAIRS_OVER,
    ActivityKind.BREAK: StepKind.BREAK_OVER,
}
KINDS = frozenset(_SIGNS.values())
"""The steps of the calendar that belong to an activity."""
_SAID = {StepKind.ONE_MINUTE: "round-one-minute", StepKind.PAIRS_OVER: "pairs-over", StepKind.BREAK_OVER: "break-over"}


def steps(activity: Activity | None) -> tuple[Step, ...]:
    """What is to be said by the clock as things stand: a minute before a turn is over, when pairs and breaks are."""
    if activity is None or activity.kind not in _SIGNS:
        return ()
    kind = _SIGNS[activity.kind]
    if kind is not StepKind.ONE_MINUTE:
        return (Step(kind, activity.session, activity.mark, activity.until, activity.until + AFTERWARDS),)
    if activity.minutes < 2:  # a turn of a minute begins with its last one
        return ()
    return (Step(kind, activity.session, activity.mark, activity.until - WARNING, activity.until),)


def planned(group: Group, running: Activity | None) -> tuple[Step, ...]:
    """The same, but for a turn that waits since the clock of the phase stands."""
    session = group.open_session()
    return () if running is not None and session is not None and _waits(running, session.card) else steps(running)


def resumed(running: Activity, before: Card | None, after: Card | None, now: datetime) -> Activity:
    """The turn after the clock of its phase was changed: when it goes on after having stood, so does the turn."""
    if before is None or before.paused_at is None or not _waits(running, before) or _waits(running, after):
        return running
    return replace(running, began=running.began + max(timedelta(0), now - before.paused_at))


def _waits(running: Activity, card: Card | None) -> bool:
    """A round that was under way when the clock was stopped waits. What began later was begun on purpose."""
    paused_at = None if card is None else card.paused_at
    return running.kind is ActivityKind.ROUND and paused_at is not None and running.began <= paused_at


def sign(step: Step, activity: Activity | None) -> Body:
    """What is said as the step falls due; nothing when its turn, its pairs or its break are over already."""
    if activity is None or _SIGNS.get(activity.kind) is not step.kind or activity.mark != step.revision:
        return ()
    return (words(_SAID[step.kind]),)
