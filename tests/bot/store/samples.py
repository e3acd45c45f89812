"""Values to store."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from bot.store.outbox import NewOutboxRow
from facilitation.group import Group, GroupId, Member, Role, Standing
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId, Session
from facilitation.times import QuietHours, WallTime
from facilitation.words import Language

PROJECT = Path(__file__).parents[3]
"""Where a process of its own finds the packages."""

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
ZONE = "Europe/Helsinki"

ANNA, MINNA, PEKKA, LIISA, OLLI = (PersonId(f"@{name}:example.org") for name in ("anna", "minna", "pekka", "liisa", "olli"))


def a_group(
    key: str = "kirjanpitajat", *, name: str = "Kirjanpitäjien ryhmä", people: tuple[PersonId, ...] = (PEKKA, LIISA)
) -> Group:
    """A group of eight sessions with facilitator, host and members, not stored yet."""
    rhythm = Rhythm(WallTime(datetime(2026, 12, 1, 17), ZONE), every_days=21, count=8)
    return Group(
        id=GroupId(0),
        key=key,
        name=name,
        language=Language.FI,
        zone=ZONE,
        rhythm=rhythm,
        length=timedelta(minutes=90),
        quiet_hours=QuietHours(time(20), time(8)),
        sessions=tuple(Session(number, f"theme-{number}", starts) for number, starts in enumerate(rhythm.occurrences(), 1)),
        members=(
            Member(ANNA, Role.FACILITATOR, Standing.JOINED, "Anna"),
            Member(MINNA, Role.HOST, Standing.JOINED, "Minna"),
            *(Member(person, Role.MEMBER) for person in people),
        ),
    )


def a_row(key: str, destination: str = "room:1", *, kind: str = "send", at: datetime = NOW, **more: object) -> NewOutboxRow:
    """An effect to send."""
    return NewOutboxRow(key=key, destination=destination, kind=kind, action=f'{{"text":"{key}"}}', created_at=at, **more)  # type: ignore[arg-type]
