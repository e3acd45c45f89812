"""The board of offers and asks."""

from __future__ import annotations

from bot.chat.port import EventId
from bot.destinations import answer_key
from bot.handlers.desk import Desk
from bot.handlers.own_words import Details, Purpose, TooLong
from bot.store.boards import BoardEntry
from facilitation.effects import Decision, Effect, Redact, Say, ToRoom
from facilitation.group import Group, Role, Standing
from facilitation.refusals import NotInGroup, Refusal
from facilitation.session import PersonId
from facilitation.words import Body, CommandRef, Several, words

OFFER, ASK = "offer", "ask"
MOST = 5
"""How many offers and asks of one person stand on the board at a time."""


async def has_room(desk: Desk, group: Group, person: PersonId) -> None:
    """Raises `Refusal` when as much stands there as one person may put up."""
    theirs = [one for one in await desk.tx.boards.entries(group.id) if one.person == person]
    if len(theirs) >= MOST:
        example = CommandRef("board-remove", str(theirs[0].number))
        raise Refusal(words("board-full", most=MOST, remove_command=example))


async def put_up(desk: Desk, group: Group, person: PersonId, kind: str, text: str, event: EventId) -> None:
    """Put it on the board; the room reads it with the person's name. Raises `Refusal`."""
    member = group.peer(person)
    if member is None:
        raise NotInGroup(person)
    text = text.strip()
    if len(text) > PURPOSES[kind].longest:
        raise TooLong(PURPOSES[kind].longest, len(text))
    await has_room(desk, group, person)
    key = f"board:{event}"
    number = await desk.tx.boards.put(group.id, person, kind, text, key, desk.now)
    line = words(f"board-entry-{kind}", n=number, name=member.called, text=text)
    await desk.carry_out(group, Decision(group, (Say(ToRoom(), key, (line,), rings=False),)))


async def listing(desk: Desk, group: Group) -> Body:
    """All that stands on the board, of those who are in the group."""
    lines = []
    for one in await desk.tx.boards.entries(group.id):
        member = group.member(one.person)
        if member is not None and member.standing is Standing.JOINED:
            lines.append(words(f"board-entry-{one.kind}", n=one.number, name=member.called, text=one.words))
    how = words("board-how", offer_command=words("command-offer-example"), ask_command=words("command-ask-example"))
    if not lines:
        return (words("board-empty"), how)
    return (words("board-title"), words("lines", lines=Several(tuple(lines), "lines")), how)


async def take_off(desk: Desk, group: Group, person: PersonId, number: int) -> None:
    """Take one entry off the board and its message out of the room: one's own, or any for those who lead. Raises `Refusal`."""
    entry = next((one for one in await desk.tx.boards.entries(group.id) if one.number == number), None)
    if entry is None:
        raise Refusal(words("board-no-such", list_command=CommandRef("board")))
    if entry.person != person and all(one.person != person for one in group.with_roles(Role.FACILITATOR)):
        raise Refusal(words("board-not-yours"))
    await desk.tx.boards.remove(group.id, number)
    await desk.carry_out(group, Decision(group, (_taken_back(entry),)))


async def forget(desk: Desk, group: Group, person: PersonId) -> tuple[Effect, ...]:
    """Delete what the person put up; the effects take the messages back."""
    theirs = [one for one in await desk.tx.boards.entries(group.id) if one.person == person]
    for one in theirs:
        await desk.tx.boards.remove(group.id, one.number)
    return tuple(_taken_back(one) for one in theirs)


def _taken_back(entry: BoardEntry) -> Redact:
    return Redact(ToRoom(), f"redact:{entry.message}", entry.message)


async def _keep(desk: Desk, group: Group, person: PersonId, details: Details, text: str, event: EventId) -> None:
    await put_up(desk, group, person, str(details["kind"]), text, event)
    await desk.write_to(person, (words("board-kept"),), key=answer_key(event, "kept"), group=group)


_NOTES = {OFFER: words("board-note"), ASK: words("board-note-ask", scope_command=CommandRef("scope"))}
"""What is said beside the words read back. A request may be a cry for help that should reach nobody in the group."""

PURPOSES = {kind: Purpose(f"board-{kind}", _keep, CommandRef(kind), note=note) for kind, note in _NOTES.items()}
