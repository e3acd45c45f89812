"""Commands about what the group would like to talk about: the needs survey and the list of topics."""

from __future__ import annotations

import re

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import needs, own_words, topics
from facilitation import needs as wishes
from facilitation import topics as practice
from facilitation.group import Role
from facilitation.words import CommandRef, Several, words

_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_MEMBERS = frozenset({Actor.MEMBER})
_FACILITATORS = frozenset({Actor.FACILITATOR})
_PICKS = 1 << 16
"""Many more than there are things to suggest, so that each is as likely."""
_NUMBERS = re.compile(r"(?:\d{1,2}(?:[\s,;.+&]+|$)(?:(?:ja|och|and)\s+)?)+")


async def wish(scene: Scene, call: Call) -> None:
    """Choose wishes of the open survey by their numbers; other words become a topic. Without any, the list is shown."""
    group, text = scene.the_group, (call.get("words", str) or "").strip()
    if await scene.desk.tx.needs.load(group.id) is None:
        raise wishes.NoSurvey
    if not text:
        await scene.answer_privately(await needs.listed(scene.desk, group))
        return
    numbered = _NUMBERS.match(text)
    if numbered is not None:
        keys = await needs.choose(
            scene.desk, group, scene.person, [int(one) for one in re.findall(r"\d+", numbered[0])], scene.said.event
        )
        chosen = Several(wishes.texts(keys, scene.programme), "lines")
        await scene.answer_privately((words("needs-noted", wishes=chosen, needs_command=CommandRef("needs")),))
    own = text[numbered.end() :].strip() if numbered is not None else text
    if own:
        await _give(scene, own)


async def add(scene: Scene, call: Call) -> None:
    """Give a topic: in the room as it is said, in private without a name, once it has been read back."""
    await _give(scene, call.need("words", str))


async def _give(scene: Scene, text: str) -> None:
    group = scene.the_group
    practice.checked(text)
    if scene.where is Where.PRIVATE:
        await own_words.read_back(scene.desk, group, scene.person, topics.TOPIC, {}, text, scene.said.event)
        return
    topic = await topics.add(scene.desk, group, text, scene.person)
    await scene.answer((words("topics-added", n=topic.number, topics_command=CommandRef("topics")),))


async def show(scene: Scene, _call: Call) -> None:
    """Show the list."""
    await scene.answer(practice.listed(await scene.desk.tx.topics.of_group(scene.the_group.id)))


async def remove(scene: Scene, call: Call) -> None:
    """Take a topic out: one's own, or any for the facilitator."""
    group = scene.the_group
    topic = practice.find(await scene.desk.tx.topics.of_group(group.id), call.need("number", int))
    leads = any(one.person == scene.person for one in group.with_roles(Role.FACILITATOR))
    if not leads and topic.person != scene.person:
        raise practice.NotYours
    await scene.desk.tx.topics.remove(group.id, topic.number)
    await scene.answer((words("topics-removed", n=topic.number),))


async def vote(scene: Scene, _call: Call) -> None:
    """A quick vote on the topics, in the room."""
    there = await scene.desk.tx.topics.of_group(scene.the_group.id)
    await scene.carry_out(practice.vote(scene.the_group, there, scene.desk.now, nonce=scene.said.event))


async def suggest(scene: Scene, _call: Call) -> None:
    """Something to talk about, for the facilitator alone."""
    there = await scene.desk.tx.topics.of_group(scene.the_group.id)
    pick = scene.desk.house.chance.randrange(_PICKS)
    found = practice.suggestions(scene.the_group, scene.programme, there, scene.desk.now, pick)
    await scene.answer_privately(found)


COMMANDS = (
    Command("needs", (Parameter("words", Kind.WORDS, optional=True),), _MEMBERS, _EVERYWHERE, wish, topic=Topic.BETWEEN),
    Command("topics", (), _MEMBERS, _EVERYWHERE, show, topic=Topic.BETWEEN),
    Command("topic-add", (Parameter("words", Kind.WORDS),), _MEMBERS, _EVERYWHERE, add, topic=Topic.BETWEEN),
    Command("topic-remove", (Parameter("number", Kind.NUMBER),), _MEMBERS, _EVERYWHERE, remove, topic=Topic.BETWEEN),
    Command("topic-vote", (), _FACILITATORS, _EVERYWHERE, vote, topic=Topic.PLANNING),
    Command("topic-suggest", (), _FACILITATORS, _EVERYWHERE, suggest, topic=Topic.PLANNING),
)
