"""The facilitator's companion: what to do now, in three lines, by where the group stands.

A facilitator is a peer without training, and mostly has a minute. The first line says where the group stands, the second
what matters now, the third what to type, if anything.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from facilitation import agreement, card, frame, rsvp
from facilitation.calendar import deletion_day
from facilitation.group import Group, GroupState, Standing
from facilitation.practice import Practice
from facilitation.session import Session, SessionState
from facilitation.tech_help import link_to_type
from facilitation.times import WallTime
from facilitation.words import Body, CommandRef, Several, When, Words, words


def guide(group: Group, practice: Practice, now: datetime) -> Body:
    """What to do at `now`, for who leads the group."""
    first, second, third = _lines(group, practice, now)
    return (words("guide-lines", first=first, second=second, third=third),)


def _lines(group: Group, practice: Practice, now: datetime) -> tuple[Words, Words, Words]:
    if group.state is GroupState.ENDED:
        kept = words("guide-ended-data", delete_date=When(deletion_day(group), "day"))
        return words("guide-ended"), kept, words("guide-ended-own", mydata_command=CommandRef("mydata"))
    if group.trouble is not None:
        new = words("guide-trouble-room", room_command=CommandRef("group-room"))
        return words("guide-trouble"), words("guide-trouble-rests"), new
    if group.state is GroupState.PLANNED:
        plan = words("guide-plan", list_command=CommandRef("session-list"))
        return words("guide-planned"), words("guide-planned-wait"), plan
    open_one = group.open_session()
    if open_one is not None:
        return _during(group, practice, open_one)
    session = group.next_session(now)
    if session is None:
        return _after_the_last(group)
    title = practice.programme_of(group).theme(session.theme).title
    coming = words("guide-next", date=When(session.begins()), theme=title)
    if _days_until(group, session, now) <= 1:
        return _close_by(group, session, now, coming)
    if not any(one.state is SessionState.HELD for one in group.sessions):
        return (
            coming,
            _who_is_missing(group),
            _link_or(group, session, words("guide-code", code_command=CommandRef("member-code"))),
        )
    return coming, words("guide-between"), _link_or(group, session, words("guide-who", who_command=CommandRef("who")))


def _during(group: Group, practice: Practice, session: Session) -> tuple[Words, Words, Words]:
    """A session is under way: the phase and its end, one piece of advice for it, and how it goes on."""
    phases = frame.phases(group, session, practice.programme_of(group))
    index = session.phase or 0
    phase = phases[index]
    name = frame.name_of(phase)
    shown = card.of(group, session, practice.programme_of(group))
    if shown.paused_at is None:
        where = words("guide-phase-until", phase=name, time=When(shown.ends, "time"))
    else:
        where = words("guide-phase", phase=name)
    advice = words(f"guide-advice-{phase.key.replace('_', '-')}")
    if index + 1 < len(phases):
        return where, advice, words("guide-on", next_command=CommandRef("session-next"))
    return where, advice, words("guide-end", end_command=CommandRef("session-end"))


def _close_by(group: Group, session: Session, now: datetime, coming: Words) -> tuple[Words, Words, Words]:
    """The day before a session, and its day."""
    if group.link_of(session) is None:
        second = _no_link(session)
    elif rsvp.coming(group, session) < rsvp.TOO_FEW:
        second = words("guide-too-few", who_command=CommandRef("who"))
    else:
        second = words("guide-read-questions")
    if now >= session.begins() - timedelta(hours=1):
        return coming, second, words("guide-start-now", start_command=CommandRef("session-start"))
    return coming, second, words("guide-start", start_command=CommandRef("session-start"))


def _after_the_last(group: Group) -> tuple[Words, Words, Words]:
    """No session lies ahead: all were held, or what is left has no date."""
    plan = words("guide-plan", list_command=CommandRef("session-list"))
    if all(one.state is SessionState.HELD for one in group.in_order()) and group.in_order():
        return words("guide-over"), words("guide-over-data", delete_date=When(deletion_day(group), "day")), plan
    return words("guide-no-date"), words("guide-no-date-yet"), plan


def _who_is_missing(group: Group) -> Words:
    """Before the first session: who has not answered the invitation, or not accepted the agreement."""
    invited = tuple(one.called for one in group.members if one.standing is Standing.INVITED)
    if invited:
        return words("invitation-pending", names=Several(invited))
    missing = tuple(one.called for one in agreement.missing(group))
    if missing:
        return words("practice-agreement-missing", names=Several(missing))
    return words("guide-all-here")


def _link_or(group: Group, session: Session, otherwise: Words) -> Words:
    return otherwise if group.link_of(session) is not None else _no_link(session)


def _no_link(session: Session) -> Words:
    return words("guide-no-link", link_command=link_to_type(session.number))


def _days_until(group: Group, session: Session, now: datetime) -> int:
    """How many midnights of the group's zone lie between now and the session; none on its day."""
    return (session.starts.day - WallTime.of(now, group.zone).day).days
