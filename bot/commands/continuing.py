"""Commands about going on: more sessions after the last one, and another who leads."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.refusals import schedule_mistakes
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from facilitation import continuation
from facilitation.session import PersonId
from facilitation.times import WallTime
from facilitation.words import words

_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_LEADERS = frozenset({Actor.FACILITATOR})


async def go_on(scene: Scene, call: Call) -> None:
    """Add sessions to a group that has come to its end."""
    group, desk = scene.the_group, scene.desk
    with schedule_mistakes("continue"):
        decision = continuation.go_on(
            group,
            call.need("sessions", int),
            call.need("when", WallTime),
            call.get("every", int) or group.rhythm.every_days,
            desk.now,
            desk.house.practice.programme_of(group),
            await desk.said_lately(group),
        )
    await scene.carry_out(decision)
    await scene.answer_done()


async def hand_over(scene: Scene, call: Call) -> None:
    """Give the lead to somebody else of the group, or (without a name) leave it to those who lead beside one."""
    named = call.get("person", str)
    person = None if named is None else PersonId(named)
    await scene.carry_out(continuation.hand_over(scene.the_group, scene.person, person, scene.desk.now))
    await scene.answer_privately((words("lead-given"),))


async def lead_too(scene: Scene, call: Call) -> None:
    """Have one more lead the group."""
    person = PersonId(call.need("person", str))
    await scene.carry_out(continuation.lead_too(scene.the_group, person, scene.desk.now))
    await scene.answer_privately((words("confirm-done"),))


COMMANDS = (
    Command(
        "continue",
        (
            Parameter("sessions", Kind.NUMBER),
            Parameter("when", Kind.WHEN),
            Parameter("every", Kind.EVERY, optional=True),
        ),
        _LEADERS,
        _EVERYWHERE,
        go_on,
        topic=Topic.PLANNING,
    ),
    Command(
        "hand-over", (Parameter("person", Kind.PERSON, optional=True),), _LEADERS, _EVERYWHERE, hand_over, topic=Topic.PEOPLE
    ),
    Command("lead-too", (Parameter("person", Kind.PERSON),), _LEADERS, _EVERYWHERE, lead_too, topic=Topic.PEOPLE),
)
