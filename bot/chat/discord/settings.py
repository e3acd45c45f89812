"""What the adapter must be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """The bot's token and the server in which it works; ids are snowflakes as digits.

    `category` holds the channels of groups; None puts them at the top level. To `archive`, another category, a channel is moved
    when its group has ended; None leaves it where it is. Whoever has one of `admin_roles` is an administrator
    of Vertti.
    """

    token: str = field(repr=False)
    guild: str
    category: str | None
    admin_roles: frozenset[str]
    data_dir: Path
    archive: str | None = None
