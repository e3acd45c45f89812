"""Commands about one's own data: what is stored, all of it as a file, and to be forgotten. Answered in private only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.actions import SendFile
from bot.commands.declaration import Actor, Call, Command, Where
from bot.commands.export import file_of
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.destinations import DirectRoom, answer_key
from bot.handlers import erasure
from facilitation import arrival, calendar, privacy
from facilitation.arrival import LastFacilitator
from facilitation.group import Group, GroupState, Role, Standing
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.words import CommandRef, Part, Several, When, Words, words

_ANYONE = frozenset({Actor.ANYONE})
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_PRIVATE = frozenset({Where.PRIVATE})
FORGET = "forget"
"""The kind of the dialogue in which it is asked whether to forget."""


async def what_is_stored(scene: Scene, _call: Call) -> None:
    """What is stored of oneself, in plain words: the kinds of the register that have rows, and what stands in these."""
    tx, person = scene.desk.tx, scene.person
    scene.group = None  # It is about all groups, and names them itself.
    groups = await tx.groups.naming(person)
    now_stored = await _stored(scene, groups)
    manner = scene.desk.house.manner
    lines = privacy.shown_lines(encrypts=manner.encrypts)
    parts: list[Part] = [words("privacy-info-heading")]
    parts += [words(f"privacy-info-lines-{one}") for one in lines if one in now_stored]
    for group in groups:
        parts += _about(group, person, len(await _answers(scene, group)))
    messages = await tx.erasing.messages_about(person)
    if messages:
        oldest = When(messages[0].created_at, "day")
        parts.append(words("privacy-info-messages", n=len(messages), days=privacy.SENT_MESSAGES.days, date=oldest))
    parts.append(words("privacy-info-later"))
    parts += [words(f"privacy-info-lines-{one}") for one in lines if one not in now_stored]
    parts += [words("privacy-info-not-stored"), Words(manner.notice), words("privacy-info-operator")]
    parts.append(words("privacy-info-rights", export_command=CommandRef("mydata"), forget_command=CommandRef("forget")))
    await scene.answer_privately(tuple(parts))


async def mydata(scene: Scene, _call: Call) -> None:
    """All that is stored of oneself, as a JSON file in the direct conversation."""
    scene.group = None
    await scene.answer_privately((words("privacy-info-export-ready"),))
    encrypts = scene.desk.house.manner.encrypts
    file = await file_of(scene.desk.tx, scene.person, scene.desk.now, encrypts=encrypts)
    await scene.desk.do(DirectRoom(scene.person), SendFile.of(file), key=answer_key(scene.said.event, "file"))


async def forget(scene: Scene, _call: Call) -> None:
    """Ask whether everything about this person in this group (or, in no group, everywhere) shall go, and say what follows."""
    group = scene.group
    if group is not None:
        _check_can_go(group, scene)
    await scene.desk.tx.dialogues.set(scene.person, FORGET, {"group": group.id if group else None}, scene.desk.real)
    parts: list[Part] = [words("privacy-forget-ask") if group else words("privacy-forget-ask-rest")]
    if group is not None:
        parts.append(words("privacy-forget-follows"))
        member = group.member(scene.person)
        others = tuple(one.called for one in group.with_roles(Role.FACILITATOR) if one.person != scene.person)
        if member is not None and member.role is Role.FACILITATOR and others:
            parts.append(words("privacy-forget-handover", names=Several(others)))
    if await scene.desk.tx.groups.naming(scene.person):
        parts.append(words("privacy-forget-stays"))
    if group is not None:
        parts.append(until(group))
    if group is None or not await _others(scene, group):
        parts.append(words("privacy-forget-talk-ends"))
    parts.append(words("privacy-forget-choose", confirm_command=CommandRef("yes"), cancel_command=CommandRef("no")))
    await scene.answer_privately(tuple(parts))


async def forget_confirmed(scene: Scene, asked: Mapping[str, Any]) -> None:
    """Forget the person: in the group that was asked about, and wholly when they are in no other."""
    tx, person = scene.desk.tx, scene.person
    known = await tx.groups.naming(person)
    group = next((one for one in known if one.id == asked["group"]), None)
    elsewhere = [] if group is None else await _others(scene, group)
    gone = [group] if group is not None and elsewhere else known
    for one in gone:
        _check_can_go(one, scene)
    await erasure.in_groups(scene.desk, person, gone)
    # Said while the person's language is still known.
    scene.group = group
    said: list[Part] = [words("data-forgotten")]
    said += [words("data-mark-stays")] if gone else []
    said += [] if elsewhere else [words("data-talk-ends")]
    await scene.answer_privately(tuple(said))
    if elsewhere:
        await tx.erasing.let_go(person, [one.id for one in gone])
    else:
        await erasure.everything(scene.desk, person)


def until(group: Group) -> Part:
    """When everything is deleted: a date once the end is known, the rule before."""
    if group.state is GroupState.ENDED:
        return words("privacy-info-until-date", delete_date=When(calendar.deletion_day(group), "day"))
    return words("privacy-info-until-days", days=group.retention.days)


def _check_can_go(group: Group, scene: Scene) -> None:
    """Raises `Refusal` when the group could not do without the person, with what can be done about it."""
    try:
        arrival.forgotten(group, scene.person, scene.desk.now)
    except LastFacilitator as error:
        way_out = CommandRef("hand-over")
        raise Refusal(words("privacy-forget-last-facilitator", group=group.name, hand_over_command=way_out)) from error


async def _others(scene: Scene, group: Group) -> list[Group]:
    """The other groups in which the person is."""
    return [one for one in await scene.desk.tx.groups.of_person(scene.person) if one.id != group.id]


async def _stored(scene: Scene, groups: list[Group]) -> frozenset[str]:
    """Which lines of the register there are rows for."""
    tx, person = scene.desk.tx, scene.person
    members = [member for one in groups if (member := one.member(person)) is not None]
    there = {
        "identity": bool(members),
        "agreement": any(one.agreed_at is not None for one in members),
        "rsvp": any(person in session.rsvps for one in groups for session in one.sessions),
        "pulse": bool(await tx.pulses.open_ones(person)),
        "circle": any([(one := await tx.circles.load(group.id)) is not None and person in one.people for group in groups]),
        "four": any([person in await tx.circles.agreed(group.id) for group in groups]),
        "feedback-circle": any(
            [(one := await tx.feedback_circles.load(group.id)) is not None and person in one.people for group in groups]
        ),
        "feedback": bool(await tx.feedbacks.open_ones(person)),
        "commitment": any([await tx.commitments.of_person(one.id, person) for one in groups]),
        "board": any([any(one.person == person for one in await tx.boards.entries(group.id)) for group in groups]),
        "questions": any([bool(await tx.briefings.of_person(group.id, person)) for group in groups]),
        "guest": bool(await tx.briefings.of_guest(person)),
        "devices": await tx.devices.identity(person) is not None or bool(await tx.devices.told(person)),
        "settings": await tx.people.has(person),
        "direct": await tx.rooms.direct_room(person) is not None,
        "left": any([await tx.groups.has_left(one.id, person) for one in await tx.groups.all()]),
        "sent": bool(await tx.erasing.messages_about(person)),
    }
    return frozenset(name for name, is_there in there.items() if is_there)


async def _answers(scene: Scene, group: Group) -> list[str]:
    """The questions of open pulses of the group that the person has answered or skipped."""
    found: list[str] = []
    for group_id, number in await scene.desk.tx.pulses.open_ones(scene.person):
        pulse = await scene.desk.tx.pulses.load(group_id, number) if group_id == group.id else None
        found += [] if pulse is None else list(pulse.answers.get(scene.person, {}))
    return found


def _about(group: Group, person: PersonId, answers: int) -> list[Part]:
    """What stands in one group about the person."""
    member = group.member(person)
    if member is None:
        return []
    role = words(f"roles-{member.role}")
    parts: list[Part] = [words("privacy-info-group", group=group.name, name=member.called, person=person, role=role)]
    if member.standing in (Standing.LEFT, Standing.DECLINED):
        parts.append(words("privacy-info-group-left"))
    if member.agreed_at is not None:
        parts.append(words("privacy-info-group-agreed", date=When(member.agreed_at, "day")))
    sign_ups = tuple(
        words("privacy-info-sign-up", date=When(one.begins()), answer=words(f"rsvp-options-{one.rsvps[person]}"))
        for one in group.sessions
        if person in one.rsvps
    )
    if sign_ups:
        parts.append(words("privacy-info-group-sign-ups", answers=Several(sign_ups, "lines")))
    if answers:
        parts.append(words("privacy-info-group-pulse", n=answers))
    return [*parts, until(group)]


COMMANDS = (
    Command("privacy", (), _ANYONE, _EVERYWHERE, what_is_stored, needs_group=False, topic=Topic.OWN),
    Command("mydata", (), _ANYONE, _EVERYWHERE, mydata, needs_group=False, topic=Topic.OWN),
    Command("forget", (), _ANYONE, _PRIVATE, forget, in_no_group_too=True, topic=Topic.OWN),
)
