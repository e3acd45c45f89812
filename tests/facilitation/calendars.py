"""Reads the calendar of a group the way a person would: by the key of a step, in the time of the wall."""

from __future__ import annotations

from dataclasses import replace

from facilitation import schedule
from facilitation.calendar import Said, Step, plan
from facilitation.group import Group, GroupState
from facilitation.session import SessionState
from tests.facilitation.planned import at, content, shown, wall, with_state

CHRISTMAS = "2026-12-21/2027-01-06"
START = "2026-11-02 09:00"
"""When the rooms of these groups open: long before the first session."""


def steps(group: Group, now: str = START, said: tuple[Said, ...] = ()) -> dict[str, Step]:
    return {one.key: one for one in plan(group, said, at(now, group.zone))}


def due(group: Group, key: str, now: str = START, said: tuple[Said, ...] = ()) -> str | None:
    step = steps(group, now, said).get(key)
    return None if step is None else shown(step.due, group.zone)


def until(group: Group, key: str) -> str:
    return shown(steps(group)[key].useful_until, group.zone)


def moved(group: Group, number: int, to: str, now: str) -> Group:
    return schedule.move(group, number, wall(to, group.zone), at(now, group.zone), content()).group


def held(group: Group, *numbers: int) -> Group:
    for number in numbers:
        group = with_state(group, number, SessionState.HELD)
    return group


def ended(group: Group, when: str) -> Group:
    group = held(group, *(one.number for one in group.sessions))
    return replace(group, state=GroupState.ENDED, ended_at=at(when, group.zone))
