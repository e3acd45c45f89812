"""Commands about groups and their people: create, list, add, remove, the join code."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.destinations import answer_key
from bot.handlers import founding, limits
from facilitation import arrival, room_trouble, schedule
from facilitation.effects import Decision, Effect
from facilitation.group import Role
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.times import WallTime
from facilitation.words import CommandRef, Several, Url, Words, words

_PRIVATE = frozenset({Where.PRIVATE})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_STEERING = frozenset({Actor.FACILITATOR, Actor.HOST})
FEWEST, MOST = 5, 8


async def create(scene: Scene, call: Call) -> None:
    """Start a group: name, first time, number of sessions. The answer is a text to mail to the members."""
    policy = scene.desk.house.policy
    await limits.may_start_a_group(scene.desk, scene.person, admin=scene.by_admin)
    sessions = call.get("sessions", int)
    if sessions is not None and not FEWEST <= sessions <= MOST:
        raise Refusal(words("handlers-sessions-range", fewest=FEWEST, most=MOST))
    plan = policy.plan_for(call.need("name", str), call.need("when", WallTime), sessions, scene.person, scene.language)
    scene.group, code = await founding.found(scene.desk, plan)
    await limits.started(scene.desk, scene.person, scene.group, admin=scene.by_admin)
    # The first date may have moved out of the holidays, so all dates are shown.
    dates = schedule.plan_body(scene.group, scene.programme)
    body = (*dates, words("group-created"), *_mail(scene, code))
    # The group's number is in the key: begun once more after a restore, it has another code, which must be told.
    key = answer_key(scene.said.event, f"group-{scene.group.id}")
    await scene.desk.write_to(scene.person, body, key=key, group=scene.group)


async def list_groups(scene: Scene, _call: Call) -> None:
    """The groups of the person who asks; an administrator sees the names of all."""
    everything = Actor.ADMIN in scene.actors()
    if everything:
        groups = await scene.desk.tx.groups.all()
    else:
        groups = await scene.desk.tx.groups.of_person(scene.person)
    if not groups:
        await scene.answer_privately((words("handlers-no-group", help_command=CommandRef("help")),))
        return
    names = Several(tuple(one.name for one in groups), "lines")
    scene.group = None
    await scene.answer_privately((words("handlers-all-groups" if everything else "handlers-your-groups", groups=names),))


async def show_code(scene: Scene, _call: Call) -> None:
    """The text with the join code, to send on."""
    code = await scene.desk.tx.groups.join_code(scene.the_group.id)
    await scene.answer_privately((words("invitation-send-on"), *_mail(scene, code)))


async def add(scene: Scene, call: Call) -> None:
    """Invite people by their ids; who left or declined is invited again by this wish alone."""
    people = [PersonId(one) for one in call.need("people", tuple)]
    if any(scene.desk.house.is_me(one) for one in people):
        raise Refusal(words("handlers-that-is-me"))
    group, policy = scene.the_group, scene.desk.house.policy
    here = {one.person for one in group.with_roles(*Role)}
    if not policy.has_place(group, sum(one not in here for one in people)):
        raise Refusal(words("handlers-no-places", most=policy.people_per_group))
    effects: list[Effect] = []
    for person in people:
        decision = arrival.invite(group, person, arrival.role_of(group, person), scene.desk.now)
        group = decision.group
        effects += decision.effects
    await limits.invite(scene.desk, scene.person, len(effects), admin=scene.by_admin)
    await scene.carry_out(Decision(group, tuple(effects)))
    await scene.answer_privately((words("invitation-sent", names=Several(tuple(people))),))


async def remove(scene: Scene, call: Call) -> None:
    """Take somebody out of the group and its room."""
    person = PersonId(call.need("person", str))
    decision = arrival.removed(scene.the_group, person, scene.desk.now)
    await scene.desk.tx.groups.mark_left(scene.the_group.id, person)
    await scene.carry_out(decision)
    await scene.answer_privately((words("confirm-done"),))


async def open_another_room(scene: Scene, _call: Call) -> None:
    """When the group's room is lost: have another one opened, with everybody invited."""
    await scene.carry_out(room_trouble.open_another(scene.the_group, scene.desk.now))
    await scene.answer_privately((words("rooms-opening"),))


async def set_group_language(scene: Scene, language: object) -> None:
    """Have the group spoken to in another language from now on."""
    group = scene.the_group
    await scene.carry_out(Decision(replace(group, language=language)))  # type: ignore[arg-type]
    await scene.answer((words("language-changed-for-group"),))


def _mail(scene: Scene, code: str) -> tuple[Words, ...]:
    link = Url(scene.desk.house.link_to_me())
    return (words("invitation-mail", group=scene.the_group.name, code=code, link=link),)


COMMANDS = (
    Command(
        "group-create",
        (
            Parameter("name", Kind.NAME),
            Parameter("when", Kind.WHEN),
            Parameter("sessions", Kind.NUMBER, optional=True),
        ),
        frozenset({Actor.STARTER, Actor.ADMIN}),
        _PRIVATE,
        create,
        needs_group=False,
        topic=Topic.PEOPLE,
    ),
    Command("group-list", (), frozenset({Actor.ANYONE}), _PRIVATE, list_groups, needs_group=False, topic=Topic.PEOPLE),
    Command("group-room", (), frozenset({Actor.FACILITATOR}), _PRIVATE, open_another_room, topic=Topic.PEOPLE),
    Command("member-code", (), _STEERING, _EVERYWHERE, show_code, topic=Topic.PEOPLE),
    Command("member-add", (Parameter("people", Kind.USER_IDS),), _STEERING, _EVERYWHERE, add, topic=Topic.PEOPLE),
    Command("member-remove", (Parameter("person", Kind.PERSON),), _STEERING, _EVERYWHERE, remove, topic=Topic.PEOPLE),
)
