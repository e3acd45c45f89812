"""How a group goes on after its last session, and how the lead goes from one peer to another.

The people stay the same and the agreement holds as before; who does not wish to go on leaves, without a reason. Mostly the
rhythm becomes slower and another peer leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import cycle, islice

from facilitation import calendar, rsvp
from facilitation.calendar import Said
from facilitation.effects import Decision, Effect, Pin, Say, SetTopic, ToPerson, ToRoom
from facilitation.group import Group, GroupState, Member, Role
from facilitation.programme import MOST_SESSIONS, Programme
from facilitation.refusals import NotInGroup, NotRunning, Refusal
from facilitation.rhythm import Rhythm
from facilitation.schedule import InThePast, MissingHour, Taken, plan_body, topic_body
from facilitation.session import PersonId, Session, SessionState
from facilitation.times import WallTime
from facilitation.words import CommandRef, When, words

LONGEST_PAUSE = 26
"""Weeks between two sessions."""


class NotAtTheEnd(Refusal):
    """More than the last session is still to come: there is nothing to go on from yet."""

    def __init__(self, last: Session) -> None:
        super().__init__(words("continue-not-at-the-end", date=When(last.begins())))


class WrongCount(Refusal):
    """So many sessions make no programme, or so many weeks no rhythm."""

    def __init__(self) -> None:
        super().__init__(words("continue-wrong-count", most=MOST_SESSIONS, weeks=LONGEST_PAUSE))


class LeadsAlready(Refusal):
    """The one who was named leads the group already."""

    def __init__(self, name: str) -> None:
        super().__init__(words("lead-already", name=name))


class ToWhom(Refusal):
    """Nobody would lead the group any more, and nobody was named."""

    def __init__(self) -> None:
        super().__init__(words("lead-whom", example=words("command-hand-over-example")))


def go_on(
    group: Group, count: int, first: WallTime, every_days: int, now: datetime, programme: Programme, said: Sequence[Said] = ()
) -> Decision:
    """Add `count` sessions from `first` on, every so many days; the group runs again, and its data go later.

    Themes that the group has not had come first, then the others once more; the farewell is the last one's again. Raises
    `NotRunning`, `NotAtTheEnd`, `WrongCount`, `MissingHour`, `InThePast`, `Taken`, and `BadRhythm` if no date is left.
    """
    if group.state is GroupState.PLANNED or not group.in_order():
        raise NotRunning(group.state)
    last = group.in_order()[-1]
    if sum(one.state is not SessionState.HELD for one in group.in_order()) > 1:
        raise NotAtTheEnd(last)
    if not 1 <= count <= MOST_SESSIONS or not 1 <= every_days <= LONGEST_PAUSE * 7:
        raise WrongCount
    if not first.exists():
        raise MissingHour(first)
    if first.instant() <= now:
        raise InThePast(first)
    if first.day <= last.starts.day:
        raise Taken(first, last.number)
    rhythm = Rhythm(first, every_days, count, group.rhythm.skip)
    number = max(one.number for one in group.sessions) + 1
    added = tuple(
        Session(number + place, theme, starts)
        for place, (theme, starts) in enumerate(zip(_themes(group, count, programme), rhythm.occurrences(), strict=True))
    )
    key = f"plan:goes-on:{number}"
    changed = replace(
        group,
        rhythm=rhythm,
        sessions=(*group.sessions, *added),
        state=GroupState.RUNNING,
        ended_at=None,
        plan_message=key,
        plan_unseen_since=None,
    )
    news = [words("continue-goes-on", date=When(added[0].begins()))]
    if group.state is GroupState.ENDED:
        news.append(words("continue-data-stay", delete_date=When(calendar.deletion_day(changed), "day")))
    effects: list[Effect] = [
        Say(ToRoom(), f"goes-on:{number}", tuple(news)),
        Say(ToRoom(), key, plan_body(changed, programme), rings=False),
        Pin(f"pin:{key}", (key,)),
        SetTopic(f"topic:{group.version}", topic_body(changed, now)),
    ]
    if calendar.too_late_to_ask(changed, number, said, now):
        effects += rsvp.ask(changed, added[0], programme)
    return Decision(changed, tuple(effects))


def lead_too(group: Group, person: PersonId, now: datetime) -> Decision:
    """One more leads the group. Raises `NotInGroup` for who is not in its room or only a guest, `LeadsAlready`."""
    member = _could_lead(group, person)
    changed = group.with_member(replace(member, role=Role.FACILITATOR))
    return Decision(changed, (_you_lead(changed, person, now), _now_leads(changed, member.called, now, "lead-now")))


def hand_over(group: Group, leader: PersonId, person: PersonId | None, now: datetime) -> Decision:
    """The lead goes from one to the other; who led before is a member from now on. Raises as `lead_too`.

    Without another the leader steps back and leaves it to those who lead beside them. Raises `ToWhom` when nobody does.
    """
    giving = group.member(leader)
    if giving is None or giving.role is not Role.FACILITATOR:
        raise NotInGroup(leader)
    if person is None and all(one.person == leader for one in group.joined((Role.FACILITATOR,))):
        raise ToWhom
    stepped_back = group.with_member(replace(giving, role=Role.MEMBER))
    if person is None:
        return Decision(stepped_back)
    member = _could_lead(group, person)
    changed = stepped_back.with_member(replace(member, role=Role.FACILITATOR))
    beside = len(changed.joined((Role.FACILITATOR,))) > 1
    news = _now_leads(changed, member.called, now, "lead-now" if beside else "lead-instead")
    return Decision(changed, (_you_lead(changed, person, now), news))


def _themes(group: Group, count: int, programme: Programme) -> tuple[str, ...]:
    had = {one.theme for one in group.sessions}
    middle = [one.key for one in programme.themes if one.fixed is None]
    last = next((one.key for one in programme.themes if one.fixed == "last"), programme.themes[-1].key)
    fresh = [one for one in middle if one not in had]
    again = [one for one in middle if one in had]
    return (*islice(cycle([*fresh, *again] or [last]), count - 1), last)


def _could_lead(group: Group, person: PersonId) -> Member:
    member = group.peer(person)
    if member is None:
        raise NotInGroup(person)
    if member.role is Role.FACILITATOR:
        raise LeadsAlready(member.called)
    return member


def _you_lead(group: Group, person: PersonId, now: datetime) -> Say:
    body = (words("lead-you", guide_command=CommandRef("guide"), hand_over_command=CommandRef("hand-over")),)
    return Say(ToPerson(person), f"lead:{person}:{now:%Y%m%dT%H%M%S}:{group.version}", body)


def _now_leads(group: Group, name: str, now: datetime, key: str) -> Say:
    return Say(ToRoom(), f"now-leads:{now:%Y%m%dT%H%M%S}:{group.version}", (words(key, name=name),), rings=False)
