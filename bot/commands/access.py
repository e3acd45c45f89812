"""Who may say what, and where: one rule, for what is carried out and for the table in `docs/access.md`.

Roles come from the database, administrators and starters of groups from the configuration, which may name administrators by a
role that people have on the platform. What else the platform says of anybody (power in a room, a name) counts for nothing here.
"""

from __future__ import annotations

from enum import StrEnum

from bot.commands.declaration import Actor, Command, Where
from facilitation.group import Group, Role
from facilitation.session import PersonId


class Verdict(StrEnum):
    """What becomes of a command."""

    CARRIED_OUT = "carried out"
    ELSEWHERE = "told where it may be said"
    NO_GROUP = "told that they are in no group, or asked which one is meant"
    NO_RIGHT = "told who may say it"


def role_in(group: Group, person: PersonId) -> Role | None:
    """The person's role in the group, by our own database; None for who has left, declined or never was in it."""
    member = group.member(person)
    return member.role if member is not None and member in group.with_roles(*Role) else None


def is_heard_in_room(group: Group, person: PersonId) -> bool:
    """Whether the person is listened to in the group's room: only who is in the group is, however they came into the room."""
    return role_in(group, person) is not None


def actors(role: Role | None, *, admin: bool, starter: bool) -> frozenset[Actor]:
    """All that somebody is. `role` is theirs in the one group that a command is about, if it is about one.

    An administrator may start groups, but is nobody in the groups of others.
    """
    found = {Actor.ANYONE}
    if admin:
        found |= {Actor.ADMIN, Actor.STARTER}
    if starter:
        found.add(Actor.STARTER)
    if role is not None and role is not Role.GUEST:
        found.add(Actor.MEMBER)
    if role is Role.FACILITATOR:
        found.add(Actor.FACILITATOR)
    if role is Role.HOST:
        found.add(Actor.HOST)
    return frozenset(found)


def verdict(command: Command, where: Where, who: frozenset[Actor], *, group_known: bool) -> Verdict:
    """What becomes of the command, said there by somebody who is all that. `group_known`: it is clear which group is meant."""
    if where not in command.where:
        return Verdict.ELSEWHERE
    if command.needs_group and not group_known:
        return Verdict.NO_GROUP
    return Verdict.CARRIED_OUT if who & command.who_at(where) else Verdict.NO_RIGHT
