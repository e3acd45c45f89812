"""Commitments: what somebody tries until the next session, and what they hope for from the whole programme.

Small experiments for about three weeks, in private unless their maker shares them (articles: one member's three-week push that
others joined). There are no streaks and no lists of what is late; at the next session only those who have shared are invited to
tell, and after it the experiment is let go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitation import frame
from facilitation.effects import AskPoll, Choice, Effect, Redact, Say, ToPerson, ToRoom
from facilitation.group import Group, Role
from facilitation.programme import Programme
from facilitation.refusals import NotInGroup, Refusal
from facilitation.session import PersonId, Session, SessionState
from facilitation.words import Body, CommandRef, Several, Words, words

LONGEST = 300
"""Characters."""

MOST = 3
"""Experiments that one person may have at a time."""


class Visibility(StrEnum):
    """Who sees a commitment beside the one who made it; in the order in which it is asked."""

    ONLY_ME = "me"
    PAIR = "pair"
    GROUP = "group"


class Status(StrEnum):
    """How it is going, said half-way; in the order in which it is asked. None of them is better than another."""

    DONE = "done"
    UNDER_WAY = "under_way"
    CHANGED = "changed"
    NOT_THIS_TIME = "not_this_time"


class Next(StrEnum):
    """What becomes of one that was not for this time; in the order in which it is asked."""

    KEEP = "keep"
    ANOTHER = "another"
    LET_BE = "let_be"


class NothingAhead(Refusal):
    """No session is to come until which something could be tried."""

    def __init__(self) -> None:
        super().__init__(words("commitment-nothing-ahead"))


class TooMany(Refusal):
    """The person has as many experiments as one can try at a time."""

    def __init__(self) -> None:
        super().__init__(words("commitment-too-many", most=MOST, mine_command=CommandRef("mine")))


class NothingToJoin(Refusal):
    """The one who was named has shared nothing with the one who asks."""

    def __init__(self, name: str) -> None:
        super().__init__(words("commitment-nothing-to-join", name=name))


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment. A `goal` is for the whole programme, anything else for the time until the first session that begins after
    `since` (UTC).

    `pair` is who sees it with the maker, when that is what they chose. `shown` is the key of the message in which it was shown
    to others. `asked_at` (UTC): when its maker was last asked how it is going.
    """

    id: int
    person: PersonId
    text: str
    since: datetime
    goal: bool = False
    visibility: Visibility = Visibility.ONLY_ME
    pair: PersonId | None = None
    status: Status | None = None
    shown: str | None = None
    asked_at: datetime | None = None


def due(group: Group, since: datetime) -> Session | None:
    """The session until which what was begun then is tried: the first that begins after it."""
    return next((one for one in group.in_order() if _begins(one) > since), None)


def over(group: Group, commitment: Commitment) -> bool:
    """Whether it has served: its session has been held. A goal never has."""
    session = None if commitment.goal else due(group, commitment.since)
    return session is not None and session.state is SessionState.HELD


def check_new(group: Group, person: PersonId, theirs: Sequence[Commitment], now: datetime, *, goal: bool = False) -> None:
    """Raise a `Refusal` when the person cannot make one (more) now. A new goal takes the place of the old one."""
    if group.peer(person) is None:
        raise NotInGroup(person)
    if due(group, now) is None:
        raise NothingAhead
    if not goal and sum(not one.goal for one in theirs) >= MOST:
        raise TooMany


def who_sees(commitment: Commitment) -> tuple[Effect, ...]:
    """It is kept; the question who may see it. Whoever does not answer keeps it to themselves."""
    me = ToPerson(commitment.person)
    key = f"commitment-share:{commitment.id}:{commitment.person}"
    choices = tuple(Choice(one.value, words(f"commitment-visibility-{one}")) for one in Visibility)
    return (
        Say(me, f"commitment-kept:{commitment.id}:{commitment.person}", (words("commitment-kept", text=commitment.text),)),
        AskPoll(me, key, (words("commitment-who-sees"),), choices),
    )


def possible_pairs(group: Group, person: PersonId) -> tuple[PersonId, ...]:
    """With whom somebody may share one: everybody else who is in the group's room and no guest."""
    others = group.joined((Role.MEMBER, Role.FACILITATOR, Role.HOST))
    return tuple(one.person for one in others if one.person != person)


def shared(group: Group, commitment: Commitment, event: str) -> tuple[Effect, ...]:
    """It is shown to those whom its maker has chosen. The event makes the message's key a new one each time."""
    how = {"name": group.name_of(commitment.person), "text": commitment.text}
    join = CommandRef("join", how["name"])
    key = shown_key(commitment, event)
    match commitment.visibility:
        case Visibility.GROUP:
            return (Say(ToRoom(), key, (words("commitment-shared", join_command=join, **how),), rings=False),)
        case Visibility.PAIR if commitment.pair is not None:
            return (Say(ToPerson(commitment.pair), key, (words("commitment-for-pair", join_command=join, **how),)),)
    return ()


def shown_key(commitment: Commitment, event: str) -> str:
    """The key of the message that shows it to others."""
    return f"commitment-shared:{commitment.id}:{commitment.person}:{event}"


def hidden(commitment: Commitment) -> tuple[Effect, ...]:
    """The message that showed it is taken back."""
    if commitment.shown is None:
        return ()
    to = ToPerson(commitment.pair) if commitment.visibility is Visibility.PAIR and commitment.pair else ToRoom()
    return (Redact(to, f"redact:{commitment.shown}", commitment.shown),)


def to_join(group: Group, of: PersonId, person: PersonId, everything: Sequence[Commitment]) -> Commitment:
    """The last one of `of` that `person` may see. Raises `NothingToJoin`."""
    theirs = [one for one in everything if one.person == of and not one.goal and not over(group, one)]
    seen = [one for one in theirs if person in _readers(group, one)]
    if not seen or of == person:
        raise NothingToJoin(group.name_of(of))
    return seen[-1]


def half_way(group: Group, session: Session, everything: Sequence[Commitment], until: datetime) -> tuple[Effect, ...]:
    """Half-way to the session after that one: each who has an experiment is asked in private how it is going.

    Before the last session who has a goal is reminded of it.
    """
    following = _following(group, session)
    if following is None:
        return ()
    last = following.number == group.in_order()[-1].number
    effects: list[Effect] = []
    for member in group.joined((Role.FACILITATOR, Role.HOST, Role.MEMBER)):
        theirs = [one for one in everything if one.person == member.person]
        trying = [one for one in theirs if not one.goal and due(group, one.since) == following]
        goals = [one for one in theirs if one.goal and last]
        about = f"{session.number}:{session.revision}"
        for goal in goals:
            key, body = f"commitment-goal:{about}:{member.person}", (words("commitment-goal-again", text=goal.text),)
            effects.append(Say(ToPerson(member.person), key, body, useful_until=until))
        if trying:
            effects += how_is_it(trying[0], about, until)
    return tuple(effects)


def how_is_it(commitment: Commitment, about: str, until: datetime | None = None) -> tuple[Effect, ...]:
    """The question how one is going. `about` keeps the keys of different times apart."""
    me = ToPerson(commitment.person)
    tail = f"{commitment.id}:{about}:{commitment.person}"
    choices = tuple(Choice(one.value, words(f"commitment-status-{one.value.replace('_', '-')}")) for one in Status)
    return (
        Say(me, f"commitment-half-way:{tail}", (words("commitment-half-way", text=commitment.text),), useful_until=until),
        AskPoll(me, f"commitment-status:{tail}", (words("commitment-half-way-poll"),), choices, useful_until=until),
    )


def told_status(status: Status) -> Body:
    """The kind line that follows the answer how it is going."""
    match status:
        case Status.DONE:
            return (words("commitment-done", yes_command=CommandRef("yes"), no_command=CommandRef("no")),)
        case Status.CHANGED:
            return (words("commitment-changed", try_command=CommandRef("try")),)
        case Status.NOT_THIS_TIME:
            return (words("commitment-not-this-time"),)
    return (words("commitment-thank-you"),)


def look_back(group: Group, session: Session, everything: Sequence[Commitment]) -> Body:
    """The invitation to those whose experiments until this session the group knows; of others it says nothing."""
    here = {one.person for one in group.joined()}
    known = [
        one
        for one in everything
        if one.visibility is Visibility.GROUP and not one.goal and one.person in here and due(group, one.since) == session
    ]
    by_text: dict[str, list[str]] = {}
    for one in known:
        by_text.setdefault(one.text, []).append(group.name_of(one.person))
    lines = tuple(words("commitment-line", names=Several(tuple(names)), text=text) for text, names in by_text.items())
    return (words("commitment-look-back", lines=Several(lines, "lines")),) if lines else ()


def look_back_begins(before: Group, after: Group, programme: Programme) -> Session | None:
    """The session that has just come to the phase in which one looks back, if one has."""
    session = after.open_session()
    if session is None or session.phase is None:
        return None
    earlier = before.session(session.number)
    if earlier is not None and earlier.phase == session.phase:
        return None
    phases = frame.phases(after, session, programme)
    return session if session.phase < len(phases) and phases[session.phase].key == "look_back" else None


def listed(group: Group, theirs: Sequence[Commitment]) -> Body:
    """A person's own list, numbered for `drop`, or how to begin."""
    if not theirs:
        return (words("commitment-mine-none", try_command=CommandRef("try")),)
    lines = tuple(
        words("commitment-mine-goal" if one.goal else "commitment-mine-line", n=n, text=one.text, who=_seen_by(group, one))
        for n, one in enumerate(theirs, 1)
    )
    how = words("commitment-mine-how", try_command=CommandRef("try"), drop_command=CommandRef("drop", "1"))
    return (words("commitment-mine", lines=Several(lines, "lines")), how)


def _readers(group: Group, commitment: Commitment) -> frozenset[PersonId]:
    """Who sees it, but for its maker."""
    if commitment.visibility is Visibility.PAIR and commitment.pair is not None:
        return frozenset({commitment.pair})
    return frozenset(one.person for one in group.joined()) if commitment.visibility is Visibility.GROUP else frozenset()


def _seen_by(group: Group, commitment: Commitment) -> Words:
    if commitment.visibility is Visibility.PAIR and commitment.pair is not None:
        return words("commitment-seen-pair", name=group.name_of(commitment.pair))
    return words("commitment-seen-group" if commitment.visibility is Visibility.GROUP else "commitment-seen-me")


def _begins(session: Session) -> datetime:
    """A group may open a session earlier the same day."""
    return min(session.begins(), session.opened_at or session.begins())


def _following(group: Group, session: Session) -> Session | None:
    later = (one for one in group.in_order() if one.state is SessionState.PLANNED and one.begins() > session.begins())
    return next(later, None)
