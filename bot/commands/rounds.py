"""Commands of a live session about rounds, pairs and breaks: who speaks, for how long, with whom."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import activities
from facilitation import activity, case_round, frame, rounds
from facilitation.activity import Activity, ActivityKind, NothingUnderWay
from facilitation.meeting import NoSessionOpen
from facilitation.refusals import Refusal
from facilitation.session import PersonId, Session
from facilitation.words import Body, When, words

_LEADING = frozenset({Actor.FACILITATOR, Actor.HOST})
_EVERYBODY = frozenset({Actor.MEMBER})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_BREAK, _PAIRS = 5, 10
"""Minutes, when nobody says how many and the phase has none for it."""
_SWITCH = Parameter("switch", Kind.SWITCH, optional=True)
_MINUTES = Parameter("minutes", Kind.NUMBER, optional=True)
_SOMEBODY = Parameter("person", Kind.PERSON, optional=True)


async def begin_round(scene: Scene, call: Call) -> None:
    """Begin a round of those who are there, and of whoever is named; while one is under way, the one who is named joins it."""
    session, running = open_session(scene), await under_way(scene)
    if call.get("switch", bool) is False:
        await stop(scene, running, ActivityKind.ROUND, (words("round-stopped"),))
        return
    person = _somebody(call)
    if running is not None and running.kind is ActivityKind.ROUND and person is not None:
        name = scene.the_group.name_of(person)
        await put(scene, rounds.add(running, person), (words("round-added", name=name),))
        return
    activity.may_begin(running)
    people = activity.taking_part(scene.the_group, session)
    if person is not None and person not in people:
        people = (*people, person)
    phase = frame.phases(scene.the_group, session, scene.desk.house.practice.programme_of(scene.the_group))[session.phase or 0]
    minutes = call.get("minutes", int) or rounds.equal_minutes(phase.minutes, len(people))
    begun = rounds.begin(session, people, minutes, scene.desk.now, scene.desk.house.chance)
    await put(scene, begun, rounds.opening(scene.the_group, begun))


async def done(scene: Scene, _call: Call) -> None:
    """The turn is over, says who had it or who leads; in a case round, the step is."""
    running = await under_way(scene)
    if running is not None and running.kind is ActivityKind.CASE:
        _may_end_turn(scene, running)
        after = case_round.advance(running, scene.desk.now)
        await put(scene, after, case_round.step_body(after))
        return
    running = rounds.checked(running)
    _may_end_turn(scene, running)
    after = rounds.done(running, scene.desk.now)
    await put(scene, after, rounds.going_on(scene.the_group, after))


async def pass_turn(scene: Scene, _call: Call) -> None:
    """Pass one's own turn, be it now or still to come; who leads and has none passes for the one who speaks now."""
    running = rounds.checked(await under_way(scene))
    mine = any(one.person == scene.person for one in running.turns)
    person = running.current if not mine and _leads(scene) else scene.person
    if person is None or not (mine or _leads(scene)):
        raise rounds.NoTurnLeft(scene.the_group.name_of(scene.person))
    first_time = not next(one.again for one in running.turns if one.person == person)
    after = rounds.passing(running, person, scene.desk.now)
    comes_back = first_time and after is not None and after.turns[-1].person == person
    if running.current != person:
        # It is nobody else's matter before the turn comes.
        await put(scene, after, ())
        await scene.answer_privately((words("round-passed-ahead" if comes_back else "round-passed-for-good"),))
        return
    passed = (words("round-passed"),) if comes_back else ()
    await put(scene, after, (*passed, *rounds.going_on(scene.the_group, after)))


async def later(scene: Scene, call: Call) -> None:
    """Somebody has dropped out of the call and speaks last; without a name, whose turn it is."""
    running = rounds.checked(await under_way(scene))
    person = _somebody(call) or running.current
    if person is None:
        raise NothingUnderWay(ActivityKind.ROUND)
    name = scene.the_group.name_of(person)
    try:
        after = rounds.later(running, person, scene.desk.now)
    except rounds.NoTurnLeft as gone:
        raise rounds.NoTurnLeft(name) from gone
    moved = (words("round-later", name=name),)
    turn = (rounds.whose_turn(scene.the_group, after),) if running.turns[:2] != after.turns[:2] else ()
    await put(scene, after, (*moved, *turn))


async def draw_pairs(scene: Scene, call: Call) -> None:
    """Draw pairs for some minutes."""
    session, running = open_session(scene), await under_way(scene)
    if call.get("switch", bool) is False:
        await stop(scene, running, ActivityKind.PAIRS, (words("pairs-over"),))
        return
    activity.may_begin(running)
    minutes = call.get("minutes", int) or _PAIRS
    await activities.draw_pairs(scene.desk, scene.the_group, session, minutes, _key(scene))


async def take_break(scene: Scene, call: Call) -> None:
    """A break of some minutes."""
    session, running = open_session(scene), await under_way(scene)
    if call.get("switch", bool) is False:
        await stop(scene, running, ActivityKind.BREAK, (words("break-over"),))
        return
    activity.may_begin(running)
    begun = activity.a_break(session, call.get("minutes", int) or _BREAK, scene.desk.now)
    await put(scene, begun, (words("break", minutes=begun.minutes, time=When(begun.until, "time")),))


async def put(scene: Scene, running: Activity | None, body: Body) -> None:
    """Keep what is under way now and say it in the room."""
    await activities.put(scene.desk, scene.the_group, running, body, _key(scene))


async def stop(scene: Scene, running: Activity | None, kind: ActivityKind, body: Body) -> None:
    """End what is under way, if it is of that kind. Raises `NothingUnderWay`."""
    if running is None or running.kind is not kind:
        raise NothingUnderWay(kind)
    await put(scene, None, body)


def open_session(scene: Scene) -> Session:
    """The session that is open. Raises `NoSessionOpen`."""
    session = scene.the_group.open_session()
    if session is None:
        raise NoSessionOpen
    return session


async def under_way(scene: Scene) -> Activity | None:
    """What the group is doing together now. Raises `NoSessionOpen`."""
    open_session(scene)
    return await scene.desk.tx.activities.load(scene.the_group.id)


def _may_end_turn(scene: Scene, running: Activity) -> None:
    current = running.current
    if _leads(scene) or current == scene.person:
        return
    if current is None:
        raise Refusal(words("case-facilitator-goes-on"))
    raise rounds.NotYourTurn(scene.the_group.name_of(current))


def _leads(scene: Scene) -> bool:
    return bool(scene.actors() & _LEADING)


def _somebody(call: Call) -> PersonId | None:
    person = call.get("person", str)
    return None if person is None else PersonId(person)


def _key(scene: Scene) -> str:
    return f"activity:{scene.said.event}"


COMMANDS = (
    Command("round", (_SWITCH, _MINUTES, _SOMEBODY), _LEADING, _EVERYWHERE, begin_round, live=True, topic=Topic.LEADING),
    Command("done", (), _EVERYBODY, _EVERYWHERE, done, live=True, topic=Topic.TURNS),
    Command("pass", (), _EVERYBODY, _EVERYWHERE, pass_turn, live=True, topic=Topic.TURNS),
    Command("later", (_SOMEBODY,), _LEADING, _EVERYWHERE, later, live=True, topic=Topic.LEADING),
    Command("pairs", (_SWITCH, _MINUTES), _LEADING, _EVERYWHERE, draw_pairs, live=True, topic=Topic.LEADING),
    Command("break", (_SWITCH, _MINUTES), _LEADING, _EVERYWHERE, take_break, live=True, topic=Topic.LEADING),
)
