"""The judge can find against Vertti: each kind of fault, planted into a homeserver's database, is named."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.chat.matrix.identity import Identity
from bot.chat.matrix.traces import MARK
from tests.faults.judge import Asked, Marks, Plan, Verdict, judged, sent_by
from tests.faults.lateness import Heard, Settled, out_of_time

VERTTI, ROOM, OTHER = "@vertti:x", "!one:x", "!two:x"
PLAN = Plan(
    {"group:1": ["g1/rsvp:1:0", "g1/tech:1:0", "g1/starting:1:0"], "group:2": ["g2/rsvp:1:0", "g2/tech:1:0"]}, ["g1/edit:1"]
)
COMMAND = Asked("$command", ROOM)
AS_IT_SHOULD_BE = [
    (ROOM, "g1/rsvp:1:0"),
    (OTHER, "g2/rsvp:1:0"),
    (ROOM, "g1/tech:1:0"),
    (ROOM, "g1/edit:1"),
    (ROOM, COMMAND.answer),
    (OTHER, "g2/tech:1:0"),
    (ROOM, "g1/starting:1:0"),
]


def verdict(directory: Path, said: Sequence[tuple[str, str]]) -> Verdict:
    """What the judge says of a homeserver where Vertti has said that, and somebody else something."""
    Identity.make().keep(directory)
    marks = Marks(VERTTI, directory)
    with closing(sqlite3.connect(directory / "homeserver.db")) as homeserver, homeserver:
        homeserver.execute("CREATE TABLE events (event_id, room_id, sender, type, origin_server_ts, stream_ordering)")
        homeserver.execute("CREATE TABLE event_json (event_id, json)")
        events = [(room, VERTTI, marks.of(room, key)) for room, key in said]
        # Anybody can copy a mark.
        events.append((ROOM, "@anna:x", marks.of(ROOM, "g1/rsvp:1:0")))
        for number, (room, sender, mark) in enumerate(events):
            kind = "m.room.encrypted"
            homeserver.execute("INSERT INTO events VALUES (?, ?, ?, ?, 0, ?)", (f"${number}", room, sender, kind, number))
            homeserver.execute("INSERT INTO event_json VALUES (?, ?)", (f"${number}", json.dumps({"content": {MARK: mark}})))
    return judged(PLAN, [COMMAND], sent_by(VERTTI, directory / "homeserver.db"), marks)


def test_what_is_as_it_should_be_is_found_so(tmp_path: Path) -> None:
    found = verdict(tmp_path, AS_IT_SHOULD_BE)
    assert (found.planned, found.asked, found.findings) == (5, 1, {})


ALL = AS_IT_SHOULD_BE
PLANTED = {
    "a loss": (ALL[:2] + ALL[3:], {"lost": ["g1/tech:1:0"]}),
    "a double": ([*ALL, (ROOM, "g1/tech:1:0")], {"twice": ["g1/tech:1:0"]}),
    "a double at once": ([*ALL[:3], ALL[2], *ALL[3:]], {"twice": ["g1/tech:1:0"]}),
    "an edit made twice": ([*ALL, ALL[3]], {"twice": ["g1/edit:1"]}),
    "a wrong order": ([ALL[2], *ALL[:2], *ALL[3:]], {"disordered": ["g1/rsvp:1:0"]}),
    "a word in another group's room": ([*ALL[:6], (OTHER, "g1/starting:1:0")], {"misplaced": ["g1/starting:1:0"]}),
    "a word that nobody planned": ([*ALL, (ROOM, "g1/nudge:1:0")], {"unplanned": ["$7"]}),
    "no answer": ([one for one in ALL if one[1] != COMMAND.answer], {"unanswered": ["$command"]}),
    "two answers": ([*ALL, (ROOM, COMMAND.answer)], {"answered_twice": ["$command"]}),
    "an answer in another room": ([*ALL[:4], (OTHER, COMMAND.answer), *ALL[5:]], {"misplaced": [COMMAND.answer]}),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_is_found(tmp_path: Path, planted: str) -> None:
    said, expected = PLANTED[planted]
    found = verdict(tmp_path, said)
    assert found.findings == expected
    with pytest.raises(AssertionError):
        found.insist_on_none()


DUE = datetime(2026, 12, 1, 14, 55, tzinfo=UTC)
STARTING = Settled(1, "starting:1:0", DUE, DUE + timedelta(minutes=15), "done")
TECH = Settled(1, "tech_check:1:0", DUE - timedelta(minutes=55), DUE, "skipped")
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([("g1/starting:1:0", DUE + SECOND)], ""),
        ([("g1/starting:1:0", DUE + SECOND), ("g2/tech:1:0", DUE)], ""),
        ([("g1/starting:1:0", DUE - timedelta(minutes=2))], "due at"),
        ([("g1/starting:1:0", DUE + timedelta(minutes=20))], "useful until"),
        ([("g1/starting:1:0", DUE + SECOND)] * 2, "said 2 times"),
        ([("g1/tech:1:0", DUE)], "though tech_check:1:0 was skipped"),
    ],
    ids=["in time", "another group's", "too early", "too late", "twice", "skipped"],
)
def test_what_is_said_out_of_its_time_is_found(said: list[tuple[str, datetime]], found: str) -> None:
    wrong = list(out_of_time([STARTING, TECH], [Heard(key, at) for key, at in said], SECOND))
    assert len(wrong) == bool(found)
    assert found in "".join(wrong)
