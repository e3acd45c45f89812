"""What does not get through is told by another way: to those who lead the group, and to the administrators, in private."""

from __future__ import annotations

from collections.abc import Iterable

from bot.destinations import DirectRoom, parse
from bot.handlers.desk import Desk
from bot.handlers.lateness import STUCK
from bot.store.outbox import OutboxRow
from facilitation.group import Group, GroupId, Role
from facilitation.session import PersonId
from facilitation.words import Body, When, Words, words


async def stuck(desk: Desk, group: Group, row: OutboxRow, kind: Words | None) -> None:
    """The row does not get through, though others do. Each hears of it once; nobody in the room that takes nothing.

    `kind` is what it is about, None where that and whom it is for is nobody's matter: then only administrators hear.
    """
    place, key = parse(row.destination), f"stuck/{row.id}"
    since = When(row.created_at)
    private = isinstance(place, DirectRoom)
    if kind is not None:
        told = Words("undelivered-room", {"kind": kind, "since": since})
        if isinstance(place, DirectRoom):
            told = Words("undelivered-person", {"name": group.name_of(place.person), "kind": kind, "since": since})
        leading = (one.person for one in group.joined((Role.FACILITATOR,)))
        await _tell(desk, (one for one in leading if DirectRoom(one) != place), (told,), key, group)
    to_admins = words("undelivered-admin-direct" if private else "undelivered-admin-room", since=since)
    await _tell(desk, (one for one in _admins(desk) if DirectRoom(one) != place), (to_admins,), key, group)


async def held_up(desk: Desk) -> None:
    """The homeserver lets us say so little that messages are late by hours. Told once a day."""
    await _tell(desk, _admins(desk), (words("undelivered-held-up"),), f"held-up/{desk.now:%Y%m%d}")


async def reachable_again(desk: Desk, row: OutboxRow) -> None:
    """The platform was away; everybody who leads a group that was kept waiting hears once from when to when."""
    groups = dict.fromkeys(await desk.tx.outbox.groups_kept_waiting(desk.now - STUCK))
    if row.group_id is not None:
        groups[row.group_id] = None
    people: dict[PersonId, None] = dict.fromkeys(_admins(desk))
    for group in [await desk.tx.groups.load(GroupId(one)) for one in groups]:
        people.update(dict.fromkeys(one.person for one in group.joined((Role.FACILITATOR,))))
    told = Words("undelivered-over", {"from": When(row.created_at), "to": When(desk.now)})
    await _tell(desk, people, (told,), f"silence/{row.id}")


def _admins(desk: Desk) -> list[PersonId]:
    return [PersonId(one) for one in sorted(desk.house.policy.admins)]


async def _tell(desk: Desk, people: Iterable[PersonId], body: Body, key: str, group: Group | None = None) -> None:
    for person in people:
        await desk.write_to(person, body, key=f"{key}/{person}", group=group)
