"""What a rehearsal is asked to do: `vertti run --rehearse`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path


class TimesMixed(Exception):
    """Simulated and real time would meet in one database; the text says what to do, for the admin."""


class RealGroups(TimesMixed):
    """A rehearsal was asked for where real groups live: it would send them the messages of months within minutes."""

    def __init__(self, database: Path) -> None:
        super().__init__(
            f"{database} holds real groups, and a rehearsal would send them the messages of months within minutes. "
            "Nothing was done. Rehearse with another configuration: with a data_dir and an account of its own."
        )


class RehearsedGroups(TimesMixed):
    """A real run was asked for on the database of a rehearsal."""

    def __init__(self, database: Path, reached: datetime) -> None:
        super().__init__(
            f"{database} belongs to a rehearsal, which has reached {reached:%d %B %Y}; real time does not fit to it. Nothing was "
            "done. Go on with --rehearse, or set data_dir to where the real groups are to live. To begin anew here with the same "
            f"account, move {database.name} aside and leave the folder matrix where it is: it holds Vertti's login."
        )


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Time that jumps to the next due step instead of passing.

    `begins` is the aware UTC instant at which simulated time starts the first time; a restart goes on where it was.
    `until` is where the rehearsal ends, None for never. `pause` is the real time of quiet before a jump. `session` is how
    long a whole session lasts in real minutes, None for its planned length.
    """

    begins: datetime
    until: datetime | None = None
    pause: timedelta = timedelta(seconds=2)
    session: timedelta | None = None

    def __post_init__(self) -> None:
        if self.begins.tzinfo is None or (self.until is not None and self.until.tzinfo is None):
            raise ValueError("an instant is aware")
