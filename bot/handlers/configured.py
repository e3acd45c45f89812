"""Groups from the configuration, applied only by difference from what was last applied.

What people decided since (somebody left, used `forget`, was added by command) stands.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.handlers import rescheduling
from bot.handlers.desk import Desk
from bot.handlers.founding import found
from facilitation import arrival, closed_room, schedule
from facilitation.effects import Decision
from facilitation.group import BUILT_IN, ClosedRoom, Group, GroupPlan, Role
from facilitation.session import PersonId, SessionState

log = logging.getLogger(__name__)


async def apply(desk: Desk, plan: GroupPlan) -> None:
    """Bring one configured group about, or change what its configuration has changed since."""
    before = await desk.tx.applied.get(plan.key)
    group = await desk.tx.groups.find_by_key(plan.key)
    if before is None:
        if group is None:
            await found(desk, plan)
        else:
            log.warning("group %s exists already; its configuration counts from now on", plan.key)
    elif group is None:
        # It has been deleted; only its mark is kept, so that the configuration does not bring it back.
        return
    else:
        group = await _settings(desk, group, plan, before)
        group = await _rhythm(desk, group, plan, before)
        group = await _closed_room(desk, group, plan)
        await _people(desk, group, plan, before)
    await _remember(desk, plan)


async def _remember(desk: Desk, plan: GroupPlan) -> None:
    """Remember what was applied, but not who asked to be forgotten, although the file still names them."""
    value = as_applied(plan)
    group = await desk.tx.groups.find_by_key(plan.key)
    for name in list(value["people"]):
        person = PersonId(name)
        if group is not None and group.member(person) is None and await desk.tx.groups.has_left(group.id, person):
            del value["people"][name]
    forgotten = len(_roles(plan)) - len(value["people"])
    if forgotten:
        log.warning("group %s: %d people in its configuration asked to be forgotten; take them out of it", plan.key, forgotten)
    await desk.tx.applied.set(plan.key, value)


def as_applied(plan: GroupPlan) -> dict[str, Any]:
    """What is remembered of a plan: each configured thing apart, so that only what changes is touched."""
    return {
        "people": _roles(plan),
        "settings": {name: str(value) for name, value in _plain_settings(plan).items()},
        "rhythm": repr(plan.rhythm),
        "programme": plan.programme,
    }


def _roles(plan: GroupPlan) -> dict[str, str]:
    found_roles: dict[str, str] = dict.fromkeys(plan.members, Role.MEMBER.value)
    if plan.host is not None:
        found_roles[plan.host] = Role.HOST.value
    found_roles |= dict.fromkeys(plan.facilitators, Role.FACILITATOR.value)
    return found_roles


def _plain_settings(plan: GroupPlan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "language": plan.language,
        "length": plan.length,
        "quiet_hours": plan.quiet_hours,
        "meeting_link": plan.meeting_link,
        "check_in": plan.check_in,
        "pulse_minimum": plan.pulse_minimum,
        "retention": plan.retention,
    }


async def _settings(desk: Desk, group: Group, plan: GroupPlan, before: Mapping[str, Any]) -> Group:
    changed = {name: value for name, value in _plain_settings(plan).items() if before.get("settings", {}).get(name) != str(value)}
    if not changed:
        return group
    return await desk.carry_out(group, Decision(replace(group, **changed)))


async def _rhythm(desk: Desk, group: Group, plan: GroupPlan, before: Mapping[str, Any]) -> Group:
    """A changed rhythm or programme makes a new plan as long as nothing has been held; later, sessions are moved one by one."""
    if before.get("rhythm") == repr(plan.rhythm) and before.get("programme", BUILT_IN) == plan.programme:
        return group
    if any(one.state is not SessionState.PLANNED or one.begins() <= desk.now for one in group.sessions):
        log.warning("group %s: its rhythm or programme in the configuration is not applied, since sessions have begun", group.key)
        return group
    programme = desk.house.practice.programme_named(plan.programme)
    fresh = schedule.plan_sessions(plan.rhythm, programme.arc(plan.rhythm.count))
    revision = max((one.revision for one in group.sessions), default=0) + 1
    guests = {one.number: one.briefing for one in group.sessions}
    sessions = tuple(replace(one, revision=revision, briefing=guests.get(one.number)) for one in fresh)
    changed = replace(group, rhythm=plan.rhythm, zone=plan.zone, sessions=sessions, programme=plan.programme)
    news = Decision(changed, schedule.show_plan(changed, programme, desk.now))
    return await rescheduling.carry_out(desk, group, news)


async def _closed_room(desk: Desk, group: Group, plan: GroupPlan) -> Group:
    """A group may get its closed room later. It keeps one that it has: nobody but its own people can close it."""
    if plan.closed_room:
        return await desk.carry_out(group, closed_room.wish(group))
    if group.closed_room is not ClosedRoom.NONE:
        log.warning("group %s has a closed room, whatever its configuration says now", group.key)
    return group


async def _people(desk: Desk, group: Group, plan: GroupPlan, before: Mapping[str, Any]) -> None:
    old: Mapping[str, str] = before.get("people", {})
    new = _roles(plan)
    for name, role in new.items():
        person = PersonId(name)
        if old.get(name) == role or await desk.tx.groups.has_left(group.id, person):
            continue
        group = await desk.carry_out(group, arrival.invite(group, person, Role(role), desk.now))
    for name in old:
        if name not in new and group.member(PersonId(name)) is not None:
            group = await desk.carry_out(group, arrival.removed(group, PersonId(name), desk.now))
            await desk.tx.groups.mark_left(group.id, PersonId(name))
