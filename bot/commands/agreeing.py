"""Commands about the agreement."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Where
from bot.commands.scene import Scene
from facilitation import agreement
from facilitation.words import words

_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})


async def accept(scene: Scene, _call: Call) -> None:
    """Accept the group's agreement, in the room or in private."""
    member = scene.the_group.member(scene.person)
    if member is not None and member.agreed_at is not None:
        await scene.answer_privately((words("confirm-unchanged"),))
        return
    await scene.carry_out(agreement.accept(scene.the_group, scene.person, scene.desk.now))


async def show(scene: Scene, _call: Call) -> None:
    """Show the agreement to the one who asks."""
    await scene.answer_privately(agreement.text(scene.the_group, scene.desk.house.practice))


COMMANDS = (
    Command("agreement", (), frozenset({Actor.MEMBER}), _EVERYWHERE, show),
    Command("accept", (), frozenset({Actor.MEMBER}), _EVERYWHERE, accept),
)
