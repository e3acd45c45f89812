"""Whether each step was said while it was of use, and nothing for those that were skipped."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.faults.judge import Marks, Sent

_SAID_AS = {"tech_check": "tech"}
"""What a step is called in the keys of what it says, where that is not its kind."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A step that has come to its end: its key within its group (`starting:1:0`), its times, its outcome."""

    group: int
    key: str
    due: datetime
    useful_until: datetime
    outcome: str

    def says(self, key: str) -> bool:
        """Whether what stands in the outbox under that key comes of this step."""
        kind, _, rest = self.key.partition(":")
        head = f"g{self.group}/{_SAID_AS.get(kind, kind.replace('_', '-'))}:{rest}"
        return key == head or key.startswith(f"{head}:")


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said, and when by the clock that Vertti believes in."""

    key: str
    at: datetime


def settled_steps(database: Path) -> list[Settled]:
    """The steps that Vertti has settled; its database is only read."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as vertti:
        rows = vertti.execute("SELECT group_id, key, due, useful_until, outcome FROM steps WHERE outcome IS NOT NULL").fetchall()
    return [Settled(group, key, _moment(due), _moment(until), outcome) for group, key, due, until, outcome in rows]


def keys_of(database: Path) -> list[str]:
    """Whatever Vertti may have said, by its own account."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as vertti:
        return [key for (key,) in vertti.execute("SELECT key FROM outbox")]


def heard(sent: Sequence[Sent], keys: Sequence[str], marks: Marks, believed: Callable[[datetime], datetime]) -> list[Heard]:
    """The homeserver's events by their keys. `believed` makes the time that Vertti believed it was of the homeserver's."""
    meaning = {(room, marks.of(room, key)): key for room in {one.room for one in sent} for key in keys}
    return [Heard(meaning[one.room, one.mark], believed(one.at)) for one in sent if (one.room, one.mark) in meaning]


def out_of_time(steps: Sequence[Settled], said: Sequence[Heard], slack: timedelta) -> Iterator[str]:
    """What was said too early, later than it was of use, twice, or though it was skipped. `slack`: for the way to
    the homeserver.
    """
    for step in steps:
        mine = [one for one in said if step.says(one.key)]
        keys = [one.key for one in mine]
        if step.outcome != "done":
            yield from (f"{key} was said though {step.key} was {step.outcome}" for key in keys)
            continue
        yield from (f"{key} was said {keys.count(key)} times" for key in set(keys) if keys.count(key) > 1)
        yield from (f"{one.key} was said at {one.at}, due at {step.due}" for one in mine if one.at < step.due - slack)
        late = (one for one in mine if one.at >= step.useful_until + slack)
        yield from (f"{one.key} was said at {one.at}, useful until {step.useful_until}" for one in late)


def _moment(microseconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
