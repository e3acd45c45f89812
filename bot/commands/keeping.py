"""Commands for what people get to keep: the sessions for their own calendar, and the workbook."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from facilitation import papers
from facilitation.effects import Decision, Destination, ToPerson, ToRoom
from facilitation.words import words

_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_STEERING = frozenset({Actor.FACILITATOR, Actor.HOST})


async def calendar(scene: Scene, _call: Call) -> None:
    """Everything that lies ahead, always in private: the room has the file already."""
    file = papers.own_calendar(scene.the_group, scene.person, scene.said.event, scene.desk.now)
    await scene.answer_privately((words("calendar-given"),))
    await scene.carry_out(Decision(scene.the_group, (file,)))


async def workbook(scene: Scene, _call: Call) -> None:
    """The workbook: for everybody where those who lead ask for it in the room, else for this person alone."""
    to: Destination = ToPerson(scene.person)
    if scene.where is Where.ROOM and scene.actors() & _STEERING:
        to = ToRoom()
        await scene.answer((words("workbook-given"),))
    else:
        await scene.answer_privately((words("workbook-given"),))
    file = papers.workbook(to, scene.said.event, scene.programme)
    await scene.carry_out(Decision(scene.the_group, (file,)))


COMMANDS = (
    Command("calendar", (), frozenset({Actor.MEMBER}), _EVERYWHERE, calendar, topic=Topic.ATTENDING),
    Command("workbook", (), frozenset({Actor.MEMBER}), _EVERYWHERE, workbook, topic=Topic.BETWEEN),
)
