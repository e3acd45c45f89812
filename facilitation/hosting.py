"""Who takes care of practical things for a group: the host, the *sihteeri* of the Finnish practice (article 1, A12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from facilitation.effects import Decision, Say, ToPerson, ToRoom
from facilitation.group import Group, Member, Role
from facilitation.refusals import NotInGroup, Refusal
from facilitation.session import PersonId
from facilitation.words import CommandRef, words


class HostsAlready(Refusal):
    """The one who was named is the host already."""

    def __init__(self, name: str) -> None:
        super().__init__(words("host-already", name=name))


def name_host(group: Group, person: PersonId, now: datetime) -> Decision:
    """The person is the group's host from now on; who was it before is a member again.

    A host takes no part in rounds, pulse and pairs as members do, so nobody can be it beside leading the group. Raises
    `NotInGroup` for who is not in the room, only a guest, or leads; `HostsAlready`.
    """
    member = group.peer(person)
    if member is None or member.role is Role.FACILITATOR:
        raise NotInGroup(person)
    if member.role is Role.HOST:
        raise HostsAlready(member.called)
    changed = group
    for earlier in group.with_roles(Role.HOST):
        changed = changed.with_member(replace(earlier, role=Role.MEMBER))
    changed = changed.with_member(replace(member, role=Role.HOST))
    return Decision(changed, _told(changed, member, now))


def _told(group: Group, host: Member, now: datetime) -> tuple[Say, Say]:
    key = f"{now:%Y%m%dT%H%M%S}:{group.version}"
    welcome = words("practice-welcome-host", help_command=CommandRef("help"))
    return (
        Say(ToPerson(host.person), f"host:{host.person}:{key}", (welcome,)),
        Say(ToRoom(), f"now-hosts:{key}", (words("host-now", name=host.called),), rings=False),
    )
