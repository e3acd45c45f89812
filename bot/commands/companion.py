"""Commands that stand by somebody: the facilitator's guide, the card about sound and picture, the cry for technical help."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from facilitation import companion, tech_help

_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_MEMBER = frozenset({Actor.MEMBER})


async def guide(scene: Scene, _call: Call) -> None:
    """What to do now, for who leads; told to them alone."""
    await scene.answer_privately(companion.guide(scene.the_group, scene.desk.house.practice, scene.desk.now))


async def tech(scene: Scene, _call: Call) -> None:
    """The card for the one who asks."""
    card = tech_help.card(scene.the_group, scene.desk.house.practice, scene.person, scene.desk.now)
    await scene.answer_privately(card)


async def need_tech_help(scene: Scene, _call: Call) -> None:
    """Whoever is on duty hears the person's name at once; the person hears who that is and how to call."""
    decision, told = tech_help.ask(scene.the_group, scene.desk.house.practice, scene.person, scene.said.event)
    await scene.carry_out(decision)
    await scene.answer_privately(told)


COMMANDS = (
    Command("guide", (), frozenset({Actor.FACILITATOR, Actor.HOST}), _EVERYWHERE, guide, topic=Topic.HELP),
    Command("tech", (), _MEMBER, _EVERYWHERE, tech, topic=Topic.HELP),
    Command("tech-help", (), _MEMBER, _EVERYWHERE, need_tech_help, topic=Topic.HELP),
)
