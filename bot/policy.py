"""What the configuration allows: who may do what to Vertti itself, and the defaults of new groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from facilitation.group import Group, GroupPlan, Role
from facilitation.session import PersonId
from facilitation.times import WallTime
from facilitation.words import Language


class Planner(Protocol):
    """Makes the plan of a group that somebody starts by command, with the configured defaults."""

    def __call__(self, name: str, first: WallTime, sessions: int | None, starter: PersonId, language: Language) -> GroupPlan:
        """The plan; `first` in the zone of the group to be. Without a number of sessions the configured one."""
        ...


@dataclass(frozen=True, slots=True)
class Policy:
    """Rights and limits from the configuration. `starters` are ids or `*:server` patterns.

    `invitations_per_day` are one person's; `groups_per_pattern` and `invitations_per_pattern` are in a day those of all together
    whom one pattern lets start groups.
    """

    admins: frozenset[str]
    starters: tuple[str, ...]
    groups_per_starter: int
    people_per_group: int
    default_language: Language
    default_zone: str
    plan_for: Planner
    invitations_per_day: int = 40
    groups_per_pattern: int = 20
    invitations_per_pattern: int = 200

    def has_place(self, group: Group, more: int = 1) -> bool:
        """Whether so many more people may come into the group; everybody in it counts, whatever their role."""
        return len(group.with_roles(*Role)) + more <= self.people_per_group

    def is_admin(self, person: PersonId) -> bool:
        """Whether the person is named as an administrator."""
        return person in self.admins

    def may_start_groups(self, person: PersonId) -> bool:
        """Whether the person may start groups by command; administrators may."""
        if self.is_admin(person):
            return True
        return person in self.starters or self.pattern_of(person) is not None

    def pattern_of(self, person: PersonId) -> str | None:
        """The pattern to which alone the person owes it that they may start groups; None for whoever is named, or may not."""
        if self.is_admin(person) or person in self.starters:
            return None
        return next((one for one in self.starters if one.startswith("*:") and person.partition(":")[2] == one[2:]), None)
