"""Commands about the plan: list, move, skip, link."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.refusals import schedule_mistakes
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import rescheduling
from facilitation import links, schedule
from facilitation.effects import Decision
from facilitation.times import WallTime
from facilitation.words import words

_STEERING = frozenset({Actor.FACILITATOR, Actor.HOST})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})


async def list_sessions(scene: Scene, _call: Call) -> None:
    """Show the plan as it stands."""
    await scene.answer(schedule.plan_body(scene.the_group, scene.programme))


async def move(scene: Scene, call: Call) -> None:
    """Move one session; everything around it follows."""
    group, programme = scene.the_group, scene.programme
    with schedule_mistakes("session-move"):
        decision = schedule.move(
            group,
            call.need("session", int),
            call.need("when", WallTime),
            scene.desk.now,
            programme,
            await scene.desk.said_lately(group),
        )
    await _carry_out(scene, decision)


async def skip(scene: Scene, call: Call) -> None:
    """Leave the next date of a session empty: it moves on with its content, or is dropped."""
    group, programme = scene.the_group, scene.programme
    number = call.get("session", int)
    if number is None:
        coming = group.next_session(scene.desk.now)
        number = coming.number if coming else 0
    with schedule_mistakes("session-skip"):
        decision = schedule.skip(
            group,
            number,
            scene.desk.now,
            programme,
            drop=bool(call.get("drop", bool)),
            said=await scene.desk.said_lately(group),
        )
    await _carry_out(scene, decision)


async def set_link(scene: Scene, call: Call) -> None:
    """Give a session (or, without a number, the next one) its address."""
    group = scene.the_group
    await _carry_out(scene, links.set_link(group, call.get("session", int), call.need("link", str), scene.desk.now))


async def _carry_out(scene: Scene, decision: Decision) -> None:
    """The room hears of a change anyway; who gave the command in private hears that it is done, and who changed nothing, that."""
    if decision.group == scene.the_group:
        await scene.answer_privately((words("confirm-unchanged"),))
        return
    scene.group = await rescheduling.carry_out(scene.desk, scene.the_group, decision)
    await scene.answer_done()


COMMANDS = (
    Command("session-list", (), frozenset({Actor.MEMBER}), _EVERYWHERE, list_sessions, topic=Topic.ATTENDING),
    Command(
        "session-move",
        (Parameter("session", Kind.SESSION), Parameter("when", Kind.WHEN)),
        _STEERING,
        _EVERYWHERE,
        move,
        topic=Topic.PLANNING,
    ),
    Command(
        "session-skip",
        (Parameter("session", Kind.SESSION, optional=True), Parameter("drop", Kind.DROP, optional=True)),
        _STEERING,
        _EVERYWHERE,
        skip,
        topic=Topic.PLANNING,
    ),
    Command(
        "session-link",
        (Parameter("session", Kind.SESSION, optional=True), Parameter("link", Kind.LINK)),
        _STEERING,
        _EVERYWHERE,
        set_link,
        topic=Topic.PLANNING,
    ),
)
