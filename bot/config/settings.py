"""What the program knows of its configuration once it has been read and found good."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from bot.config.programmes import name_of
from bot.config.secrets import Login
from bot.config.sections import Access, GroupSection, Limits, Log, Metrics, Privacy, RhythmDefaults, SupportSection
from bot.policy import Policy
from facilitation.group import GroupPlan
from facilitation.programme import Programme
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId
from facilitation.times import WallTime
from facilitation.words import Language


@dataclass(frozen=True, slots=True)
class MatrixAccount:
    """Vertti's account. `homeserver` is an address without a slash at its end."""

    homeserver: str
    user_id: PersonId
    login: Login


@dataclass(frozen=True, slots=True)
class DiscordAccount:
    """Vertti's application on a Discord server, `guild`. Ids are digits; whoever has one of `admin_roles` is an administrator."""

    guild: str
    category: str | None
    admin_roles: frozenset[str]
    token: SecretStr
    archive: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """A configuration that was found good. Paths are absolute; `database` is the SQLite file in `data_dir`.

    `chat` is where Vertti lives; in `access` are also those whom the platform's own section names as administrators.
    `programme` is the file of new groups, None for the built-in one; `programmes` are all that are named, as groups hold them.
    """

    source: Path
    language: Language
    time_zone: str
    data_dir: Path
    database: Path
    chat: MatrixAccount | DiscordAccount
    access: Access
    rhythm: RhythmDefaults
    privacy: Privacy
    limits: Limits
    support: SupportSection
    groups: tuple[GroupSection, ...]
    programme: Path | None = None
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    metrics: Metrics | None = None
    log: Log = field(default_factory=Log)

    def policy(self) -> Policy:
        """What this configuration allows, as the handlers see it."""
        return Policy(
            admins=frozenset(self.access.admins),
            starters=self.access.facilitators,
            groups_per_starter=self.limits.groups_per_starter,
            people_per_group=self.limits.invitations_per_group,
            invitations_per_day=self.limits.invitations_per_day,
            groups_per_pattern=self.limits.groups_per_pattern,
            invitations_per_pattern=self.limits.invitations_per_pattern,
            default_language=self.language,
            default_zone=self.time_zone,
            plan_for=self.plan_for,
        )

    def is_admin(self, user_id: str) -> bool:
        """Whether this is one of the admins."""
        return self.policy().is_admin(PersonId(user_id))

    def may_start_groups(self, user_id: str) -> bool:
        """Whether this person may start groups: admins may, and whom `access.facilitators` names alone or by server."""
        return self.policy().may_start_groups(PersonId(user_id))

    def group_plans(self) -> tuple[GroupPlan, ...]:
        """The groups of `[[groups]]`, in the file's order."""
        return tuple(self._plan(one) for one in self.groups)

    def plan_for(
        self,
        name: str,
        first: WallTime,
        sessions: int | None = None,
        starter: PersonId | None = None,
        language: Language | None = None,
    ) -> GroupPlan:
        """The plan of a group that somebody starts by command; what is not said comes from the defaults.

        Its key holds a dot, which no key of the configuration can, so that the two never meet. Two groups of the same name
        and first day get the same key; whoever inserts the group makes it unique.
        """
        rhythm = Rhythm(first, self.rhythm.every, self.rhythm.sessions if sessions is None else sessions, self.rhythm.skip)
        return GroupPlan(
            key=f"{_slug(name)}.{first.day.isoformat()}",
            name=name,
            language=language or self.language,
            zone=first.zone,
            rhythm=rhythm,
            length=self.rhythm.length,
            quiet_hours=self.rhythm.quiet_hours,
            facilitators=() if starter is None else (starter,),
            pulse_minimum=self.privacy.pulse_minimum,
            retention=self.privacy.retention,
            programme=name_of(self.programme),
        )

    def _plan(self, group: GroupSection) -> GroupPlan:
        return GroupPlan(
            key=group.key,
            name=group.name,
            language=group.language or self.language,
            zone=group.time_zone or self.time_zone,
            rhythm=rhythm_of(group, self.rhythm, self.time_zone),
            length=group.length or self.rhythm.length,
            quiet_hours=self.rhythm.quiet_hours,
            facilitators=group.facilitators,
            host=group.host,
            members=group.members,
            meeting_link=group.meeting_link,
            check_in=group.check_in,
            closed_room=group.closed_room,
            programme=name_of(group.programme or self.programme),
            pulse_minimum=self.privacy.pulse_minimum,
            retention=self.privacy.retention,
        )


def rhythm_of(group: GroupSection, defaults: RhythmDefaults, time_zone: str) -> Rhythm:
    """The rhythm of a group of the configuration, with the file's defaults where it says nothing."""
    return Rhythm(
        first=WallTime(group.first_session, group.time_zone or time_zone),
        every_days=group.every or defaults.every,
        count=group.sessions or defaults.sessions,
        skip=defaults.skip if group.skip is None else group.skip,
    )


def _slug(name: str) -> str:
    """The letters a–z and digits of a name, for a key that people can read in a log."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:20].strip("-") or "group"
