"""Commands about the agreement."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from facilitation import agreement
from facilitation.words import CommandRef, words

_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})


async def accept(scene: Scene, _call: Call) -> None:
    """Accept the group's agreement, in the room or in private."""
    member = scene.the_group.member(scene.person)
    if member is not None and member.agreed_at is not None:
        await scene.answer_privately((words("agreement-flow-already", agreement_command=CommandRef("agreement")),))
        return
    await scene.carry_out(agreement.accept(scene.the_group, scene.person, scene.desk.now))


async def show(scene: Scene, _call: Call) -> None:
    """Show the agreement to the one who asks; and how to accept it, if that is still to be done."""
    body = agreement.text(scene.the_group, scene.desk.house.practice)
    if any(one.person == scene.person for one in agreement.missing(scene.the_group)):
        body = (*body, *agreement.request_body(scene.the_group, scene.person))
    await scene.answer_privately(body)


COMMANDS = (
    Command("agreement", (), frozenset({Actor.MEMBER}), _EVERYWHERE, show, topic=Topic.AGREEMENT),
    Command("accept", (), frozenset({Actor.MEMBER}), _EVERYWHERE, accept, topic=Topic.AGREEMENT),
)
