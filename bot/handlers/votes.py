"""Votes in Vertti's own polls."""

from __future__ import annotations

from bot.chat.port import Voted
from bot.handlers import commitments, feedback, needs, pulses, too_few
from bot.handlers.desk import Desk
from facilitation import rsvp
from facilitation.group import Group
from facilitation.refusals import Refusal
from facilitation.session import PersonId, Rsvp


async def vote(desk: Desk, voted: Voted) -> None:
    """Take a vote to the question it answers. A check-in is public and nobody counts it here."""
    row = await desk.tx.outbox.find_by_platform_id(voted.poll)
    if row is None or row.group_id is None or row.about is None:
        return
    group = await desk.tx.groups.load(row.group_id)
    kind, _, rest = row.about.partition(":")
    if kind == "rsvp-poll":
        number, _, revision = rest.partition(":")
        await _rsvp(desk, group, int(number), int(revision), voted)
    elif kind == "needs-poll":
        await needs.vote(desk, group, int(rest), PersonId(voted.sender), voted.answers, voted.event)
    elif kind == "pulse":
        # pulse:<session>:<revision>:<person>:<item>; a person's id may itself contain colons
        number, _, tail = rest.partition(":")
        _revision, _, tail = tail.partition(":")
        person, _, item = tail.rpartition(":")
        if person == voted.sender:
            await pulses.answer_by_vote(desk, group, int(number), item, PersonId(voted.sender), voted.answers, voted.event)
    elif kind == "too-few":
        # too-few:<session>:<revision>:<person>
        number, _, tail = rest.partition(":")
        revision, _, person = tail.partition(":")
        if person == voted.sender:
            await too_few.answer_by_vote(desk, group, int(number), int(revision), PersonId(person), voted.answers)
    elif kind == "feedback":
        # feedback:<session>:<person>:<item>
        number, _, tail = rest.partition(":")
        person, _, item = tail.rpartition(":")
        if person == voted.sender:
            await feedback.answer_by_vote(desk, group, int(number), item, PersonId(voted.sender), voted.answers, voted.event)
    elif kind in (commitments.SHARE, "commitment-status"):
        # commitment-share:<id>:<person>, commitment-status:<id>:<when>:<person>
        await commitments.vote(desk, group, kind, rest, PersonId(voted.sender), voted.answers, voted.event)


async def _rsvp(desk: Desk, group: Group, number: int, revision: int, voted: Voted) -> None:
    session = group.session(number)
    if session is None or session.revision != revision:
        return
    try:
        answer = Rsvp(voted.answers[0]) if voted.answers else None
    except ValueError:
        return
    person = PersonId(voted.sender)
    if group.member(person) is None:
        return
    try:
        decision = rsvp.answer(group, number, person, answer, desk.now)
    except Refusal:
        return
    await desk.carry_out(group, decision)
