"""Commands about the themes of the sessions: list, choose, swap."""

from __future__ import annotations

import re

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.tokens import folded
from bot.commands.topics import Topic
from bot.handlers import topics
from facilitation import themes
from facilitation import topics as backlog
from facilitation.effects import Decision
from facilitation.words import words

_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_FACILITATORS = frozenset({Actor.FACILITATOR})
_TOPIC = re.compile(r"(?:topic|aihe|ämne)\s*(\d{1,3})", re.IGNORECASE)
"""A topic of the group's list, by its number: in any language, as commands are."""


async def choose(scene: Scene, call: Call) -> None:
    """Give a session another theme of the programme, or a topic of the group's list; without a theme, show them all."""
    number, named = call.get("session", int), call.get("theme", str)
    group, practice, now = scene.the_group, scene.desk.house.practice, scene.desk.now
    if number is None or named is None:
        await scene.answer_privately(themes.listed(group, scene.programme))
        return
    topic = await _topic(scene, named)
    if topic is not None:
        await _carry_out(scene, themes.take_up(group, practice, number, topic, now))
        await scene.desk.tx.topics.remove(group.id, topic.number)
        return
    key = themes.named(named, scene.programme, scene.language)
    await _carry_out(scene, themes.choose(group, practice, number, key, now))


async def swap(scene: Scene, call: Call) -> None:
    """Two sessions exchange their themes."""
    decision = themes.swap(
        scene.the_group, scene.desk.house.practice, call.need("session", int), call.need("other", int), scene.desk.now
    )
    await _carry_out(scene, decision)


async def _topic(scene: Scene, named: str) -> backlog.Topic | None:
    """A topic of the list, by its number or as it stands there."""
    there = await scene.desk.tx.topics.of_group(scene.the_group.id)
    found = _TOPIC.fullmatch(named.strip())
    if found is not None:
        return backlog.find(there, int(found[1]))
    return next((one for one in there if folded(one.text) == folded(named.strip())), None)


async def _carry_out(scene: Scene, decision: Decision) -> None:
    """The room hears of the change; topics that are no themes any more go back into the list."""
    before = scene.the_group
    if decision.group == before:
        await scene.answer_privately((words("confirm-unchanged"),))
        return
    await topics.add_all(scene.desk, before, themes.given_up(before, decision.group))
    await scene.carry_out(decision)
    await scene.answer_done()


COMMANDS = (
    Command(
        "theme",
        (Parameter("session", Kind.SESSION, optional=True), Parameter("theme", Kind.WORDS, optional=True)),
        _FACILITATORS,
        _EVERYWHERE,
        choose,
        topic=Topic.PLANNING,
    ),
    Command(
        "theme-swap",
        (Parameter("session", Kind.SESSION), Parameter("other", Kind.SESSION)),
        _FACILITATORS,
        _EVERYWHERE,
        swap,
        topic=Topic.PLANNING,
    ),
)
