"""Commands about offers and asks."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import boards, own_words
from facilitation.words import words

_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_MEMBERS = frozenset({Actor.MEMBER})


def _putting_up(kind: str) -> Command:
    async def run(scene: Scene, call: Call) -> None:
        group, desk, event = scene.the_group, scene.desk, scene.said.event
        purpose, details = boards.PURPOSES[kind], {"kind": kind}
        text = call.need("words", str)
        await boards.has_room(desk, group, scene.person)
        if scene.where is Where.ROOM:
            # The room has read it already.
            await boards.put_up(desk, group, scene.person, kind, text, event)
        else:
            await own_words.read_back(desk, group, scene.person, purpose, details, text, event)

    return Command(kind, (Parameter("words", Kind.WORDS),), _MEMBERS, _EVERYWHERE, run, topic=Topic.BETWEEN)


async def show(scene: Scene, _call: Call) -> None:
    """What stands on the board; told to the one who asks, so that what is taken off is gone."""
    await scene.answer_privately(await boards.listing(scene.desk, scene.the_group))


async def remove(scene: Scene, call: Call) -> None:
    """Take an entry off."""
    await boards.take_off(scene.desk, scene.the_group, scene.person, call.need("entry", int))
    await scene.answer_privately((words("confirm-done"),))


COMMANDS = (
    _putting_up(boards.OFFER),
    _putting_up(boards.ASK),
    Command("board", (), _MEMBERS, _EVERYWHERE, show, topic=Topic.BETWEEN),
    Command("board-remove", (Parameter("entry", Kind.NUMBER),), _MEMBERS, _EVERYWHERE, remove, topic=Topic.BETWEEN),
)
