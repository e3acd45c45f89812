"""The group's list of topics: what is put into it, by whomever."""

from __future__ import annotations

from bot.chat.port import EventId
from bot.destinations import answer_key
from bot.handlers.desk import Desk
from bot.handlers.own_words import Details, Purpose
from facilitation import topics as practice
from facilitation.group import Group, GroupState
from facilitation.refusals import NotRunning
from facilitation.session import PersonId
from facilitation.topics import Topic
from facilitation.words import CommandRef, words


async def add(desk: Desk, group: Group, text: str, person: PersonId | None) -> Topic:
    """Put a topic into the list; one that is there already in the same words is not put there twice.

    Raises `NotRunning`, `BadTopic`, `TooMany`.
    """
    if group.state is not GroupState.RUNNING:
        raise NotRunning(group.state)
    text = practice.checked(text)
    there = await desk.tx.topics.of_group(group.id)
    same = next((one for one in there if one.text.casefold() == text.casefold()), None)
    if same is not None:
        return same
    if len(there) >= practice.MOST:
        raise practice.TooMany
    return await desk.tx.topics.add(group.id, text, person, desk.now)


async def add_all(desk: Desk, group: Group, texts: tuple[str, ...]) -> None:
    """Put these into the list as the group's own, as far as there is room."""
    for text in texts:
        if len(await desk.tx.topics.of_group(group.id)) < practice.MOST:
            await add(desk, group, text, None)


async def _keep(desk: Desk, group: Group, person: PersonId, _details: Details, text: str, event: EventId) -> None:
    topic = await add(desk, group, text, person)
    told = words("topics-added-unnamed", n=topic.number, topics_command=CommandRef("topics"))
    await desk.write_to(person, (told,), key=answer_key(event, "topic"), group=group)


TOPIC = Purpose("topic", _keep, CommandRef("topic-add"), practice.LONGEST)
"""A topic that somebody gives in private: the group sees it without a name."""
