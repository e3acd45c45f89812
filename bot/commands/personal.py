"""Commands about oneself: language, quiet, what is stored, to be forgotten."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.commands.declaration import Actor, Call, Command, Fewer, Kind, Parameter, Where
from bot.commands.groups import set_group_language
from bot.commands.scene import Scene
from bot.handlers import feedback, pulses
from facilitation import arrival, calendar
from facilitation.group import Group, GroupState, Role
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.words import Body, CommandRef, Language, Part, Phrase, Several, When, words

_PRIVATE = frozenset({Where.PRIVATE})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_NOTHING_OPEN = (
    words("handlers-nothing-to-confirm"),
    words("handlers-coming-or-not", coming_command=CommandRef("rsvp-coming"), away_command=CommandRef("rsvp-away")),
)
"""Whoever says yes or no out of the blue mostly answers the question of who can come."""
_ANYONE = frozenset({Actor.ANYONE})
_STORED = ("identity", "settings", "rsvp", "agreement", "pulse", "feedback", "left")
"""The lines of the privacy notice that are about something which this version stores."""
FORGET = "forget"
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
    scene.group = None
    await scene.answer_privately(
        (Phrase(practice.scope(scene.desk.now.date())), Phrase(practice.programme.scope.workplace_crisis))
    )


async def privacy(scene: Scene, _call: Call) -> None:
    """What is stored of oneself, in plain words."""
    group = scene.the_group
    parts: list[Part] = [words("privacy-info-heading")]
    parts += [words(f"privacy-info-lines-{one}") for one in _STORED]
    parts += [words("privacy-info-not-stored"), scene.desk.house.platform_notice, words("privacy-info-operator")]
    parts.append(until(group))
    parts.append(words("privacy-info-rights", export_command=CommandRef("mydata"), forget_command=CommandRef("forget")))
    await scene.answer_privately(tuple(parts))


def until(group: Group) -> Part:
    """When everything is deleted: a date once the end is known, the rule before."""
    if group.state is GroupState.ENDED:
        return words("privacy-info-until-date", delete_date=When(calendar.deletion_day(group), "day"))
    return words("privacy-info-until-days", days=group.retention.days)


async def mydata(scene: Scene, _call: Call) -> None:
    """All that is stored of oneself about this group, as JSON."""
    group = scene.the_group
    member = group.member(scene.person)
    settings = await scene.desk.tx.people.settings(scene.person)
    pulses = [
        {"session": number, "answers": dict(pulse.answers.get(scene.person, {}))}
        for group_id, number in await scene.desk.tx.pulses.open_ones(scene.person)
        if group_id == group.id and (pulse := await scene.desk.tx.pulses.load(group_id, number)) is not None
    ]
    asked = await scene.desk.tx.feedbacks.load(group.id)
    circle = await scene.desk.tx.circles.load(group.id)
    data: dict[str, Any] = {
        "person": scene.person,
        "language": settings.language,
        "quiet": settings.quiet,
        "group": group.name,
        "name": member.name if member else "",
        "role": member.role if member else None,
        "standing": member.standing if member else None,
        "agreement_accepted_at": member.agreed_at.isoformat() if member and member.agreed_at else None,
        "answers_to_invitations": {
            str(one.number): one.rsvps[scene.person] for one in group.sessions if scene.person in one.rsvps
        },
        "open_pulses": pulses,
        "open_feedback": dict(asked.answers.get(scene.person, {})) if asked is not None else {},
        "behind_the_results_of_the_pulse": circle is not None and scene.person in circle.people,
        "four_answers_are_enough": scene.person in await scene.desk.tx.circles.agreed(group.id),
        "direct_room": await scene.desk.tx.rooms.direct_room(scene.person),
    }
    lines = Several(tuple(json.dumps(data, ensure_ascii=False, indent=2).split("\n")), "lines")
    await scene.answer_privately((words("privacy-info-export-ready"), words("handlers-data", json=lines)))


async def forget(scene: Scene, _call: Call) -> None:
    """Ask whether everything about this person in this group shall go; not, if the group could not do without them."""
    arrival.forgotten(scene.the_group, scene.person, scene.desk.now)
    await scene.desk.tx.dialogues.set(scene.person, FORGET, {"group": scene.the_group.id}, scene.desk.real)
    await scene.answer_privately(
        (words("privacy-info-forget-ask", confirm_command=CommandRef("yes"), cancel_command=CommandRef("no")),)
    )


async def yes(scene: Scene, _call: Call) -> None:
    """Confirm what Vertti asked last."""
    dialogue = await scene.desk.tx.dialogues.get(scene.person)
    await scene.desk.tx.dialogues.clear(scene.person)
    if dialogue is not None and dialogue.kind == feedback.CONFIRM:
        await feedback.confirmed(scene.desk, scene.person, dialogue.payload)
        return
    if dialogue is None or dialogue.kind != FORGET:
        raise Refusal(*_NOTHING_OPEN)
    if scene.desk.real - dialogue.asked_at > CONFIRM_WITHIN:
        raise Refusal(words("confirm-lapsed", command=CommandRef("forget")))
    group_id = dialogue.payload["group"]
    group = next((one for one in await scene.desk.tx.groups.of_person(scene.person) if one.id == group_id), None)
    if group is None:
        raise Refusal(*_NOTHING_OPEN)
    await _forget(scene, group)


async def no(scene: Scene, _call: Call) -> None:
    """Take back what Vertti asked last."""
    dialogue = await scene.desk.tx.dialogues.get(scene.person)
    if dialogue is not None and dialogue.kind == feedback.CONFIRM:
        await scene.desk.tx.dialogues.clear(scene.person)
        await feedback.discarded(scene.desk, scene.person, dialogue.payload)
        return
    if dialogue is None or dialogue.kind != FORGET:
        raise Refusal(*_NOTHING_OPEN)
    await scene.desk.tx.dialogues.clear(scene.person)
    scene.group = None
    await scene.answer_privately((words("confirm-cancelled"),))


async def _forget(scene: Scene, group: Group) -> None:
    """Delete the person from the group: their place, answers and settings; the hashed mark stays until the group ends."""
    person, tx = scene.person, scene.desk.tx
    scene.group = group
    decision = arrival.forgotten(group, person, scene.desk.now)
    await tx.groups.mark_left(group.id, person)
    taken_back = (*await pulses.forget(scene.desk, group, person), *await feedback.forget(scene.desk, group, person))
    await tx.unasked.forget_person(group.id, person)
    await scene.carry_out(replace(decision, effects=(*taken_back, *decision.effects)))
    if not [one for one in await tx.groups.of_person(person) if one.id != group.id]:
        await tx.people.delete(person)
    await scene.answer_privately((words("data-forgotten"),))


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
    ),
    Command("quiet", (Parameter("switch", Kind.SWITCH, optional=True),), _ANYONE, _EVERYWHERE, quiet, needs_group=False),
    Command(
        "scope", (Parameter("words", Kind.WORDS, optional=True),), _ANYONE, _EVERYWHERE, scope, needs_group=False, harmless=True
    ),
    Command("privacy", (), frozenset({Actor.MEMBER}), _EVERYWHERE, privacy),
    Command("mydata", (), frozenset({Actor.MEMBER}), _EVERYWHERE, mydata),
    Command("forget", (), frozenset({Actor.MEMBER}), _PRIVATE, forget),
    Command("yes", (), _ANYONE, _PRIVATE, yes, needs_group=False),
    Command("no", (), _ANYONE, _PRIVATE, no, needs_group=False),
)
