"""The group's room is lost, for a while or for good: the schedule rests, and goes on when there is a room again.

Nothing is said to the room meanwhile, and nowhere else in its stead. Private messages, and what only moves the group's life
on, go on; so does the deletion of its data, which was promised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from facilitation.effects import (
    AskPoll,
    Decision,
    Edit,
    Effect,
    EndPoll,
    GiveCalendar,
    GiveWorkbook,
    Invite,
    OpenRoom,
    Pin,
    Redact,
    Say,
    SetTopic,
    ToRoom,
)
from facilitation.group import Group, Role, RoomTrouble
from facilitation.papers import calendar_again
from facilitation.practice import Practice
from facilitation.refusals import Refusal
from facilitation.schedule import plan_body, topic_body
from facilitation.words import words


class RoomInOrder(Refusal):
    """The group has a room, in which everything works."""

    def __init__(self) -> None:
        super().__init__(words("rooms-in-order"))


def lost(group: Group, trouble: RoomTrouble) -> Decision:
    """From now on the schedule rests."""
    return Decision(replace(group, trouble=trouble))


def regained(group: Group, practice: Practice, now: datetime, *, another: bool) -> Decision:
    """There is a room in which Vertti can do its work, perhaps `another` one: the schedule goes on, and the room sees the plan.

    To another room everybody of the group is invited, and the calendar file is there too; who is there already stays.
    """
    key = f"plan:again:{group.version}"
    found = replace(group, trouble=None, plan_message=key, plan_unseen_since=None)
    effects: list[Effect] = []
    if another:
        effects += [Invite(f"invite:{one.person}:again:{group.version}", one.person) for one in group.with_roles(*Role)]
    effects += [
        Say(ToRoom(), key, (words("rooms-here-again"), *plan_body(found, practice.programme_of(found))), rings=False),
        Pin(f"pin:{key}", (key,)),
        SetTopic(f"topic:again:{group.version}", topic_body(found, now)),
    ]
    if another:
        effects += calendar_again(found, key, now)
    return Decision(found, tuple(effects))


def quietly_regained(group: Group) -> Decision:
    """As `regained`, of a group that has ended: nothing is left to be said but the goodbye."""
    return Decision(replace(group, trouble=None))


def open_another(group: Group, now: datetime) -> Decision:
    """Ask for another room in place of the lost one. Raises `RoomInOrder`."""
    if group.trouble is None:
        raise RoomInOrder
    return Decision(group, (OpenRoom(f"room:{group.version}", group.name, topic_body(group, now), ()),))


def sayable(group: Group, effects: Sequence[Effect]) -> tuple[Effect, ...]:
    """The effects less those that would speak to a room that is lost."""
    if group.trouble is None:
        return tuple(effects)
    return tuple(one for one in effects if not _speaks_to_room(one))


def _speaks_to_room(effect: Effect) -> bool:
    match effect:
        case (
            Say(to=to) | AskPoll(to=to) | EndPoll(to=to) | Edit(to=to) | Redact(to=to) | GiveCalendar(to=to) | GiveWorkbook(to=to)
        ):
            return isinstance(to, ToRoom)
        case Pin() | SetTopic():
            return True
        case _:
            return False
