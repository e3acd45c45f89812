"""The check-in: one light, open question in the room as a session starts. It is public and says so; no vote is ever kept."""

from __future__ import annotations

from datetime import datetime

from facilitation.effects import AskPoll, Choice, Decision, Effect, EndPoll, ToRoom
from facilitation.group import Group, GroupState
from facilitation.refusals import NotRunning, Refusal
from facilitation.session import Session
from facilitation.words import Words, words

LONGEST_QUESTION = 300
LONGEST_ANSWER = 55
FEWEST_ANSWERS = 2
MOST_ANSWERS = 10
ANSWERS = 4
"""How many ready answers the question has that is asked when nobody wrote one."""


class BadPoll(Refusal):
    """The question cannot be put like this; the answer says what is wrong and shows one that works."""

    def __init__(self, problem: Words) -> None:
        super().__init__(problem, words("practice-poll-example", example=words("command-checkin-example")))


class NoQuestion(BadPoll):
    """There is no question."""

    def __init__(self) -> None:
        super().__init__(words("practice-poll-no-question"))


class QuestionTooLong(BadPoll):
    """The question has `length` characters, more than 300."""

    def __init__(self, length: int) -> None:
        super().__init__(words("practice-poll-question-long", most=LONGEST_QUESTION, length=length))
        self.length = length


class WrongNumberOfAnswers(BadPoll):
    """There are `count` answers, not 2 to 10."""

    def __init__(self, count: int) -> None:
        super().__init__(words("practice-poll-answers", least=FEWEST_ANSWERS, most=MOST_ANSWERS, count=count))
        self.count = count


class EmptyAnswer(BadPoll):
    """One of the answers has no text."""

    def __init__(self) -> None:
        super().__init__(words("practice-poll-answer-empty"))


class AnswerTooLong(BadPoll):
    """The answer has more than 55 characters."""

    def __init__(self, answer: str) -> None:
        super().__init__(words("practice-poll-answer-long", most=LONGEST_ANSWER, answer=answer))
        self.answer = answer


class SameAnswerTwice(BadPoll):
    """Two answers read the same."""

    def __init__(self, answer: str) -> None:
        super().__init__(words("practice-poll-answer-twice", answer=answer))
        self.answer = answer


def ask(group: Group, session: Session) -> tuple[Effect, ...]:
    """The light question with its ready answers, which says that the group sees the votes."""
    return (
        AskPoll(
            ToRoom(),
            _key(session),
            (words("checkin-poll-question"), words("checkin-poll-note")),
            tuple(Choice(str(number), words(f"checkin-poll-options-{number}")) for number in range(1, ANSWERS + 1)),
            useful_until=session.begins() + group.length,
            counted=False,
        ),
    )


def close(group: Group, session: Session) -> tuple[Effect, ...]:  # noqa: ARG001 (as above)
    """End the poll of the session."""
    key = f"check-in-end:{session.number}:{session.revision}"
    return (EndPoll(ToRoom(), key, _key(session), (words("practice-check-in-closed"),)),)


def custom(group: Group, question: str, answers: tuple[str, ...], now: datetime, *, nonce: str = "") -> Decision:
    """A question in the facilitator's own words, put to the room with two to ten answers.

    `nonce` (the id of the command's event) keeps two questions of the same moment apart. Raises `NotRunning` and `BadPoll`.
    """
    if group.state is not GroupState.RUNNING:
        raise NotRunning(group.state)
    question = " ".join(question.split())
    answers = tuple(" ".join(one.split()) for one in answers)
    _examine(question, answers)
    poll = AskPoll(
        ToRoom(),
        f"check-in:own:{now:%Y%m%dT%H%M%S}:{nonce}",
        (words("practice-own-question", question=question), words("checkin-poll-note")),
        tuple(Choice(str(number), answer) for number, answer in enumerate(answers, start=1)),
        counted=False,
    )
    return Decision(group, (poll,))


def _examine(question: str, answers: tuple[str, ...]) -> None:
    if not question:
        raise NoQuestion
    if len(question) > LONGEST_QUESTION:
        raise QuestionTooLong(len(question))
    if not FEWEST_ANSWERS <= len(answers) <= MOST_ANSWERS:
        raise WrongNumberOfAnswers(len(answers))
    seen: set[str] = set()
    for answer in answers:
        if not answer:
            raise EmptyAnswer
        if len(answer) > LONGEST_ANSWER:
            raise AnswerTooLong(answer)
        if answer.casefold() in seen:
            raise SameAnswerTwice(answer)
        seen.add(answer.casefold())


def _key(session: Session) -> str:
    return f"check-in:{session.number}:{session.revision}"
