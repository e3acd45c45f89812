"""The confidentiality agreement: its clauses, the request to accept it, and who has.

It is stricter than the Chatham House Rule on purpose: what is told in the group stays there, with names or without. Host
and guest hear as much as the others, so everybody in the room is asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from facilitation.effects import Decision, Effect, Say, ToPerson, ToRoom
from facilitation.group import Group, Member, Role, Standing
from facilitation.practice import Practice
from facilitation.refusals import NotInGroup
from facilitation.session import PersonId, SessionState
from facilitation.words import Body, CommandRef, Several, words

ALL_ACCEPTED = "agreement:all"
"""Key of the one message that tells the group that everybody has accepted."""


def text(group: Group, practice: Practice) -> Body:
    """The agreement: a title and a line per clause."""
    programme = practice.programme_of(group)
    clauses = tuple(words("practice-agreement-clause", clause=one.text) for one in programme.clauses)
    return (words("practice-agreement", title=programme.agreement_title, clauses=Several(clauses, "lines")),)


def request_body(group: Group, reader: PersonId) -> Body:
    """The request to accept, with whom to ask first (a facilitator, but nobody is sent to themselves) and the command."""
    accept = CommandRef("accept")
    facilitators = tuple(one.called for one in group.with_roles(Role.FACILITATOR) if one.person != reader)
    if not facilitators:
        return (words("practice-agreement-request-alone", accept_command=accept),)
    return (words("agreement-flow-request", facilitator=Several(facilitators, "or"), accept_command=accept),)


def missing(group: Group) -> tuple[Member, ...]:
    """Those who are in the room and have not accepted yet. A guest hears nothing of the group's own talk, and is not asked."""
    return tuple(one for one in group.joined() if one.agreed_at is None and one.role is not Role.GUEST)


def accept(group: Group, person: PersonId, now: datetime) -> Decision:
    """The person accepts; thanked in private, once.

    When with them everybody has accepted, the group is told, once. While somebody's invitation is still open before the
    first session, "everybody" would not be true, so nothing is said. Raises `NotInGroup` for who is not in the room.
    """
    member = group.member(person)
    if member is None or member.standing is not Standing.JOINED:
        raise NotInGroup(person)
    if member.agreed_at is not None:
        return Decision(group)
    group = group.with_member(replace(member, agreed_at=now))
    thanks = words("agreement-flow-thanks", agreement_command=CommandRef("agreement"))
    effects: list[Effect] = [Say(ToPerson(person), f"agreement-thanks:{person}", (thanks,))]
    if _everybody_has_accepted(group, now):
        effects.append(Say(ToRoom(), ALL_ACCEPTED, (words("agreement-flow-all-accepted"),)))
    return Decision(group, tuple(effects))


def _everybody_has_accepted(group: Group, now: datetime) -> bool:
    begun = any(one.state is not SessionState.PLANNED or one.begins() <= now for one in group.in_order())
    awaited = any(one.standing is Standing.INVITED for one in group.members)
    return len(group.joined()) > 1 and not missing(group) and (begun or not awaited)
