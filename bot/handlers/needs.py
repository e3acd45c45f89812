"""The needs survey: asked in the room, answered there or in private, closed with an order of the themes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.chat.port import EventId
from bot.destinations import answer_key
from bot.handlers import own_words, topics
from bot.handlers.desk import Desk
from facilitation import calendar
from facilitation import needs as practice
from facilitation.calendar import Step
from facilitation.effects import Decision
from facilitation.group import Group, GroupState, Role
from facilitation.material import OTHER, Option
from facilitation.session import PersonId
from facilitation.words import Body, words

A_DAY = timedelta(hours=23)
"""How long a survey is open at least before a question who comes closes it; an hour less than a day, for the clocks."""


async def opened(desk: Desk, group: Group, step: Step) -> Decision:
    """Ask what the group would like to talk about. The step's revision is the round."""
    group = await close(desk, group, desk.now)
    await desk.tx.needs.open(group.id, step.revision, desk.now)
    programme = desk.house.practice.programme_of(group)
    return Decision(group, practice.ask(programme, practice.offered(group, programme, desk.now), step.revision))


async def listed(desk: Desk, group: Group) -> Body:
    """The wishes of the open survey with their numbers. Raises `NoSurvey`."""
    survey = await desk.tx.needs.load(group.id)
    if survey is None:
        raise practice.NoSurvey
    return practice.listed(desk.house.practice.programme_of(group), _offered(desk, group, survey))


async def close(desk: Desk, group: Group, at: datetime) -> Group:
    """End the open survey, if there is one; themes that nobody has been asked about at that moment are put into order."""
    survey = await desk.tx.needs.load(group.id)
    if survey is None:
        return group
    await desk.tx.needs.close(group.id)
    changeable = calendar.open_to_wishes(group, at) if group.state is GroupState.RUNNING else ()
    decision = practice.close(survey, group, desk.house.practice, changeable, desk.now)
    wished = practice.without_theme(survey, desk.house.practice.programme_of(group))
    if group.state is GroupState.RUNNING:
        await topics.add_all(desk, group, tuple(one.in_(group.language) for one in wished))
    return await desk.carry_out(group, decision)


async def before_asking_who_comes(desk: Desk, group: Group, step: Step) -> Group:
    """The theme is named with that question: a survey that may still change it, and has been open for a day, closes now."""
    survey = await desk.tx.needs.load(group.id)
    if survey is None or desk.now - survey.asked_at < A_DAY:
        return group
    if not any(one.number == step.session for one in calendar.open_to_wishes(group, step.due)):
        return group
    return await close(desk, group, step.due)


async def vote(desk: Desk, group: Group, round_: int, person: PersonId, answers: Sequence[str], event: EventId) -> None:
    """A vote in the room's poll; the last one counts."""
    survey = await desk.tx.needs.load(group.id)
    if survey is None or survey.round != round_ or not _is_heard(group, person):
        return
    keys = practice.known(answers, _offered(desk, group, survey))
    await _keep(desk, group, survey, person, keys, event)


async def choose(desk: Desk, group: Group, person: PersonId, numbers: Sequence[int], event: EventId) -> tuple[str, ...]:
    """Wishes by their numbers in the list; gives their keys. Raises `NoSurvey`, `BadWish`."""
    survey = await desk.tx.needs.load(group.id)
    if survey is None or not _is_heard(group, person):
        raise practice.NoSurvey
    keys = practice.chosen(numbers, _offered(desk, group, survey))
    await _keep(desk, group, survey, person, keys, event)
    return keys


async def _keep(
    desk: Desk, group: Group, survey: practice.Survey, person: PersonId, keys: tuple[str, ...], event: EventId
) -> None:
    """Keep the wishes; who newly chose to say it in their own words is asked for them, in private."""
    await desk.tx.needs.answer(group.id, person, keys)
    if OTHER in keys and OTHER not in survey.answers.get(person, ()):
        question = (words("needs-own-words"),)
        await own_words.ask_for(desk, group, person, topics.TOPIC, {}, question, answer_key(event, "wish"))


def _offered(desk: Desk, group: Group, survey: practice.Survey) -> tuple[Option, ...]:
    return practice.offered(group, desk.house.practice.programme_of(group), survey.asked_at)


def _is_heard(group: Group, person: PersonId) -> bool:
    return any(one.person == person for one in group.with_roles(Role.MEMBER, Role.FACILITATOR))
