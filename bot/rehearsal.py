"""What a rehearsal is asked to do: `vertti run --rehearse`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


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
