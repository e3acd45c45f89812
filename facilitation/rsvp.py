"""Who can come: asked four days before, answered by poll or by typing, visible to the group. Nobody records who came."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from facilitation.effects import AskPoll, Choice, Decision, Effect, EndPoll, Say, ToPerson, ToRoom
from facilitation.frame import position
from facilitation.group import Group, Role, Standing
from facilitation.programme import Programme
from facilitation.refusals import NoSuchSession, NotInGroup, Refusal
from facilitation.session import PersonId, Rsvp, Session, SessionState
from facilitation.words import Body, CommandRef, Several, When, Words, words

TOO_FEW = 3
"""Below this many comers a facilitator is asked whether to hold, move or skip the session."""


IN_SHORT = (Rsvp.COMING, Rsvp.AWAY)
"""The answers that are written out for those who type, once all have been before the first session."""


class RsvpClosed(Refusal):
    """The session of that number has been held, has passed or was dropped; there is nothing to answer any more."""

    def __init__(self, number: int) -> None:
        super().__init__(words("practice-rsvp-closed"))
        self.number = number


def poll_key(session: Session) -> str:
    """Key of the poll about the session at its present date."""
    return f"rsvp-poll:{session.number}:{session.revision}"


def ask(group: Group, session: Session, programme: Programme) -> tuple[Effect, ...]:
    """The question to the group: a text that also names the commands to type, then the poll."""
    begins = session.begins()
    when = When(begins)
    question = words("rsvp-ask", date=when, theme=programme.theme(session.theme).title)
    return (
        Say(
            ToRoom(),
            f"rsvp:{session.number}:{session.revision}",
            (question, _how_to_answer("practice-rsvp-how", *(Rsvp if position(group, session)[0] == 1 else IN_SHORT))),
            useful_until=begins,
        ),
        AskPoll(
            ToRoom(),
            poll_key(session),
            (words("practice-rsvp-question", date=when),),
            tuple(Choice(one.value, words(f"rsvp-options-{one.value}")) for one in Rsvp),
            useful_until=begins,
        ),
    )


def answer(group: Group, number: int, person: PersonId, answer: Rsvp | None, now: datetime) -> Decision:
    """The person answers; the last answer counts, None takes it back.

    Raises `NotInGroup`, `NoSuchSession`, and `RsvpClosed` once the session is held, dropped or its time over.
    """
    member = group.member(person)
    if member is None or member.standing not in (Standing.INVITED, Standing.JOINED) or member.role is Role.GUEST:
        raise NotInGroup(person)
    session = group.session(number)
    if session is None:
        raise NoSuchSession(number)
    over = session.state is SessionState.PLANNED and session.ends(group.length) <= now
    if over or session.state in (SessionState.HELD, SessionState.DROPPED):
        raise RsvpClosed(number)
    answers = {who: what for who, what in session.rsvps.items() if who != person}
    if answer is not None:
        answers[person] = answer
    return Decision(group.replacing(replace(session, rsvps=answers)))


def reminder(session: Session) -> Body:
    """What one person who has not answered is asked in private."""
    return (words("rsvp-nonresponder-dm-once", date=When(session.begins())), _how_to_answer("practice-rsvp-how-private", *Rsvp))


def waited_for(group: Group, session: Session) -> tuple[PersonId, ...]:
    """The members in the room who have not answered."""
    return tuple(one.person for one in group.joined((Role.MEMBER,)) if one.person not in session.rsvps)


def again(group: Group, session: Session) -> tuple[Effect, ...]:
    """One private line to each member who is in the room and has not answered."""
    body = reminder(session)
    return tuple(
        Say(
            ToPerson(person),
            f"rsvp-again:{session.number}:{session.revision}:{person}",
            body,
            useful_until=session.begins(),
        )
        for person in waited_for(group, session)
    )


def overview(group: Group, session: Session) -> Body:
    """Who is coming, for one reader. Lines with nobody in them are left out."""
    title = words("who-title", date=When(session.begins()))
    return (words("practice-overview", title=title, lines=Several(lines(group, session), "lines")),)


def lines(group: Group, session: Session) -> tuple[Words, ...]:
    """The lines of the overview, one per answer that somebody gave, and one for the members who have not answered."""
    present = group.with_roles(*Role)
    said: list[Words] = []
    if not coming(group, session):
        said.append(words("who-nobody"))
    for kind in Rsvp:
        said += _line(f"who-{kind.value}", [one.called for one in present if session.rsvps.get(one.person) is kind])
    silent = [group.name_of(one) for one in waited_for(group, session)]
    return (*said, *_line("who-no-answer", silent))


def coming(group: Group, session: Session) -> int:
    """How many have said that they come, in time or late."""
    people = {one.person for one in group.with_roles(*Role)}
    return sum(who in people and what in (Rsvp.COMING, Rsvp.LATE) for who, what in session.rsvps.items())


def close(group: Group, session: Session) -> tuple[Effect, ...]:  # noqa: ARG001 (all questions take the group)
    """End the poll about the session."""
    key = f"rsvp-end:{session.number}:{session.revision}"
    return (EndPoll(ToRoom(), key, poll_key(session), (words("practice-rsvp-closed"),)),)


def _line(key: str, names: list[str]) -> list[Words]:
    return [words(key, n=len(names), names=Several(tuple(names)))] if names else []


def _how_to_answer(key: str, *answers: Rsvp) -> Words:
    ways = tuple(CommandRef(f"rsvp-{one.value}") for one in answers)
    return words(key, commands=Several(ways, "lines"))
