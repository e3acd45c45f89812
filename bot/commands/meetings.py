"""Commands during a session: start, next, end, an own check-in question."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, PollText, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import pulses
from facilitation import check_in, meeting

_LEADING = frozenset({Actor.FACILITATOR, Actor.HOST})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})


async def start(scene: Scene, _call: Call) -> None:
    """Open the session; a pulse that is still open closes first."""
    group = scene.the_group
    decision = meeting.start(group, scene.desk.house.practice, scene.desk.now)
    opened = decision.group.open_session()
    if opened is not None:
        await pulses.close(scene.desk, group, opened.number)
    await scene.carry_out(decision)


async def advance(scene: Scene, _call: Call) -> None:
    """Go on to the next phase."""
    decision = meeting.advance(scene.the_group, scene.desk.house.practice, scene.desk.now)
    await scene.carry_out(decision)


async def end(scene: Scene, _call: Call) -> None:
    """End the session."""
    decision = meeting.end(scene.the_group, scene.desk.house.practice, scene.desk.now)
    await scene.carry_out(decision)


async def ask_check_in(scene: Scene, call: Call) -> None:
    """Ask an own light question of the room."""
    poll = call.need("poll", PollText)
    decision = check_in.custom(scene.the_group, poll.question, poll.choices, scene.desk.now, nonce=scene.said.event)
    await scene.carry_out(decision)


COMMANDS = (
    Command("session-start", (), _LEADING, _EVERYWHERE, start, live=True, topic=Topic.LEADING),
    Command("session-next", (), _LEADING, _EVERYWHERE, advance, live=True, topic=Topic.LEADING),
    Command("session-end", (), _LEADING, _EVERYWHERE, end, live=True, topic=Topic.LEADING),
    Command("checkin", (Parameter("poll", Kind.POLL),), _LEADING, _EVERYWHERE, ask_check_in, live=True, topic=Topic.LEADING),
)
