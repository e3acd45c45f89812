"""Commands about sparring pairs between sessions."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import sparring as drawing
from facilitation import sparring
from facilitation.group import GroupState
from facilitation.refusals import NotRunning
from facilitation.words import CommandRef, words

_LEADING = frozenset({Actor.FACILITATOR, Actor.HOST})


async def wish(scene: Scene, call: Call) -> None:
    """Wish for a sparring pair, or not any more; who has one is told who it is. The others hear of it only as one's pair."""
    group = scene.the_group
    sparring.may_wish(group, scene.person)
    if call.get("switch", bool) is False:
        await scene.desk.tx.sparring.stop(group.id, scene.person)
        await scene.answer_privately((words("sparring-turned-off"),))
        return
    partners = sparring.still_here(group, await scene.desk.tx.sparring.partners(group.id, scene.person))
    if partners:
        await scene.answer_privately(sparring.pair_body(partners))
        return
    await scene.desk.tx.sparring.wish(group.id, scene.person)
    await scene.answer_privately((words("sparring-turned-on", off_command=CommandRef("sparring", "off")),))


async def draw(scene: Scene, _call: Call) -> None:
    """Draw new pairs now; each hears it alone, and who draws hears only that it is done."""
    group = scene.the_group
    if group.state is not GroupState.RUNNING:
        raise NotRunning(group.state)
    await scene.carry_out(await drawing.draw(scene.desk, group, scene.said.event))
    await scene.answer_privately((words("sparring-drawn"),))


COMMANDS = (
    Command(
        "sparring",
        (Parameter("switch", Kind.SWITCH, optional=True),),
        frozenset({Actor.MEMBER}),
        frozenset({Where.PRIVATE}),
        wish,
        topic=Topic.BETWEEN,
    ),
    Command("sparring-draw", (), _LEADING, frozenset({Where.ROOM, Where.PRIVATE}), draw, topic=Topic.PLANNING),
)
