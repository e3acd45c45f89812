"""Commands about oneself: language, quiet, where help is, and answers to what Vertti asks back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.commands import rights
from bot.commands.declaration import Actor, Call, Command, Fewer, Kind, Parameter, Where
from bot.commands.groups import set_group_language
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import commitments, feedback, own_words, too_few
from facilitation.group import Group, Role
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.words import Body, CommandRef, Language, Phrase, words

_PRIVATE = frozenset({Where.PRIVATE})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_NOTHING_OPEN = (
    words("handlers-nothing-to-confirm"),
    words("handlers-coming-or-not", coming_command=CommandRef("rsvp-coming"), away_command=CommandRef("rsvp-away")),
)
"""Whoever says yes or no out of the blue mostly answers the question of who can come."""
_ANYONE = frozenset({Actor.ANYONE})
CONFIRM_WITHIN = timedelta(minutes=30)


async def language(scene: Scene, call: Call) -> None:
    """In private: one's own language. In the room: the group's, by those who lead it."""
    wanted = call.need("language", Language)
    if scene.where is Where.ROOM:
        await set_group_language(scene, wanted)
        return
    settings = await scene.desk.tx.people.settings(scene.person)
    await scene.desk.tx.people.save(replace(settings, language=wanted))
    await scene.answer_privately((words("language-changed-for-you"),))


async def quiet(scene: Scene, call: Call) -> None:
    """Private reminders off (or on again)."""
    on = call.get("switch", bool)
    settings = await scene.desk.tx.people.settings(scene.person)
    wanted = True if on is None else on
    await scene.desk.tx.people.save(replace(settings, quiet=wanted))
    scene.group = None
    if not wanted:
        await scene.answer_privately((words("quiet-turned-off"),))
        return
    body: Body = (words("quiet-turned-on", quiet_off_command=CommandRef("quiet", "off")),)
    if any(scene.person in _leaders(one) for one in await scene.desk.tx.groups.of_person(scene.person)):
        body = (words("quiet-for-those-who-lead"), *body)
    await scene.answer_privately(body)


def _leaders(group: Group) -> tuple[PersonId, ...]:
    """Those who get what their task needs, however quiet they wish it."""
    return tuple(one.person for one in group.with_roles(Role.FACILITATOR, Role.HOST))


async def scope(scene: Scene, _call: Call) -> None:
    """What this is not, and where help is. Whatever is written after the command is not read: somebody may be in need."""
    practice = scene.desk.house.practice
    programme = practice.built_in if scene.group is None else scene.programme
    text = practice.scope(scene.desk.now.date(), programme)
    body: Body = (Phrase(text), Phrase(programme.scope.workplace_crisis))
    if scene.group is not None:
        # "I need help" may be about the sound: who meant that finds the way from here.
        body = (*body, words("scope-tech", tech_command=CommandRef("tech")))
    scene.group = None
    await scene.answer_privately(body)


async def yes(scene: Scene, _call: Call) -> None:
    """Confirm what Vertti asked last."""
    dialogue = await scene.desk.tx.dialogues.get(scene.person)
    await scene.desk.tx.dialogues.clear(scene.person)
    if dialogue is not None and dialogue.kind == feedback.CONFIRM:
        await feedback.confirmed(scene.desk, scene.person, dialogue.payload)
        return
    if dialogue is not None and dialogue.kind == own_words.CONFIRM:
        await own_words.confirmed(scene.desk, scene.person, dialogue.payload)
        return
    if dialogue is not None and dialogue.kind == commitments.TELL:
        if scene.desk.real - dialogue.asked_at > CONFIRM_WITHIN:
            raise Refusal(words("confirm-lapsed", command=CommandRef("mine")))
        await commitments.tell_or_not(scene.desk, dialogue.payload, scene.said.event, tell=True)
        return
    if dialogue is not None and dialogue.kind == too_few.SKIP and scene.desk.real - dialogue.asked_at <= CONFIRM_WITHIN:
        await too_few.skip_confirmed(scene.desk, scene.person, dialogue.payload)
        await scene.answer_privately((words("confirm-done"),))
        return
    if dialogue is None or dialogue.kind != rights.FORGET:
        raise Refusal(*_NOTHING_OPEN)
    if scene.desk.real - dialogue.asked_at > CONFIRM_WITHIN:
        raise Refusal(words("confirm-lapsed", command=CommandRef("forget")))
    await rights.forget_confirmed(scene, dialogue.payload)


async def no(scene: Scene, _call: Call) -> None:
    """Take back what Vertti asked last."""
    dialogue = await scene.desk.tx.dialogues.get(scene.person)
    if dialogue is not None and dialogue.kind == feedback.CONFIRM:
        await scene.desk.tx.dialogues.clear(scene.person)
        await feedback.discarded(scene.desk, scene.person, dialogue.payload)
        return
    if dialogue is not None and dialogue.kind == commitments.TELL:
        await scene.desk.tx.dialogues.clear(scene.person)
        await commitments.tell_or_not(scene.desk, dialogue.payload, scene.said.event, tell=False)
        return
    if dialogue is not None and dialogue.kind in (own_words.WRITE, own_words.CONFIRM):
        await scene.desk.tx.dialogues.clear(scene.person)
        if dialogue.kind == own_words.CONFIRM:
            await own_words.discarded(scene.desk, scene.person, dialogue.payload)
        else:
            await scene.answer_privately((words("confirm-cancelled"),))
        return
    if dialogue is None or dialogue.kind not in (rights.FORGET, too_few.SKIP):
        raise Refusal(*_NOTHING_OPEN)
    await scene.desk.tx.dialogues.clear(scene.person)
    scene.group = None
    await scene.answer_privately((words("confirm-cancelled"),))


COMMANDS = (
    Command(
        "language",
        (Parameter("language", Kind.LANGUAGE),),
        _ANYONE,
        _EVERYWHERE,
        language,
        needs_group=False,
        in_room=Fewer(
            frozenset({Actor.FACILITATOR, Actor.HOST}),
            words("handlers-own-language-in-private", example=words("command-language-example")),
        ),
        topic=Topic.OWN,
    ),
    Command(
        "quiet",
        (Parameter("switch", Kind.SWITCH, optional=True),),
        _ANYONE,
        _EVERYWHERE,
        quiet,
        needs_group=False,
        topic=Topic.OWN,
    ),
    Command(
        "scope",
        (Parameter("words", Kind.WORDS, optional=True),),
        _ANYONE,
        _EVERYWHERE,
        scope,
        needs_group=False,
        harmless=True,
        topic=Topic.HELP,
    ),
    *rights.COMMANDS,
    Command("yes", (), _ANYONE, _PRIVATE, yes, needs_group=False, topic=Topic.ANSWERS),
    Command("no", (), _ANYONE, _PRIVATE, no, needs_group=False, topic=Topic.ANSWERS),
)
