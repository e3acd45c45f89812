"""The feedback: asked in private, delivered to those who lead, all at once, and only if it gives nobody away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import combinations_with_replacement

import pytest

from facilitation import calendar, feedback
from facilitation.calendar import StepKind
from facilitation.effects import AskPoll, Redact, Say, ToPerson
from facilitation.feedback import Answer, Asked
from facilitation.group import Standing
from facilitation.material import Feedback
from facilitation.session import PersonId
from facilitation.words import Several, Words
from tests.facilitation.mentoring import (
    AINO,
    ANNA,
    BEFORE,
    MEMBERS,
    MINNA,
    PEKKA,
    a_group,
    argument,
    held,
    practice,
    programme,
    recipients,
    sentences,
    session,
    with_standing,
)

USEFUL, HEARD, CHANGE = programme().feedback
CLOSES = BEFORE + timedelta(days=200)


def as_it_is(_texts: list[str]) -> None:
    """No shuffling."""


def same(*rows: tuple[Answer, Answer, Answer], people: tuple[PersonId, ...] = MEMBERS) -> Asked:
    """Feedback in which each person gave these answers."""
    keys = [one.key for one in programme().feedback]
    return Asked(8, people, {who: dict(zip(keys, row, strict=True)) for who, row in zip(people, rows, strict=False)})


def delivered(asked: Asked, shuffle: Callable[[list[str]], None] = as_it_is) -> tuple[Words, ...]:
    body = feedback.result(asked, a_group(), programme(), shuffle)
    assert all(isinstance(one, Words) for one in body)
    return body  # type: ignore[return-value]


def texts(body: tuple[Words, ...]) -> list[str]:
    lines = body[-1].args["texts"]
    assert isinstance(lines, Several)
    return [str(one.args["text"]) for one in lines.items if isinstance(one, Words)]


def test_each_member_is_asked_in_private_with_what_becomes_of_the_answers() -> None:
    group = a_group()
    effects = feedback.ask(group, session(group, 8), practice(), CLOSES)
    assert set(recipients(effects)) == set(MEMBERS)
    intro, question = effects[:2]
    assert isinstance(intro, Say)
    assert sentences(intro.body) == ["feedback-intro", "feedback-handling"]
    assert argument(intro.body, "feedback-intro", "k") == 5
    assert isinstance(question, AskPoll)
    assert [one.id for one in question.choices] == ["1", "2", "3", "4", "5", "0"]


def test_nobody_is_asked_when_nothing_could_be_shown() -> None:
    group = with_standing(a_group(), Standing.LEFT, AINO)
    assert feedback.ask(group, session(group, 8), practice(), CLOSES) == ()


def test_the_questions_come_one_by_one_and_words_are_asked_for_last() -> None:
    asked = Asked(8, MEMBERS)
    kinds = []
    for item, answer in ((USEFUL, 4), (HEARD, None), (CHANGE, "aikataulu")):
        assert feedback.next_item(asked, PEKKA, programme()) == item
        asked = feedback.record(asked, PEKKA, item, answer)
        kinds += [type(one) for one in feedback.following(asked, PEKKA, programme())]
    assert kinds == [AskPoll, Say, Say]
    assert feedback.next_item(asked, PEKKA, programme()) is None
    assert feedback.following(replace(asked, closed=True), PEKKA, programme()) == ()


@pytest.mark.parametrize(("item", "answer"), [(USEFUL, 0), (USEFUL, 6), (USEFUL, "hyvä"), (CHANGE, 3)])
def test_what_is_no_answer_is_refused(item: Feedback, answer: Answer) -> None:
    with pytest.raises(feedback.BadAnswer):
        feedback.record(Asked(8, MEMBERS), PEKKA, item, answer)


def test_nothing_is_recorded_of_others_nor_after_closing_nor_beyond_the_length() -> None:
    with pytest.raises(feedback.FeedbackClosed):
        feedback.record(Asked(8, MEMBERS), ANNA, USEFUL, 3)
    with pytest.raises(feedback.FeedbackClosed):
        feedback.record(Asked(8, MEMBERS, closed=True), PEKKA, USEFUL, 3)
    with pytest.raises(feedback.TooLong):
        feedback.record(Asked(8, MEMBERS), PEKKA, CHANGE, "a" * 1001)


def test_bands_and_words_are_delivered_together() -> None:
    body = delivered(same(*((5, 1, f"vastaus {number}") for number in range(5))))
    keys = [one.key for one in body]
    assert keys == ["feedback-result-of", "feedback-result-line", "feedback-result-line", "feedback-result-texts"]
    assert [one.args["band"] for one in body[1:3]] == [Words("feedback-band-high"), Words("feedback-band-low")]
    assert sorted(texts(body)) == [f"vastaus {number}" for number in range(5)]


def test_words_come_in_an_order_of_their_own() -> None:
    asked = same(*((3, 3, f"vastaus {number}") for number in range(5)))
    assert texts(delivered(asked, list.reverse)) == [f"vastaus {number}" for number in (4, 3, 2, 1, 0)]


def test_the_words_of_few_are_shown_to_nobody() -> None:
    body = delivered(same(*((3, 3, f"vastaus {number}" if number else None) for number in range(5))))
    assert sentences(body)[-1] == "feedback-result-few-texts"
    assert "vastaus" not in repr(body)


def test_a_question_that_few_answered_shows_no_band() -> None:
    body = delivered(same(*((None if number else 3, 3, None) for number in range(5))))
    assert [one.args["band"] for one in body[1:3]] == [Words("feedback-band-none"), Words("feedback-band-middle")]


def test_who_has_left_meanwhile_does_not_count() -> None:
    asked = same(*((3, 3, f"vastaus {number}") for number in range(5)))
    body = feedback.result(asked, with_standing(a_group(), Standing.LEFT, AINO), programme(), as_it_is)
    assert "vastaus" not in repr(body)


def test_what_was_promised_holds_at_closing() -> None:
    four = replace(same(*((3, 3, f"vastaus {number}") for number in range(4))), minimum=5)
    assert "vastaus" not in repr(feedback.result(four, a_group(), programme(), as_it_is, minimum=4))


def test_at_closing_facilitators_hear_it_in_private_and_everything_is_taken_back() -> None:
    asked = same(*((3, 3, "x") for _ in range(5)))
    effects = feedback.close(asked, a_group(), practice(), as_it_is)
    told = [one for one in effects if isinstance(one, Say)]
    assert [one.to for one in told] == [ToPerson(ANNA)]
    assert MINNA not in recipients(effects)
    taken = {one.message for one in effects if isinstance(one, Redact)}
    assert taken == {f"feedback:8:{who}:{part}" for who in MEMBERS for part in ("intro", "useful", "heard", "change")}
    assert feedback.close(replace(asked, closed=True), a_group(), practice(), as_it_is) == ()


@pytest.mark.parametrize("count", [5, 6, 7, 8])
def test_what_the_facilitator_sees_of_a_scale_leaves_four_values_to_everybody(count: int) -> None:
    """One who answered knows their own too, should the facilitator show it to them."""
    people = tuple(PersonId(f"@{number}:x") for number in range(count))
    member = a_group().members[2]
    group = replace(a_group(), members=tuple(replace(member, person=one, name="") for one in people))
    outcomes: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for answers in combinations_with_replacement(range(6), count):
        asked = Asked(8, people, {who: {USEFUL.key: value or None} for who, value in zip(people, answers, strict=True)})
        outcomes[repr(feedback.result(asked, group, programme(), as_it_is)[1])].append(answers)
    assert len(outcomes) == 4
    for sets in outcomes.values():
        for own in {one for answers in sets for one in answers}:
            possible: set[int] = set()
            for answers in sets:
                rest = list(answers)
                if own in rest:
                    rest.remove(own)
                    possible.update(rest)
            assert len(possible - {0}) >= 4


class TestWhen:
    def steps(self, **changes: object) -> dict[StepKind, calendar.Step]:
        group = replace(a_group(count=2), **changes)  # type: ignore[arg-type]
        plan = calendar.plan(group, (), BEFORE)
        return {one.kind: one for one in plan if one.kind in (StepKind.FEEDBACK, StepKind.CLOSE_FEEDBACK)}

    def test_it_is_asked_half_an_hour_after_the_last_session_and_closes_on_the_fourth_day(self) -> None:
        steps = self.steps()
        last = a_group(count=2).in_order()[-1]
        assert {one.session for one in steps.values()} == {last.number}
        assert steps[StepKind.FEEDBACK].due == last.ends(timedelta(minutes=90)) + timedelta(minutes=30)
        closes = steps[StepKind.CLOSE_FEEDBACK].due
        # Tuesday and four days is a Saturday: the Monday after.
        assert (closes.date() - last.begins().date()).days == 6
        assert closes == calendar.feedback_closes(a_group(count=2), last.number)

    @pytest.mark.parametrize(("count", "every", "numbers"), [(8, 21, [2, 4, 8]), (3, 21, [2, 3]), (1, 21, [1]), (8, 7, [8])])
    def test_it_is_asked_after_the_second_the_middle_and_the_last_session(
        self, count: int, every: int, numbers: list[int]
    ) -> None:
        group = a_group(count=count)
        group = replace(group, rhythm=replace(group.rhythm, every_days=every))
        plan = calendar.plan(group, (), BEFORE)
        assert [one.session for one in plan if one.kind is StepKind.FEEDBACK] == numbers

    def test_what_was_asked_is_closed_even_when_the_group_goes_on(self) -> None:
        group = held(a_group(count=3), 1)
        plan = calendar.plan(group, (), session(group, 1).begins() + timedelta(hours=3))
        assert (StepKind.CLOSE_FEEDBACK, 1) in {(one.kind, one.session) for one in plan}

    def test_in_the_evening_it_waits_for_the_morning(self) -> None:
        steps = self.steps(length=timedelta(minutes=180))
        last = a_group(count=2).in_order()[-1]
        assert steps[StepKind.FEEDBACK].due.date() == last.starts.day + timedelta(days=1)

    def test_it_is_not_asked_when_the_data_go_before_it_could_close(self) -> None:
        assert self.steps(retention=timedelta(days=3)) == {}
