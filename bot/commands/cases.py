"""Commands about the case round, and about who would bring a case."""

from __future__ import annotations

from bot.commands import rounds
from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from facilitation import activity, case_round
from facilitation.activity import ActivityKind
from facilitation.session import PersonId, Session
from facilitation.words import CommandRef, words

_LEADING = frozenset({Actor.FACILITATOR, Actor.HOST})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})


async def begin_case(scene: Scene, call: Call) -> None:
    """Begin a case round: of whoever is named, else of who has waited longest and is there."""
    session, running = rounds.open_session(scene), await rounds.under_way(scene)
    if call.get("switch", bool) is False:
        await rounds.stop(scene, running, ActivityKind.CASE, (words("case-end"),))
        return
    activity.may_begin(running)
    named = call.get("person", str)
    person = await _longest_waiting(scene, session) if named is None else PersonId(named)
    if person is not None:
        await scene.desk.tx.activities.withdraw(scene.the_group.id, person)
    begun = case_round.begin(session, person, scene.desk.now)
    await rounds.put(scene, begun, case_round.opening(scene.the_group, begun))


async def my_case(scene: Scene, call: Call) -> None:
    """Who says it would bring a case, or not any more. What it is about is nobody's matter before it is told."""
    group, queue = scene.the_group, scene.desk.tx.activities
    if call.get("switch", bool) is False:
        gone = await queue.withdraw(group.id, scene.person)
        await scene.answer_privately((words("case-withdrawn" if gone else "case-not-waiting"),))
        return
    await queue.enqueue(group.id, scene.person, scene.desk.now)
    await scene.answer_privately((words("case-noted", off_command=CommandRef("case-me", "off")),))


async def list_cases(scene: Scene, _call: Call) -> None:
    """Who would bring a case, for those who lead."""
    group = scene.the_group
    here = {one.person: one.called for one in group.joined()}
    names = tuple(here[one] for one in await scene.desk.tx.activities.queue(group.id) if one in here)
    await scene.answer_privately(case_round.queue_body(names))


async def _longest_waiting(scene: Scene, session: Session) -> PersonId | None:
    there = activity.taking_part(scene.the_group, session)
    return next((one for one in await scene.desk.tx.activities.queue(scene.the_group.id) if one in there), None)


_SWITCH = Parameter("switch", Kind.SWITCH, optional=True)
COMMANDS = (
    Command(
        "case",
        (_SWITCH, Parameter("person", Kind.PERSON, optional=True)),
        _LEADING,
        _EVERYWHERE,
        begin_case,
        live=True,
        topic=Topic.LEADING,
    ),
    Command("case-me", (_SWITCH,), frozenset({Actor.MEMBER}), _EVERYWHERE, my_case, topic=Topic.BETWEEN),
    Command("case-list", (), _LEADING, _EVERYWHERE, list_cases, topic=Topic.LEADING),
)
