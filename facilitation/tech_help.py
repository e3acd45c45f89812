"""Technical help: what one can try alone, and whom a cry for help reaches.

Two things that look alike are kept apart: what to do when sound or picture fail, and where to turn when things are hard
(`scope`). Only words that name the technique reach another person; whoever writes just "I need help" reaches nobody.
"""

from __future__ import annotations

from datetime import datetime

from facilitation.effects import Decision, Say, ToPerson
from facilitation.group import Group, Member, Role
from facilitation.practice import Practice
from facilitation.session import PersonId
from facilitation.words import Arg, Body, CommandRef, Part, Several, Url, When, words


def helpers(group: Group, besides: PersonId | None = None) -> tuple[Member, ...]:
    """Who is on duty: the hosts who are in the room, without one the facilitators. Nobody is their own help."""
    hosts, leads = (
        tuple(one for one in group.joined((role,)) if one.person != besides) for role in (Role.HOST, Role.FACILITATOR)
    )
    return hosts or leads


def contact(group: Group, practice: Practice) -> Arg | None:
    """Whom to turn to: as the operator wrote it, a telephone number in it; without that the names of who is on duty."""
    on_duty = helpers(group)
    if practice.support.contact:
        return practice.support.contact
    return Several(tuple(one.called for one in on_duty), "or") if on_duty else None


def card(group: Group, practice: Practice, person: PersonId, now: datetime) -> Body:
    """The card for one reader: the link, what to try in which order, what to do when the link fails, who helps."""
    parts: list[Part] = []
    session = group.next_session(now)
    if session is not None:
        link = group.link_of(session)
        date = When(session.begins())
        parts.append(words("tech-no-link", date=date) if link is None else words("tech-link", date=date, link=Url(link)))
    parts.append(words("tech-lines"))
    member = group.member(person)
    if session is not None and member is not None and member.role in (Role.FACILITATOR, Role.HOST):
        parts.append(words("tech-link-fails-lead", link_command=link_to_type(session.number)))
    else:
        parts.append(words("tech-link-fails"))
    who = contact(group, practice)
    if who is not None:
        parts.append(words("practice-tech-contact", contact=who))
    if helpers(group, person):
        parts.append(words("tech-ask", help_command=CommandRef("tech-help")))
    return tuple(parts)


def ask(group: Group, practice: Practice, person: PersonId, nonce: str) -> tuple[Decision, Body]:
    """Tell who is on duty, at once, who needs help; and what the person hears. `nonce` makes each cry one of its own."""
    member = group.member(person)
    name = person if member is None else member.called
    on_duty = helpers(group, person)
    effects = tuple(
        Say(ToPerson(one.person), f"tech-help:{nonce}:{one.person}", (words("tech-asked-of-you", name=name),)) for one in on_duty
    )
    told = words("tech-asked", names=Several(tuple(one.called for one in on_duty))) if on_duty else words("tech-nobody")
    reached = practice.support.contact
    return Decision(group, effects), (told,) if reached is None else (told, words("tech-call", contact=reached))


def link_to_type(number: int) -> CommandRef:
    """An example of giving the session of that number another link."""
    return CommandRef("session-link", f"{number} https://meet.example.org/abc")
