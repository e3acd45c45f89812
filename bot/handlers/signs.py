"""What people press under Vertti's messages: a facilitator's signs under the card of a phase."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.port import Pressed
from bot.commands import access
from bot.destinations import answer_key
from bot.handlers.desk import Desk
from bot.handlers.speech import TOO_LATE
from facilitation import card, leading
from facilitation.effects import Decision, RedactEvent, ToRoom
from facilitation.group import Group, Role
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.words import Body, CommandRef, words

_COMMANDS = {
    card.Sign.NEXT: CommandRef("session-next"),
    card.Sign.PAUSE: CommandRef("session-pause"),
    card.Sign.PROMPT: CommandRef("prompt"),
}
"""What can be typed instead."""


async def pressed(desk: Desk, press: Pressed) -> None:
    """Do what a facilitator pressed, and take the press away; what others press is taken away, without a word."""
    row = await desk.tx.outbox.find_by_platform_id(press.message)
    sign = card.sign_of(press.sign)
    if row is None or row.group_id is None or row.about is None or sign is None or not card.is_card(row.about):
        return
    owner = await desk.tx.rooms.owner(press.room)
    if owner is None or owner.group != row.group_id:
        return
    group = await desk.tx.groups.load(row.group_id)
    # First of all, so that it can be pressed again at once.
    taken = RedactEvent(ToRoom(), f"press:{press.event}", press.event)
    decision = Decision(group)
    if access.role_in(group, PersonId(press.sender)) is Role.FACILITATOR and group.trouble is None:
        decision = await _led(desk, group, press, sign, row.about)
    await desk.carry_out(group, replace(decision, effects=(taken, *decision.effects)))


async def _led(desk: Desk, group: Group, press: Pressed, sign: card.Sign, about: str) -> Decision:
    """What comes of it. Why nothing does is told to the facilitator alone."""
    if desk.real - press.at > TOO_LATE:
        await _answer(desk, group, press, (words("errors-came-late", command=_COMMANDS[sign]),))
        return Decision(group)
    try:
        return leading.press(group, desk.house.practice, sign, about, desk.now)
    except Refusal as refusal:
        await _answer(desk, group, press, refusal.body)
        return Decision(group)


async def _answer(desk: Desk, group: Group, press: Pressed, body: Body) -> None:
    await desk.write_to(PersonId(press.sender), body, key=answer_key(press.event, "1"), group=group)
