"""What the group gets to keep: the sessions for people's own calendars, and the workbook.

Who gets which file, and when, is decided here; the program makes the bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from facilitation.effects import Destination, GiveCalendar, GiveWorkbook, ToPerson, ToRoom
from facilitation.group import Group
from facilitation.programme import Programme
from facilitation.refusals import Refusal
from facilitation.session import PersonId, Session, SessionState
from facilitation.words import words


class NothingToCome(Refusal):
    """No session lies ahead, so that a calendar would be empty."""

    def __init__(self) -> None:
        super().__init__(words("calendar-nothing-to-come"))


def first_calendar(group: Group, now: datetime) -> Iterator[GiveCalendar]:
    """The file that goes with the first plan that people can read: everything that lies ahead."""
    ahead = to_come(group, now)
    if ahead:
        yield GiveCalendar(ToRoom(), "calendar", ahead)


def calendar_again(group: Group, key: str, now: datetime) -> Iterator[GiveCalendar]:
    """The file that goes with the plan in another room: everything that lies ahead, as in the lost one."""
    ahead = to_come(group, now)
    if ahead:
        yield GiveCalendar(ToRoom(), f"calendar:{key}", ahead)


def changed_calendar(group: Group, key: str, *sessions: Session) -> Iterator[GiveCalendar]:
    """The file that follows a change of these sessions, as they stand now. `key` is that of the message about it.

    Nobody has an older one before the room is open.
    """
    if group.room_opened_at is not None and sessions:
        yield GiveCalendar(ToRoom(), f"calendar:{key}", sessions)


def own_calendar(group: Group, person: PersonId, key: str, now: datetime) -> GiveCalendar:
    """Everything that lies ahead, for one person alone. Raises `NothingToCome`."""
    ahead = to_come(group, now)
    if not ahead:
        raise NothingToCome
    return GiveCalendar(ToPerson(person), f"calendar:{key}", ahead)


def workbook(to: Destination, key: str, programme: Programme) -> GiveWorkbook:
    """The group's workbook, for the room or for one person."""
    return GiveWorkbook(to, f"workbook:{key}", programme)


def to_come(group: Group, now: datetime) -> tuple[Session, ...]:
    """The sessions that are not over yet, by date."""
    waiting = (SessionState.PLANNED, SessionState.OPEN)
    return tuple(one for one in group.in_order() if one.state in waiting and one.ends(group.length) > now)
