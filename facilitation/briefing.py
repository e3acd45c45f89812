"""An expert's briefing: a guest with a topic and some minutes in one session.

The guest comes into the group's room only while the phase before the briefing is under way, sees nothing that was written
earlier, and is taken out when the briefing is over: the talk is the group's own. Members' questions go to those who lead, without
names and in random order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from facilitation import frame
from facilitation.effects import Decision, Effect, Invite, Remove, Say, ToPerson, ToRoom
from facilitation.group import Group, GroupState, Member, Role, Standing
from facilitation.programme import Programme
from facilitation.refusals import NoSuchSession, NotRunning, Refusal
from facilitation.session import Briefing, PersonId, Session, SessionState
from facilitation.words import Body, CommandRef, Several, Url, When, Words, words

FEWEST = 5
"""Minutes. Less is no briefing."""

QUESTIONS_EACH = 3
"""How many questions one person may hand in for one briefing."""


class NoBriefing(Refusal):
    """No session to come has a briefing."""

    def __init__(self) -> None:
        super().__init__(words("briefing-none"))


def most_minutes(group: Group) -> int:
    """A third of the session, in fives: most of the time is the group's own."""
    return max(FEWEST, int(group.length / timedelta(minutes=1)) // 3 // 5 * 5)


def plan(group: Group, number: int | None, guest: PersonId, topic: str, minutes: int, now: datetime) -> Decision:
    """Give a session (without a number the next one) a briefing: the room hears of it, and the guest in private.

    Raises `NotRunning`, `NoSuchSession` for a session that has begun or is over, and `Refusal` when the guest is in the group
    already, the session has a briefing, or the minutes do not fit.
    """
    if group.state is not GroupState.RUNNING:
        raise NotRunning(group.state)
    session = _to_come(group, number, now)
    if session.briefing is not None:
        raise Refusal(words("briefing-there-already", cancel_command=CommandRef("briefing-cancel", str(session.number))))
    if any(one.person == guest for one in group.with_roles(*Role)):
        raise Refusal(words("briefing-guest-is-member"))
    most = most_minutes(group)
    if not FEWEST <= minutes <= most:
        raise Refusal(words("briefing-minutes", fewest=FEWEST, most=most))
    briefing = Briefing(guest, topic, minutes)
    changed = group.replacing(replace(session, briefing=briefing))
    news = (
        words("briefing-announce", date=When(session.begins()), minutes=minutes, topic=topic, guest=guest),
        words("briefing-how-to-ask"),
    )
    return Decision(
        changed,
        (
            Say(ToRoom(), f"briefing:{session.number}:{_moment(group, now)}", news),
            _to_guest(group, session, guest, "planned", _invitation(group, session, briefing), now),
        ),
    )


def cancel(group: Group, number: int | None, now: datetime) -> Decision:
    """There is no briefing (without a number: the next one): room and guest hear of it. Raises `NoBriefing`."""
    session = with_briefing(group, number, now)
    if session is None or session.briefing is None or session.state is not SessionState.PLANNED:
        raise NoBriefing
    news = words("briefing-cancelled", date=When(session.begins()))
    effects: list[Effect] = [Say(ToRoom(), f"briefing-off:{session.number}:{_moment(group, now)}", (news,))]
    if session.briefing.guest is not None:
        effects.append(_to_guest(group, session, session.briefing.guest, "cancelled", (news,), now))
    return Decision(group.replacing(replace(session, briefing=None)), tuple(effects))


def with_briefing(group: Group, number: int | None, now: datetime) -> Session | None:
    """The session of that number, or the next one that has a briefing, unless it is over."""
    for one in group.in_order():
        alive = one.state is SessionState.OPEN or (one.state is SessionState.PLANNED and one.ends(group.length) > now)
        if one.briefing is not None and alive and number in (None, one.number):
            return one
    return None


def rescheduled(before: Group, after: Group, now: datetime) -> Decision:
    """Sessions were moved or left out: each guest hears the new time, or that the briefing falls away."""
    group = after
    effects: list[Effect] = []
    for session in after.sessions:
        earlier = before.session(session.number)
        if session.briefing is None or earlier is None:
            continue
        guest = session.briefing.guest
        if session.state is SessionState.DROPPED:
            group = group.replacing(replace(session, briefing=None))
            news = words("briefing-cancelled", date=When(session.begins()))
        elif earlier.begins() != session.begins():
            news = words("briefing-guest-moved", date=When(session.begins()), old_date=When(earlier.begins()))
        else:
            continue
        if guest is not None:
            effects.append(_to_guest(group, session, guest, "moved", (news,), now))
    return Decision(group, tuple(effects))


def today(group: Group, session: Session, programme: Programme) -> tuple[Effect, ...]:
    """An hour before the session, to the guest: about when it is their turn, and the link."""
    if session.briefing is None or session.briefing.guest is None:
        return ()
    begins = session.begins()
    for phase in frame.phases(group, session, programme):
        if phase.key == frame.BRIEFING:
            break
        begins += timedelta(minutes=phase.minutes)
    body: list[Words] = [words("briefing-guest-today", time=When(session.begins(), "time"), turn=When(begins, "time"))]
    body += _link(group, session)
    key = f"briefing-today:{session.number}:{session.revision}:{session.briefing.guest}"
    return (Say(ToPerson(session.briefing.guest), key, tuple(body), useful_until=session.ends(group.length)),)


def entered(group: Group, number: int, programme: Programme, now: datetime) -> tuple[Group, tuple[Effect, ...]]:
    """A phase has begun. Just before the briefing the guest is invited; after it they leave, before anything else is said."""
    session = group.session(number)
    if session is None or session.briefing is None or session.phase is None:
        return group, ()
    keys = [one.key for one in frame.phases(group, session, programme)]
    if frame.BRIEFING not in keys:
        return group, ()
    place = keys.index(frame.BRIEFING)
    guest = session.briefing.guest
    if session.phase > place:
        group, gone = leaves(group, now)
        thanks = Say(ToRoom(), f"guest-leaves:{number}:{_moment(group, now)}", (words("briefing-guest-leaves"),), rings=False)
        return group, (thanks, *gone) if gone else ()
    if guest is None or session.phase < place - 1 or any(one.person == guest for one in group.with_roles(*Role)):
        return group, ()
    invited = group.with_member(Member(guest, Role.GUEST))
    return invited, (Invite(f"invite:{guest}:{_moment(group, now)}", guest),)


def leaves(group: Group, now: datetime) -> tuple[Group, tuple[Effect, ...]]:
    """Every guest leaves the room, or their invitation is taken back; the group does not know them any more."""
    guests = tuple(one for one in group.members if one.role is Role.GUEST)
    there = tuple(one for one in guests if one.standing in (Standing.INVITED, Standing.JOINED))
    members = tuple(one for one in group.members if one.role is not Role.GUEST)
    out = tuple(Remove(f"remove:{one.person}:{_moment(group, now)}", one.person) for one in there)
    return (replace(group, members=members), out) if guests else (group, ())


def over(group: Group, number: int, now: datetime) -> tuple[Group, tuple[Effect, ...]]:
    """The session is over: nobody but the group's own people stays, and who the guest was is not kept."""
    session = group.session(number)
    if session is None or session.briefing is None:
        return group, ()
    return leaves(group.replacing(replace(session, briefing=None)), now)


def arrived(group: Group, guest: Member, name: str, now: datetime) -> Decision:
    """The guest is in the room: everybody in it is told who is there, and what they see."""
    if guest.standing is Standing.JOINED:
        return Decision(group)
    here = replace(guest, standing=Standing.JOINED, name=name or guest.name, welcomed=True)
    told = Say(ToRoom(), f"guest-here:{guest.person}:{_moment(group, now)}", (words("briefing-guest-here", name=here.called),))
    return Decision(group.with_member(here), (told,))


def went(group: Group, guest: Member, now: datetime) -> Decision:
    """The guest has left by themselves or declined the invitation: those who lead are told at once, since it is their moment."""
    key = "briefing-guest-went" if guest.standing is Standing.JOINED else "briefing-guest-declined"
    members = tuple(one for one in group.members if one.person != guest.person)
    told = tuple(
        Say(ToPerson(one.person), f"guest-went:{_moment(group, now)}:{one.person}", (words(key, name=guest.called),))
        for one in group.joined((Role.FACILITATOR,))
    )
    return Decision(replace(group, members=members), told)


def without_guest(group: Group, guest: PersonId) -> Group:
    """The group without knowing who that guest is; their minutes stay, so that a session under way keeps its phases."""
    sessions = tuple(
        replace(one, briefing=replace(one.briefing, guest=None)) if one.briefing and one.briefing.guest == guest else one
        for one in group.sessions
    )
    members = tuple(one for one in group.members if not (one.role is Role.GUEST and one.person == guest))
    return replace(group, sessions=sessions, members=members)


def guest_forgotten(group: Group, session: Session, now: datetime) -> Decision:
    """The guest has asked to be forgotten: those who lead are told that nobody will come."""
    body = (
        words("briefing-guest-gone", date=When(session.begins())),
        words("briefing-cancel-hint", cancel_command=CommandRef("briefing-cancel", str(session.number))),
    )
    people = group.joined((Role.FACILITATOR,))
    told = tuple(Say(ToPerson(one.person), f"guest-gone:{_moment(group, now)}:{one.person}", body) for one in people)
    return Decision(without_guest(group, session.briefing.guest) if session.briefing and session.briefing.guest else group, told)


def questions(
    group: Group, session: Session, asked: Sequence[str], shuffle: Callable[[list[str]], None], what: str
) -> tuple[Effect, ...]:
    """The members' questions for those who lead: without names, in random order. `what` tells one delivery from another."""
    if session.briefing is None or not asked:
        return ()
    mixed = list(asked)
    shuffle(mixed)
    lines = tuple(words("briefing-question-line", text=one) for one in mixed)
    body = (words("briefing-questions", topic=session.briefing.topic), words("lines", lines=Several(lines, "lines")))
    return tuple(
        Say(ToPerson(one.person), f"briefing-questions:{session.number}:{session.revision}:{what}:{one.person}", body)
        for one in group.joined((Role.FACILITATOR,))
    )


def _to_come(group: Group, number: int | None, now: datetime) -> Session:
    planned = [one for one in group.in_order() if one.state is SessionState.PLANNED and one.begins() > now]
    found = next((one for one in planned if number in (None, one.number)), None)
    if found is None:
        raise NoSuchSession(number or 0)
    return found


def _invitation(group: Group, session: Session, briefing: Briefing) -> Body:
    """The one message to the guest: what, when, where, and what stays in the group."""
    contacts = Several(tuple(f"{one.called} ({one.person})" for one in group.with_roles(Role.FACILITATOR)), "or")
    return (
        words("briefing-guest-asked", minutes=briefing.minutes, topic=briefing.topic, date=When(session.begins())),
        *_link(group, session),
        words("briefing-guest-how"),
        words("briefing-guest-contact", facilitator=contacts),
        words("briefing-guest-data", privacy_command=CommandRef("privacy")),
    )


def _link(group: Group, session: Session) -> tuple[Words, ...]:
    link = group.link_of(session)
    return () if link is None else (words("briefing-guest-link", link=Url(link)),)


def _to_guest(group: Group, session: Session, guest: PersonId, what: str, body: Body, now: datetime) -> Say:
    return Say(ToPerson(guest), f"briefing-guest-{what}:{session.number}:{guest}:{_moment(group, now)}", body)


def _moment(group: Group, now: datetime) -> str:
    """Names a moment in the life of the group."""
    return f"{now:%Y%m%dT%H%M%S}:{group.version}"
