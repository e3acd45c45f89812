"""All that the practice says can be said: in all three languages, with every argument that the sentence asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta

import pytest

from bot.texts.catalogue import Catalogue
from bot.texts.speaker import Place, Speaker
from facilitation import agreement, arrival, card, check_in, feedback, leading, meeting, prompts, pulse, refusals, reminders, rsvp
from facilitation.calendar import plan
from facilitation.effects import AskPoll, Effect, EndPoll, Say, SetTopic, ToPerson
from facilitation.group import Group, GroupState, Standing
from facilitation.prompts import Which
from facilitation.pulse import Pulse
from facilitation.session import Rsvp
from facilitation.words import Body, Language, Several, Words, words
from tests.facilitation.mentoring import (
    ANNA,
    BEFORE,
    DONE_ELSEWHERE,
    MEMBERS,
    MINNA,
    PEKKA,
    ZONE,
    a_group,
    agreed,
    called,
    held,
    practice,
    programme,
    session,
    with_session,
    with_standing,
)

LONGEST_WELCOME = 1700
"""Characters: two or three screens of a phone, and half of it is the agreement."""


@pytest.fixture(scope="module")
def speaker() -> Speaker:
    return Speaker(Catalogue.load())


def refused(what: object) -> Body:
    assert isinstance(what, refusals.Refusal)
    return what.body


def all_refusals() -> Iterator[Body]:
    one = session(a_group(), 1)
    for refusal in (
        refusals.NotInGroup(PEKKA),
        refusals.NotRunning(GroupState.ENDED),
        refusals.NoSuchSession(9),
        arrival.AlreadyJoined(PEKKA),
        arrival.LastFacilitator(ANNA),
        rsvp.RsvpClosed(1),
        meeting.AlreadyOpen(one),
        meeting.NothingToStart(one),
        meeting.NothingToStart(None),
        meeting.NoSessionOpen(),
        meeting.LastPhase(one),
        leading.FirstPhase(),
        card.BadMinutes(),
        card.ClockStands(),
        card.ClockRuns(),
        prompts.NoMorePrompts(one, deeper=True),
        prompts.NothingDeeper(one),
        prompts.NoOther(one),
        prompts.QuestionTooLong(301),
        check_in.NoQuestion(),
        check_in.QuestionTooLong(301),
        check_in.WrongNumberOfAnswers(1),
        check_in.EmptyAnswer(),
        check_in.AnswerTooLong("x" * 56),
        check_in.SameAnswerTwice("x"),
        pulse.PulseClosed(1),
        pulse.NotAsked(PEKKA),
        pulse.NoSuchItem("x"),
        pulse.BadAnswer(6),
        feedback.FeedbackClosed(),
        feedback.TooLong(),
        feedback.BadAnswer(),
    ):
        yield refused(refusal)


def a_whole_session(group: Group, number: int) -> Iterator[Effect]:
    now = session(group, number).begins()
    decision = meeting.start(group, practice(), now)
    yield from decision.effects
    while True:
        try:
            decision = meeting.advance(decision.group, practice(), now)
        except meeting.LastPhase:
            break
        yield from decision.effects
    while True:
        try:
            decision = leading.prompt(decision.group, practice(), Which.DEEPER)
        except prompts.NothingDeeper:
            break
        yield from decision.effects
    yield from meeting.end(decision.group, practice(), now).effects


def everything_said() -> Iterator[Effect]:
    invited = a_group(standing=Standing.INVITED, state=GroupState.PLANNED)
    yield from arrival.open_room(invited, practice(), BEFORE).effects
    for person in (ANNA, MINNA, PEKKA):
        for group in (invited, with_standing(invited, Standing.DECLINED, ANNA)):
            notice = words("privacy-info-matrix")
            yield from arrival.joined(group, practice(), person, called(person), BEFORE, notice).effects
    yield from arrival.left(a_group(), PEKKA, BEFORE).effects
    yield from arrival.removed(a_group(), PEKKA, BEFORE).effects
    yield from agreement.accept(agreed(a_group(), ANNA, MINNA, *MEMBERS[1:]), PEKKA, BEFORE).effects
    yield from rsvp.again(a_group(), session(a_group(), 1))
    yield from check_in.custom(a_group(), "Mikä sää?", ("a", "b"), BEFORE).effects
    yield from pulse.ask(a_group(), session(a_group(), 1), practice())
    for value in (None, 1, 3, 5):
        answers = {who: {item.key: value for item in programme().pulse_items} for who in MEMBERS}
        yield from pulse.close(Pulse(1, MEMBERS, answers), a_group(), practice())
    yield from feedback.ask(a_group(), session(a_group(), 8), practice(), BEFORE)
    for answer in (None, 1, 3, 5, "omin sanoin"):
        given: dict[str, feedback.Answer] = {
            item.key: None if isinstance(answer, str) is not item.free_text else answer for item in programme().feedback
        }
        asked = feedback.Asked(8, MEMBERS, dict.fromkeys(MEMBERS, given))
        yield from feedback.close(asked, a_group(), practice(), lambda _: None)
        yield from feedback.following(asked, PEKKA, programme())
    yield from feedback.following(feedback.Asked(8, MEMBERS, {PEKKA: {"useful": 1, "heard": 1}}), PEKKA, programme())
    for minutes in (60, 90, 120):
        longer = replace(a_group(), length=timedelta(minutes=minutes))
        for number in range(1, 9):
            yield from a_whole_session(held(longer, *range(1, number)), number)
    yield from everything_planned()


def everything_planned() -> Iterator[Effect]:
    away = a_group()
    for number in range(1, 9):
        away = with_session(away, number, rsvps=dict(zip(MEMBERS, (*Rsvp, Rsvp.AWAY), strict=True)))
    for group in (a_group(), away, replace(away, meeting_link=None), replace(away, retention=timedelta(days=10))):
        for step in plan(group, (), BEFORE):
            if step.kind in DONE_ELSEWHERE:
                continue
            yield from reminders.perform(step, group, practice("Minna, puh. 050 123"), step.due).effects
            yield from reminders.perform(step, group, practice(), step.due).effects
    ended = replace(held(away, *range(1, 9)), state=GroupState.ENDED, ended_at=session(away, 8).begins() + timedelta(days=1))
    for step in plan(ended, (), BEFORE):
        if step.kind in DONE_ELSEWHERE:
            continue
        yield from reminders.perform(step, ended, practice(), step.due).effects


def bodies() -> Iterator[tuple[Place, Body]]:
    for effect in everything_said():
        to_person = any(one.name == "to" for one in fields(effect)) and isinstance(getattr(effect, "to", None), ToPerson)
        place = Place.PRIVATE if to_person else Place.ROOM
        match effect:
            case Say() | EndPoll() | SetTopic():
                yield place, effect.body
            case AskPoll():
                yield place, effect.question
                yield from ((place, (one.label,)) for one in effect.choices if isinstance(one.label, Words))
    for body in all_refusals():
        yield Place.PRIVATE, body
    yield Place.PRIVATE, arrival.left(a_group(), PEKKA, BEFORE).notices[0]
    yield Place.PRIVATE, arrival.left(a_group(standing=Standing.INVITED), PEKKA, BEFORE).notices[0]
    yield Place.PRIVATE, rsvp.overview(a_group(), session(a_group(), 1))
    for answered in ({}, dict.fromkeys(("coping", "workload", "belonging", "learning"), 3)):
        for effect in pulse.following(session(a_group(), 1), Pulse(1, MEMBERS, {PEKKA: answered}), PEKKA, programme()):
            if isinstance(effect, Say):
                yield Place.PRIVATE, effect.body


@pytest.mark.parametrize("language", list(Language))
def test_every_sentence_can_be_said(speaker: Speaker, language: Language) -> None:
    said = [speaker.render(body, language=language, zone=ZONE, place=place).plain() for place, body in bodies()]
    assert len(said) > 200
    for text in said:
        assert text.strip()
        assert "{" not in text, text


@pytest.mark.parametrize("notice", [words("privacy-info-matrix"), words("privacy-info-discord")], ids=lambda one: one.key)
@pytest.mark.parametrize("language", list(Language))
def test_the_welcome_can_be_read_on_a_phone(speaker: Speaker, language: Language, notice: Words) -> None:
    group = a_group()
    for person in (ANNA, MINNA, PEKKA):
        member = group.member(person)
        assert member is not None
        body = arrival.welcome(group, practice(), member, notice)
        text = speaker.render(body, language=language, zone=ZONE, place=Place.PRIVATE, about=group.name).plain()
        assert len(text) < LONGEST_WELCOME, f"{len(text)} characters"


def test_own_texts_are_all_said_by_somebody() -> None:
    """A sentence that nobody says any more is one that nobody keeps true."""
    used: set[str] = set()

    def look(arg: object) -> None:
        if isinstance(arg, Words):
            used.add(arg.key)
            for inner in arg.args.values():
                look(inner)
        elif isinstance(arg, Several):
            for inner in arg.items:
                look(inner)

    for _, body in bodies():
        for part in body:
            look(part)
    own = {key for key in Catalogue.load().keys(Language.FI) if key.startswith("practice-")}
    variants = {f"{key}-discord" for key in used}
    assert own - used - variants == set()
