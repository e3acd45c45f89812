"""People come and go: the room opens, everybody is welcomed once, and whoever leaves may leave without a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from facilitation import agreement, briefing, closed_room
from facilitation.effects import Decision, Effect, Invite, OpenRoom, Pin, Remove, Say, ToPerson, ToRoom
from facilitation.group import Group, GroupState, Member, Role, Standing
from facilitation.practice import Practice
from facilitation.refusals import NotInGroup, NotRunning, Refusal
from facilitation.schedule import plan_body, topic_body
from facilitation.session import PersonId, Session, SessionState
from facilitation.words import Body, CommandRef, Words, words


class AlreadyJoined(Refusal):
    """The person is in the room already."""

    def __init__(self, person: PersonId) -> None:
        super().__init__(words("practice-already-joined"))
        self.person = person


class LastFacilitator(Refusal):
    """Without this person nobody could lead the group any more."""

    def __init__(self, person: PersonId) -> None:
        super().__init__(words("practice-last-facilitator"))
        self.person = person


def open_room(group: Group, practice: Practice, now: datetime) -> Decision:
    """Ask for the room, with everybody invited, and for the plan pinned in it.

    The group stays planned until the room exists (`room_opened`). A group that is no longer planned is left as it is.
    """
    if group.state is not GroupState.PLANNED:
        return Decision(group)
    invited = tuple(one.person for one in group.members if one.standing is Standing.INVITED)
    return Decision(
        group,
        (
            OpenRoom("room", group.name, topic_body(group, now), invited),
            Say(ToRoom(), "plan", plan_body(group, practice.programme_of(group))),
            Pin("pin-plan", ("plan",)),
        ),
    )


def room_opened(group: Group, now: datetime) -> Decision:
    """The room exists: the group runs from now on."""
    if group.state is not GroupState.PLANNED:
        return Decision(group)
    return closed_room.open_it(replace(group, state=GroupState.RUNNING, room_opened_at=now))


def joined(
    group: Group,
    practice: Practice,
    person: PersonId,
    name: str,
    now: datetime,
    platform_notice: Words,
) -> Decision:
    """The person is in the room. Once per person and group they get one private message: welcome, data notice, agreement.

    `platform_notice` is the sentence on what the chat platform itself can see. Raises `NotInGroup` for a stranger.
    """
    member = _member(group, person)
    if member.role is Role.GUEST:
        return briefing.arrived(group, member, name, now)
    arrived = replace(member, standing=Standing.JOINED, name=name or member.name, welcomed=True)
    group = group.with_member(arrived)
    if member.standing is not Standing.JOINED and group.plan_unseen_since is None:
        group = replace(group, plan_unseen_since=now)
    if member.welcomed:
        return Decision(group)
    return Decision(
        group,
        (
            Say(ToPerson(person), f"welcome:{person}", welcome(group, practice, arrived, platform_notice)),
            *closed_room.told_to(group, person),
        ),
    )


def welcome(group: Group, practice: Practice, member: Member, platform_notice: Words) -> Body:
    """The first private message: who speaks, what is stored, what the group agrees, and the command that accepts."""
    greetings: dict[Role, Words] = {
        Role.FACILITATOR: words("practice-welcome-facilitator", help_command=CommandRef("help")),
        Role.HOST: words("practice-welcome-host", help_command=CommandRef("help")),
    }
    greeting = greetings.get(member.role, words("practice-welcome", quiet_command=CommandRef("quiet")))
    return (
        greeting,
        words(
            "practice-data-notice",
            until=words("privacy-info-until-days", days=group.retention.days),
            platform=platform_notice,
            privacy_command=CommandRef("privacy"),
        ),
        *agreement.text(group, practice),
        *agreement.request_body(group, member.person),
    )


def left(group: Group, person: PersonId, now: datetime) -> Decision:
    """The person has left the room, or declined the invitation. Facilitator and host hear it in the daily bundle, without a
    reason; who had been in the room gets one kind private line. Raises `NotInGroup` for a stranger.
    """
    member = _member(group, person)
    if member.role is Role.GUEST and member.standing in (Standing.INVITED, Standing.JOINED):
        return briefing.went(group, member, now)
    if member.standing is Standing.JOINED:
        return Decision(
            _without(group, member, Standing.LEFT),
            (Say(ToPerson(person), f"left:{person}:{_moment(group, now)}", _last_words()),),
            ((words("practice-member-left", name=member.called),), *closed_room.gone(group, member.called)),
        )
    if member.standing is Standing.INVITED:
        declined = words("invitation-declined", name=member.called)
        return Decision(_without(group, member, Standing.DECLINED), notices=((declined,),))
    return Decision(group)


def _last_words() -> Body:
    return (words("data-leave"), words("data-leave-stays", forget_command=CommandRef("forget")))


def invite(group: Group, person: PersonId, role: Role, now: datetime) -> Decision:
    """Invite somebody, also again: a lost invitation, or a person who had left and wants to come back.

    The room must have been asked for before. Raises `AlreadyJoined`, and `NotRunning` when the group has ended.
    """
    if group.state is GroupState.ENDED:
        raise NotRunning(group.state)
    member = group.member(person)
    if member is not None and member.standing is Standing.JOINED:
        raise AlreadyJoined(person)
    invited = Member(person, role) if member is None else replace(member, role=role, standing=Standing.INVITED)
    return Decision(group.with_member(invited), (Invite(f"invite:{person}:{_moment(group, now)}", person),))


def role_of(group: Group, person: PersonId) -> Role:
    """In which role somebody is invited by their id or by the code: mostly as a member.

    Whose first invitation was lost keeps the role that it was for, and a facilitator who left may come back as one when
    nobody has led the group since.
    """
    member = group.member(person)
    if member is None:
        return Role.MEMBER
    if member.role is Role.FACILITATOR and not group.with_roles(Role.FACILITATOR):
        return Role.FACILITATOR
    return member.role if member.standing in (Standing.INVITED, Standing.JOINED) else Role.MEMBER


def removed(group: Group, person: PersonId, now: datetime) -> Decision:
    """Somebody with the right to do so takes the person out, or an invitation back; told to that person alone.

    Raises `NotInGroup` for who is not (or no longer) in it, `LastFacilitator` when nobody would be left to lead.
    """
    member = _member(group, person)
    if member.standing not in (Standing.INVITED, Standing.JOINED):
        raise NotInGroup(person)
    if _leads_alone(group, member):
        raise LastFacilitator(person)
    effects: list[Effect] = [Remove(f"remove:{person}:{_moment(group, now)}", person)]
    if member.standing is Standing.JOINED:
        effects.append(Say(ToPerson(person), f"removed:{person}:{_moment(group, now)}", (words("practice-removed"),)))
    notices = closed_room.gone(group, member.called) if member.standing is Standing.JOINED else ()
    return Decision(_without(group, member, Standing.LEFT), tuple(effects), notices)


def forgotten(group: Group, person: PersonId, now: datetime) -> Decision:
    """The person wishes to be forgotten: nothing about them stays in the group, and they leave its room. Facilitators hear in
    the daily bundle that somebody has gone, so that nobody believes they were put out; not who, since that would be kept.

    Raises `NotInGroup`, and `LastFacilitator` when nobody would be left to lead.
    """
    member = _member(group, person)
    in_it = member.standing in (Standing.INVITED, Standing.JOINED)
    if _leads_alone(group, member):
        raise LastFacilitator(person)
    members = tuple(one for one in group.members if one.person != person)
    sessions = tuple(
        replace(one, rsvps={who: answer for who, answer in one.rsvps.items() if who != person}) for one in group.sessions
    )
    effects = (Remove(f"remove:{person}:{_moment(group, now)}", person),) if in_it else ()
    notices = ((words("privacy-forget-notice"),),) if member.standing is Standing.JOINED else ()
    return Decision(briefing.without_guest(replace(group, members=members, sessions=sessions), person), effects, notices)


def _moment(group: Group, now: datetime) -> str:
    """Names a moment in the life of the group. In a rehearsal much may happen in the same second."""
    return f"{now:%Y%m%dT%H%M%S}:{group.version}"


def _leads_alone(group: Group, member: Member) -> bool:
    """Whether nobody could lead the group without this person. What has ended needs no one any more."""
    if group.state is GroupState.ENDED or member.role is not Role.FACILITATOR:
        return False
    return [one.person for one in group.with_roles(Role.FACILITATOR)] == [member.person]


def _member(group: Group, person: PersonId) -> Member:
    member = group.member(person)
    if member is None:
        raise NotInGroup(person)
    return member


def _without(group: Group, member: Member, standing: Standing) -> Group:
    """The group after that person's leave: what they answered about sessions still to come is forgotten."""
    group = group.with_member(replace(member, standing=standing))
    return replace(group, sessions=tuple(_unanswered(one, member.person) for one in group.sessions))


def _unanswered(session: Session, person: PersonId) -> Session:
    if person not in session.rsvps or session.state in (SessionState.HELD, SessionState.DROPPED):
        return session
    return replace(session, rsvps={who: answer for who, answer in session.rsvps.items() if who != person})
