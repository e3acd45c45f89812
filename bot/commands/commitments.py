"""Commands about what one tries until the next session."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import commitments
from facilitation import commitments as practice
from facilitation.session import PersonId

_PRIVATE = frozenset({Where.PRIVATE})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_EVERYBODY = frozenset({Actor.MEMBER})


async def try_out(scene: Scene, call: Call) -> None:
    """Something to try until the next session."""
    await commitments.begin(scene.desk, scene.the_group, scene.person, call.get("words", str), scene.said.event)


async def set_goal(scene: Scene, call: Call) -> None:
    """What one hopes for from the whole programme."""
    await commitments.begin(scene.desk, scene.the_group, scene.person, call.get("words", str), scene.said.event, goal=True)


async def show_mine(scene: Scene, _call: Call) -> None:
    """One's own list, shown to nobody else."""
    theirs = await scene.desk.tx.commitments.of_person(scene.the_group.id, scene.person)
    await scene.answer_privately(practice.listed(scene.the_group, theirs))


async def join(scene: Scene, call: Call) -> None:
    """Try the same as somebody who has shared theirs; said in the room, the group hears it."""
    of, openly = PersonId(call.need("person", str)), scene.where is Where.ROOM
    await commitments.join(scene.desk, scene.the_group, scene.person, of, scene.said.event, openly=openly)


async def drop(scene: Scene, call: Call) -> None:
    """Let one go, with its text."""
    if not await commitments.drop(scene.desk, scene.the_group, scene.person, call.get("number", int)):
        await show_mine(scene, call)


COMMANDS = (
    Command("try", (Parameter("words", Kind.WORDS, optional=True),), _EVERYBODY, _PRIVATE, try_out, topic=Topic.BETWEEN),
    Command("mine", (), _EVERYBODY, _EVERYWHERE, show_mine, topic=Topic.BETWEEN),
    Command("join", (Parameter("person", Kind.PERSON),), _EVERYBODY, _EVERYWHERE, join, topic=Topic.BETWEEN),
    Command("goal", (Parameter("words", Kind.WORDS, optional=True),), _EVERYBODY, _PRIVATE, set_goal, topic=Topic.BETWEEN),
    Command("drop", (Parameter("number", Kind.NUMBER, optional=True),), _EVERYBODY, _PRIVATE, drop, topic=Topic.BETWEEN),
)
