"""Commands about what a group keeps: summaries, practical notes, materials."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import own_words, summaries
from bot.handlers.own_words import Details, Purpose
from bot.handlers.practical_notes import NOTE
from facilitation.effects import Decision, Say, ToRoom
from facilitation.links import checked_link
from facilitation.refusals import Refusal
from facilitation.words import CommandRef, Several, Url, When, words

_PRIVATE = frozenset({Where.PRIVATE})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_STEERING = frozenset({Actor.FACILITATOR, Actor.HOST})
_FACILITATOR = frozenset({Actor.FACILITATOR})
_MEMBERS = frozenset({Actor.MEMBER})
_WORDS = (Parameter("words", Kind.WORDS),)
MOST_MATERIALS = 20


async def sum_up(scene: Scene, call: Call) -> None:
    """What the facilitator wants to keep of the last session, in their own words."""
    session = await summaries.to_sum_up(scene.desk, scene.the_group)
    await _own_words(scene, call, summaries.SUMMARY, {"session": session.number})


async def show_summary(scene: Scene, call: Call) -> None:
    """The summary of a session; without a number, the last one there is."""
    number = call.get("session", int)
    found = [one for one in await scene.desk.tx.summaries.all(scene.the_group.id) if number in (None, one.session)]
    if not found:
        raise Refusal(words("summary-none"))
    session = scene.the_group.session(found[-1].session)
    if session is None:
        raise Refusal(words("summary-none"))
    await scene.answer_privately((words("summary-of", date=When(session.begins()), text=found[-1].words),))


async def delete_summary(scene: Scene, call: Call) -> None:
    """Delete the summary of a session."""
    await summaries.delete(scene.desk, scene.the_group, call.need("session", int))
    await scene.answer_privately((words("confirm-done"),))


async def decide(scene: Scene, call: Call) -> None:
    """The group's decision whether summaries are kept, said where all read it."""
    await summaries.decided(scene.desk, scene.the_group, on=call.need("switch", bool), event=scene.said.event)
    await scene.answer_done()


async def note(scene: Scene, call: Call) -> None:
    """A practical note to the room."""
    await _own_words(scene, call, NOTE, {})


async def list_materials(scene: Scene, _call: Call) -> None:
    """The group's links."""
    found = await scene.desk.tx.materials.all(scene.the_group.id)
    if not found:
        await scene.answer((words("materials-none"),))
        return
    lines = tuple(words("materials-line", n=one.number, title=one.title, link=Url(one.link)) for one in found)
    await scene.answer((words("materials-title"), words("lines", lines=Several(lines, "lines"))))


async def add_material(scene: Scene, call: Call) -> None:
    """Keep a link for the group, and show it to all."""
    group, materials = scene.the_group, scene.desk.tx.materials
    link = checked_link(call.need("link", str))
    if len(await materials.all(group.id)) >= MOST_MATERIALS:
        raise Refusal(words("materials-full", most=MOST_MATERIALS, remove_command=CommandRef("material-remove", "1")))
    title = call.need("title", str)
    number = await materials.add(group.id, link, title)
    shown = words("materials-added", title=title, link=Url(link))
    await scene.carry_out(Decision(group, (Say(ToRoom(), f"material:{number}:{scene.said.event}", (shown,), rings=False),)))
    await scene.answer_done()


async def remove_material(scene: Scene, call: Call) -> None:
    """Keep a link no longer."""
    number, materials = call.need("entry", int), scene.desk.tx.materials
    if all(one.number != number for one in await materials.all(scene.the_group.id)):
        raise Refusal(words("materials-no-such", list_command=CommandRef("materials")))
    await materials.remove(scene.the_group.id, number)
    await scene.answer_privately((words("confirm-done"),))


async def _own_words(scene: Scene, call: Call, purpose: Purpose, details: Details) -> None:
    text, event = call.need("words", str), scene.said.event
    await own_words.read_back(scene.desk, scene.the_group, scene.person, purpose, details, text, event)


COMMANDS = (
    Command("summary", _WORDS, _FACILITATOR, _PRIVATE, sum_up, topic=Topic.PLANNING),
    Command(
        "summary-show",
        (Parameter("session", Kind.SESSION, optional=True),),
        _MEMBERS,
        _EVERYWHERE,
        show_summary,
        topic=Topic.BETWEEN,
    ),
    Command(
        "summary-delete", (Parameter("session", Kind.SESSION),), _FACILITATOR, _EVERYWHERE, delete_summary, topic=Topic.PLANNING
    ),
    Command("summaries", (Parameter("switch", Kind.SWITCH),), _FACILITATOR, _EVERYWHERE, decide, topic=Topic.AGREEMENT),
    Command("note", _WORDS, _STEERING, _PRIVATE, note, topic=Topic.PLANNING),
    Command("materials", (), _MEMBERS, _EVERYWHERE, list_materials, topic=Topic.BETWEEN),
    Command(
        "material-add",
        (Parameter("link", Kind.LINK), Parameter("title", Kind.NAME)),
        _STEERING,
        _EVERYWHERE,
        add_material,
        topic=Topic.PLANNING,
    ),
    Command("material-remove", (Parameter("entry", Kind.NUMBER),), _STEERING, _EVERYWHERE, remove_material, topic=Topic.PLANNING),
)
