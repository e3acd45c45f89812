"""Steps that have fallen due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.doubt import catching_up
from bot.handlers import activities, briefings, commitments, feedback, needs, pulses, sparring
from bot.handlers.desk import Desk
from bot.store.steps import DueStep, StepOutcome
from facilitation import calendar, reminders
from facilitation.calendar import Step, StepKind
from facilitation.effects import Decision, Say, ToRoom
from facilitation.group import Group, GroupId, GroupState, Role
from facilitation.words import Several, When, Words, words

LATE = timedelta(minutes=30)
"""What comes later than this says that it is sorry to be late."""

_NAMES = {
    StepKind.RSVP: "rsvp-ask",
    StepKind.TECH_CHECK: "tech-check",
    StepKind.STARTING: "starting-soon",
    StepKind.THANKS: "thanks",
    StepKind.NUDGE: "nudge",
    StepKind.NEEDS_SURVEY: "needs",
    StepKind.PULSE: "pulse",
    StepKind.FEEDBACK: "feedback",
    StepKind.AGREEMENT_OPEN: "agreement",
    StepKind.PREPARATION: "preparation",
}
"""What a step is called when it was missed; a step that is not here is not worth a word."""
_SHIFTS_OTHERS = frozenset({StepKind.RSVP})
"""Steps whose real time moves others: nobody is asked again sooner than a day after the question."""
_FOR_FACILITATORS = frozenset({StepKind.AGREEMENT_OPEN, StepKind.PREPARATION})


async def perform(desk: Desk, group_id: GroupId, steps: Sequence[DueStep], away_since: datetime | None) -> None:
    """Carry out all steps of one group that are due, in their order; what is no longer useful is named in one message."""
    group = await desk.tx.groups.load(group_id)
    missed: list[Step] = []
    waits = False
    for row in steps:
        step = row.step
        if calendar.late(step, desk.now) or group.state is GroupState.PLANNED:
            await desk.tx.steps.settle(row.id, StepOutcome.SKIPPED, desk.now)
            missed.append(step)
            if step.kind is StepKind.BUNDLE:
                await desk.tx.steps.add(group.id, calendar.bundle_step(group, desk.now))
            continue
        if not calendar.may_speak(group, step.kind, desk.now):
            # We come back at night: it waits for the morning, if it is still useful then.
            waits = True
            continue
        await desk.tx.steps.settle(row.id, StepOutcome.DONE, desk.now)
        group = await _one(desk, group, step)
    if waits or any(one.step.kind in _SHIFTS_OTHERS for one in steps):
        await desk.plan_steps(group)
    await _own_up(desk, group, missed, away_since)


async def leave_out(desk: Desk, row: DueStep) -> None:
    """A step that cannot be carried out is settled, and the facilitators hear of it."""
    await desk.tx.steps.settle(row.id, StepOutcome.SKIPPED, desk.now)
    name = _NAMES.get(row.step.kind)
    if name is None:
        return
    group = await desk.tx.groups.load(row.group_id)
    await desk.tell_facilitators(group, (words("handlers-expired", kind=words(f"away-kinds-{name}")),))


async def _one(desk: Desk, group: Group, step: Step) -> Group:
    if step.kind is StepKind.BUNDLE:
        await _bundle(desk, group)
        return group
    if step.kind is StepKind.CLOSE_PULSE:
        await pulses.close(desk, group, step.session or 0)
        return await desk.tx.groups.load(group.id)
    if step.kind is StepKind.CLOSE_FEEDBACK:
        await feedback.close(desk, group, step.session or 0)
        return await desk.tx.groups.load(group.id)
    if step.kind is StepKind.CLOSE_NEEDS:
        return await needs.close(desk, group, desk.now)
    if step.kind is StepKind.END_GROUP:
        group = await needs.close(desk, group, desk.now)
    if step.kind is StepKind.RSVP:
        group = await needs.before_asking_who_comes(desk, group, step)
    if step.kind is StepKind.NEEDS_SURVEY:
        decision = await needs.opened(desk, group, step)
    elif step.kind is StepKind.PULSE:
        decision = await pulses.opened(desk, group, step)
    elif step.kind is StepKind.COMMITMENT:
        decision = await commitments.half_way(desk, group, step)
    elif step.kind is StepKind.FEEDBACK:
        decision = await feedback.opened(desk, group, step)
    elif step.kind is StepKind.SPARRING:
        decision = await sparring.after_session(desk, group, step)
    elif step.kind in activities.KINDS:
        decision = await activities.sign(desk, group, step)
    else:
        decision = reminders.perform(step, group, desk.house.practice, desk.now)
        decision = await briefings.with_questions(desk, group, step, decision)
        if step.kind is StepKind.RSVP_AGAIN:
            decision = await pulses.leave_room(desk, group, decision)
        decision = await desk.without_muted(group, step, decision)
    prelude = (words("away-late"),) if desk.now - step.due > LATE else ()
    said_by = group
    group = await desk.carry_out(group, decision, prelude=prelude)
    await desk.remember_said(said_by, step, decision)
    return group


async def _bundle(desk: Desk, group: Group) -> None:
    """What facilitators and hosts should hear, once a day."""
    if not group.joined((Role.FACILITATOR, Role.HOST)):
        # Nobody is there yet to hear it; it is kept until somebody is.
        if group.state is not GroupState.ENDED:
            await desk.tx.steps.add(group.id, calendar.bundle_step(group, desk.now))
        return
    lines = [body for _at, body in await desk.tx.notices.take(group.id)]
    if not lines:
        return
    body = tuple(part for one in lines for part in one)
    await desk.tell_at_once(group, body, f"bundle:{desk.now.isoformat(timespec='seconds')}", (Role.FACILITATOR, Role.HOST))


async def _own_up(desk: Desk, group: Group, missed: Sequence[Step], away_since: datetime | None) -> None:
    """Name what was not said: to the room what it would have seen, to facilitator and host all of it."""
    if group.state is not GroupState.RUNNING or await catching_up(desk.tx, desk.now):
        # After a restore nobody knows what of it was said; the facilitators have been told so.
        return
    everything = _named(missed)
    for_room = _named([one for one in missed if one.kind not in _FOR_FACILITATORS])
    if not everything:
        return
    since = away_since if away_since is not None else min(one.due for one in missed)
    times = {"from": When(since), "to": When(desk.now)}
    told = (Words("away-missed-to-facilitator", {**times, "missed": Several(everything)}),)
    decision = Decision(group, notices=(told,))
    if for_room and calendar.may_speak(group, StepKind.AWAY, desk.now):
        key = f"away:{desk.now.isoformat(timespec='seconds')}"
        body = (Words("away-missed", {**times, "missed": Several(for_room)}),)
        decision = replace(decision, effects=(Say(ToRoom(), key, body),))
        await desk.tx.unasked.record(group.id, None, StepKind.AWAY.value, desk.now)
    await desk.carry_out(group, decision)


def _named(missed: Sequence[Step]) -> tuple[Words, ...]:
    names = dict.fromkeys(_NAMES[one.kind] for one in missed if one.kind in _NAMES)
    return tuple(words(f"away-kinds-{one}") for one in names)
