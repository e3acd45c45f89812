"""Reads the homeserver's own database and says what of the plan is there, how often, and in which order.

What Vertti says is encrypted, but every event of its bears a mark in clear, a keyed hash of its room and of its key in the outbox
(`bot/chat/matrix/traces.py`). With the secret of that hash the judge knows of each event which part of the plan it is. The plan
is not Vertti's own word: it is what a Vertti in memory did that nothing happened to (`plan.py`).
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.chat.lasting import lasting
from bot.chat.matrix.identity import Identity
from bot.chat.matrix.traces import MARK, Traces
from bot.chat.matrix.wire import Wire

_SEALED = """
    SELECT events.event_id, events.room_id, events.origin_server_ts, event_json.json
    FROM events JOIN event_json ON event_json.event_id = events.event_id
    WHERE events.sender = ? AND events.type = 'm.room.encrypted'
    ORDER BY events.stream_ordering
"""
_OF_GROUP = re.compile(r"^g\d+/")


@dataclass(frozen=True, slots=True)
class Sent:
    """An event of Vertti's as the homeserver has it."""

    event: str
    room: str
    mark: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """A command that somebody gave: its event, and its room, in which the answer belongs."""

    event: str
    room: str

    @property
    def answer(self) -> str:
        """The key of what answers it."""
        return f"re/{self.event}/1"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be said: for each place the keys in their order. `maybe` are keys that may be there once, or not: edits that
    a later one makes needless, and second words to those who came while the first were said.
    """

    places: Mapping[str, Sequence[str]]
    maybe: Collection[str] = ()


@dataclass(slots=True)
class Verdict:
    """What is not as it should be, by key; and how much there was to look at."""

    planned: int = 0
    asked: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    unplanned: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    answered_twice: list[str] = field(default_factory=list)

    @property
    def findings(self) -> dict[str, list[str]]:
        """The kinds of what is wrong."""
        kinds = ("lost", "twice", "disordered", "misplaced", "unplanned", "unanswered", "answered_twice")
        return {one: found for one in kinds if (found := getattr(self, one))}

    def insist_on_none(self) -> None:
        """Raises AssertionError with all that is wrong."""
        assert not self.findings, "\n".join(f"{kind}: {found[:10]}" for kind, found in self.findings.items())


class Marks:
    """Tells what an event is by its mark."""

    def __init__(self, vertti: str, home: Path) -> None:
        """`home` is where Vertti keeps its identity."""
        identity = Identity.kept(home)
        assert identity is not None, "Vertti has no identity yet"
        self._traces = Traces(Wire("http://judge.invalid"), vertti, identity.secret_for("sent"))

    def of(self, room: str, key: str) -> str:
        """The mark of that key in that room."""
        return self._traces.mark(room, key)  # type: ignore[arg-type]


def sent_by(vertti: str, database: Path) -> list[Sent]:
    """All that Vertti has said, in the homeserver's order. The homeserver may be running."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as homeserver:
        rows = homeserver.execute(_SEALED, (vertti,)).fetchall()
    found = []
    for event, room, at, raw in rows:
        mark = json.loads(raw)["content"].get(MARK, "")
        found.append(Sent(event, room, mark, datetime.fromtimestamp(at / 1000, UTC)))
    return found


def judged(plan: Plan, asked: Sequence[Asked], sent: Iterable[Sent], marks: Marks) -> Verdict:
    """Each part of the plan once, in order within its place, and nothing else but one answer to each command."""
    found = list(sent)
    verdict = Verdict(planned=sum(map(len, plan.places.values())), asked=len(asked))
    place_of = {key: place for place, keys in plan.places.items() for key in keys}
    known = {lasting(key): key for key in (*place_of, *plan.maybe, *(one.answer for one in asked))}
    rooms = {one.room for one in found}
    meaning = {(room, marks.of(room, key)): key for room in rooms for key in known.values()}
    said: dict[str, list[str]] = defaultdict(list)
    for one in found:
        key = meaning.get((one.room, one.mark))
        if key is None:
            verdict.unplanned.append(one.event)
        else:
            said[one.room].append(key)
    times = Counter(key for keys in said.values() for key in keys)
    answers = {one.answer: one for one in asked}
    verdict.lost = [key for key in place_of if not times[key]]
    verdict.twice = [key for key, count in times.items() if count > 1 and key not in answers]
    verdict.unanswered = [one.event for key, one in answers.items() if not times[key]]
    verdict.answered_twice = [one.event for key, one in answers.items() if times[key] > 1]
    verdict.misplaced = list(_misplaced(said, place_of, answers))
    verdict.disordered = list(_disordered(said, plan))
    return verdict


def _misplaced(said: Mapping[str, Sequence[str]], place_of: Mapping[str, str], answers: Mapping[str, Asked]) -> Iterator[str]:
    """What stands in another room than all else of its place."""
    rooms: dict[str, Counter[str]] = defaultdict(Counter)
    for room, keys in said.items():
        for key in keys:
            if key in place_of:
                rooms[place_of[key]][room] += 1
    usual = {place: counted.most_common(1)[0][0] for place, counted in rooms.items()}
    for room, keys in said.items():
        for key in keys:
            if (key in place_of and usual[place_of[key]] != room) or (key in answers and answers[key].room != room):
                yield key


def _disordered(said: Mapping[str, Sequence[str]], plan: Plan) -> Iterator[str]:
    """What stands before something that comes before it in the plan; of one group in each place, since groups do not wait for
    each other.
    """
    for keys in said.values():
        present = list(dict.fromkeys(keys))
        for planned in plan.places.values():
            rank = {key: number for number, key in enumerate(planned)}
            last: dict[str, int] = {}
            for key in present:
                if key not in rank:
                    continue
                group = match.group() if (match := _OF_GROUP.match(key)) else ""
                if rank[key] < last.get(group, -1):
                    yield key
                last[group] = max(last.get(group, -1), rank[key])
