"""The check-in is public and says so; anybody's votes are the platform's business."""

from __future__ import annotations

import pytest

from facilitation import check_in
from facilitation.effects import AskPoll, EndPoll, ToRoom
from facilitation.group import GroupState
from facilitation.refusals import NotRunning
from tests.facilitation.mentoring import BEFORE, a_group, argument, poll, sentences, session


def own(question: str, *answers: str) -> AskPoll:
    decision = check_in.custom(a_group(), question, answers, BEFORE, nonce="$event")
    (effect,) = decision.effects
    assert isinstance(effect, AskPoll)
    assert decision.group == a_group()
    return effect


def test_the_light_question_has_four_answers_and_says_that_it_is_visible() -> None:
    group = a_group()
    asked = poll(check_in.ask(group, session(group, 1)), "check-in:1:0")
    assert asked.to == ToRoom()
    assert sentences(asked.question) == ["checkin-poll-question", "checkin-poll-note"]
    assert len(asked.choices) == 4


def test_closing_ends_it() -> None:
    group = a_group()
    (ending,) = check_in.close(group, session(group, 1))
    assert isinstance(ending, EndPoll)
    assert ending.poll == "check-in:1:0"


def test_a_question_of_ones_own_is_asked_as_written_and_says_that_it_is_visible() -> None:
    asked = own("  Mikä   sää? ", "Aurinkoa", "Sadetta ")
    assert argument(asked.question, "practice-own-question", "question") == "Mikä sää?"
    assert sentences(asked.question)[-1] == "checkin-poll-note"
    assert [one.label for one in asked.choices] == ["Aurinkoa", "Sadetta"]


def test_two_questions_of_one_moment_are_kept_apart_by_their_events() -> None:
    first = check_in.custom(a_group(), "A?", ("a", "b"), BEFORE, nonce="$1").effects[0]
    second = check_in.custom(a_group(), "B?", ("a", "b"), BEFORE, nonce="$2").effects[0]
    assert first.key != second.key


def test_the_limits_themselves_are_allowed() -> None:
    assert len(own("q" * 300, *(f"{number}" + "a" * 54 for number in range(10))).choices) == 10


@pytest.mark.parametrize(
    ("question", "answers", "refusal"),
    [
        (" ", ("a", "b"), check_in.NoQuestion),
        ("q" * 301, ("a", "b"), check_in.QuestionTooLong),
        ("q", (), check_in.WrongNumberOfAnswers),
        ("q", ("a",), check_in.WrongNumberOfAnswers),
        ("q", tuple("abcdefghijk"), check_in.WrongNumberOfAnswers),
        ("q", ("a", " "), check_in.EmptyAnswer),
        ("q", ("a", "b" * 56), check_in.AnswerTooLong),
        ("q", ("Kyllä", "kyllä"), check_in.SameAnswerTwice),
    ],
)
def test_what_is_wrong_is_said_with_an_example(question: str, answers: tuple[str, ...], refusal: type[check_in.BadPoll]) -> None:
    with pytest.raises(refusal) as refused:
        own(question, *answers)
    assert isinstance(refused.value, check_in.BadPoll)
    assert sentences(refused.value.body)[-2:] == ["practice-poll-example", "command-checkin-example"]


@pytest.mark.parametrize("state", [GroupState.PLANNED, GroupState.ENDED])
def test_without_a_room_nothing_is_asked(state: GroupState) -> None:
    with pytest.raises(NotRunning):
        check_in.custom(a_group(state=state), "q", ("a", "b"), BEFORE)
