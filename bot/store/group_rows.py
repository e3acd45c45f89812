"""Between rows and the values of `facilitation.group`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row

from bot.store.session_cards import card_of, card_text, questions_of, questions_text
from facilitation.group import ClosedRoom, Group, GroupId, GroupState, Member, Role, RoomTrouble, Standing
from facilitation.rhythm import Rhythm
from facilitation.session import Briefing, PersonId, Rsvp, Session, SessionState
from facilitation.times import DateRange, QuietHours, WallTime
from facilitation.words import Language

Values = dict[str, Any]
"""Column names and their values."""


def group_values(group: Group) -> Values:
    """The columns of `groups` but for id, version and join code."""
    rhythm = group.rhythm
    return {
        "key": group.key,
        "name": group.name,
        "language": group.language.value,
        "zone": group.zone,
        "first_clock": rhythm.first.clock.isoformat(),
        "first_zone": rhythm.first.zone,
        "every_days": rhythm.every_days,
        "session_count": rhythm.count,
        "skip": " ".join(str(days) for days in rhythm.skip),
        "length": group.length,
        "quiet_start": group.quiet_hours.start.isoformat(),
        "quiet_end": group.quiet_hours.end.isoformat(),
        "programme": group.programme,
        "state": group.state.value,
        "meeting_link": group.meeting_link,
        "room_opened_at": group.room_opened_at,
        "check_in": group.check_in,
        "pulse_minimum": group.pulse_minimum,
        "retention": group.retention,
        "ended_at": group.ended_at,
        "plan_message": group.plan_message,
        "plan_unseen_since": group.plan_unseen_since,
        "closed_room": None if group.closed_room is ClosedRoom.NONE else group.closed_room.value,
        "trouble": None if group.trouble is None else group.trouble.value,
    }


def member_values(group: GroupId, position: int, member: Member) -> Values:
    """A row of `members`; `position` is the place in the group's order."""
    return {
        "group_id": group,
        "person": member.person,
        "position": position,
        "role": member.role.value,
        "standing": member.standing.value,
        "name": member.name,
        "agreed_at": member.agreed_at,
        "welcomed": member.welcomed,
    }


def session_values(group: GroupId, session: Session) -> Values:
    """A row of `sessions`."""
    briefing = session.briefing
    return {
        "group_id": group,
        "number": session.number,
        "theme": session.theme,
        "clock": session.starts.clock.isoformat(),
        "zone": session.starts.zone,
        "state": session.state.value,
        "revision": session.revision,
        "link": session.link,
        "rsvps": json.dumps(dict(session.rsvps), ensure_ascii=False),
        "opened_at": session.opened_at,
        "ended_at": session.ended_at,
        "phase": session.phase,
        "phase_began": session.phase_began,
        "prompts_shown": questions_text(session.prompts_shown),
        "card": card_text(session.card),
        "briefing_guest": None if briefing is None else briefing.guest,
        "briefing_topic": None if briefing is None else briefing.topic,
        "briefing_minutes": None if briefing is None else briefing.minutes,
        "own_theme": session.own_theme,
    }


def group_of(row: Row[Any], members: Iterable[Row[Any]], sessions: Iterable[Row[Any]]) -> Group:
    """The group of one row of `groups`, its members in order of position and its sessions in order of number."""
    return Group(
        id=GroupId(row.id),
        key=row.key,
        name=row.name,
        language=Language(row.language),
        zone=row.zone,
        rhythm=Rhythm(
            first=WallTime(datetime.fromisoformat(row.first_clock), row.first_zone),
            every_days=row.every_days,
            count=row.session_count,
            skip=tuple(DateRange.parse(days) for days in row.skip.split()),
        ),
        length=row.length,
        quiet_hours=QuietHours(time.fromisoformat(row.quiet_start), time.fromisoformat(row.quiet_end)),
        programme=row.programme,
        sessions=tuple(_session_of(one) for one in sessions),
        members=tuple(_member_of(one) for one in members),
        state=GroupState(row.state),
        meeting_link=row.meeting_link,
        room_opened_at=row.room_opened_at,
        check_in=row.check_in,
        pulse_minimum=row.pulse_minimum,
        retention=row.retention,
        ended_at=row.ended_at,
        plan_message=row.plan_message,
        plan_unseen_since=row.plan_unseen_since,
        closed_room=ClosedRoom.NONE if row.closed_room is None else ClosedRoom(row.closed_room),
        trouble=None if row.trouble is None else RoomTrouble(row.trouble),
        version=row.version,
    )


def _member_of(row: Row[Any]) -> Member:
    return Member(
        person=PersonId(row.person),
        role=Role(row.role),
        standing=Standing(row.standing),
        name=row.name,
        agreed_at=row.agreed_at,
        welcomed=row.welcomed,
    )


def _briefing_of(row: Row[Any]) -> Briefing | None:
    if row.briefing_minutes is None:
        return None
    guest = None if row.briefing_guest is None else PersonId(row.briefing_guest)
    return Briefing(guest, row.briefing_topic, row.briefing_minutes)


def _session_of(row: Row[Any]) -> Session:
    return Session(
        number=row.number,
        theme=row.theme,
        starts=WallTime(datetime.fromisoformat(row.clock), row.zone),
        state=SessionState(row.state),
        revision=row.revision,
        link=row.link,
        rsvps={PersonId(person): Rsvp(answer) for person, answer in json.loads(row.rsvps).items()},
        opened_at=row.opened_at,
        ended_at=row.ended_at,
        phase=row.phase,
        phase_began=row.phase_began,
        prompts_shown=questions_of(row.prompts_shown),
        card=card_of(row.card),
        briefing=_briefing_of(row),
        own_theme=row.own_theme,
    )
