"""The configuration file as it is written: one class per section, one field per key.

A field's first example is what an error message shows as a right value; `confidential` keeps a wrong one out of the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict, ValidationError

from bot.config.ids import AccountId, CategoryId, DiscordAdmin, GuildId, MatrixId, Starter
from bot.config.values import (
    Address,
    DatabaseFile,
    Every,
    FilePath,
    FirstSession,
    Homeserver,
    LanguageCode,
    Length,
    Line,
    MeetingLink,
    Quiet,
    Range,
    Retention,
    Slug,
    ZoneName,
)
from facilitation.practice import Support
from facilitation.session import PersonId
from facilitation.times import DateRange, QuietHours
from facilitation.words import Language

People = Annotated[tuple[AccountId, ...], Strict(False)]
Starters = Annotated[tuple[Starter, ...], Strict(False)]
Ranges = Annotated[tuple[Range, ...], Strict(False)]
Sessions = Annotated[int, Field(ge=5, le=8)]


def _key(*examples: object, confidential: bool = False, **more: Any) -> Any:
    return Field(examples=list(examples), json_schema_extra={"confidential": confidential}, **more)


def _people(matrix: object, discord: object, **more: Any) -> Any:
    """A key whose values are accounts: an example for each platform."""
    return Field(examples=[matrix, discord], json_schema_extra={"confidential": False, "accounts": True}, **more)


class Section(BaseModel):
    """A section of the file: unknown keys are mistakes, values are not converted by guess, nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


SectionT = TypeVar("SectionT", bound=Section)


def sound(model: type[SectionT], raw: object, context: Mapping[str, Any]) -> SectionT | None:
    """A section by itself, or None when it has mistakes of its own. `context` as in `values.context_of`."""
    try:
        return model.model_validate(raw, context=dict(context))
    except ValidationError:
        return None


class Database(Section):
    """Where the database is. `url` None means `vertti.db` in the data directory."""

    url: DatabaseFile | None = _key("sqlite:///data/vertti.db", default=None, confidential=True)


class Matrix(Section):
    """The homeserver and the account; the secrets themselves stand in files or in the environment."""

    homeserver: Homeserver = _key("https://matrix.example.org", confidential=True)
    user_id: MatrixId = _key("@vertti:example.org")
    password_file: FilePath | None = _key("secrets/matrix-password", default=None)
    access_token_file: FilePath | None = _key("secrets/matrix-access-token", default=None)
    device_id: Line | None = _key("VERTTI", default=None)


class Discord(Section):
    """The server and who administers Vertti there; the bot's token stands in a file or in the environment.

    In `admins` are ids of users, and of roles with `role:` before them.
    """

    guild: GuildId = _key("223456789012345678")
    category: CategoryId | None = _key("323456789012345678", default=None)
    archive: CategoryId | None = _key("623456789012345678", default=None)
    token_file: FilePath | None = _key("secrets/discord-token", default=None)
    admins: Annotated[tuple[DiscordAdmin, ...], Strict(False)] = _key(
        ["123456789012345678", "role:423456789012345678"], default=()
    )


class Access(Section):
    """Who may do what beyond their own groups."""

    admins: People = _people(["@admin:example.org"], ["123456789012345678"], default=())
    facilitators: Starters = _people(["@anna:example.org"], ["123456789012345678"], default=())


class RhythmDefaults(Section):
    """What a new group gets when nothing else is said. `every` is in days."""

    every: Every = _key("3 weeks", default=21)
    sessions: Sessions = _key(8, default=8)
    length: Length = _key("90 minutes", default=timedelta(minutes=90))
    quiet_hours: Quiet = _key("20:00-08:00", default=QuietHours.parse("20:00-08:00"))
    skip: Ranges = _key(["2026-12-21/2027-01-06"], default=())


class Privacy(Section):
    """How long a group's data is kept after its end, and below how many answers no pulse result is shown."""

    retention: Retention = _key("60 days", default=timedelta(days=60))
    pulse_minimum: Annotated[int, Field(ge=5, le=12)] = _key(5, default=5)


class Limits(Section):
    """How much one person can set going, and all together whom one pattern of `access.facilitators` lets in."""

    groups_per_starter: Annotated[int, Field(ge=1, le=100)] = _key(5, default=5)
    invitations_per_group: Annotated[int, Field(ge=2, le=50)] = _key(12, default=12)
    invitations_per_day: Annotated[int, Field(ge=1, le=10_000)] = _key(40, default=40)
    groups_per_pattern: Annotated[int, Field(ge=1, le=1_000)] = _key(20, default=20)
    invitations_per_pattern: Annotated[int, Field(ge=1, le=100_000)] = _key(200, default=200)


class SupportSection(Section):
    """Who helps. With `region`, texts about help name the country's numbers, as long as somebody has verified them lately."""

    contact: Line | None = _key("Minna, 050 000 0000", default=None)
    region: Literal["FI"] | None = _key("FI", default=None)
    verified_on: date | None = _key(date(2026, 11, 1), default=None)

    def as_practice(self) -> Support:
        """What the practice needs to know of it."""
        return Support(self.contact, self.region, self.verified_on)


class Metrics(Section):
    """Where `/healthz` and `/metrics` are shown; without the section nowhere."""

    port: Annotated[int, Field(ge=1, le=65_535)] = _key(9464)
    address: Address = _key("127.0.0.1", default="127.0.0.1")
    allow_remote: bool = _key(True, default=False)


class Log(Section):
    """How the log is written: for people, one plain line each, or for machines, one JSON object each."""

    format: Literal["plain", "json"] = _key("json", default="plain")


class GroupSection(Section):
    """A group that exists by configuration. What is None comes from the file's defaults."""

    key: Slug = _key("kirjanpitajat")
    name: Line = _key("Kirjanpitäjien vertaisryhmä")
    facilitators: Annotated[People, Field(min_length=1)] = _people(["@anna:example.org"], ["123456789012345678"])
    host: AccountId | None = _people("@minna:example.org", "223456789012345678", default=None)
    members: People = _people(
        ["@pekka:example.org", "@liisa:example.org"], ["323456789012345678", "423456789012345678"], default=()
    )
    first_session: FirstSession = _key(datetime(2026, 12, 1, 17))  # noqa: DTZ001 -- wall time
    meeting_link: MeetingLink | None = _key("https://meet.example.org/unguessable-name", default=None, confidential=True)
    language: LanguageCode | None = _key("fi", default=None)
    time_zone: ZoneName | None = _key("Europe/Helsinki", default=None)
    sessions: Sessions | None = _key(8, default=None)
    length: Length | None = _key("90 minutes", default=None)
    every: Every | None = _key("3 weeks", default=None)
    skip: Ranges | None = _key(["2026-12-21/2027-01-06"], default=None)
    check_in: bool = _key(True, default=True)
    closed_room: bool = _key(True, default=False)
    programme: FilePath | None = _key("programmes/yrittajat.yaml", default=None)

    def people(self) -> tuple[PersonId, ...]:
        """Everybody named, as often as they are named."""
        host = () if self.host is None else (self.host,)
        return (*self.facilitators, *host, *self.members)


class ConfigFile(Section):
    """The whole file. Exactly one of `matrix` and `discord` is there (bot/config/platforms.py)."""

    language: LanguageCode = _key("fi", default=Language.FI)
    time_zone: ZoneName = _key("Europe/Helsinki", default="Europe/Helsinki")
    programme: FilePath | None = _key("programmes/yrittajat.yaml", default=None)
    data_dir: FilePath = _key("data", default=Path("data"), validate_default=True)
    database: Database = _key(default=Database())
    matrix: Matrix | None = _key(default=None)
    discord: Discord | None = _key(default=None)
    access: Access = _key(default=Access())
    rhythm: RhythmDefaults = _key(default=RhythmDefaults())
    privacy: Privacy = _key(default=Privacy())
    limits: Limits = _key(default=Limits())
    support: SupportSection = _key(default=SupportSection())
    metrics: Metrics | None = _key(default=None)
    log: Log = _key(default=Log())
    groups: Annotated[tuple[GroupSection, ...], Strict(False)] = _key(default=())


__all__ = [
    "Access",
    "ConfigFile",
    "Database",
    "DateRange",
    "Discord",
    "GroupSection",
    "Limits",
    "Log",
    "Matrix",
    "Metrics",
    "Privacy",
    "RhythmDefaults",
    "Section",
    "Sessions",
    "SupportSection",
    "sound",
]
