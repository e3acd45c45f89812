"""Sessions as a calendar file (iCalendar, RFC 5545; how changes are told, RFC 5546).

A calendar at work is seen by others: the title is the group's name and nothing else, no theme and nobody's name stand in it,
and the entry is marked private, so that whoever looks on sees only that the time is taken. The link to the call is in it, since
that is what one needs there at the hour. There is no organiser: nobody is to be answered.

Times are written in UTC. Each session is an entry of its own, computed from the wall time of the group's zone, so that 17:00
stays 17:00 on both sides of a change of the clocks, and no calendar has to know the zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from bot.chat.port import File
from bot.texts.catalogue import Catalogue
from facilitation.group import Group
from facilitation.session import Session, SessionState
from facilitation.words import Language

_FAMILY = UUID("a6d3a4a6-2f2a-4d0c-9a3b-6c1f6f0f6a55")
"""Sets Vertti's entries apart from those of other programs."""


def calendar_file(catalogue: Catalogue, group: Group, sessions: Sequence[Session], language: Language, at: datetime) -> File:
    """The file with these sessions. Those that were dropped are called off; `at` (aware) is the moment of writing.

    An entry keeps its UID for good; its SEQUENCE grows with each move, so that an older file never takes back a newer one.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Vertti//vertti//EN")
    calendar.add("version", "2.0")
    cancelled = all(one.state is SessionState.DROPPED for one in sessions)
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    for session in sessions:
        calendar.add_component(_event(group, session, at))
    return File(_name(catalogue, sessions, language, cancelled=cancelled), "text/calendar", calendar.to_ical())


def uid(group: Group, session: Session) -> str:
    """By which calendars know the session again, whatever becomes of its date."""
    return f"{uuid5(_FAMILY, f'{group.id}/{group.key}/{group.rhythm.first}/{session.number}')}@vertti"


def _event(group: Group, session: Session, at: datetime) -> Event:
    dropped = session.state is SessionState.DROPPED
    event = Event()
    event.add("uid", uid(group, session))
    event.add("dtstamp", at)
    event.add("sequence", session.revision + dropped)
    event.add("status", "CANCELLED" if dropped else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("summary", group.name)
    event.add("dtstart", session.begins())
    event.add("dtend", session.ends(group.length))
    link = group.link_of(session)
    if link is not None and not dropped:
        event.add("location", link)
        event.add("url", link)
    return event


def _name(catalogue: Catalogue, sessions: Sequence[Session], language: Language, *, cancelled: bool) -> str:
    if len(sessions) != 1:
        return catalogue.text(language, "calendar-file-several")
    date = sessions[0].starts.day.isoformat()
    if cancelled:
        return catalogue.text(language, "calendar-file-cancelled", date=date)
    return catalogue.text(language, "calendar-file-one", date=date)
