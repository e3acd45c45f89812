"""The command that names the group's host."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from facilitation import hosting
from facilitation.session import PersonId


async def name_host(scene: Scene, call: Call) -> None:
    """Somebody of the group takes care of the practical things from now on."""
    person = PersonId(call.need("person", str))
    await scene.carry_out(hosting.name_host(scene.the_group, person, scene.desk.now))
    await scene.answer_done()


COMMANDS = (
    Command(
        "host",
        (Parameter("person", Kind.PERSON),),
        frozenset({Actor.FACILITATOR}),
        frozenset({Where.ROOM, Where.PRIVATE}),
        name_host,
        topic=Topic.PEOPLE,
    ),
)
