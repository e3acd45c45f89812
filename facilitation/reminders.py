"""What is said when a step of the calendar falls due.

A step that has lost its sense meanwhile (its session moved, dropped, or under way already) says nothing. Sentences that
promise something say only what is so: no link is announced that is not there, no next date that is not set.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from facilitation import agreement, briefing, meeting, papers, rsvp, too_few
from facilitation.calendar import Step, StepKind, deletion_day
from facilitation.effects import Decision, Effect, HandOver, LeaveRoom, Pin, Say, ToPerson, ToRoom
from facilitation.frame import position
from facilitation.group import Group, GroupState, Member, Role, Standing
from facilitation.practice import Practice
from facilitation.programme import Programme
from facilitation.prompts import in_store
from facilitation.schedule import plan_body
from facilitation.session import PersonId, Rsvp, Session, SessionState
from facilitation.timetable import FAREWELL_FROM
from facilitation.words import Arg, Body, CommandRef, Localised, Part, Phrase, Several, Url, When, words

NEW_TO_IT = 2
"""In so many first sessions all that makes a meeting by video easy is written out before it; later it can be asked for."""


@dataclass(frozen=True, slots=True)
class _Due:
    """A step and all that it is done with."""

    step: Step
    group: Group
    practice: Practice
    now: datetime

    @property
    def programme(self) -> Programme:
        """The group's programme."""
        return self.practice.programme_of(self.group)

    @property
    def session(self) -> Session | None:
        """The step's session, if it still has the date for which the step was planned."""
        session = None if self.step.session is None else self.group.session(self.step.session)
        return session if session is not None and session.revision == self.step.revision else None

    @property
    def coming(self) -> Session | None:
        """The step's session, if it has not begun."""
        session = self.session
        return session if session is not None and session.state is SessionState.PLANNED else None

    @property
    def held(self) -> Session | None:
        """The step's session, if it has been held."""
        session = self.session
        return session if session is not None and session.state is SessionState.HELD else None

    def to_room(self, what: str, session: Session, body: Body, *, everyone: bool = False) -> Decision:
        """One message to the room."""
        key = f"{what}:{session.number}:{session.revision}"
        return Decision(self.group, (Say(ToRoom(), key, body, everyone=everyone, useful_until=self.step.useful_until),))

    def to_each(self, people: tuple[Member, ...], body: Body) -> Decision:
        """The same to several people in private, and nothing when there is nothing to say."""
        step = self.step
        if not body:
            return Decision(self.group)
        prefix = f"{step.kind.value.replace('_', '-')}:{step.session}:{step.revision}"
        messages = (Say(ToPerson(one.person), f"{prefix}:{one.person}", body, useful_until=step.useful_until) for one in people)
        return Decision(self.group, tuple(messages))


def perform(step: Step, group: Group, practice: Practice, now: datetime) -> Decision:
    """Do what the step asks for, as things stand at `now`.

    Sessions whose time has passed are first counted as held, whoever forgot to end them. What is
    asked in confidence needs its answers and goes to `facilitation.pulse` and `feedback`; for that and for what has no hour of
    its own, ValueError is raised.
    """
    act = _ACTS.get(step.kind)
    if act is None:
        raise ValueError(f"{step.kind.value} is not done here")
    held = meeting.hold_all(group, now)
    decision = act(_Due(step, held.group, practice, now))
    return replace(decision, effects=(*held.effects, *decision.effects))


def _plan(due: _Due) -> Decision:
    """The plan once more, for those who joined after it was shown; it takes the place of the older message above the room.

    The first time, when nobody could read it before, the sessions for people's own calendars go with it.
    """
    key = f"plan:{due.step.revision}"
    group = replace(due.group, plan_message=key, plan_unseen_since=None)
    shown = Say(ToRoom(), key, plan_body(group, due.programme), rings=False)
    return Decision(group, (shown, Pin(f"pin:{key}", (key,)), *papers.first_calendar(group, due.now)))


def _agreement_open(due: _Due) -> Decision:
    session = due.coming
    if session is None:
        return Decision(due.group)
    parts: list[Part] = []
    missing = tuple(one.called for one in agreement.missing(due.group))
    invited = tuple(one.called for one in due.group.members if one.standing is Standing.INVITED)
    if missing:
        parts.append(words("practice-agreement-missing", names=Several(missing)))
    if invited:
        parts.append(words("invitation-pending", names=Several(invited)))
    return due.to_each(_facilitators(due.group), tuple(parts))


def _preparation(due: _Due) -> Decision:
    session = due.coming
    if session is None:
        return Decision(due.group)
    theme = due.programme.theme(session.theme)
    prompts = in_store(due.group, session, due.programme)
    parts: list[Part] = [
        words(
            "practice-preparation",
            date=When(session.begins()),
            theme=theme.title,
            lines=Several(rsvp.lines(due.group, session), "lines"),
        )
    ]
    if prompts:
        texts = tuple(words("practice-preparation-prompt", prompt=one.text) for one in prompts)
        parts.append(words("practice-preparation-prompts", prompts=Several(texts, "lines")))
    if theme.tip is not None:
        parts.append(words("practice-preparation-tip", tip=_filled(theme.tip, scope_command=CommandRef("scope"))))
    asked: tuple[Effect, ...] = ()
    if rsvp.coming(due.group, session) < rsvp.TOO_FEW:
        parts.append(words("rsvp-too-few-to-facilitator"))
        parts.append(words("too-few-how"))
        asked = too_few.ask(due.group, session)
    without_link = _link_missing(due.group, session)
    parts += without_link
    parts.append(words("practice-preparation-start", start_command=CommandRef("session-start")))
    decision = due.to_each(_facilitators(due.group), tuple(parts))
    to_hosts = due.to_each(due.group.joined((Role.HOST,)), without_link)
    return replace(decision, effects=(*decision.effects, *to_hosts.effects, *asked))


def _rsvp(due: _Due) -> Decision:
    session = due.coming
    return Decision(due.group, () if session is None else rsvp.ask(due.group, session, due.programme))


def _rsvp_again(due: _Due) -> Decision:
    session = due.coming
    return Decision(due.group, () if session is None else rsvp.again(due.group, session))


def _tech_check(due: _Due) -> Decision:
    session = due.coming
    if session is None:
        return Decision(due.group)
    link = due.group.link_of(session)
    time = When(session.begins(), "time")
    if link is None:
        first = words("practice-tech-no-link", time=time)
    else:
        minutes = due.programme.arrival(due.group.length)
        first = words("practice-tech-link", time=time, minutes=minutes, link=Url(link))
    helpers = due.group.joined((Role.HOST,)) or _facilitators(due.group)
    contact: Arg = due.practice.support.contact or Several(tuple(one.called for one in helpers), "or")
    known = position(due.group, session)[0] > NEW_TO_IT
    lines = words("practice-tech-known", tech_command=CommandRef("tech")) if known else words("practice-tech-lines")
    body: Body = (first, lines)
    if due.practice.support.contact or helpers:
        body = (*body, words("practice-tech-contact", contact=contact))
    told = due.to_room("tech", session, body)
    return replace(told, effects=(*told.effects, *briefing.today(due.group, session, due.programme)))


def _starting(due: _Due) -> Decision:
    session = due.coming
    if session is None:
        return Decision(due.group)
    link = due.group.link_of(session)
    time = When(session.begins(), "time")
    soon = words("practice-starting", time=time) if link is None else words("rsvp-starting-soon", time=time, link=Url(link))
    return due.to_room("starting", session, (soon,), everyone=True)


def _guest_leaves(due: _Due) -> Decision:
    return Decision(*briefing.leaves(due.group, due.now))


def _thanks(due: _Due) -> Decision:
    session = due.held
    if session is None:
        return Decision(due.group)
    following = _following(due.group, session)
    if following is not None:
        mine = words("commitment-thanks", mine_command=CommandRef("mine"))
        return due.to_room("thanks", session, (words("practice-thanks", date=When(following.begins())), mine))
    key = "practice-goodbye-farewell" if due.group.retention >= FAREWELL_FROM else "practice-goodbye"
    goodbye = words(key, delete_date=When(deletion_day(due.group), "day"))
    said = due.to_room("thanks", session, (goodbye, words("workbook-with-goodbye")))
    return replace(said, effects=(*said.effects, papers.workbook(ToRoom(), f"goodbye:{session.number}", due.programme)))


def _missed(due: _Due) -> Decision:
    session = due.held
    if session is None:
        return Decision(due.group)
    following = _following(due.group, session)
    body: Body = (
        (words("practice-missed-last"),) if following is None else (words("rsvp-absent-dm", date=When(following.begins())),)
    )
    away = tuple(one for one in due.group.joined((Role.MEMBER,)) if session.rsvps.get(one.person) is Rsvp.AWAY)
    return due.to_each(away, body)


def _nudge(due: _Due) -> Decision:
    session = due.held
    if session is None or _following(due.group, session) is None or due.programme.theme(session.theme).fixed == "last":
        # The last theme's nudge takes leave; in a group that goes on there is no leave to take.
        return Decision(due.group)
    return due.to_room("nudge", session, (_nudge_of(due.group, session, due.practice),))


def _farewell(due: _Due) -> Decision:
    order = due.group.in_order()
    if not order:
        return Decision(due.group)
    last = order[-1]
    return due.to_room("farewell", last, (_nudge_of(due.group, last, due.practice),))


def _deletion(due: _Due) -> Decision:
    heirs: tuple[PersonId, ...] = ()
    for role in (Role.FACILITATOR, Role.HOST, Role.MEMBER):
        heirs = heirs or tuple(one.person for one in due.group.joined((role,)))
    effects: list[Effect] = [Say(ToRoom(), "deletion", (words("practice-deletion"),))]
    if heirs:
        effects.append(HandOver("hand-over", heirs))
    return Decision(due.group, (*effects, LeaveRoom("leave")))


def _hold(due: _Due) -> Decision:
    return Decision(due.group)  # `perform` has counted it as held already


def _end_group(due: _Due) -> Decision:
    """The group has ended, unless a session was added or moved meanwhile.

    It ended when the calendar said so, however late this is done: the day on which its data go is announced from that.
    """
    if due.group.state is not GroupState.RUNNING or any(one.state is not SessionState.HELD for one in due.group.in_order()):
        return Decision(due.group)
    return Decision(replace(due.group, state=GroupState.ENDED, ended_at=due.step.due))


_Act = Callable[[_Due], Decision]
_ACTS: Mapping[StepKind, _Act] = MappingProxyType(
    {
        StepKind.PLAN: _plan,
        StepKind.AGREEMENT_OPEN: _agreement_open,
        StepKind.PREPARATION: _preparation,
        StepKind.RSVP: _rsvp,
        StepKind.RSVP_AGAIN: _rsvp_again,
        StepKind.TECH_CHECK: _tech_check,
        StepKind.STARTING: _starting,
        StepKind.GUEST_LEAVES: _guest_leaves,
        StepKind.THANKS: _thanks,
        StepKind.MISSED: _missed,
        StepKind.NUDGE: _nudge,
        StepKind.FAREWELL: _farewell,
        StepKind.DELETION: _deletion,
        StepKind.HOLD: _hold,
        StepKind.END_GROUP: _end_group,
    }
)


def _following(group: Group, session: Session) -> Session | None:
    """The session after this one that is still to come."""
    later = (one for one in group.in_order() if one.state is SessionState.PLANNED and one.begins() > session.begins())
    return next(later, None)


def _facilitators(group: Group) -> tuple[Member, ...]:
    return group.joined((Role.FACILITATOR,))


def _link_missing(group: Group, session: Session) -> Body:
    if group.link_of(session) is not None:
        return ()
    example = CommandRef("session-link", f"{session.number} https://meet.example.org/abc")
    return (words("session-news-link-missing", date=When(session.begins()), command=example),)


def _nudge_of(group: Group, session: Session, practice: Practice) -> Phrase:
    nudge = practice.programme_of(group).theme(session.theme).nudge
    if "{delete_date}" not in nudge.fi:
        return _filled(nudge, help_command=CommandRef("scope"))
    return _filled(nudge, help_command=CommandRef("scope"), delete_date=When(deletion_day(group), "day"))


def _filled(text: Localised, **args: Arg) -> Phrase:
    """The text with those of the arguments that it has a place for."""
    return Phrase(text, {name: value for name, value in args.items() if f"{{{name}}}" in text.fi + text.sv + text.en})
