"""Devices that cannot read, and identities that are not what they were: told to whom it concerns, once."""

from __future__ import annotations

from bot.chat.port import DevicesLeftOut, IdentitySeen
from bot.destinations import answer_key
from bot.handlers.desk import Desk
from facilitation.effects import Say, ToPerson
from facilitation.group import Group, Role
from facilitation.session import PersonId
from facilitation.words import Words, words

MOST_DEVICES = 10
"""Devices of which one person is told; whoever goes on adding unverified ones has been told enough."""


async def left_out(desk: Desk, event: DevicesLeftOut) -> None:
    """Some devices of a person get no keys: the person is told once for each. When nothing of theirs can read, those who lead
    the group are told, too: they have other ways to reach the person.
    """
    person = PersonId(event.sender)
    groups = await desk.tx.groups.of_person(person)
    told = await desk.tx.devices.told(person)
    new = [one for one in dict.fromkeys(event.devices) if one not in told][: max(0, MOST_DEVICES - len(told))]
    if not groups or not new:
        return
    for device in new:
        await desk.tx.devices.tell(person, device)
    body = (words("devices-left-out", devices=", ".join(new), count=len(new)),)
    await desk.write_to(person, body, key=answer_key(event.event, "devices"))
    if not event.reads_elsewhere and not told:
        for group in groups:
            await _tell_those_who_lead(desk, group, person, "devices-reads-nowhere", str(event.event))


async def identity_seen(desk: Desk, event: IdentitySeen) -> None:
    """Remember the identity of a person in a group; another one than last time is told to those who lead the group."""
    person = PersonId(event.sender)
    groups = await desk.tx.groups.of_person(person)
    before = await desk.tx.devices.identity(person)
    if not groups or before == event.identity:
        return
    await desk.tx.devices.remember(person, event.identity)
    if before is None:
        return
    for group in groups:
        await _tell_those_who_lead(desk, group, person, "devices-identity-replaced", str(event.event))


async def _tell_those_who_lead(desk: Desk, group: Group, about: PersonId, what: str, event: str) -> None:
    """Tell the facilitators, or the host where there is no facilitator besides the person whom it is about."""
    line: Words = words(what, name=group.name_of(about))
    for role in (Role.FACILITATOR, Role.HOST):
        others = [one.person for one in group.joined((role,)) if one.person != about]
        if others:
            effects = [Say(ToPerson(one), f"{event}:{one}", (line,)) for one in others]
            await desk.house.scribe.write_down(desk.tx, group, effects, desk.now)
            desk.tx.after_commit(desk.house.wake_outbox)
            return
