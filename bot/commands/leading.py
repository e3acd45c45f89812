"""Commands for the running phase: back, more time, the clock stands and goes on, the next question."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from facilitation import leading
from facilitation.prompts import OwnQuestion, Which

_LEADING = frozenset({Actor.FACILITATOR, Actor.HOST})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})


async def go_back(scene: Scene, _call: Call) -> None:
    """Back to the phase before."""
    await scene.carry_out(leading.go_back(scene.the_group, scene.desk.house.practice, scene.desk.now))


async def extend(scene: Scene, call: Call) -> None:
    """Some minutes more for this phase."""
    minutes = call.get("minutes", int)
    await scene.carry_out(leading.extend(scene.the_group, scene.desk.house.practice, minutes, scene.desk.now))


async def pause(scene: Scene, _call: Call) -> None:
    """The clock of this phase stands."""
    await scene.carry_out(leading.pause(scene.the_group, scene.desk.house.practice, scene.desk.now))


async def resume(scene: Scene, _call: Call) -> None:
    """The clock goes on."""
    await scene.carry_out(leading.resume(scene.the_group, scene.desk.house.practice, scene.desk.now))


async def prompt(scene: Scene, call: Call) -> None:
    """Offer the group a question: the next one, a deeper one, another one, or one's own."""
    said = call.values.get("prompt")
    wish = said if isinstance(said, Which | OwnQuestion) else Which.NEXT
    await scene.carry_out(leading.prompt(scene.the_group, scene.desk.house.practice, wish, nonce=scene.said.event))


COMMANDS = (
    Command("session-back", (), _LEADING, _EVERYWHERE, go_back, live=True, topic=Topic.LEADING),
    Command(
        "session-extend",
        (Parameter("minutes", Kind.MINUTES, optional=True),),
        _LEADING,
        _EVERYWHERE,
        extend,
        live=True,
        topic=Topic.LEADING,
    ),
    Command("session-pause", (), _LEADING, _EVERYWHERE, pause, live=True, topic=Topic.LEADING),
    Command("session-resume", (), _LEADING, _EVERYWHERE, resume, live=True, topic=Topic.LEADING),
    Command(
        "prompt",
        (Parameter("prompt", Kind.PROMPT, optional=True),),
        _LEADING,
        _EVERYWHERE,
        prompt,
        live=True,
        topic=Topic.LEADING,
    ),
)
