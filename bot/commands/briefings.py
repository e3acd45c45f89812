"""Commands about a guest's briefing."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import briefings, limits, own_words
from facilitation import briefing
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.words import words

_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_STEERING = frozenset({Actor.FACILITATOR, Actor.HOST})


async def plan(scene: Scene, call: Call) -> None:
    """Give a session a guest with a topic."""
    guest = PersonId(call.need("guest", str))
    if scene.desk.house.is_me(guest):
        raise Refusal(words("handlers-that-is-me"))
    topic, minutes, number = call.need("topic", str), call.need("minutes", int), call.get("session", int)
    decision = briefing.plan(scene.the_group, number, guest, topic, minutes, scene.desk.now)
    await limits.invite(scene.desk, scene.person, 1, admin=scene.by_admin)
    await scene.carry_out(decision)
    await scene.answer_privately((words("briefing-planned", guest=guest),))


async def cancel(scene: Scene, call: Call) -> None:
    """There will be no briefing."""
    group = scene.the_group
    decision = briefing.cancel(group, call.get("session", int), scene.desk.now)
    for session in group.sessions:
        if decision.group.session(session.number) != session:
            await scene.desk.tx.briefings.drop(group.id, session.number)
    await scene.carry_out(decision)
    await scene.answer_done()


async def ask(scene: Scene, call: Call) -> None:
    """A member's question for the guest: read back, and passed on without their name."""
    group, desk = scene.the_group, scene.desk
    session = await briefings.may_ask(desk, group, scene.person)
    details, text, event = {"session": session.number}, call.need("words", str), scene.said.event
    await own_words.read_back(desk, group, scene.person, briefings.QUESTION, details, text, event)


COMMANDS = (
    Command(
        "briefing",
        (
            Parameter("guest", Kind.USER_ID),
            Parameter("topic", Kind.NAME),
            Parameter("minutes", Kind.NUMBER),
            Parameter("session", Kind.SESSION, optional=True),
        ),
        _STEERING,
        _EVERYWHERE,
        plan,
        topic=Topic.PLANNING,
    ),
    Command(
        "briefing-cancel",
        (Parameter("session", Kind.SESSION, optional=True),),
        _STEERING,
        _EVERYWHERE,
        cancel,
        topic=Topic.PLANNING,
    ),
    Command(
        "question",
        (Parameter("words", Kind.WORDS),),
        frozenset({Actor.MEMBER}),
        frozenset({Where.PRIVATE}),
        ask,
        topic=Topic.BETWEEN,
    ),
)
