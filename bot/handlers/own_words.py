"""Words of their own that people give to Vertti on purpose: read back in private, and kept or passed on only after a yes.

Each part of the practice that takes such words has a `Purpose`; `purposes.py` lists them. Until the yes the words are in memory
only, for half an hour. Later, or after another command, nothing of them is left.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.chat.port import EventId
from bot.destinations import answer_key
from bot.handlers.desk import Desk
from bot.handlers.unconfirmed import ANSWERED_WITHIN
from facilitation.group import Group, GroupId
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.words import Body, CommandRef, Words, words

WRITE, CONFIRM = "words-write", "words-confirm"
"""The kinds of open questions: what somebody wants to say in their own words; whether it was read right."""

Details: TypeAlias = Mapping[str, str | int | None]
"""What a purpose has to know beside the words; it is stored with the open question, so never a word of anybody's."""

Keep: TypeAlias = Callable[[Desk, Group, PersonId, Details, str, EventId], Awaitable[None]]
"""Keeps or passes on the confirmed words, and answers the person. The event is the one that gave the words, so that keys made of
it are single. Raises `Refusal` when they are not wanted any more.
"""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What words of one's own are for. `again` is the command with which to begin anew; `longest` counts characters.

    `note` says, before the yes, who will see them.
    """

    name: str
    keep: Keep
    again: CommandRef
    longest: int = 300
    note: Words | None = None


class TooLong(Refusal):
    """The words are more than `longest` characters."""

    def __init__(self, longest: int, length: int) -> None:
        super().__init__(words("confirm-words-too-long", most=longest, length=length))


async def ask_for(
    desk: Desk, group: Group, person: PersonId, purpose: Purpose, details: Details, question: Body, key: str
) -> None:
    """Put the question in private; what the person writes next, if it is no command, is read back."""
    await desk.write_to(person, question, key=key, group=group)
    await desk.tx.dialogues.set(person, WRITE, _payload(group, purpose, details), desk.real)


async def read_back(
    desk: Desk, group: Group, person: PersonId, purpose: Purpose, details: Details, text: str, event: EventId
) -> None:
    """Ask whether these are the person's words. Raises `TooLong`."""
    text = text.strip()
    if len(text) > purpose.longest:
        raise TooLong(purpose.longest, len(text))
    desk.house.unconfirmed.keep(person, text, desk.real)
    await desk.tx.dialogues.set(person, CONFIRM, {**_payload(group, purpose, details), "event": event}, desk.real)
    question = words("confirm-read-back", text=text, confirm_command=CommandRef("yes"), cancel_command=CommandRef("no"))
    body = (question,) if purpose.note is None else (purpose.note, question)
    await desk.write_to(person, body, key=answer_key(event, "read-back"), group=group)


async def written(desk: Desk, person: PersonId, text: str, event: EventId) -> bool:
    """Words that are no command, while some were asked for less than half an hour ago; False when none were."""
    dialogue = await desk.tx.dialogues.get(person)
    if dialogue is None or dialogue.kind != WRITE or desk.real - dialogue.asked_at > ANSWERED_WITHIN:
        return False
    group, purpose, details = await _known(desk, dialogue.payload)
    try:
        await read_back(desk, group, person, purpose, details, text, event)
    except Refusal as refusal:
        await desk.write_to(person, refusal.body, key=answer_key(event, "1"), group=group)
    return True


async def confirmed(desk: Desk, person: PersonId, payload: Mapping[str, Any]) -> None:
    """They are the person's words. Raises `Refusal` when they are not known any more, or not wanted any more."""
    text = desk.house.unconfirmed.take(person, desk.real)
    group, purpose, details = await _known(desk, payload)
    if text is None:
        raise Refusal(words("confirm-words-lapsed", command=purpose.again))
    await purpose.keep(desk, group, person, details, text, EventId(payload["event"]))


async def discarded(desk: Desk, person: PersonId, payload: Mapping[str, Any]) -> None:
    """They are not kept, and can be written anew."""
    desk.house.unconfirmed.take(person, desk.real)
    group, purpose, details = await _known(desk, payload)
    body = (words("confirm-words-discarded"),)
    await ask_for(desk, group, person, purpose, details, body, answer_key(payload["event"], "discarded"))


def _payload(group: Group, purpose: Purpose, details: Details) -> dict[str, Any]:
    return {"group": group.id, "purpose": purpose.name, "details": dict(details)}


async def _known(desk: Desk, payload: Mapping[str, Any]) -> tuple[Group, Purpose, Details]:
    group = await desk.tx.groups.load(GroupId(payload["group"]))
    return group, desk.house.purposes[payload["purpose"]], payload["details"]
