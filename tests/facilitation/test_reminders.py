"""What is said when a step falls due, and what is then better left unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from facilitation import reminders
from facilitation.calendar import Step, StepKind, deletion_day, plan
from facilitation.effects import AskPoll, Decision, EndPoll, HandOver, LeaveRoom, Say, ToPerson, ToRoom
from facilitation.group import Group, GroupState, Standing
from facilitation.session import Asked, Rsvp, SessionState
from facilitation.words import Body, CommandRef, Localised, Several, Url, When, Words
from tests.facilitation.mentoring import (
    AINO,
    ANNA,
    BEFORE,
    DONE_ELSEWHERE,
    ELSA,
    FIRST,
    LIISA,
    MEMBERS,
    MINNA,
    OLLI,
    PEKKA,
    a_group,
    agreed,
    argument,
    held,
    keys,
    practice,
    programme,
    recipients,
    saying,
    sentences,
    session,
    with_session,
    with_standing,
)

START = FIRST.instant()
UNTIL = START + timedelta(days=3)


def do(
    kind: StepKind, group: Group, number: int | None = 1, *, now: datetime = BEFORE, contact: str | None = None, revision: int = 0
) -> Decision:
    return reminders.perform(Step(kind, number, revision, now, UNTIL), group, practice(contact), now)


def over(group: Group) -> Group:
    """The group with all of its sessions held, and ended."""
    group = held(group, *(one.number for one in group.sessions))
    return replace(group, state=GroupState.ENDED, ended_at=session(group, len(group.sessions)).begins() + timedelta(days=1))


def coming(group: Group, count: int) -> Group:
    return with_session(group, 1, rsvps=dict.fromkeys(MEMBERS[:count], Rsvp.COMING))


def test_the_facilitator_hears_who_has_not_accepted_and_who_has_not_answered_the_invitation() -> None:
    group = with_standing(agreed(a_group(), ANNA, MINNA, PEKKA, LIISA, OLLI), Standing.INVITED, AINO)
    decision = do(StepKind.AGREEMENT_OPEN, group)
    assert recipients(decision) == [ANNA]
    body = saying(decision, f"agreement-open:1:0:{ANNA}").body
    assert argument(body, "practice-agreement-missing", "names") == Several(("Elsa",))
    assert argument(body, "invitation-pending", "names") == Several(("Aino",))


def test_the_facilitator_hears_nothing_when_everybody_has_accepted() -> None:
    assert do(StepKind.AGREEMENT_OPEN, agreed(a_group(), ANNA, MINNA, *MEMBERS)).effects == ()


def questions(body: Body) -> list[str]:
    """The Finnish texts of the questions that the facilitator can read in advance."""
    listed = argument(body, "practice-preparation-prompts", "prompts")
    assert isinstance(listed, Several)
    texts = [one.args["prompt"] for one in listed.items if isinstance(one, Words)]
    return [one.fi for one in texts if isinstance(one, Localised)]


def test_the_preparation_has_theme_people_questions_and_a_tip() -> None:
    decision = do(StepKind.PREPARATION, coming(a_group(), 3))
    assert recipients(decision) == [ANNA]
    body = saying(decision, f"preparation:1:0:{ANNA}").body
    theme = programme().theme("getting_acquainted")
    assert argument(body, "practice-preparation", "theme") == theme.title
    assert [one.text.fi for one in theme.prompts] == questions(body)
    assert argument(body, "who-coming", "n") == 3
    assert theme.tip is not None
    assert theme.tip.fi in sentences(body)
    assert "rsvp-too-few-to-facilitator" not in sentences(body)


def test_the_questions_in_store_are_those_that_the_gate_lets_through() -> None:
    decision = do(StepKind.PREPARATION, held(a_group(), 1), 2)
    shallow = [one.text.fi for one in programme().theme("valuing_my_work").prompts if one.depth <= 2]
    assert questions(saying(decision, f"preparation:2:0:{ANNA}").body) == shallow
    assert len(shallow) == 2


def test_a_question_that_the_group_has_seen_is_no_longer_in_store() -> None:
    group = with_session(held(a_group(), 1), 1, prompts_shown=(Asked("valuing_my_work", 0),))
    first, second, _ = (one.text.fi for one in programme().theme("valuing_my_work").prompts)
    told = questions(saying(do(StepKind.PREPARATION, group, 2), f"preparation:2:0:{ANNA}").body)
    assert (first in told, told) == (False, [second])


def test_fewer_than_three_coming_raises_the_question_what_to_do() -> None:
    decision = do(StepKind.PREPARATION, coming(a_group(), 2))
    body = saying(decision, f"preparation:1:0:{ANNA}").body
    assert "rsvp-too-few-to-facilitator" in sentences(body)
    (poll,) = [one for one in decision.effects if isinstance(one, AskPoll)]
    assert poll.to == ToPerson(ANNA)
    assert [one.id for one in poll.choices] == ["hold", "move", "skip"]
    assert not any(isinstance(one, AskPoll) for one in do(StepKind.PREPARATION, coming(a_group(), 3)).effects)


def test_a_missing_link_is_told_to_facilitator_and_host_the_day_before() -> None:
    decision = do(StepKind.PREPARATION, replace(a_group(), meeting_link=None))
    assert recipients(decision) == [ANNA, MINNA, ANNA]
    assert sentences(saying(decision, f"preparation:1:0:{MINNA}").body) == ["session-news-link-missing"]
    assert "session-news-link-missing" in sentences(saying(decision, f"preparation:1:0:{ANNA}").body)


def test_tips_may_name_a_command() -> None:
    number = next(one.number for one in a_group().sessions if one.theme == "coping")
    decision = do(StepKind.PREPARATION, held(a_group(), *range(1, number)), number)
    tip = argument(saying(decision, f"preparation:{number}:0:{ANNA}").body, "practice-preparation-tip", "tip")
    assert getattr(tip, "args", None) == {"scope_command": CommandRef("scope")}


def test_who_comes_is_asked_and_asked_again() -> None:
    assert keys(do(StepKind.RSVP, a_group())) == ["rsvp:1:0", "rsvp-poll:1:0"]
    again = do(StepKind.RSVP_AGAIN, coming(a_group(), 4))
    assert recipients(again) == [AINO]


def test_the_tech_check_has_link_lines_and_contact() -> None:
    decision = do(StepKind.TECH_CHECK, a_group(), contact="Minna, puh. 050 123")
    body = saying(decision, "tech:1:0").body
    assert sentences(body) == ["practice-tech-link", "practice-tech-lines", "practice-tech-contact"]
    assert argument(body, "practice-tech-link", "link") == Url("https://meet.example.org/room")
    assert argument(body, "practice-tech-link", "minutes") == 10
    assert argument(body, "practice-tech-contact", "contact") == "Minna, puh. 050 123"


def test_from_the_third_session_on_the_four_lines_are_only_named() -> None:
    held_before = held(a_group(), 1, 2)
    assert sentences(saying(do(StepKind.TECH_CHECK, held_before, 3), "tech:3:0").body)[:2] == [
        "practice-tech-link",
        "practice-tech-known",
    ]
    assert "practice-tech-lines" in sentences(saying(do(StepKind.TECH_CHECK, held(a_group(), 1), 2), "tech:2:0").body)


def test_before_the_first_session_every_answer_is_written_out_and_later_two() -> None:
    def answers(number: int) -> object:
        group = held(a_group(), *range(1, number))
        return argument(saying(do(StepKind.RSVP, group, number), f"rsvp:{number}:0").body, "practice-rsvp-how", "commands")

    assert answers(1) == Several(tuple(CommandRef(f"rsvp-{one}") for one in ("coming", "late", "unsure", "away")), "lines")
    assert answers(2) == Several((CommandRef("rsvp-coming"), CommandRef("rsvp-away")), "lines")


def test_without_a_contact_the_host_helps_else_the_facilitator_else_nobody_is_named() -> None:
    body = saying(do(StepKind.TECH_CHECK, a_group()), "tech:1:0").body
    assert argument(body, "practice-tech-contact", "contact") == Several(("Minna",), "or")
    group = with_standing(a_group(), Standing.LEFT, MINNA)
    body = saying(do(StepKind.TECH_CHECK, group), "tech:1:0").body
    assert argument(body, "practice-tech-contact", "contact") == Several(("Anna",), "or")
    alone = with_standing(group, Standing.LEFT, ANNA)
    assert "practice-tech-contact" not in sentences(saying(do(StepKind.TECH_CHECK, alone), "tech:1:0").body)


def test_no_link_is_promised_that_is_not_there() -> None:
    group = replace(a_group(), meeting_link=None)
    assert sentences(saying(do(StepKind.TECH_CHECK, group), "tech:1:0").body)[0] == "practice-tech-no-link"
    assert sentences(saying(do(StepKind.STARTING, group), "starting:1:0").body) == ["practice-starting"]


def test_five_minutes_before_everyone_is_mentioned_once_with_the_link() -> None:
    (said,) = do(StepKind.STARTING, a_group()).effects
    assert isinstance(said, Say)
    assert (said.key, said.to, said.everyone, said.rings) == ("starting:1:0", ToRoom(), True, True)
    assert argument(said.body, "rsvp-starting-soon", "link") == Url("https://meet.example.org/room")
    assert argument(said.body, "rsvp-starting-soon", "time") == When(START, "time")
    own = with_session(a_group(), 1, link="https://own.example.org/1")
    assert argument(saying(do(StepKind.STARTING, own), "starting:1:0").body, "rsvp-starting-soon", "link") == Url(
        "https://own.example.org/1"
    )


@pytest.mark.parametrize(
    "kind",
    [
        StepKind.AGREEMENT_OPEN,
        StepKind.PREPARATION,
        StepKind.RSVP,
        StepKind.RSVP_AGAIN,
        StepKind.TECH_CHECK,
        StepKind.STARTING,
    ],
)
@pytest.mark.parametrize("state", [SessionState.OPEN, SessionState.HELD, SessionState.DROPPED])
def test_nothing_is_said_ahead_of_a_session_that_is_under_way_or_over(kind: StepKind, state: SessionState) -> None:
    group = with_session(a_group(), 1, state=state, opened_at=START)
    assert do(kind, group).effects == ()


@pytest.mark.parametrize("kind", [StepKind.RSVP, StepKind.STARTING, StepKind.THANKS, StepKind.MISSED, StepKind.NUDGE])
def test_nothing_is_said_about_a_date_that_was_moved_or_a_session_that_is_not_there(kind: StepKind) -> None:
    moved = with_session(a_group(), 1, revision=1)
    assert do(kind, moved).effects == ()
    assert do(kind, a_group(), 99).effects == ()
    assert do(kind, a_group(), None).effects == ()


def test_thanks_name_the_next_date() -> None:
    decision = do(StepKind.THANKS, held(a_group(), 1), now=START + timedelta(days=1))
    body = saying(decision, "thanks:1:0").body
    assert argument(body, "practice-thanks", "date") == When(session(a_group(), 2).begins())
    assert saying(decision, "thanks:1:0").useful_until == UNTIL


def test_a_session_that_was_dropped_is_not_thanked_for() -> None:
    assert (
        do(StepKind.THANKS, with_session(a_group(), 1, state=SessionState.DROPPED), now=START + timedelta(days=1)).effects == ()
    )


def test_the_last_thanks_are_a_goodbye_with_the_day_on_which_the_data_go() -> None:
    group = over(a_group())
    body = saying(do(StepKind.THANKS, group, 8, now=START + timedelta(days=148)), "thanks:8:0").body
    assert argument(body, "practice-goodbye-farewell", "delete_date") == When(deletion_day(group), "day")


def test_no_farewell_is_announced_where_the_data_go_too_soon_for_it() -> None:
    group = replace(over(a_group()), retention=timedelta(days=34))
    body = saying(do(StepKind.THANKS, group, 8, now=START + timedelta(days=148)), "thanks:8:0").body
    assert sentences(body) == ["practice-goodbye", "workbook-with-goodbye"]


def test_only_members_who_had_said_that_they_cannot_come_get_the_kind_line() -> None:
    answers = {PEKKA: Rsvp.AWAY, LIISA: Rsvp.COMING, OLLI: Rsvp.UNSURE, ELSA: Rsvp.AWAY, ANNA: Rsvp.AWAY}
    group = with_standing(held(with_session(a_group(), 1, rsvps=answers), 1), Standing.LEFT, ELSA)
    decision = do(StepKind.MISSED, group, now=START + timedelta(days=1))
    assert keys(decision) == [f"missed:1:0:{PEKKA}"]
    assert sentences(saying(decision, f"missed:1:0:{PEKKA}").body) == ["rsvp-absent-dm"]


def test_who_missed_the_last_session_is_promised_no_next_one() -> None:
    group = over(with_session(a_group(), 8, rsvps={PEKKA: Rsvp.AWAY}))
    decision = do(StepKind.MISSED, group, 8, now=START + timedelta(days=148))
    assert sentences(saying(decision, f"missed:8:0:{PEKKA}").body) == ["practice-missed-last"]


def test_the_nudge_is_that_of_the_session_just_held() -> None:
    decision = do(StepKind.NUDGE, held(a_group(), 1, 2), 2, now=START + timedelta(days=30))
    assert sentences(saying(decision, "nudge:2:0").body) == [programme().theme("valuing_my_work").nudge.fi]
    assert do(StepKind.NUDGE, over(a_group()), 8, now=START + timedelta(days=150)).effects == ()


def test_the_farewell_is_the_last_nudge_with_the_day_on_which_the_data_go() -> None:
    group = over(a_group())
    (said,) = do(StepKind.FAREWELL, group, None, now=START + timedelta(days=178)).effects
    assert isinstance(said, Say)
    (part,) = said.body
    assert said.key == "farewell:8:0"
    assert sentences(said.body) == [programme().theme("closing").nudge.fi]
    assert part.args == {"delete_date": When(deletion_day(group), "day")}


def test_at_the_end_the_room_is_handed_over_before_vertti_leaves() -> None:
    said, hand_over, leave = do(StepKind.DELETION, over(a_group()), None).effects
    assert isinstance(said, Say)
    assert sentences(said.body) == ["practice-deletion"]
    assert isinstance(hand_over, HandOver)
    assert hand_over.people == (ANNA,)
    assert isinstance(leave, LeaveRoom)


def test_the_room_goes_to_whoever_is_left() -> None:
    group = with_standing(over(a_group()), Standing.LEFT, ANNA)
    assert [one.people for one in do(StepKind.DELETION, group, None).effects if isinstance(one, HandOver)] == [(MINNA,)]
    group = with_standing(group, Standing.LEFT, MINNA)
    assert [one.people for one in do(StepKind.DELETION, group, None).effects if isinstance(one, HandOver)] == [MEMBERS]
    group = with_standing(group, Standing.LEFT, *MEMBERS)
    assert [type(one) for one in do(StepKind.DELETION, group, None).effects] == [Say, LeaveRoom]


def test_a_session_that_nobody_started_is_held_by_its_step() -> None:
    decision = do(StepKind.HOLD, a_group(), now=START + timedelta(minutes=90))
    assert session(decision.group, 1).state is SessionState.HELD
    assert not any(isinstance(one, (Say, AskPoll)) for one in decision.effects)


def test_whatever_falls_due_a_session_that_somebody_forgot_to_end_is_ended_first() -> None:
    group = with_session(a_group(), 1, state=SessionState.OPEN, opened_at=START, phase=2, phase_began=START)
    decision = do(StepKind.THANKS, group, now=START + timedelta(days=1))
    assert session(decision.group, 1).state is SessionState.HELD
    assert isinstance(decision.effects[0], EndPoll)
    assert "thanks:1:0" in keys(decision)


def test_the_group_ends_when_the_calendar_said_so() -> None:
    group = held(a_group(), *range(1, 9))
    due = next(one.due for one in plan(group, (), BEFORE) if one.kind is StepKind.END_GROUP)
    announced = deletion_day(group)
    late = reminders.perform(Step(StepKind.END_GROUP, None, 0, due, UNTIL), group, practice(), due + timedelta(days=2))
    assert late.group.state is GroupState.ENDED
    assert late.group.ended_at == due
    assert deletion_day(late.group) == announced
    assert late.effects == ()


def test_the_group_does_not_end_while_a_session_is_still_to_come() -> None:
    group = held(a_group(), *range(1, 8))
    assert do(StepKind.END_GROUP, group, None) == Decision(group)
    dropped = with_session(group, 8, state=SessionState.DROPPED)
    assert do(StepKind.END_GROUP, dropped, None).group.state is GroupState.ENDED
    again = do(StepKind.END_GROUP, over(a_group()), None, now=BEFORE)
    assert again.group == over(a_group())


@pytest.mark.parametrize(
    "kind", [StepKind.PULSE, StepKind.CLOSE_PULSE, StepKind.FEEDBACK, StepKind.BUNDLE, StepKind.WELCOME, StepKind.MOVED]
)
def test_what_needs_more_than_the_group_is_not_done_here(kind: StepKind) -> None:
    with pytest.raises(ValueError):
        do(kind, a_group())


def test_all_that_the_calendar_plans_is_done_here_or_by_the_pulse_or_the_bundle() -> None:
    for group in (a_group(), over(a_group())):
        for step in plan(group, (), BEFORE):
            if step.kind not in DONE_ELSEWHERE:
                reminders.perform(step, group, practice(), step.due)


def test_what_is_private_goes_to_one_person() -> None:
    for kind in (StepKind.AGREEMENT_OPEN, StepKind.PREPARATION, StepKind.RSVP_AGAIN):
        effects = do(kind, a_group()).effects
        assert effects
        assert all(isinstance(one, Say | AskPoll) and isinstance(one.to, ToPerson) for one in effects)
