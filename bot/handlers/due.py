"""Steps that have fallen due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.doubt import catching_up
from bot.handlers import activities, briefings, commitments, feedback, lateness, needs, pulses, sparring
from bot.handlers.desk import Desk
from bot.handlers.lateness import LATE, Told
from bot.store.steps import DueStep, StepOutcome
from facilitation import calendar, reminders
from facilitation.calendar import Step, StepKind
from facilitation.effects import Decision, Say, ToRoom
from facilitation.group import Group, GroupId, GroupState, Role
from facilitation.words import Several, When, Words, words

_SHIFTS_OTHERS = frozenset({StepKind.RSVP})
"""Steps whose real time moves others: nobody is asked again sooner than a day after the question."""


async def perform(desk: Desk, group_id: GroupId, steps: Sequence[DueStep], away_since: datetime | None) -> None:
    """Carry out all steps of one group that are due, in their order.

    What is no longer useful is left out, and named once all of it is known: by a step of its own. `away_since` is since when
    Vertti was not running, if it has just come back.
    """
    group = await desk.tx.groups.load(group_id)
    missed = [one for one in steps if group.state is GroupState.PLANNED or calendar.never_said(group, one.step, desk.now)]
    for row in missed:
        # Before anything is done: what is done has the steps planned anew, and the plan knows no steps without use.
        await _miss(desk, group, row)
    plan_anew = False
    for row in steps:
        step = row.step
        if row in missed:
            continue
        if not calendar.may_speak(group, step.kind, desk.now):
            # We come back at night: it waits for the morning.
            plan_anew = True
            if step.kind in calendar.UNPLANNED:
                await desk.tx.steps.settle(row.id, StepOutcome.SKIPPED, desk.now)
                await desk.tx.steps.add(group.id, calendar.put_off(group, step, desk.now))
            continue
        await desk.tx.steps.settle(row.id, StepOutcome.DONE, desk.now)
        if step.kind is StepKind.AWAY:
            await _own_up(desk, group, away_since)
        else:
            group = await _one(desk, group, step)
    if plan_anew or any(one.step.kind in _SHIFTS_OTHERS for one in steps):
        await desk.plan_steps(group)


async def _miss(desk: Desk, group: Group, row: DueStep) -> None:
    """The step is not carried out any more. After a restore nobody knows whether it was; the facilitators have been told so."""
    tell = group.state is not GroupState.PLANNED and not await catching_up(desk.tx, desk.now)
    await desk.tx.steps.settle(row.id, StepOutcome.MISSED if tell else StepOutcome.SKIPPED, desk.now)
    kind = row.step.kind
    if kind is StepKind.BUNDLE:
        await desk.tx.steps.add(group.id, calendar.bundle_step(group, desk.now))
    elif tell and (kind is StepKind.AWAY or lateness.told(kind) is not Told.NOBODY):
        await desk.tx.steps.add(group.id, calendar.away_step(group, desk.now))


async def leave_out(desk: Desk, row: DueStep) -> None:
    """A step that cannot be carried out is settled, and the facilitators hear of it."""
    await desk.tx.steps.settle(row.id, StepOutcome.SKIPPED, desk.now)
    name = lateness.name(row.step.kind)
    if name is not None:
        group = await desk.tx.groups.load(row.group_id)
        await desk.tell_facilitators(group, (words("handlers-expired", kind=name),))


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


async def _own_up(desk: Desk, group: Group, away_since: datetime | None) -> None:
    """Name what was not said since this was done last: to the room what it would have seen, to facilitator and host all of it."""
    missed = await desk.tx.steps.missed(group.id, desk.now)
    everything = lateness.names(one.step.kind for one in missed)
    for_room = lateness.names(one.step.kind for one in missed if lateness.told(one.step.kind) is Told.GROUP_AND_FACILITATORS)
    if not everything:
        return
    since = away_since if away_since is not None else min(one.step.due for one in missed)
    times = {"from": When(since), "to": When(max(one.settled_at for one in missed))}
    told = (Words("away-missed-to-facilitator", {**times, "missed": Several(everything)}),)
    decision = Decision(group, notices=(told,))
    if for_room and group.state is GroupState.RUNNING:
        key = f"away:{desk.now.isoformat(timespec='seconds')}"
        body = (Words("away-missed", {**times, "missed": Several(for_room)}),)
        decision = replace(decision, effects=(Say(ToRoom(), key, body),))
        await desk.tx.unasked.record(group.id, None, StepKind.AWAY.value, desk.now)
    await desk.carry_out(group, decision)
