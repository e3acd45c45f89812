"""The calendar, row by row: what Vertti says unasked around the sessions of one group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitation import calendar
from facilitation.calendar import TABLE, Audience, Priority, Step, StepKind, late, rule
from facilitation.group import Group
from facilitation.session import SessionState
from tests.facilitation.calendars import CHRISTMAS, START, due, held, moved, steps, until
from tests.facilitation.planned import at, running, session_of, wall, with_state

# The table


def test_every_kind_has_one_line_in_the_table() -> None:
    assert sorted(one.kind for one in TABLE) == sorted(StepKind)
    assert all(rule(one.kind) is one and one.meaning for one in TABLE)


def test_only_what_belongs_to_a_session_or_answers_an_event_is_exempt_from_quiet_hours() -> None:
    waits = {one.kind for one in TABLE if not one.exempt}
    assert waits == {
        StepKind.PLAN,
        StepKind.AGREEMENT_OPEN,
        StepKind.PREPARATION,
        StepKind.NEEDS_SURVEY,
        StepKind.CLOSE_NEEDS,
        StepKind.RSVP,
        StepKind.RSVP_AGAIN,
        StepKind.PULSE,
        StepKind.FEEDBACK,
        StepKind.CLOSE_FEEDBACK,
        StepKind.THANKS,
        StepKind.MISSED,
        StepKind.SPARRING,
        StepKind.NUDGE,
        StepKind.COMMITMENT,
        StepKind.AWAY,
        StepKind.FAREWELL,
        StepKind.DELETION,
        StepKind.BUNDLE,
    }


def test_what_counts_towards_the_caps_has_a_priority_and_goes_to_members() -> None:
    for one in TABLE:
        if one.counts:
            assert one.priority is not Priority.OUTSIDE
            assert one.to not in (Audience.FACILITATORS, Audience.FACILITATORS_AND_HOST, Audience.NOBODY)


def test_the_priorities_stand_in_the_agreed_order() -> None:
    order = [StepKind.MOVED, StepKind.RSVP, StepKind.THANKS, StepKind.PULSE, StepKind.NUDGE]
    assert sorted(order, key=lambda one: rule(one).priority) == order
    assert rule(StepKind.SKIPPED).priority == rule(StepKind.MOVED).priority


def test_the_key_of_a_step_names_kind_session_and_revision() -> None:
    step = Step(StepKind.RSVP, 3, 2, at("2026-12-01 10:00"), at("2026-12-02 10:00"))
    assert step.key == "rsvp:3:2"
    assert replace(step, kind=StepKind.FAREWELL, session=None).key == "farewell:-:2"


def test_a_step_is_late_from_the_end_of_its_use() -> None:
    step = Step(StepKind.RSVP, 3, 2, at("2026-12-01 10:00"), at("2026-12-02 10:00"))
    assert not late(step, at("2026-12-02 09:59"))
    assert late(step, at("2026-12-02 10:00"))


# The rows, around a session on Thursday 3 December 2026 at five


def thursdays(**settings: object) -> Group:
    return running("2026-12-03 17:00", **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "when", "of_use_until"),
    [
        ("rsvp:2:0", "Fri 2026-12-18 10:00", "Tue 2026-12-22 17:00"),  # four days before is a Sunday
        ("rsvp_again:2:0", "Tue 2026-12-22 10:00", "Thu 2026-12-24 00:00"),
        ("agreement_open:1:0", "Wed 2026-12-02 10:00", "Thu 2026-12-03 17:00"),
        ("preparation:1:0", "Wed 2026-12-02 10:00", "Thu 2026-12-03 17:00"),
        ("preparation:2:0", "Wed 2026-12-23 10:00", "Thu 2026-12-24 17:00"),
        ("pulse:1:0", "Wed 2026-12-02 12:00", "Thu 2026-12-03 17:00"),
        ("tech_check:1:0", "Thu 2026-12-03 16:00", "Thu 2026-12-03 17:00"),
        ("starting:1:0", "Thu 2026-12-03 16:55", "Thu 2026-12-03 17:10"),
        ("thanks:1:0", "Fri 2026-12-04 10:00", "Mon 2026-12-07 10:00"),
        ("missed:1:0", "Fri 2026-12-04 10:00", "Mon 2026-12-07 10:00"),
        ("nudge:1:0", "Fri 2026-12-11 10:00", "Thu 2026-12-17 10:00"),  # ten days after is a Sunday
    ],
)
def test_each_step_has_its_hour_and_its_use(key: str, when: str, of_use_until: str) -> None:
    assert due(thursdays(), key) == when
    assert until(thursdays(), key) == of_use_until


def test_four_days_before_a_friday_is_a_monday() -> None:
    assert due(running("2026-12-04 17:00"), "rsvp:1:0") == "Mon 2026-11-30 10:00"
    assert due(running("2026-12-04 17:00"), "rsvp_again:1:0") == "Wed 2026-12-02 10:00"


def test_the_pulse_is_taken_around_the_first_the_middle_and_the_last_session() -> None:
    for count, numbers in ((5, {1, 3, 5}), (6, {1, 3, 6}), (7, {1, 4, 7}), (8, {1, 4, 8})):
        group = thursdays(count=count)
        assert calendar.pulse_sessions(group) == numbers
        assert {one.session for one in steps(group).values() if one.kind is StepKind.PULSE} == numbers
        # Every session closes what is open then: which one is in the middle may have changed since it was asked.
        closing = {one.session for one in steps(group).values() if one.kind is StepKind.CLOSE_PULSE}
        assert closing == set(range(1, count + 1))


def test_the_pulse_closes_when_the_session_starts() -> None:
    assert due(thursdays(), "close_pulse:1:0") == "Thu 2026-12-03 17:00"


def test_a_session_that_nobody_starts_counts_as_held_when_its_time_is_over() -> None:
    assert due(thursdays(), "hold:1:0") == "Thu 2026-12-03 18:30"


def test_a_session_that_nobody_ends_is_closed_two_hours_after_its_time() -> None:
    in_time = with_state(thursdays(), 1, SessionState.OPEN, at("2026-12-03 16:58"))
    assert due(in_time, "hold:1:0") == "Thu 2026-12-03 20:30"
    begun_late = with_state(thursdays(), 1, SessionState.OPEN, at("2026-12-03 18:00"))
    assert due(begun_late, "hold:1:0") == "Thu 2026-12-03 21:30"


def test_an_open_session_is_not_asked_about_any_more_but_thanked_for() -> None:
    group = with_state(thursdays(), 1, SessionState.OPEN, at("2026-12-03 16:50"))
    kinds = {one.kind for one in steps(group, "2026-12-03 16:51").values() if one.session == 1}
    assert kinds == {"starting", "close_pulse", "hold", "thanks", "missed", "sparring", "nudge", "commitment"}


def test_of_a_held_session_only_what_comes_after_it_is_left() -> None:
    kinds = {one.kind for one in steps(held(thursdays(), 1), "2026-12-03 18:31").values() if one.session == 1}
    assert kinds == {"thanks", "missed", "sparring", "nudge", "commitment", "close_feedback"}


def test_nothing_is_said_around_a_dropped_session_and_its_neighbours_know_each_other() -> None:
    group = with_state(thursdays(), 2, SessionState.DROPPED)
    assert not [one for one in steps(group).values() if one.session == 2]
    # 42 days from the first session to the third: half-way is 24 December.
    assert due(group, "nudge:1:0") == "Thu 2026-12-24 10:00"


def test_the_agreement_is_asked_about_before_the_first_session_only() -> None:
    assert [one.session for one in steps(thursdays()).values() if one.kind is StepKind.AGREEMENT_OPEN] == [1]
    first_is_second = moved(thursdays(), 1, "2027-01-05 17:00", START)
    assert [one.session for one in steps(first_is_second).values() if one.kind is StepKind.AGREEMENT_OPEN] == [2]
    assert not [one for one in steps(held(thursdays(), 1)).values() if one.kind is StepKind.AGREEMENT_OPEN]


def test_after_the_last_session_there_is_no_nudge() -> None:
    assert "nudge:7:0" in steps(thursdays())
    assert "nudge:8:0" not in steps(thursdays())


# Weekends


def test_the_thanks_for_a_friday_come_on_monday() -> None:
    assert due(running("2026-12-04 17:00"), "thanks:1:0") == "Mon 2026-12-07 10:00"
    assert due(running("2026-12-04 17:00"), "missed:1:0") == "Mon 2026-12-07 10:00"


def test_before_a_monday_the_weekend_steps_come_on_friday() -> None:
    group = running("2026-12-07 17:00")
    assert due(group, "rsvp:1:0") == "Thu 2026-12-03 10:00"
    assert due(group, "rsvp_again:1:0") == "Fri 2026-12-04 10:00"
    assert due(group, "preparation:1:0") == "Fri 2026-12-04 10:00"
    assert due(group, "pulse:1:0") == "Fri 2026-12-04 12:00"


def test_the_second_question_keeps_a_day_after_the_first_and_so_waits_over_the_weekend() -> None:
    # Before a Tuesday both would fall on the Friday.
    assert due(running(), "rsvp:1:0") == "Fri 2026-11-27 10:00"
    assert due(running(), "rsvp_again:1:0") == "Mon 2026-11-30 10:00"


def test_a_group_that_meets_on_saturday_has_no_weekend_rule_that_day() -> None:
    group = running("2026-12-05 13:00")
    assert due(group, "tech_check:1:0") == "Sat 2026-12-05 12:00"
    assert due(group, "preparation:1:0") == "Fri 2026-12-04 10:00"
    assert due(group, "thanks:1:0") == "Mon 2026-12-07 10:00"


def test_on_two_days_running_the_session_on_sunday_opens_the_weekend() -> None:
    group = moved(running("2026-12-05 13:00"), 2, "2026-12-06 13:00", START)
    assert due(group, "thanks:1:0") == "Sun 2026-12-06 10:00"
    assert due(group, "preparation:2:1") == "Sat 2026-12-05 10:00"


# Quiet hours


def test_tech_check_and_start_do_not_wait_for_the_morning() -> None:
    group = running("2026-12-01 07:30")
    assert due(group, "tech_check:1:0") == "Tue 2026-12-01 06:30"
    assert due(group, "starting:1:0") == "Tue 2026-12-01 07:25"


def test_a_noon_that_is_quiet_waits_for_the_next_morning() -> None:
    group = running("2026-12-03 17:00", quiet="11:00-13:00")
    assert due(group, "pulse:1:0") == "Thu 2026-12-03 10:00"


def test_where_ten_is_quiet_the_morning_begins_later() -> None:
    group = running("2026-12-03 17:00", quiet="20:00-11:30")
    assert due(group, "rsvp_again:1:0") == "Tue 2026-12-01 11:30"
    assert due(group, "pulse:1:0") == "Wed 2026-12-02 12:00"


def test_what_is_useless_by_the_next_morning_is_left_out() -> None:
    group = running("2026-12-03 09:00", quiet="11:00-13:00")
    assert "pulse:1:0" not in steps(group)


# Skip ranges


def test_the_question_who_comes_after_the_holidays_is_asked_before_them() -> None:
    group = running("2026-12-17 17:00", skip=[CHRISTMAS])
    assert session_of(group, 2).starts == wall("2027-01-07 17:00")
    assert due(group, "rsvp:2:0") == "Fri 2026-12-18 10:00"


def test_nothing_is_said_inside_the_holidays() -> None:
    group = running("2026-12-17 17:00", skip=[CHRISTMAS])
    inside = [one for one in steps(group).values() if at("2026-12-21 00:00") <= one.due < at("2027-01-07 00:00")]
    assert inside == []


def test_what_would_come_weeks_early_waits_for_the_end_of_the_holidays() -> None:
    group = running("2026-12-17 17:00", skip=[CHRISTMAS])
    assert due(group, "preparation:2:0") == "Thu 2027-01-07 10:00"
    assert "rsvp_again:2:0" not in steps(group)  # the first morning is the session's own day
    assert "nudge:1:0" not in steps(group)  # half-way lies deep inside


def test_what_lies_a_few_days_inside_comes_before_a_long_weekend() -> None:
    easter = running("2027-03-30 17:00", skip=["2027-03-26/2027-03-29"], opened="2027-03-01 09:00")
    assert due(easter, "rsvp:1:0", "2027-03-01 09:00") == "Thu 2027-03-25 10:00"
    assert due(easter, "preparation:1:0", "2027-03-01 09:00") == "Thu 2027-03-25 10:00"
    assert due(easter, "pulse:1:0", "2027-03-01 09:00") == "Thu 2027-03-25 12:00"


def test_who_moves_a_session_into_the_holidays_opens_that_day_only() -> None:
    group = moved(running("2026-12-17 17:00", skip=[CHRISTMAS]), 2, "2026-12-29 12:00", START)
    assert due(group, "tech_check:2:1") == "Tue 2026-12-29 11:00"
    assert due(group, "preparation:2:1") == "Tue 2026-12-29 10:00"
    assert due(group, "rsvp:2:1") == "Fri 2026-12-18 10:00"


def test_a_nudge_that_would_come_after_the_next_question_is_left_out() -> None:
    # Half-way is deep in the holidays and would wait for their end; the question who comes goes before them.
    group = running("2026-12-07 17:00", every=12, skip=["2026-12-09/2026-12-15"])
    assert due(group, "rsvp:2:0") == "Tue 2026-12-08 10:00"
    assert "nudge:1:0" not in steps(group)
    assert due(running("2026-12-07 17:00", every=12), "nudge:1:0") == "Fri 2026-12-11 10:00"


def test_a_pulse_that_would_come_after_the_tech_check_is_left_out() -> None:
    holiday = running("2026-12-29 10:30", skip=["2026-12-22/2026-12-28"])
    assert not {"pulse:1:0", "preparation:1:0"} & set(steps(holiday))
    assert "pulse:1:0" in steps(running("2026-12-29 11:00", skip=["2026-12-22/2026-12-28"]))


def test_a_nudge_never_comes_on_the_day_of_its_session() -> None:
    # Half-way is Monday, and of the days before it only the session's own speaks.
    group = running("2026-12-03 08:00", every=8, skip=["2026-12-04/2026-12-09"])
    assert "nudge:1:0" in steps(running("2026-12-03 08:00", every=8))
    assert due(group, "nudge:1:0") == "Thu 2026-12-10 10:00"


def test_who_was_asked_before_long_holidays_is_reminded_after_them() -> None:
    group = running("2027-01-08 17:00", skip=[CHRISTMAS])
    assert due(group, "rsvp:1:0") == "Fri 2026-12-18 10:00"
    assert due(group, "rsvp_again:1:0") == "Thu 2027-01-07 10:00"
    # What was said three weeks ago is no longer in the ledger.
    assert due(group, "rsvp_again:1:0", "2027-01-07 09:00") == "Thu 2027-01-07 10:00"
    opened_too_late = running("2027-01-08 09:00", skip=[CHRISTMAS], opened="2027-01-06 09:30")
    assert "rsvp_again:1:0" not in steps(opened_too_late, "2027-01-06 09:31")


# Rhythms


def test_in_a_weekly_rhythm_there_is_neither_nudge_nor_second_question() -> None:
    kinds = {one.kind for one in steps(running(every=7)).values()}
    assert StepKind.RSVP in kinds
    assert not kinds & {StepKind.NUDGE, StepKind.RSVP_AGAIN}
    assert {StepKind.NUDGE, StepKind.RSVP_AGAIN} <= {one.kind for one in steps(running(every=8)).values()}


def test_between_two_sessions_that_were_moved_close_there_is_no_nudge() -> None:
    assert "nudge:1:1" in steps(moved(running(), 1, "2026-12-14 17:00", START))
    assert "nudge:1:1" not in steps(moved(running(), 1, "2026-12-15 17:00", START))


def test_nobody_is_asked_about_a_session_before_the_previous_one_is_over() -> None:
    group = running("2026-12-01 17:00", every=3)
    assert due(group, "rsvp:2:0") == "Wed 2026-12-02 10:00"
    assert "rsvp:2:0" not in steps(running("2026-12-01 17:00", every=2))


def test_ten_o_clock_stays_ten_o_clock_over_the_changes_of_clocks() -> None:
    autumn = running("2026-10-27 17:00", opened="2026-10-01 09:00")
    assert due(autumn, "rsvp:1:0", "2026-10-01 09:00") == "Fri 2026-10-23 10:00"
    assert due(autumn, "tech_check:1:0", "2026-10-01 09:00") == "Tue 2026-10-27 16:00"
    spring = running("2027-03-16 17:00", opened="2027-03-01 09:00")
    assert due(spring, "nudge:1:0", "2027-03-01 09:00") == "Fri 2027-03-26 10:00"
    assert until(spring, "nudge:1:0") == "Tue 2027-03-30 10:00"
    assert due(spring, "tech_check:2:0", "2027-03-01 09:00") == "Tue 2027-04-06 16:00"
