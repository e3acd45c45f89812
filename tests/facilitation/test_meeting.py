"""A session is started, led through its phases and ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from facilitation import leading, meeting, prompts
from facilitation.effects import AskPoll, Decision, EndPoll, Redact, Say, SetTopic
from facilitation.group import Group, GroupState
from facilitation.practice import Practice
from facilitation.prompts import Which
from facilitation.refusals import NoSuchSession, NotRunning
from facilitation.session import SessionState
from facilitation.words import Localised, Phrase, Several, When, Words
from tests.facilitation.mentoring import (
    BEFORE,
    FIRST,
    a_group,
    argument,
    held,
    keys,
    practice,
    programme,
    saying,
    sentences,
    session,
    with_session,
)

START = FIRST.instant()


def started(number: int = 1, *, count: int = 8) -> Group:
    group = held(a_group(count=count), *range(1, number))
    return meeting.start(group, practice(), session(group, number).begins()).group


def walked(group: Group) -> list[tuple[str, Say]]:
    """The phases from the second on, each with what is said as it begins."""
    found: list[tuple[str, Say]] = []
    while True:
        running = group.open_session()
        assert running is not None
        assert running.phase_began is not None
        try:
            decision = meeting.advance(group, practice(), running.phase_began + timedelta(minutes=5))
        except meeting.LastPhase:
            return found
        group = decision.group
        (said,) = [one for one in decision.effects if isinstance(one, Say)]
        found.append((said.key, said))


def shown(group: Group, number: int) -> tuple[int, ...]:
    return tuple(asked.index for asked in session(group, number).prompts_shown)


def test_a_session_opens_with_agenda_confidentiality_check_in_and_its_first_phase() -> None:
    decision = meeting.start(a_group(), practice(), START)
    opening = ["rsvp-end:1:0", "agenda:1:0", "confidentiality:1:0", "check-in:1:0", "phase:1:0:0"]
    assert [one for one in keys(decision) if not one.startswith("sign:")] == opening
    opened = session(decision.group, 1)
    assert (opened.state, opened.opened_at, opened.phase, opened.phase_began) == (SessionState.OPEN, START, 0, START)


def test_nothing_said_in_a_session_rings() -> None:
    decision = meeting.start(a_group(), practice(), START)
    assert not any(one.rings or one.everyone for one in decision.effects if isinstance(one, Say))
    assert not any(said.rings for _, said in walked(decision.group))


def test_a_group_may_go_without_check_in() -> None:
    decision = meeting.start(replace(a_group(), check_in=False), practice(), START)
    assert not any(isinstance(one, AskPoll) for one in decision.effects)


def test_the_agenda_names_place_theme_and_when_each_phase_ends() -> None:
    body = saying(meeting.start(a_group(), practice(), START), "agenda:1:0").body
    assert argument(body, "session-news-agenda", "n") == 1
    assert argument(body, "session-news-agenda", "total") == 8
    assert argument(body, "session-news-agenda", "theme") == programme().theme("getting_acquainted").title
    lines = argument(body, "practice-agenda", "lines")
    assert isinstance(lines, Several)
    last = lines.items[-1]
    assert isinstance(last, Words)
    assert last.args["time"] == When(START + timedelta(minutes=90), "time")


def test_the_reminders_of_confidentiality_take_turns() -> None:
    said = []
    for number in (1, 2, 3, 4):
        group = held(a_group(), *range(1, number))
        decision = meeting.start(group, practice(), session(group, number).begins())
        (part,) = saying(decision, f"confidentiality:{number}:0").body
        assert isinstance(part, Phrase)
        said.append(part.text)
    assert said == [*programme().confidentiality, programme().confidentiality[0]]


@pytest.mark.parametrize(
    ("offset", "can"),
    [
        (timedelta(hours=-12), True),
        (timedelta(hours=-12, seconds=-1), False),
        (timedelta(hours=3), True),
        (timedelta(hours=3, seconds=1), False),
    ],
)
def test_a_session_can_be_started_from_twelve_hours_before_to_three_after(offset: timedelta, can: bool) -> None:
    if can:
        assert session(meeting.start(a_group(), practice(), START + offset).group, 1).state is SessionState.OPEN
    else:
        with pytest.raises(meeting.NothingToStart):
            meeting.start(a_group(), practice(), START + offset)


def test_of_two_near_sessions_the_nearer_is_started() -> None:
    group = with_session(a_group(), 2, starts=FIRST.at(FIRST.time_of_day.replace(hour=20)))
    later = meeting.start(group, practice(), START + timedelta(hours=2))
    assert session(later.group, 2).state is SessionState.OPEN
    assert session(later.group, 1).state is SessionState.PLANNED


def test_without_a_session_near_the_next_one_is_named() -> None:
    with pytest.raises(meeting.NothingToStart) as refused:
        meeting.start(a_group(), practice(), BEFORE)
    assert refused.value.next == session(a_group(), 1)
    over = held(a_group(), *range(1, 9))
    with pytest.raises(meeting.NothingToStart) as refused:
        meeting.start(over, practice(), BEFORE)
    assert refused.value.next is None


@pytest.mark.parametrize("state", [SessionState.HELD, SessionState.DROPPED])
def test_what_was_held_or_dropped_is_not_started(state: SessionState) -> None:
    with pytest.raises(meeting.NothingToStart):
        meeting.start(with_session(a_group(), 1, state=state), practice(), START)


def test_a_second_start_is_refused() -> None:
    with pytest.raises(meeting.AlreadyOpen) as refused:
        meeting.start(started(), practice(), START)
    assert refused.value.session.number == 1


@pytest.mark.parametrize("state", [GroupState.PLANNED, GroupState.ENDED])
def test_a_group_without_a_room_starts_nothing(state: GroupState) -> None:
    with pytest.raises(NotRunning):
        meeting.start(a_group(state=state), practice(), START)


def test_the_frame_of_a_session_in_the_middle() -> None:
    phases = [said for _, said in walked(started(2))]
    assert [sentences(one.body)[:3] for one in phases] == [
        ["session-news-card", "phases-check-in", "phases-look-back"],
        ["session-news-card", "phases-look-back", "phases-break"],
        ["break"],
        ["session-news-card", "phases-discussion", "phases-commitments"],
        ["session-news-card", "phases-commitments", "phases-check-out"],
        ["session-news-card-last", "phases-check-out", programme().theme("valuing_my_work").closing.fi],
    ]


def test_the_first_session_has_nothing_to_look_back_on_and_the_last_nothing_to_try() -> None:
    first = " ".join(one for _, said in walked(started(1)) for one in sentences(said.body))
    assert "look-back" not in first
    assert "commitment-ask" in first
    last = " ".join(one for _, said in walked(started(8)) for one in sentences(said.body))
    assert "look-back" in last
    assert "commitment" not in last


@pytest.mark.parametrize("number", [1, 2, 8])
@pytest.mark.parametrize("minutes", [60, 90, 120])
def test_the_phases_fill_the_planned_time(number: int, minutes: int) -> None:
    group = replace(held(a_group(), *range(1, number)), length=timedelta(minutes=minutes))
    body = saying(meeting.start(group, practice(), session(group, number).begins()), f"agenda:{number}:0").body
    lines = argument(body, "practice-agenda", "lines")
    assert isinstance(lines, Several)
    assert sum(one.args["minutes"] for one in lines.items if isinstance(one, Words)) == minutes  # type: ignore[misc]


def test_each_phase_speaks_its_question() -> None:
    theme = programme().theme("valuing_my_work")
    said = {key: sentences(one.body) for key, one in walked(started(2))}
    assert said["phase:2:0:1"][-2:] == [theme.check_in.fi, "round-how-phase"]
    assert said["phase:2:0:2"][-1] == "practice-look-back"
    assert said["phase:2:0:4"][-2:] == [theme.prompts[0].text.fi, "practice-next-prompt"]
    assert said["phase:2:0:5"][-2:] == ["commitment-ask", "commitment-how"]
    assert said["phase:2:0:6"][-2:] == [theme.closing.fi, "round-how-phase"]


def test_the_end_of_a_phase_counts_from_its_beginning() -> None:
    late = START + timedelta(minutes=17)
    decision = meeting.advance(started(2), practice(), session(a_group(), 2).begins() + timedelta(minutes=17))
    body = saying(decision, "phase:2:0:1").body
    began = session(a_group(), 2).begins() + timedelta(minutes=17)
    assert argument(body, "session-news-card", "time") == When(began + timedelta(minutes=15), "time")
    assert session(decision.group, 2).phase_began == began
    assert late != began


def test_after_the_last_phase_only_the_end_is_left() -> None:
    group = started()
    for minutes in range(10, 60, 10):
        group = meeting.advance(group, practice(), START + timedelta(minutes=minutes)).group
    with pytest.raises(meeting.LastPhase) as refused:
        meeting.advance(group, practice(), START + timedelta(minutes=80))
    assert refused.value.session == session(group, 1)


def test_prompts_come_one_at_a_time_and_never_twice() -> None:
    group = started(3)
    texts = []
    for expected in (0, 1, 2):
        decision = leading.prompt(group, practice(), Which.NEXT)
        group = decision.group
        assert keys(decision) == [f"prompt:3:0:goals:{expected}"]
        texts.append(sentences(saying(decision, f"prompt:3:0:goals:{expected}").body)[0])
        assert ("practice-next-prompt" in sentences(saying(decision, f"prompt:3:0:goals:{expected}").body)) is (expected < 2)
    assert texts == [one.text.fi for one in programme().theme("goals").prompts]
    assert shown(group, 3) == (0, 1, 2)
    with pytest.raises(prompts.NoMorePrompts) as refused:
        leading.prompt(group, practice(), Which.NEXT)
    assert refused.value.session.number == 3


def test_the_deepest_questions_wait_until_the_third_session() -> None:
    group = started(2)
    for _ in range(2):
        group = leading.prompt(group, practice(), Which.NEXT).group
    assert [programme().theme("valuing_my_work").prompts[index].depth for index in shown(group, 2)] == [1, 2]
    with pytest.raises(prompts.NoMorePrompts):
        leading.prompt(group, practice(), Which.NEXT)


def test_the_conversation_begins_with_the_next_question_and_is_free_when_all_are_shown() -> None:
    group = started(2)
    group = leading.prompt(group, practice(), Which.NEXT).group
    second = next(sentences(said.body) for key, said in walked(group) if key == "phase:2:0:4")
    assert programme().theme("valuing_my_work").prompts[1].text.fi in second
    group = leading.prompt(group, practice(), Which.NEXT).group
    free = next(sentences(said.body) for key, said in walked(group) if key == "phase:2:0:4")
    assert free[-1] == "free-talk"


def test_the_end_closes_the_check_in_and_keeps_the_words_here() -> None:
    over = START + timedelta(minutes=85)
    decision = meeting.end(started(), practice(), over)
    ended = session(decision.group, 1)
    assert (ended.state, ended.ended_at, ended.phase, ended.phase_began) == (SessionState.HELD, over, None, None)
    poll, said, topic = (one for one in decision.effects if not isinstance(one, Redact))
    assert isinstance(poll, EndPoll)
    assert poll.poll == "check-in:1:0"
    assert isinstance(said, Say)
    assert sentences(said.body) == ["practice-session-ended"]
    assert not said.rings
    assert isinstance(topic, SetTopic)


@pytest.mark.parametrize("step", [meeting.advance, leading.go_back, leading.pause, leading.resume, meeting.end])
@pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.HELD, SessionState.DROPPED])
def test_without_an_open_session_there_is_nothing_to_lead(
    step: Callable[[Group, Practice, datetime], Decision], state: SessionState
) -> None:
    with pytest.raises(meeting.NoSessionOpen):
        step(with_session(a_group(), 1, state=state), practice(), START)


def test_a_session_that_nobody_started_counts_as_held_without_a_word() -> None:
    over = START + timedelta(minutes=90)
    decision = meeting.hold(a_group(), 1, over + timedelta(hours=5))
    assert session(decision.group, 1).state is SessionState.HELD
    assert session(decision.group, 1).ended_at == over
    assert [type(one) for one in decision.effects] == [EndPoll, SetTopic]


def test_a_session_left_open_is_ended_without_a_word_once_its_grace_is_over() -> None:
    group = started()
    late = START + timedelta(minutes=90) + timedelta(hours=2)
    assert meeting.hold(group, 1, late - timedelta(seconds=1)) == Decision(group)
    decision = meeting.hold(group, 1, late)
    assert session(decision.group, 1).state is SessionState.HELD
    assert session(decision.group, 1).ended_at == late
    assert [type(one) for one in decision.effects] == [EndPoll, SetTopic, *[Redact] * 3]


@pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.HELD, SessionState.DROPPED])
def test_what_is_still_to_come_or_over_already_is_not_touched(state: SessionState) -> None:
    group = with_session(a_group(), 1, state=state)
    assert meeting.hold(group, 1, START) == Decision(group)
    assert meeting.hold_all(group, START) == Decision(group)


def test_only_a_session_that_is_there_can_be_held() -> None:
    with pytest.raises(NoSuchSession):
        meeting.hold(a_group(), 99, START)


def test_every_prompt_of_the_programme_is_localised() -> None:
    assert all(isinstance(one.text, Localised) for theme in programme().themes for one in theme.prompts)
